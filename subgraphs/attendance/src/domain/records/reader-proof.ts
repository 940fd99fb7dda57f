import type { CompletenessProofs, Period } from "@biometricflow/rules/completeness";

/** A time of which nobody knows what a reader recorded: its log was cleared or exchanged before it was read. */
export interface LostStretch {
  readonly fromMs: number;
  /** When the reader was read again; `undefined` while it was not. */
  readonly closedMs: number | undefined;
}

/** A reader of a place, and up to when everything that it recorded is known here. Instants are milliseconds since 1970. */
export interface ReaderProof {
  readonly placeId: string;
  /** Global id. */
  readonly readerId: string;
  /** When it began to serve the place. */
  readonly sinceMs: number;
  /** When it was removed or switched off; `undefined` while it serves. */
  readonly endedMs: number | undefined;
  /** The instant of the last proof that the ledger holds everything the reader holds; `undefined` before the first. */
  readonly provedUntilMs: number | undefined;
  /** In order. A later proof tells nothing of them. */
  readonly lost: readonly LostStretch[];
  /** A time before that instant of which rows turned out to be missing since; `undefined` while there is none. */
  readonly missing?: Period | undefined;
}

/** What is not known of a time: a reader that may still hold punches of it, or one whose punches are lost. */
export interface WaitsFor extends Pick<ReaderProof, "placeId" | "readerId" | "provedUntilMs"> {
  /** `undefined` where rows may still come. */
  readonly lost: LostStretch | undefined;
}

/** What is proved of every place, and what would be if no log had been lost. */
export interface Proofs {
  readonly proofs: CompletenessProofs;
  readonly provedButLost: CompletenessProofs;
}

/** Over which time a place is proved, in order. */
export type ProvedPeriods = readonly Period[];

/**
 * Over which time each place is proved: a reader may hold unknown punches from its last proof on, as long as it serves; of a
 * time of which its log was lost nobody will know.
 * A place of which no reader is known is not among them, so that nothing of it counts as proved.
 */
export function toProvedPeriods(readers: readonly ReaderProof[]): ReadonlyMap<string, ProvedPeriods> {
  const places = Map.groupBy(readers, ({ placeId }) => placeId);
  return new Map([...places].map(([id, own]) => [id, toProved(own.flatMap(listDoubts))]));
}

/** What records follow from. */
export function toProofs(readers: readonly ReaderProof[]): Proofs {
  const others = readers.map((reader) => ({ ...reader, lost: [] }));
  return { proofs: toProvedPeriods(readers), provedButLost: toProvedPeriods(others) };
}

/**
 * The first instant at which two lists of periods differ, both in order: what one proves and the other does not.
 * `undefined`: they are the same.
 */
export function findFirstDifference(left: readonly Period[], right: readonly Period[]): number | undefined {
  const edges = (periods: readonly Period[]) => periods.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  const [a, b] = [edges(left), edges(right)];
  const index = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_edge, at) => a[at] !== b[at]);
  return index < 0 ? undefined : Math.min(a[index] ?? Number.POSITIVE_INFINITY, b[index] ?? Number.POSITIVE_INFINITY);
}

/** What is not known of the period at some places, by reader: what may still come, and what is lost. */
export function listWaitsFor(
  readers: readonly ReaderProof[],
  places: readonly string[],
  { fromMs, toMs }: Period,
): readonly WaitsFor[] {
  return readers
    .filter((reader) => places.includes(reader.placeId))
    .flatMap((reader) =>
      listDoubts(reader)
        .filter((doubt) => doubt.fromMs < toMs && doubt.toMs > fromMs)
        .map(({ lost }) => {
          const { placeId, readerId, provedUntilMs } = reader;
          return { placeId, readerId, provedUntilMs, lost };
        }),
    );
}

interface ReaderDoubt extends Period {
  readonly lost: LostStretch | undefined;
}

function listDoubts({ sinceMs, endedMs, provedUntilMs, lost, missing }: ReaderProof): readonly ReaderDoubt[] {
  const unread = {
    fromMs: Math.max(sinceMs, provedUntilMs ?? sinceMs),
    toMs: endedMs ?? Number.POSITIVE_INFINITY,
    lost: undefined,
  };
  const unsent = missing === undefined ? [] : [{ ...missing, lost: undefined }];
  return [unread, ...unsent, ...lost.map(toLostDoubt)].filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** One that was noticed in the millisecond in which it began is one all the same. */
function toLostDoubt(lost: LostStretch): ReaderDoubt {
  const { fromMs, closedMs = Number.POSITIVE_INFINITY } = lost;
  return { fromMs, toMs: Math.max(closedMs, fromMs + 1), lost };
}

/** The time outside of every doubt. */
function toProved(doubts: readonly Period[]): ProvedPeriods {
  const proved: Period[] = [];
  let reachedMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of doubts.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs > reachedMs) proved.push({ fromMs: reachedMs, toMs: fromMs });
    reachedMs = Math.max(reachedMs, toMs);
  }
  return reachedMs < Number.POSITIVE_INFINITY
    ? [...proved, { fromMs: reachedMs, toMs: Number.POSITIVE_INFINITY }]
    : proved;
}
