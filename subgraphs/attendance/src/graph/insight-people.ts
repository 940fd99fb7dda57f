import { addDays, countDays } from "../domain/dates.ts";
import { type HabitDay, type Insight, type InsightKind, PAST_DAYS } from "../domain/insights/insight.ts";
import { findTendencies } from "../domain/insights/tendencies.ts";
import { findImpossibleTravel, type PlacedPunch } from "../domain/insights/travel.ts";
import { findUnusualHours } from "../domain/insights/usual-hours.ts";
import type { PersonRecord } from "../domain/people/people-store.ts";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";
import { toInsightKey } from "./insight-key.ts";
import {
  type InsightPosition,
  type InsightSelection,
  type InsightSources,
  type InsightTurn,
  LAST_KEY,
} from "./insight-turns.ts";

/** Of one turn. */
const DAYS_PER_TURN = 1500;
const MOST_PEOPLE = 50;
/** What somebody costs of whom there is nothing to read. */
const ROWS_PER_PERSON = 20;
const OF_DAYS: readonly InsightKind[] = ["UNUSUAL_HOURS", "TARDINESS", "OVERTIME", "LATE_WEEKDAY"];

/** Looks people through in the order of their names, some each turn. */
export async function* listPeopleTurns(
  selection: InsightSelection,
  after: InsightPosition | undefined,
  sources: InsightSources,
): AsyncGenerator<InsightTurn> {
  const { from, to, kinds } = selection;
  if (kinds.every((kind) => kind === "MANY_PINS")) return;
  const size = Math.min(MOST_PEOPLE, Math.max(1, Math.floor(DAYS_PER_TURN / (countDays(from, to) + PAST_DAYS))));
  const list = (limit: number, position: readonly [string, string] | undefined) =>
    sources.peopleReader.list(selection.people, { limit, after: position });
  const start = after?.[0] === "1" ? after : undefined;
  const first = start && (await sources.peopleReader.list(toOne(selection, start[2]), { limit: 1, after: undefined }));
  let people = [...(first ?? []), ...(await list(size, start && [start[1], start[2]]))];
  for (let last = people.at(-1); last !== undefined; last = people.at(-1)) {
    yield { ...(await lookAt(people, selection, sources)), end: ["1", last.nameKey, last.id, LAST_KEY] };
    people = [...(await list(size, [last.nameKey, last.id]))];
  }
}

function toOne({ people }: InsightSelection, id: string): InsightSelection["people"] {
  return { ...people, ids: [id] };
}

async function lookAt(
  people: readonly PersonRecord[],
  selection: InsightSelection,
  { insights, toClockMinutes }: InsightSources,
): Promise<Omit<InsightTurn, "end">> {
  const { kinds, scope, ...range } = selection;
  const keys = people.map(({ key }) => key);
  const needsTravel = kinds.includes("IMPOSSIBLE_TRAVEL");
  const needsDays = scope.people !== undefined || kinds.some((kind) => OF_DAYS.includes(kind));
  const past = { from: addDays(range.from, -PAST_DAYS), to: range.to };
  const days = needsDays ? await insights.findDays(keys, past) : new Map<number, readonly HabitDay[]>();
  const punches = needsTravel ? await insights.findPunches(keys, range) : new Map<number, readonly PlacedPunch[]>();
  const found = people.flatMap((person) => {
    const seen = (days.get(person.key) ?? []).filter((day) => isSeen(day, scope));
    const ofPlaces = seen.filter(({ placeId }) => selection.placeIds?.includes(placeId) ?? true);
    const all = [
      ...findUnusualHours(ofPlaces, range, toClockMinutes),
      ...findTravel(punches.get(person.key) ?? [], seen, selection),
      ...findTendencies(ofPlaces, range),
    ];
    return place(
      person,
      all.filter(({ kind }) => kinds.includes(kind)),
    );
  });
  return { found, rows: countRows(days) + countRows(punches) + ROWS_PER_PERSON * people.length };
}

/** As a list of records would show the record of the day. */
function isSeen(day: HabitDay, { placeIds, people }: ViewerScope): boolean {
  if (placeIds !== undefined && !placeIds.includes(day.placeId)) return false;
  if (people === undefined) return true;
  const isOfDepartment = day.departmentId !== undefined && people.departmentIds.includes(day.departmentId);
  return isOfDepartment || people.personIds.includes(day.personId);
}

/** Between places that the viewer sees, on days that the viewer sees; one of the places is asked for. */
function findTravel(
  punches: readonly PlacedPunch[],
  seen: readonly HabitDay[],
  { scope, placeIds }: InsightSelection,
): readonly Insight[] {
  const dates = scope.people === undefined ? undefined : new Set(seen.map(({ date }) => date));
  const shown = punches.filter(
    ({ placeId, date }) => (scope.placeIds?.includes(placeId) ?? true) && (dates?.has(date) ?? true),
  );
  return findImpossibleTravel(shown).filter(
    (insight) => placeIds === undefined || insight.placeIds.some((id) => placeIds.includes(id)),
  );
}

function place(person: PersonRecord, insights: readonly Insight[]): InsightTurn["found"] {
  const placed = insights.map((insight) => ({
    insight: { ...insight, person },
    position: ["1", person.nameKey, person.id, toInsightKey(insight)] as const,
  }));
  return placed.toSorted((left, right) => (left.position[3] < right.position[3] ? -1 : 1));
}

function countRows(rows: ReadonlyMap<number, readonly unknown[]>): number {
  return [...rows.values()].reduce((sum, own) => sum + own.length, 0);
}
