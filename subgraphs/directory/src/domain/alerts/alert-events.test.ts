import { expect, it } from "vitest";
import type { Alert } from "./alert.ts";
import { toAlertEvents } from "./alert-events.ts";

const RAISED: Alert = {
  ...{ id: "alert/1", kind: "CLOCK_DRIFT", placeId: "riyadh", deviceId: "riyadh/gate-1", state: "RAISED" },
  ...{ sinceMs: 1, value: 90, raisedAtMs: 2, resolvedAtMs: null, acknowledgedBy: null, acknowledgedAtMs: null },
};
const PENDING: Alert = { ...RAISED, state: "PENDING", raisedAtMs: null };
const ACKNOWLEDGED: Alert = { ...RAISED, acknowledgedBy: "account/admin", acknowledgedAtMs: 3 };
const over = (alert: Alert): Alert => ({ ...alert, state: "RESOLVED", resolvedAtMs: 4 });

it.each([
  ["raised, seen for the first time", [], RAISED, ["RAISED"]],
  ["raised after it waited", [PENDING], RAISED, ["RAISED"]],
  ["waiting to be raised", [], PENDING, []],
  ["over before it was raised", [PENDING], over(PENDING), []],
  ["measured anew", [RAISED], { ...RAISED, value: 120 }, []],
  ["as it was", [RAISED], RAISED, []],
  ["acknowledged", [RAISED], ACKNOWLEDGED, ["ACKNOWLEDGED"]],
  ["measured anew after that", [ACKNOWLEDGED], { ...ACKNOWLEDGED, value: 120 }, []],
  ["over", [RAISED], over(RAISED), ["RESOLVED"]],
  ["acknowledged and over by that", [RAISED], over(ACKNOWLEDGED), ["RESOLVED"]],
])("tells of an alert that is %s", (_what, before, changed, told) => {
  expect(toAlertEvents(before, [changed])).toEqual(told.map((kind) => ({ kind, alert: changed })));
});
