import { expect, it } from "vitest";
import { parseAttendanceFigures } from "./attendance-figures.ts";

const RIYADH = { placeId: "riyadh", leaversEnrolled: 2, punchedOnDayOff: 0, punchedOutOfHours: 1 };

it("reads what it knows", () => {
  expect(parseAttendanceFigures(JSON.stringify({ places: [{ ...RIYADH, more: 1 }] }))).toEqual({ places: [RIYADH] });
});

it("reads those of another version without what it does not know how to read", () => {
  const { punchedOutOfHours: _late, ...older } = RIYADH;
  const presence = { atMs: 1, isWorkedOut: true, places: [], gaps: [] };
  expect(parseAttendanceFigures(JSON.stringify({ places: [older], presence }))).toEqual({
    places: [{ ...older, punchedOutOfHours: 0 }],
  });
});

it.each(["", "[]", "{}", JSON.stringify({ places: [{ ...RIYADH, leaversEnrolled: -1 }] })])(
  "takes %j for none",
  (text) => {
    expect(parseAttendanceFigures(text)).toBeUndefined();
  },
);
