import type { LedgerRow } from "../punch.ts";

/** Somebody who was erased from a place: who it was, nothing here says. Instants in milliseconds UTC. */
export interface Erasure {
  readonly id: string;
  /** By which the PIN is known again where it comes up: keyed with a secret of the place, since PINs can be guessed. */
  readonly hash: string;
  /** What stands for the PIN from then on. */
  readonly pseudonym: string;
  readonly askedMs: number;
  /** The token's subject. */
  readonly askedBy: string;
  readonly reason: string;
  /** When it was done in the store, and of how many rows; absent before. */
  readonly erased?: { readonly atMs: number; readonly rows: number };
  /** Every reader on which it might be. */
  readonly readers: readonly ErasureReader[];
  /** When the last of them was done. */
  readonly doneMs?: number;
}

/** How far an erasure is on one reader. */
export interface ErasureReader {
  readonly readerId: string;
  readonly state: "PENDING" | "REMOVED" | "NOT_THERE";
  /** When it was removed, or seen not to be there; of one that is PENDING when it was tried last. */
  readonly atMs?: number;
  /** Why it is PENDING still. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** What is known of a row that comes, or is stored. */
export type TimedRow = Pick<LedgerRow, "atMs" | "setAside">;

/**
 * Whether a row with the PIN of an erased person is one of that person: until it was off the reader, it could punch there. Whoever
 * gets the PIN afterwards is another person. A row whose time nobody can trust counts as one of the person who was erased.
 *
 * @param readerId absent for a row of no reader
 */
export function isOfErased(erasure: Erasure, readerId: string | undefined, { atMs, setAside }: TimedRow): boolean {
  if (atMs === undefined || setAside === "IN_FUTURE" || setAside === "BAD_TIME") return true;
  return atMs <= toLastMs(erasure, readerId);
}

/** Until when it may have punched on a reader. */
function toLastMs({ readers, askedMs }: Erasure, readerId: string | undefined): number {
  const reader = readers.find((it) => it.readerId === readerId);
  if (reader === undefined || reader.state === "NOT_THERE") return askedMs;
  return reader.state === "PENDING" ? Number.POSITIVE_INFINITY : Math.max(askedMs, reader.atMs ?? askedMs);
}

/** Whether an enrolment with its PIN on a reader is still its own. */
export function isPendingOn({ readers }: Erasure, readerId: string): boolean {
  return readers.some((reader) => reader.readerId === readerId && reader.state === "PENDING");
}

/** The erasure with what is known of one of its readers; once none is left it is done. */
export function withReader(erasure: Erasure, reader: ErasureReader, nowMs: number): Erasure {
  const readers = erasure.readers.map((known) => (known.readerId === reader.readerId ? reader : known));
  return endWhenDone({ ...erasure, readers }, nowMs);
}

/** The erasure once it was done in the store. */
export function withStore(erasure: Erasure, rows: number, nowMs: number): Erasure {
  return endWhenDone({ ...erasure, erased: { atMs: nowMs, rows } }, nowMs);
}

/** Which of its readers are left. */
export function listPending({ readers }: Pick<Erasure, "readers">): readonly ErasureReader[] {
  return readers.filter(({ state }) => state === "PENDING");
}

function endWhenDone(erasure: Erasure, nowMs: number): Erasure {
  const isDone = erasure.erased !== undefined && listPending(erasure).length === 0;
  return isDone && erasure.doneMs === undefined ? { ...erasure, doneMs: nowMs } : erasure;
}
