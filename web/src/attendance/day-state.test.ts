import type { DayFlag, DayStatus } from "@biometricflow/sdk/generated/graphql";
import { expect, it } from "vitest";
import { toDayState } from "./day-state.ts";

const CASES: readonly [status: DayStatus, flags: readonly DayFlag[], state: string][] = [
  ["PRESENT", [], "present"],
  ["PRESENT", ["EARLY_LEAVE", "LATE"], "late"],
  ["PRESENT", ["EARLY_LEAVE", "OVERTIME"], "early"],
  ["INCOMPLETE", ["LATE", "MISSING_OUT"], "missing"],
  ["INCOMPLETE", ["SHORT_DAY"], "short"],
  ["PENDING", ["IN_PROGRESS"], "pending"],
  ["PENDING", ["IN_PROGRESS", "LATE"], "late"],
  ["ABSENT", [], "absent"],
  ["UNKNOWN", [], "unknown"],
  ["ON_LEAVE", ["WORKED_ON_LEAVE"], "leave"],
  ["HOLIDAY", ["WORKED_OFF_DAY"], "holiday"],
  ["WEEKEND", [], "rest"],
];

it.each(CASES)("shows a day that is %s with %j as %s", (status, flags, state) => {
  expect(toDayState({ status, flags })).toBe(state);
});
