import { type DoubtFacts, listUnproved, type PlaceDoubt, toPlaceDoubts } from "./place-doubt.ts";
import type { PresenceRow } from "./presence-row.ts";
import { judgePresence, type PresenceFacts, type PresenceState, type PresenceTerms } from "./presence-state.ts";

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
  /** By the date of the business day; null: of those of whom nobody knows their day. */
  readonly days: ReadonlyMap<string | null, PresenceSums>;
  readonly enrolledAt: ReadonlySet<string>;
}

/** When, what is doubtful, and whose records wait to be worked out anew. */
export interface TallyTerms extends PresenceTerms {
  /** Keys of people. */
  readonly marked: ReadonlySet<number>;
}

/** A place of nobody. */
export const NOBODY_COUNTED: PlaceTally = { days: new Map(), enrolledAt: new Set() };

const NOBODY: PresenceSums = {
  ...{ expected: 0, present: 0, cameLate: 0, notDue: 0, late: 0, absent: 0, onLeave: 0, dayOff: 0, unknown: 0 },
};

/**
 * The tallies with some people more: each at the place whose rules measure the day, without that where nobody knows it, and on that day. At
 * one moment not all are on the same: whoever works by night is on the day before until late in the morning.
 */
export function addToTallies(
  tallies: ReadonlyMap<string, PlaceTally>,
  people: readonly PresenceFacts[],
  terms: TallyTerms,
): ReadonlyMap<string, PlaceTally> {
  const sums = new Map(tallies);
  for (const facts of people) {
    const placeId = facts.row?.placeId ?? facts.homePlaceId;
    if (placeId === undefined) continue;
    const { days, enrolledAt } = sums.get(placeId) ?? NOBODY_COUNTED;
    const { date, names } = toCounted(facts, placeId, terms);
    const more = new Set(names);
    sums.set(placeId, {
      days: new Map([...days, [date, add(days.get(date) ?? NOBODY, more)]]),
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

/** In which counts of which day somebody is. Of whoever is enrolled nowhere the own place says whether anybody knows of a punch. */
function toCounted(
  facts: PresenceFacts,
  placeId: string,
  terms: TallyTerms,
): { readonly date: string | null; readonly names: readonly (keyof PresenceSums)[] } {
  const row = facts.row?.enrolledAt.length === 0 ? { ...facts.row, enrolledAt: [placeId] } : facts.row;
  const { state, doubt } = judgePresence({ ...facts, row }, terms);
  if (doubt === "RECORD_FAULT" || doubt === "NOT_WORKED_OUT" || row === undefined)
    return { date: null, names: ["unknown"] };
  return { date: row.date, names: toNames(row, state, terms.marked.has(facts.person.key)) };
}

function toNames(row: PresenceRow, state: PresenceState, isMarked: boolean): readonly (keyof PresenceSums)[] {
  if (row.status === "ON_LEAVE") return ["onLeave"];
  if (row.status === "HOLIDAY" || row.status === "WEEKEND") return ["dayOff"];
  if (row.last !== undefined) return ["expected", "present", ...(row.isLate ? (["cameLate"] as const) : [])];
  // whose record waits to be worked out may have come, or may be on leave since
  if (state === "LATE") return ["expected", isMarked ? "unknown" : "late"];
  if (state === "ABSENT") return ["expected", isMarked ? "unknown" : "absent"];
  return ["expected", state === "EXPECTED" ? "notDue" : "unknown"];
}

/** What is not known of some places, in the order of their ids. */
export function toPlaceGaps(placeIds: Iterable<string>, facts: DoubtFacts): readonly PlaceGap[] {
  const sorted = [...new Set(placeIds)].toSorted();
  return [...toPlaceDoubts(sorted, facts)].map(([id, doubt]) => toGap(id, doubt, facts));
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
