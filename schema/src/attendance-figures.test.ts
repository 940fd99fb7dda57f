import { expect, it } from "vitest";
import { parseAttendanceFigures } from "./attendance-figures.ts";

const RIYADH = { placeId: "riyadh", leaversEnrolled: 2, punchedOnDayOff: 0, punchedOutOfHours: 1 };

it("reads what it knows", () => {
  expect(parseAttendanceFigures(JSON.stringify({ places: [{ ...RIYADH, more: 1 }] }))).toEqual({ places: [RIYADH] });
});

it.each(["", "[]", "{}", JSON.stringify({ places: [{ ...RIYADH, leaversEnrolled: -1 }] })])(
  "takes %j for none",
  (text) => {
    expect(parseAttendanceFigures(text)).toBeUndefined();
  },
);
