import { describe, expect, it } from "vitest";
import { findDraftFault, toNewDraft, toRuleDraft, toRuleInput, toRuleTime } from "./rule-draft.ts";

const TODAY = "2026-11-26";
const CAP = {
  ...{ kind: "OVERTIME_WEEK" as const, scope: "PLACE" as const, scopeId: "riyadh", from: "2026-01-01" },
  ...{ to: null, minutes: 750, source: "Article 106" },
};
const typed = { ...toNewDraft("OVERTIME_DAY", TODAY), hours: "2:00", source: "Article 106" };

describe("a rule that is typed", () => {
  it("says what the rule says", () => {
    expect(toRuleDraft(CAP)).toMatchObject({ hours: "12:30", isUnbounded: false });
    expect(toRuleInput(toRuleDraft(CAP))).toEqual(CAP);
    const open = { ...CAP, minutes: null };
    expect(toRuleInput(toRuleDraft(open))).toEqual(open);
    expect(toRuleInput(toRuleDraft({ ...CAP, kind: "OVERTIME_MONTH", minutes: 44_640 }))?.minutes).toBe(44_640);
  });

  it("is of nobody in particular for the organisation, whatever was chosen before", () => {
    expect(toRuleInput({ ...typed, scopeId: "riyadh" })).toMatchObject({ scope: "ORGANISATION", scopeId: null });
  });

  it("bounds by zero, and by nothing only where that is said", () => {
    expect(toRuleInput({ ...typed, hours: "0:00" })?.minutes).toBe(0);
    expect(toRuleInput({ ...typed, hours: "", isUnbounded: true })?.minutes).toBeNull();
  });

  it.each([
    ["nothing of a whole one", {}, undefined],
    ["nothing of Arabic digits", { hours: "٢:٣٠" }, undefined],
    ["a scope without a target", { scope: "PERSON" as const }, "target"],
    ["a missing date", { from: null }, "from"],
    ["an end before the beginning", { to: "2026-11-25" }, "to"],
    ["no hours", { hours: "" }, "hours"],
    ["hours that are no time", { hours: "2,5" }, "hours"],
    ["more than a day has", { hours: "24:01" }, "hours"],
    ["no source", { source: "  " }, "source"],
  ] as const)("finds %s", (_what, over, fault) => {
    expect(findDraftFault({ ...typed, ...over })).toBe(fault);
    expect(toRuleInput({ ...typed, ...over }) === undefined).toBe(fault !== undefined);
  });
});

it.each([
  ["the last that began holds", { from: TODAY }, [], "NOW"],
  ["one that is to come does not hold yet", { from: "2026-11-27" }, [], "COMING"],
  ["one that was followed holds no more", {}, [{ from: "2026-06-01" }], "OVER"],
  ["one that will be followed still holds", {}, [{ from: "2026-12-01" }], "NOW"],
  ["a season ends none of it", {}, [{ from: "2026-02-01", to: "2026-03-01" }], "NOW"],
  ["a season that is over holds no more", { to: "2026-11-25" }, [], "OVER"],
  ["one of another place ends none of it", {}, [{ from: "2026-06-01", scopeId: "cairo" }], "NOW"],
] as const)("%s", (_what, own, others, time) => {
  const rule = { ...CAP, ...own };
  expect(toRuleTime(rule, [rule, ...others.map((other) => ({ ...CAP, ...other }))], TODAY)).toBe(time);
});
