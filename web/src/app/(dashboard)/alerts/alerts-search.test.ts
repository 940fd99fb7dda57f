import { expect, it } from "vitest";
import { ALERT_KINDS, alertsParams, toAlertVariables } from "./alerts-search.ts";

it("asks for what stands and for what is over, of the same places and kind", () => {
  expect(toAlertVariables({ ids: ["cairo"] }, "CLOCK_DRIFT", 50)).toEqual({
    open: { placeIds: ["cairo"], kinds: ["CLOCK_DRIFT"], states: ["RAISED"] },
    over: { placeIds: ["cairo"], kinds: ["CLOCK_DRIFT"], states: ["RESOLVED"] },
    first: 50,
  });
});

it("names no places and no kind where all are meant: those of the organisation as a whole have no place", () => {
  expect(toAlertVariables({ ids: undefined }, null, 50)).toEqual({
    open: { states: ["RAISED"] },
    over: { states: ["RESOLVED"] },
    first: 50,
  });
});

it("follows each kind of its address, and nothing else", () => {
  expect(ALERT_KINDS.map((kind) => alertsParams.kind?.(kind))).toEqual(ALERT_KINDS);
  expect(alertsParams.kind?.("FIRE")).toBeNull();
});
