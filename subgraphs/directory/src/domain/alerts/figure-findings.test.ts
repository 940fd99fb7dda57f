import { expect, it } from "vitest";
import { takeFindings, toRules } from "./alert.ts";
import { toFigureFindings } from "./figure-findings.ts";

const at = (nowMs: number, set: Parameters<typeof toRules>[0] = []) => ({ rules: toRules(set), nowMs });
const RIYADH = { placeId: "riyadh", leaversEnrolled: 2, punchedOnDayOff: 1, punchedOutOfHours: 3 };

it("finds one thing of each kind at a place, with how many people it is", () => {
  const findings = toFigureFindings(["riyadh", "cairo"], [RIYADH], at(5));
  expect(findings.filter(({ holds }) => holds)).toEqual([
    { kind: "LEAVER_ENROLLED", placeId: "riyadh", deviceId: null, holds: true, sinceMs: 5, value: 2 },
    { kind: "PUNCH_ON_DAY_OFF", placeId: "riyadh", deviceId: null, holds: true, sinceMs: 5, value: 1 },
    { kind: "PUNCH_OUT_OF_HOURS", placeId: "riyadh", deviceId: null, holds: true, sinceMs: 5, value: 3 },
  ]);
});

it("finds nothing below the threshold, and that it is over once nobody is counted", () => {
  const rule = { kind: "LEAVER_ENROLLED", isEnabled: true, afterMinutes: 0, threshold: 3, isUrgent: false } as const;
  expect(toFigureFindings(["riyadh"], [RIYADH], at(5, [rule]))[0]).toMatchObject({
    kind: "LEAVER_ENROLLED",
    holds: false,
  });
  const open = takeFindings([], toFigureFindings(["riyadh"], [RIYADH], at(5)), 5);
  const over = takeFindings(open, toFigureFindings(["riyadh"], [], at(6)), 6);
  expect(over.map(({ kind, state }) => [kind, state])).toEqual([
    ["LEAVER_ENROLLED", "RESOLVED"],
    ["PUNCH_ON_DAY_OFF", "RESOLVED"],
    ["PUNCH_OUT_OF_HOURS", "RESOLVED"],
  ]);
});

it("has the rules of punches on days off and out of hours switched off until somebody wants them", () => {
  const isOn = (kind: string) => toRules([]).find((rule) => rule.kind === kind)?.isEnabled;
  const kinds = ["PUNCH_ON_DAY_OFF", "PUNCH_OUT_OF_HOURS", "LEAVER_ENROLLED"];
  expect(kinds.map(isOn)).toEqual([false, false, true]);
});
