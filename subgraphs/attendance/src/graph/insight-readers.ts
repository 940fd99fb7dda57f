import { addDays } from "../domain/dates.ts";
import { findManyPins } from "../domain/insights/many-pins.ts";
import {
  type InsightPosition,
  type InsightSelection,
  type InsightSources,
  type InsightTurn,
  LAST_KEY,
} from "./insight-turns.ts";
import { toInsightKey } from "./insight-key.ts";

/** What a date costs without a punch. */
const ROWS_PER_DATE = 200;

/** Looks readers through, a date each turn. Whoever sees some people only, or asks for some, is told nothing of everybody's PINs. */
export async function* listReaderTurns(
  selection: InsightSelection,
  after: InsightPosition | undefined,
  { insights }: Pick<InsightSources, "insights">,
): AsyncGenerator<InsightTurn> {
  const { kinds, people, scope, placeIds, from, to } = selection;
  const isOfEverybody = scope.people === undefined && people.departmentIds === undefined;
  if (!kinds.includes("MANY_PINS") || !isOfEverybody || after?.[0] === "1") return;
  for (let date = after?.[1] ?? from; date <= to; date = addDays(date, 1)) {
    const punches = await insights.listReaderPunches(date, placeIds ?? scope.placeIds);
    const placed = findManyPins(punches)
      .filter((insight) => insight.from === date)
      .map((insight) => ({
        insight: { ...insight, person: undefined },
        position: ["0", date, "", toInsightKey(insight)] as const,
      }));
    const found = placed.toSorted((left, right) => (left.position[3] < right.position[3] ? -1 : 1));
    yield { found, end: ["0", date, "", LAST_KEY], rows: punches.length + ROWS_PER_DATE };
  }
}
