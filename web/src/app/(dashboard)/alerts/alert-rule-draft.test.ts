import { describe, expect, it } from "vitest";
import { findAlertRuleFault, toAlertRuleDraft, toAlertRuleInput } from "./alert-rule-draft.ts";

const OFFLINE = { kind: "DEVICE_OFFLINE" as const, isEnabled: true, afterMinutes: 10, threshold: null, isUrgent: true };
const DRIFT = { kind: "CLOCK_DRIFT" as const, isEnabled: false, afterMinutes: 0, threshold: 60, isUrgent: false };

describe("a rule of alerts that is typed", () => {
  it("says what the rule says, and no measure for kinds without one", () => {
    const { threshold: _none, ...offline } = OFFLINE;
    expect(toAlertRuleInput(toAlertRuleDraft(OFFLINE))).toEqual(offline);
    expect(toAlertRuleInput(toAlertRuleDraft(DRIFT))).toEqual(DRIFT);
  });

  it.each([
    ["nothing of a whole one", {}, undefined],
    ["nothing of Arabic digits", { minutes: "١٥", threshold: "٩٠" }, undefined],
    ["nothing of the most", { minutes: "1440", threshold: "10000" }, undefined],
    ["no minutes", { minutes: "" }, "minutes"],
    ["part of a minute", { minutes: "1.5" }, "minutes"],
    ["fewer than none", { minutes: "-1" }, "minutes"],
    ["more than a day", { minutes: "1441" }, "minutes"],
    ["a measure of nothing", { threshold: "0" }, "threshold"],
    ["too large a measure", { threshold: "10001" }, "threshold"],
    ["a measure that is no number", { threshold: "many" }, "threshold"],
  ] as const)("finds %s", (_what, over, fault) => {
    const draft = { ...toAlertRuleDraft(DRIFT), ...over };
    expect(findAlertRuleFault(draft)).toBe(fault);
    expect(toAlertRuleInput(draft) === undefined).toBe(fault !== undefined);
  });

  it("takes Arabic digits for the numbers they are", () => {
    expect(toAlertRuleInput({ ...toAlertRuleDraft(DRIFT), minutes: "١٥" })?.afterMinutes).toBe(15);
  });
});
