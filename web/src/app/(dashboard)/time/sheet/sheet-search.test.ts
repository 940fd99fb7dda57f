import { expect, it } from "vitest";
import { type SheetAddress, sheetParams, sheetSearch, toSheetQuestion } from "./sheet-search.ts";

const PLACES = [{ id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" }];
const NOTHING: SheetAddress = {
  place: [],
  department: null,
  range: null,
  from: null,
  to: null,
  only: null,
  q: null,
  view: null,
};

const ask = (address: Partial<SheetAddress>) => toSheetQuestion({ ...NOTHING, ...address }, PLACES, "2026-11-26");

it("shows the month of today as a sheet when the address says nothing", () => {
  const { month, matrix, records } = ask({});
  expect([month, matrix]).toEqual(["2026-11", { month: "2026-11", filter: {} }]);
  expect(records.filter).toEqual({ from: "2026-11-01", to: "2026-11-30" });
});

it("lists who was late yesterday, in the places and the department that are chosen", () => {
  const { matrix, records } = ask({
    range: "yesterday",
    only: "late",
    place: ["riyadh"],
    department: "ops",
    q: " ١٠١ ",
  });
  expect(matrix).toBeUndefined();
  expect(records.filter).toEqual({
    from: "2026-11-25",
    to: "2026-11-25",
    placeIds: ["riyadh"],
    departmentIds: ["ops"],
    search: "101",
    flags: ["LATE"],
  });
});

it.each([{ only: "absent" }, { view: "list" }, { from: "2026-11-01", to: "2026-11-29" }] as const)(
  "lists days one by one for %j",
  (address) => {
    expect(ask(address).month).toBeUndefined();
  },
);

it.each(["p.1001.2026-11-22", "cairo/118.2026-11-22", "p.a%2Eb.2.2026-11-22"])("reads the open day %s", (text) => {
  const key = sheetSearch.row.parse(text);
  expect(key && sheetSearch.row.serialize(key)).toBe(text);
});

it.each(["2026-11-22", ".2026-11-22", "p.1001.2026-02-30", "p.10012026-11-22", "p.1001"])(
  "drops %s for the open day",
  (text) => {
    expect(sheetParams["row"]?.(text)).toBeNull();
  },
);
