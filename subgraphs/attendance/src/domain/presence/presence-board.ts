import {
  judgePresence,
  PRESENCE_STATES,
  type JudgedPresence,
  type PresenceFacts,
  type PresenceState,
  type PresenceTerms,
} from "./presence-state.ts";

/** Somebody on the board. */
export interface BoardEntry extends PresenceFacts, JudgedPresence {
  /** Where the person is counted; `undefined` when nobody knows. */
  readonly placeId: string | undefined;
}

/** How many people stand where. */
export interface PresenceTally {
  readonly states: Readonly<Record<PresenceState, number>>;
  /** Of those that came. */
  readonly cameLate: number;
  readonly lastPunchMs: number | undefined;
}

/** Everybody in figures, and by place. */
export interface PresenceBoard {
  readonly all: PresenceTally;
  readonly places: ReadonlyMap<string, PresenceTally>;
}

/** Which places a board is of; `undefined`: every one. */
type ShownPlaces = ReadonlySet<string> | undefined;

/** A person as the board shows one: at the place of the last punch, before it where the day is measured. */
export function toBoardEntry(facts: PresenceFacts, terms: PresenceTerms, shown: ShownPlaces): BoardEntry {
  const { row, homePlaceId } = facts;
  const at = row?.last?.placeId;
  const isShown = at !== undefined && (shown === undefined || shown.has(at));
  return { ...facts, ...judgePresence(facts, terms), placeId: isShown ? at : (row?.placeId ?? homePlaceId) };
}

const NOBODY: PresenceTally = {
  states: {
    UNKNOWN: 0,
    IN: 0,
    OPEN_TOO_LONG: 0,
    LEFT: 0,
    ON_LEAVE: 0,
    DAY_OFF: 0,
    EXPECTED: 0,
    LATE: 0,
    ABSENT: 0,
  },
  cameLate: 0,
  lastPunchMs: undefined,
};

/** A board without anybody. */
export const EMPTY_BOARD: PresenceBoard = { all: NOBODY, places: new Map() };

/** The board with some people more. */
export function addToBoard({ all, places }: PresenceBoard, entries: readonly BoardEntry[]): PresenceBoard {
  const sums = new Map(places);
  for (const [placeId, own] of Map.groupBy(entries, (entry) => entry.placeId ?? ""))
    sums.set(placeId, addEntries(sums.get(placeId) ?? NOBODY, own));
  return { all: addEntries(all, entries), places: sums };
}

function addEntries({ states, cameLate, lastPunchMs }: PresenceTally, entries: readonly BoardEntry[]): PresenceTally {
  const counts = { ...states };
  for (const { state } of entries) counts[state] += 1;
  const came = entries.filter(({ row }) => row?.last !== undefined);
  return {
    states: counts,
    cameLate: cameLate + came.filter(({ row }) => row?.isLate).length,
    lastPunchMs: came.reduce((latest, { row }) => toLatest(latest, row?.last?.atMs), lastPunchMs),
  };
}

/** How many people a tally is of. */
export function countPeople({ states }: PresenceTally, of: readonly PresenceState[] = PRESENCE_STATES): number {
  return of.reduce((sum, state) => sum + states[state], 0);
}

/** Of a place on a board; nobody for a place where nobody stands. */
export function toPlaceTally({ places }: PresenceBoard, placeId: string): PresenceTally {
  return places.get(placeId) ?? NOBODY;
}

function toLatest(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.max(left, right);
}
