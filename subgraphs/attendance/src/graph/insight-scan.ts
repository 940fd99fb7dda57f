import { setImmediate as nextTurn } from "node:timers/promises";
import { listPeopleTurns } from "./insight-people.ts";
import { listReaderTurns } from "./insight-readers.ts";
import type { InsightPosition, InsightSelection, InsightSources, PlacedInsight } from "./insight-turns.ts";

/** Some insights after a position, and where to go on; `undefined`: everything was looked at. */
export interface ScannedInsights {
  readonly found: readonly PlacedInsight[];
  readonly next: InsightPosition | undefined;
}

/** One page: so many insights at most, after a position. */
export interface InsightRequest {
  readonly limit: number;
  readonly after: InsightPosition | undefined;
}

/** What a page reads at most: one that found less says where to go on. */
const MOST_ROWS = 40_000;

/** Looks readers, then people through for insights. A page that has read enough ends, whatever it found. */
export async function scanInsights(
  selection: InsightSelection,
  { limit, after }: InsightRequest,
  sources: InsightSources,
): Promise<ScannedInsights> {
  const found: PlacedInsight[] = [];
  let rows = 0;
  for (const turns of [listReaderTurns(selection, after, sources), listPeopleTurns(selection, after, sources)])
    for await (const turn of turns) {
      found.push(...turn.found.filter(({ position }) => isAfter(position, after)));
      if (found.length > limit)
        return { found: found.slice(0, limit), next: found[limit - 1]?.position ?? after ?? toBeginning(selection) };
      rows += turn.rows;
      if (rows >= MOST_ROWS) return { found, next: turn.end };
      await nextTurn();
    }
  return { found, next: undefined };
}

function toBeginning({ from }: InsightSelection): InsightPosition {
  return ["0", from, "", ""];
}

/** Only the group in which a page began has insights before it. */
function isAfter([part, group, id, key]: InsightPosition, after: InsightPosition | undefined): boolean {
  if (after === undefined) return true;
  return part !== after[0] || group !== after[1] || id !== after[2] || key > after[3];
}
