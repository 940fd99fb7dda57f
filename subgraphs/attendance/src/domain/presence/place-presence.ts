import { type DoubtFacts, listUnproved, type PlaceDoubt, toPlaceDoubts } from "./place-doubt.ts";
import { judgePresence, type PresenceFacts, type PresenceTerms } from "./presence-state.ts";

/** People of one place in counts. */
export interface PresenceSums {
  /** Who works on the day under way, whether they came, are not due yet, are late or absent, or nobody knows. */
  readonly expected: number;
  readonly present: number;
  /** Of those that came. */
  readonly cameLate: number;
  readonly notDue: number;
  /** Due, and not there. */
  readonly late: number;
  /** Not there until the end of the shift. */
  readonly absent: number;
  readonly onLeave: number;
  readonly dayOff: number;
  /** Nobody knows whether they came, or whether they work on the day at all. */
  readonly unknown: number;
}

/** What is not known of a place. */
export interface PlaceGap {
  readonly placeId: string;
  readonly doubt: PlaceDoubt;
  /** Milliseconds since 1970; null where nobody knows. */
  readonly sinceMs: number | null;
  /** Global ids of the readers that are not proved. */
  readonly readers: readonly string[];
}

/** What is counted of a place, and at which places its people may have punched. */
export interface PlaceTally {
  readonly counts: PresenceSums;
  readonly enrolledAt: ReadonlySet<string>;
}

const NOBODY: PresenceSums = {
  ...{ expected: 0, present: 0, cameLate: 0, notDue: 0, late: 0, absent: 0, onLeave: 0, dayOff: 0, unknown: 0 },
};

/** The tallies with some people more: each at the place whose rules measure the day, without that where nobody knows it. */
export function addToTallies(
  tallies: ReadonlyMap<string, PlaceTally>,
  people: readonly PresenceFacts[],
  terms: PresenceTerms,
): ReadonlyMap<string, PlaceTally> {
  const sums = new Map(tallies);
  for (const facts of people) {
    const placeId = facts.row?.placeId ?? facts.homePlaceId;
    if (placeId === undefined) continue;
    const { counts, enrolledAt } = sums.get(placeId) ?? { counts: NOBODY, enrolledAt: new Set<string>() };
    const more = new Set(toCounted(facts, placeId, terms));
    sums.set(placeId, {
      counts: add(counts, more),
      enrolledAt: more.has("unknown") ? new Set([...enrolledAt, ...(facts.row?.enrolledAt ?? [])]) : enrolledAt,
    });
  }
  return sums;
}

function add(counts: PresenceSums, more: ReadonlySet<keyof PresenceSums>): PresenceSums {
  const one = (name: keyof PresenceSums) => counts[name] + (more.has(name) ? 1 : 0);
  return {
    ...{ expected: one("expected"), present: one("present"), cameLate: one("cameLate"), notDue: one("notDue") },
    ...{ late: one("late"), absent: one("absent"), onLeave: one("onLeave"), dayOff: one("dayOff") },
    unknown: one("unknown"),
  };
}

/** In which counts somebody is. Of whoever is enrolled nowhere the own place says whether anybody knows of a punch. */
function toCounted(facts: PresenceFacts, placeId: string, terms: PresenceTerms): readonly (keyof PresenceSums)[] {
  const row = facts.row?.enrolledAt.length === 0 ? { ...facts.row, enrolledAt: [placeId] } : facts.row;
  const { state, doubt } = judgePresence({ ...facts, row }, terms);
  if (doubt === "RECORD_FAULT" || doubt === "NOT_WORKED_OUT" || row === undefined) return ["unknown"];
  if (row.status === "ON_LEAVE") return ["onLeave"];
  if (row.status === "HOLIDAY" || row.status === "WEEKEND") return ["dayOff"];
  if (row.last !== undefined) return ["expected", "present", ...(row.isLate ? (["cameLate"] as const) : [])];
  if (state === "LATE") return ["expected", "late"];
  if (state === "ABSENT") return ["expected", "absent"];
  return ["expected", state === "EXPECTED" ? "notDue" : "unknown"];
}

/** What is not known of a place and of those where its people may have punched, in the order of their ids. */
export function toPlaceGaps(placeId: string, { enrolledAt }: PlaceTally, facts: DoubtFacts): readonly PlaceGap[] {
  const placeIds = [...new Set([placeId, ...enrolledAt])].toSorted();
  return [...toPlaceDoubts(placeIds, facts)].map(([id, doubt]) => toGap(id, doubt, facts));
}

function toGap(placeId: string, doubt: PlaceDoubt, { feeds, readers, nowMs }: DoubtFacts): PlaceGap {
  if (doubt !== "READER_NOT_PROVED") {
    const asOfMs = doubt === "PLACE_SILENT" ? feeds.find((feed) => feed.placeId === placeId)?.asOfMs : undefined;
    return { placeId, doubt, sinceMs: asOfMs ?? null, readers: [] };
  }
  const own = readers.filter((reader) => reader.placeId === placeId);
  const unproved = listUnproved(own, nowMs);
  const since = unproved.map(({ sinceMs }) => sinceMs);
  const isKnown = since.length > 0 && !since.includes(undefined);
  const sinceMs = isKnown ? Math.min(...since.filter((ms) => ms !== undefined)) : null;
  return { placeId, doubt, sinceMs, readers: unproved.map(({ readerId }) => readerId) };
}
