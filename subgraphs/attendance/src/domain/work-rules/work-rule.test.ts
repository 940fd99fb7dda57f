import { describe, expect, it } from "vitest";
import { createRuleFinder, findRuleFault, type WorkRule } from "./work-rule.ts";

const DAY = { date: "2026-03-01", personId: "p.1", departmentId: "d.it", placeId: "riyadh" };
const rule = (over: Partial<WorkRule> = {}): WorkRule => ({
  kind: "WORK_DAY",
  scope: { kind: "ORGANISATION", id: "" },
  from: "2026-01-01",
  to: undefined,
  minutes: 480,
  source: "Article 98",
  ...over,
});
const DEPARTMENT = rule({ scope: { kind: "DEPARTMENT", id: "d.it" }, minutes: 420 });
const PERSON = rule({ scope: { kind: "PERSON", id: "p.1" }, minutes: 300 });
const PLACE = rule({ scope: { kind: "PLACE", id: "riyadh" }, minutes: 450 });
const RAMADAN = rule({ from: "2026-02-18", to: "2026-03-19", minutes: 360 });

describe("the rule that holds", () => {
  it.each([
    ["none where there is none", [], undefined],
    ["none before it begins", [rule({ from: "2026-03-02" })], undefined],
    ["the last that began", [rule(), rule({ from: "2026-02-01", minutes: 470 })], 470],
    [
      "none from a date on from which nothing is bounded",
      [rule(), rule({ from: "2026-02-01", minutes: undefined })],
      undefined,
    ],
    ["the season over those without an end", [rule({ from: "2026-02-20" }), RAMADAN], 360],
    ["the usual one when the season is over", [rule(), { ...RAMADAN, to: "2026-02-28" }], 480],
    ["the place's over the organisation's", [RAMADAN, PLACE], 450],
    ["the department's over the place's", [PLACE, DEPARTMENT], 420],
    ["the person's over all others", [RAMADAN, PLACE, DEPARTMENT, PERSON], 300],
    ["not another person's", [rule(), { ...PERSON, scope: { kind: "PERSON", id: "p.2" } }], 480],
    ["not one of another kind", [rule({ kind: "WORK_WEEK" })], undefined],
  ] as const)("is %s", (_what, rules, minutes) => {
    expect(createRuleFinder(rules)("WORK_DAY", DAY)?.minutes).toBe(minutes);
  });
});

it.each([
  ["nothing of a good one", {}, undefined],
  ["a scope without an id", { scope: { kind: "PERSON", id: "" } }, "scopeId"],
  ["an organisation with one", { scope: { kind: "ORGANISATION", id: "x" } }, "scopeId"],
  ["an end before the beginning", { to: "2025-12-31" }, "to"],
  ["more minutes than a day has", { minutes: 1441 }, "minutes"],
  ["half a minute", { minutes: 0.5 }, "minutes"],
  ["a whole law as source", { source: "x".repeat(301) }, "source"],
] as const)("finds %s", (_what, over, argument) => {
  expect(findRuleFault(rule(over))?.argument).toBe(argument);
});
