import { INSIGHT_KINDS, type Insight } from "../domain/insights/insight.ts";

/** Longer than any instant in milliseconds. */
const DIGITS = 16;

/** Where an insight stands among those of one person, or of one date: by date, kind and instant. */
export function toInsightKey({ from, kind, fromMs = 0, readerId = "", values }: Insight): string {
  const instant = String(fromMs).padStart(DIGITS, "0");
  return [from, INSIGHT_KINDS.indexOf(kind), instant, readerId, values["weekday"] ?? ""].join(" ");
}
