import { compareCursorKeys } from "@biometricflow/schema/cursor";
import {
  addToBoard,
  type BoardEntry,
  countPeople,
  EMPTY_BOARD,
  type PresenceBoard,
  toBoardEntry,
} from "../../domain/presence/presence-board.ts";
import type { PresenceState, PresenceTerms } from "../../domain/presence/presence-state.ts";
import type { PresenceReader, PresenceSelection } from "../../domain/presence/presence-store.ts";

/** What is read of a board. */
export interface BoardQuestion {
  readonly selection: PresenceSelection;
  /** `undefined`: all of them. */
  readonly states: readonly PresenceState[] | undefined;
  readonly after: readonly [nameKey: string, id: string] | undefined;
  readonly limit: number;
}

/** Everybody in figures, and one page of those whose states are asked for. */
export interface BoardPage {
  readonly board: PresenceBoard;
  readonly entries: readonly BoardEntry[];
  /** Of the states that are asked for. */
  readonly total: number;
}

/** Reads everybody once and keeps one page: an organisation of any size takes the memory of a page. */
export async function readBoard(
  reader: PresenceReader,
  { selection, states, after, limit }: BoardQuestion,
  terms: PresenceTerms,
): Promise<BoardPage> {
  const shown = selection.placeIds && new Set(selection.placeIds);
  let board = EMPTY_BOARD;
  const entries: BoardEntry[] = [];
  for await (const people of reader.read(selection)) {
    const judged = people.map((facts) => toBoardEntry(facts, terms, shown));
    board = addToBoard(board, judged);
    const wanted = judged.filter(({ state, person }) => {
      const isAsked = states === undefined || states.includes(state);
      return isAsked && (after === undefined || compareCursorKeys([person.nameKey, person.id], after) > 0);
    });
    entries.push(...wanted.slice(0, limit - entries.length));
  }
  return { board, entries, total: countPeople(board.all, states) };
}
