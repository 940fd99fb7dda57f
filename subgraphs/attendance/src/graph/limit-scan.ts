import { setImmediate as nextTurn } from "node:timers/promises";
import type { DateRange } from "../domain/absences/absence.ts";
import { compareHits, type LimitHit, type LimitKind } from "../domain/limits/limit-hits.ts";
import type { PeopleReader, PersonRecord, PersonSelection } from "../domain/people/people-store.ts";
import type { FindHits } from "./limit-finder.ts";

/** A limit that somebody passed. */
export interface PersonHit extends LimitHit {
  readonly person: PersonRecord;
}

/** The position of a hit in a list: its person's, its date and its kind. */
export type HitPosition = readonly [nameKey: string, personId: string, date: string, kind: string];

/** Which hits, of whom. */
export interface HitSelection extends DateRange {
  readonly people: PersonSelection;
  /** Whether the record on whose date it is may be shown. */
  readonly isShown: (hit: LimitHit) => boolean;
  /** `undefined`: all. */
  readonly kinds: readonly LimitKind[] | undefined;
}

/** Some hits after a position, and where to go on; `undefined`: everybody was looked at. */
export interface ScannedHits {
  readonly hits: readonly PersonHit[];
  readonly next: HitPosition | undefined;
}

/** What a scan reads. */
export interface HitSources {
  readonly peopleReader: Pick<PeopleReader, "list">;
  readonly findHits: FindHits;
}

/** One page: so many hits at most, and no more than some tenths of a second of work. */
export interface HitPage {
  readonly limit: number;
  readonly after: HitPosition | undefined;
}

/** What a page looks at, at most: a page that found less says where to go on. */
const MOST = { records: 40_000, details: 1000 } as const;
/** Of one turn. */
const RECORDS_PER_TURN = 2000;

/** Looks people through, in the order of their names, for limits that they passed. */
export async function scanHits(
  selection: HitSelection,
  { limit, after }: HitPage,
  { peopleReader, findHits }: HitSources,
): Promise<ScannedHits> {
  const size = toTurnSize(selection);
  const spent = { records: 0, details: 0 };
  const hits: PersonHit[] = [];
  let people = await listFrom(selection, peopleReader, { after, size });
  while (people.length > 0) {
    const range = { from: selection.from, to: selection.to };
    const found = await findHits({ ...range, personKeys: people.map(({ key }) => key), isAsked: () => true });
    for (const person of people)
      for (const hit of found.byPerson.get(person.key) ?? [])
        if (isWanted({ ...hit, person }, selection, after)) hits.push({ ...hit, person });
    if (hits.length > limit)
      return { hits: hits.slice(0, limit), next: toPosition(hits[limit - 1]) ?? after ?? BEGINNING };
    spent.records += found.records;
    spent.details += found.details;
    const last = people.at(-1);
    const position = last === undefined ? undefined : ([last.nameKey, last.id, END, ""] as const);
    if (spent.records >= MOST.records || spent.details >= MOST.details) return { hits, next: position };
    await nextTurn();
    people = await listAfter(selection, peopleReader, { after: position, size });
  }
  return { hits, next: undefined };
}

const END = "9999-12-31";
const BEGINNING: HitPosition = ["", "", "", ""];

/** The position of a hit. */
export function toPosition(hit: PersonHit | undefined): HitPosition | undefined {
  return hit && [hit.person.nameKey, hit.person.id, hit.date, hit.kind];
}

interface Turn {
  readonly after: HitPosition | undefined;
  readonly size: number;
}

/** The person of a position and those who follow. */
async function listFrom(
  selection: HitSelection,
  reader: Pick<PeopleReader, "list">,
  { after, size }: Turn,
): Promise<readonly PersonRecord[]> {
  const own = after && (await reader.list({ ...selection.people, ids: [after[1]] }, { limit: 1, after: undefined }));
  return [...(own ?? []), ...(await listAfter(selection, reader, { after, size }))];
}

async function listAfter(
  { people }: HitSelection,
  reader: Pick<PeopleReader, "list">,
  { after, size }: Turn,
): Promise<readonly PersonRecord[]> {
  return reader.list(people, { limit: size, after: after && [after[0], after[1]] });
}

function isWanted(hit: PersonHit, { kinds, isShown }: HitSelection, after: HitPosition | undefined): boolean {
  if (kinds !== undefined && !kinds.includes(hit.kind)) return false;
  if (after !== undefined && hit.person.id === after[1]) {
    const [, , date, kind] = after;
    if (date === END || compareHits(hit, { date, kind }) <= 0) return false;
  }
  return isShown(hit);
}

function toTurnSize({ from, to }: DateRange): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 13;
  return Math.max(1, Math.floor(RECORDS_PER_TURN / days));
}
