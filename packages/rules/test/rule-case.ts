import { type Difference, toDifferences } from "../cli/case-diff.ts";
import type { CaseInput, CasePunch } from "../cli/case-format.ts";
import { runDayCase } from "../cli/run-case.ts";

/** A day at Riyadh (UTC+3, Friday and Saturday off) unless said; Sunday 2025-06-29. */
export type RuleCase = readonly [
  title: string,
  input: Partial<CaseInput>,
  expected: Readonly<Record<string, unknown>> | null,
];

export const DATE = "2025-06-29";
export const RIYADH = { timeZone: "Asia/Riyadh" };
export const BERLIN = { timeZone: "Europe/Berlin", weekend: ["SAT", "SUN"] };
export const EARLY = { ...BERLIN, weekend: [], shift: { start: "02:00", end: "10:00" } };
export const NIGHT = { start: "22:00", end: "06:00", breakMinutes: 30 };

const PLAIN = { pin: "1001", homePlace: "RUH", places: { RUH: RIYADH }, date: DATE, punches: [] };

/** Punches of the date at "HH:mm" or "HH:mm:ss", or at full local times; `more` is set on each. */
export function at(times: string, more: Partial<CasePunch> = {}, date = DATE): readonly CasePunch[] {
  return times.split(" ").map((time) => {
    return { ...more, t: time.includes("T") ? time : `${date}T${time.length === 5 ? `${time}:00` : time}` };
  });
}

/** Punches of the date from "HH:mm=state". */
export function pressed(presses: string): readonly CasePunch[] {
  return presses.split(" ").flatMap((press) => {
    const [time = "", state] = press.split("=");
    return at(time, { state: Number(state) });
  });
}

export function shift(rules: Readonly<Record<string, unknown>>): Pick<CaseInput, "places"> {
  return { places: { RUH: { ...RIYADH, shift: rules } } };
}

/** What the engine gives for a rule case instead of what is expected; empty when they agree. */
export function judgeRuleCase(input: RuleCase[1], expected: RuleCase[2]): readonly Difference[] {
  const { homePlace, ...others } = { ...PLAIN, ...input };
  return toDifferences(expected, runDayCase(homePlace === undefined ? others : { ...others, homePlace }));
}
