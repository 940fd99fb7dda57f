import type { PlaceFiguresFragment } from "@biometricflow/sdk/generated/graphql";
import { expect, it } from "vitest";
import { doubtSilent } from "./silent-places.ts";

const COUNTS: PlaceFiguresFragment["counts"] = {
  people: 3,
  in: 2,
  openTooLong: 0,
  left: 0,
  onLeave: 0,
  dayOff: 0,
  expected: 1,
  late: 0,
  absent: 0,
  unknown: 0,
  cameLate: 0,
};

const toRow = (id: string, doubt: PlaceFiguresFragment["doubt"]): PlaceFiguresFragment => ({
  place: { id },
  counts: COUNTS,
  asOf: null,
  doubt,
  lastPunchAt: null,
});

it("doubts the figures of a place that is silent before the counting service says so, and keeps what it says", () => {
  const rows = [toRow("cairo", null), toRow("dubai", "READER_NOT_PROVED"), toRow("riyadh", null)];
  const absent = ["cairo", "dubai"].map((place) => ({ place, code: "PLACE_UNREACHABLE", asOf: null }));
  expect(doubtSilent(rows, absent).map(({ doubt }) => doubt)).toEqual(["PLACE_SILENT", "READER_NOT_PROVED", null]);
});
