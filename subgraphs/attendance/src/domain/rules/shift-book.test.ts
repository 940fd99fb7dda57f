import { expect, it } from "vitest";
import { parseNamedShift } from "../shifts/parse-named-shift.ts";
import { createShiftBook, decide, toHoursOn, toLayers } from "./shift-book.ts";
import { layOver, listDifferences, valueOn } from "./stretches.ts";

const DAY = parseNamedShift(
  {
    id: "day",
    name: "Day",
    colour: "#336699",
    letter: "D",
    versions: [
      { from: "2026-03-01", settings: { start: "09:00", end: "18:00" } },
      {
        from: "2026-01-01",
        settings: {
          weekdays: { THU: { end: "13:00" } },
          seasons: [{ from: "2026-02-18", to: "2026-03-19", shift: { start: "10:00", end: "16:00", breakMinutes: 0 } }],
        },
      },
    ],
  },
  "shift",
);
const book = createShiftBook([DAY], []);
const hoursOn = (date: string) => {
  const { start, end, breakMinutes } = toHoursOn(book, "day", date) ?? {};
  return `${start}-${end} ${breakMinutes}`;
};

it("a version holds from its date until the next one, and the first before its date too", () => {
  expect(hoursOn("2020-01-05")).toBe("08:00-17:00 60");
  expect(hoursOn("2026-02-17")).toBe("08:00-17:00 60");
  expect(hoursOn("2026-03-01")).toBe("09:00-18:00 60");
});

it("a season and a weekday of a shift stand over its ordinary hours, key by key", () => {
  expect(hoursOn("2026-01-08")).toBe("08:00-13:00 60");
  expect(hoursOn("2026-02-18")).toBe("10:00-16:00 0");
  expect(hoursOn("2026-02-19")).toBe("10:00-16:00 0"); // a Thursday: the season says an end of its own
});

it("of several assignments the one that began last holds, and the older one after its end", () => {
  const target = { kind: "DEPARTMENT", id: "it" } as const;
  const shifts = decide([
    { target, shiftId: "night", from: "2026-03-10", to: "2026-03-20" },
    { target, shiftId: "day", from: "2026-01-01", to: undefined },
  ]);
  const ids = ["2025-12-31", "2026-03-09", "2026-03-10", "2026-03-20", "2026-03-21"].map((date) =>
    valueOn(shifts, date),
  );
  expect(ids).toEqual([undefined, "day", "night", "night", "day"]);
});

it("the seasons of the rules share no date", () => {
  const layers = toLayers(book, [{ from: "2026-02-01", to: "2026-03-31", value: "day" }]);
  expect(layers.seasons.map(({ from, to }) => `${from} ${to}`)).toEqual([
    "2026-02-01 2026-02-17",
    "2026-02-18 2026-02-28",
    "2026-03-01 2026-03-31",
  ]);
});

it("stretches differ on as few ranges as say it, open ends included", () => {
  const upper = [{ from: "2026-02-10", to: "2026-02-20", value: "b" }];
  const lower = [{ from: "2026-02-01", to: "9999-12-31", value: "a" }];
  expect(listDifferences(lower, layOver(upper, lower))).toEqual([{ from: "2026-02-10", to: "2026-02-20" }]);
  expect(listDifferences([], lower)).toEqual([{ from: "2026-02-01", to: "9999-12-31" }]);
  expect(listDifferences(lower, lower)).toEqual([]);
});
