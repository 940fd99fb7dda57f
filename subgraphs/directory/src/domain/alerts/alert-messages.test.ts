import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { describe, expect, it } from "vitest";
import type { Webhook } from "../webhooks/webhook.ts";
import { acknowledge, type Alert, type AlertKind, takeFindings, toRules } from "./alert.ts";
import { toAlertChange, toPath } from "./alert-messages.ts";
import type { AlertView } from "./alert-store.ts";

const NONE = { placeId: null, deviceId: null };

it.each([
  [
    "a reader",
    { kind: "CLOCK_DRIFT", placeId: "riyadh", deviceId: "riyadh/gate 1" },
    "/devices/reader?id=riyadh%2Fgate%201",
  ],
  ["a place", { kind: "PLACE_DOWN", placeId: "riyadh", deviceId: null }, "/devices?place=riyadh"],
  ["failed sign-ins", { kind: "SIGN_IN_FAILURES", ...NONE }, "/audit?outcome=REFUSED"],
] as const)("leads from an alert about %s to where more is known of it", (_what, alert, path) => {
  expect(toPath(alert)).toBe(path);
});

describe("in quiet hours", () => {
  const NIGHT = Date.parse("2026-11-25T20:00Z"); // 23:00 in Riyadh, afternoon in New York
  const MORNING = Date.parse("2026-11-26T04:00Z");
  const TOLD: Webhook = {
    ...{
      id: "webhook/a",
      name: "a",
      url: "https://a.example",
      format: "STANDARD",
      places: ["*"],
      devices: [],
      departments: [],
      statuses: [],
    },
    ...{ events: ["ALERT_RAISED", "ALERT_RESOLVED"], isEnabled: true, leftOut: 0, createdAtMs: 0, createdBy: "a" },
  };
  const toZone = (placeId: string | null) => (placeId === "newyork" ? "America/New_York" : "Asia/Riyadh");
  const VIEW: AlertView = {
    ...{ open: [], rules: toRules([]), webhooks: [TOLD] },
    quietHours: [{ days: WEEKDAYS, from: 22 * 60, to: 7 * 60 }],
  };
  const open = (placeId: string | null, kind: AlertKind): Alert => {
    const finding = { kind, placeId, deviceId: null, value: null, sinceMs: NIGHT, holds: true };
    const [pending] = takeFindings([], [finding], NIGHT);
    return pending ?? expect.fail("there is no alert");
  };
  const tell = (alert: Alert, view: Partial<AlertView> = {}, decide = raise) => {
    const { deliveries } = toAlertChange({ ...VIEW, open: [alert], ...view }, { atMs: NIGHT, toZone }, () => [
      decide(alert),
    ]);
    return deliveries.map(({ kind, createdAtMs, nextAtMs }) => [kind, createdAtMs, nextAtMs]);
  };
  const raise = (alert: Alert): Alert => ({ ...alert, state: "RAISED", raisedAtMs: NIGHT });

  it("an alert waits until they are over at its place", () => {
    expect(tell(open("riyadh", "PLACE_DOWN"))).toEqual([["ALERT_RAISED", NIGHT, MORNING]]);
    expect(tell(open("newyork", "PLACE_DOWN"))).toEqual([["ALERT_RAISED", NIGHT, NIGHT]]);
    expect(tell(open(null, "SIGN_IN_FAILURES"))).toEqual([["ALERT_RAISED", NIGHT, MORNING]]);
  });

  it("its end waits too, also when somebody ends it", () => {
    const lost = raise(open("riyadh", "LOG_LOST"));
    expect(tell(lost, {}, (alert) => acknowledge(alert, "account/a", NIGHT))).toEqual([
      ["ALERT_RESOLVED", NIGHT, MORNING],
    ]);
  });

  it("an urgent one is told at once", () => {
    const rules = toRules([{ kind: "PLACE_DOWN", isEnabled: true, afterMinutes: 2, threshold: null, isUrgent: true }]);
    expect(tell(open("riyadh", "PLACE_DOWN"), { rules })).toEqual([["ALERT_RAISED", NIGHT, NIGHT]]);
    expect(tell(open("riyadh", "LOG_LOST"), { rules })).toEqual([["ALERT_RAISED", NIGHT, MORNING]]);
  });
});
