import type { Insight, InsightKind } from "../domain/insights/insight.ts";
import type { InsightReader } from "../domain/insights/insight-store.ts";
import type { ToClockMinutes } from "../domain/insights/usual-hours.ts";
import type { PeopleReader, PersonSelection } from "../domain/people/people-store.ts";
import type { PersonReference } from "../domain/people/person.ts";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";
import type { DateRange } from "../domain/rules/stretches.ts";

/** An insight, and of whom; nobody's is a reader's. */
export interface FoundInsight extends Insight {
  readonly person: PersonReference | undefined;
}

/** Those of readers come first, by date: `["0", date, "", key]`; then those of people, by name: `["1", name key, id, key]`. */
export type InsightPosition = readonly [part: "0" | "1", group: string, id: string, key: string];

/** After every key of a group. */
export const LAST_KEY = "~";

/** Which insights, of whom. */
export interface InsightSelection extends DateRange {
  readonly kinds: readonly InsightKind[];
  readonly people: PersonSelection;
  /** The places that are asked for; `undefined`: all that the viewer sees. */
  readonly placeIds: readonly string[] | undefined;
  readonly scope: ViewerScope;
}

/** What a scan reads. */
export interface InsightSources {
  readonly insights: InsightReader;
  readonly peopleReader: Pick<PeopleReader, "list">;
  readonly toClockMinutes: ToClockMinutes;
}

/** An insight where it stands. */
export interface PlacedInsight {
  readonly insight: FoundInsight;
  readonly position: InsightPosition;
}

/** What one turn found, in order, where it ended, and how many rows it read. */
export interface InsightTurn {
  readonly found: readonly PlacedInsight[];
  readonly end: InsightPosition;
  readonly rows: number;
}
