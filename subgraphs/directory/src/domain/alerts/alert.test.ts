import { describe, expect, it } from "vitest";
import { acknowledge, type Alert, type Finding, isDropped, passTime, takeFindings, toRules } from "./alert.ts";

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const OFFLINE: Finding = {
  ...{ kind: "DEVICE_OFFLINE", placeId: "riyadh", deviceId: "riyadh/gate-1", value: null },
  ...{ sinceMs: NOW, holds: true },
};
const OVER: Finding = { ...OFFLINE, holds: false };
const ENABLED = new Set(["riyadh"]);

const first = (alerts: readonly Alert[]): Alert => alerts[0] ?? expect.fail("there is no alert");
const begin = (finding = OFFLINE) => first(takeFindings([], [finding], NOW));
const wait = (alert: Alert, minutes: number, changes: Partial<Parameters<typeof passTime>[1]> = {}) =>
  passTime([alert], {
    ...{ rules: toRules([]), nowMs: NOW + minutes * MINUTE, enabled: ENABLED, synced: ENABLED },
    ...changes,
  })[0];
const raise = (finding = OFFLINE) => wait(begin(finding), 10) ?? expect.fail("it was not raised");

describe("an alert", () => {
  it("is raised once it held for as long as its rule says, and not before", () => {
    expect(begin()).toMatchObject({ state: "PENDING", sinceMs: NOW, raisedAtMs: null });
    expect(wait(begin(), 10 - 1 / MINUTE)).toBeUndefined();
    expect(wait(begin(), 10)).toMatchObject({ state: "RAISED", raisedAtMs: NOW + 10 * MINUTE });
    expect(wait(raise(), 500)).toBeUndefined();
  });

  it("is one, however often it is seen", () => {
    const open = [begin()];
    expect(takeFindings(open, [OFFLINE, OFFLINE], NOW + MINUTE)).toEqual([]);
    const both = takeFindings([], [OFFLINE, { ...OFFLINE, deviceId: "riyadh/gate-2" }, OFFLINE], NOW);
    expect(both.map(({ deviceId }) => deviceId)).toEqual(["riyadh/gate-1", "riyadh/gate-2"]);
  });

  it("tells what is measured last", () => {
    const drift = begin({ ...OFFLINE, kind: "CLOCK_DRIFT", value: 90 });
    const [changed] = takeFindings([drift], [{ ...OFFLINE, kind: "CLOCK_DRIFT", value: -120 }], NOW);
    expect(changed).toEqual({ ...drift, value: -120 });
  });

  it("is resolved when it is over, and begins as another one", () => {
    const resolved = first(takeFindings([raise()], [OVER], NOW + 20 * MINUTE));
    expect(resolved).toMatchObject({ state: "RESOLVED", resolvedAtMs: NOW + 20 * MINUTE });
    expect(isDropped(resolved)).toBe(false);
    const states = takeFindings([raise()], [OVER, OFFLINE], NOW).map(({ id, state }) => [id, state]);
    expect(states.map(([, state]) => state)).toEqual(["RESOLVED", "PENDING"]);
    expect(new Set(states.map(([id]) => id)).size).toBe(2);
  });

  it("leaves nothing behind that was over before anybody was told", () => {
    expect(isDropped(first(takeFindings([begin()], [OVER], NOW)))).toBe(true);
    expect(takeFindings([], [OVER], NOW)).toEqual([]);
  });

  it("is not raised of a reader whose place is not synced, until it is", () => {
    expect(wait(begin(), 60, { synced: new Set() })).toBeUndefined();
    expect(wait(begin(), 61)).toMatchObject({ state: "RAISED" });
    const down = begin({ ...OFFLINE, kind: "PLACE_DOWN", deviceId: null });
    expect(wait(down, 2, { synced: new Set() })).toMatchObject({ state: "RAISED" });
  });

  it("is over where its place is not in use, or its rule is off", () => {
    expect(wait(raise(), 20, { enabled: new Set() })).toMatchObject({ state: "RESOLVED" });
    const rules = toRules([
      { kind: "DEVICE_OFFLINE", isEnabled: false, afterMinutes: 0, threshold: null, isUrgent: false },
    ]);
    expect(wait(raise(), 20, { rules })).toMatchObject({ state: "RESOLVED" });
    expect(wait(begin(), 20, { rules })).toMatchObject({ state: "RESOLVED", raisedAtMs: null });
  });

  it("of the organisation needs no place", () => {
    const burst = begin({ ...OFFLINE, kind: "SIGN_IN_FAILURES", placeId: null, deviceId: null, value: 20 });
    expect(wait(burst, 0, { enabled: new Set(), synced: new Set() })).toMatchObject({ state: "RAISED" });
  });
});

describe("acknowledging", () => {
  it("keeps whoever was first, and lets the alert stand", () => {
    const seen = acknowledge(raise(), "account/a", NOW);
    expect(seen).toMatchObject({ state: "RAISED", acknowledgedBy: "account/a", acknowledgedAtMs: NOW });
    expect(acknowledge(seen, "account/b", NOW + 1)).toEqual(seen);
  });

  it("ends a lost log, which never ends by itself", () => {
    const lost = raise({ ...OFFLINE, kind: "LOG_LOST" });
    expect(acknowledge(lost, "account/a", NOW)).toMatchObject({ state: "RESOLVED", resolvedAtMs: NOW });
  });
});
