import type { SerialWord, StatedSerial } from "@biometricflow/schema/serial-claims";

/** The time in which a reader, known by its serial number, belongs to a place. Instants in milliseconds UTC. */
export interface SerialSpan {
  readonly serialNumber: string;
  readonly placeId: string;
  /** Its name there, as the place stated it last. */
  readonly readerId: string;
  /** null: always; nobody had it before. */
  readonly sinceMs: number | null;
  /** Rows whose time is not after it are those of the span before; null where nothing is known of them. */
  readonly afterLocalTime: string | null;
  /** null while the place has it. */
  readonly endedMs: number | null;
  /** The reader's own time of the last row that the place has of it; null where none is known. */
  readonly lastLocalTime: string | null;
}

/** What becomes of the serial numbers that a place states. */
export interface SerialDecision {
  /** Spans that begin, end, or go on: put in the place of those with the same serial number, place and beginning. */
  readonly changes: readonly SerialSpan[];
  /** One for each serial number that the place says it has. */
  readonly words: readonly SerialWord[];
}

/**
 * Decides whose the serial numbers are that one place states. A reader belongs to the place that stated it first, until that place
 * lets go of it; then to the next one that states it, from that moment on. What a place does not state any more stays its own:
 * a ledger that was lost is no farewell.
 *
 * @param last the newest span of a serial number, of whatever place.
 */
export function decideSerials(
  placeId: string,
  stated: readonly StatedSerial[],
  last: (serialNumber: string) => SerialSpan | undefined,
): SerialDecision {
  const changes: SerialSpan[] = [];
  const words: SerialWord[] = [];
  for (const serial of mergeStated(stated)) {
    const { serialNumber, readerId, endedMs, lastLocalTime } = serial;
    const known = last(serialNumber);
    if (endedMs !== null) {
      if (known !== undefined && isHeldBy(known, placeId))
        changes.push({ ...known, endedMs: toEnd(known, endedMs), lastLocalTime });
    } else if (known !== undefined && known.endedMs === null && known.placeId !== placeId) {
      words.push({ serialNumber, kind: "ELSEWHERE", place: known.placeId });
    } else {
      const span = toHeld(known, placeId, { serialNumber, readerId });
      if (span !== known) changes.push(span);
      words.push({ serialNumber, kind: "YOURS", sinceMs: span.sinceMs, afterLocalTime: span.afterLocalTime });
    }
  }
  return { changes, words };
}

/** The span after somebody who may said that its place has it no more; `undefined` where no place has it. */
export function freeSerial(known: SerialSpan | undefined, nowMs: number): SerialSpan | undefined {
  return known === undefined || known.endedMs !== null ? undefined : { ...known, endedMs: toEnd(known, nowMs) };
}

/** The place goes on with what it had last, or begins where the one before it ended. */
function toHeld(
  known: SerialSpan | undefined,
  placeId: string,
  named: Pick<SerialSpan, "serialNumber" | "readerId">,
): SerialSpan {
  const isOpen = { endedMs: null, lastLocalTime: null };
  if (known?.placeId !== placeId) {
    const { endedMs: sinceMs = null, lastLocalTime: afterLocalTime = null } = known ?? {};
    return { ...named, placeId, sinceMs, afterLocalTime, ...isOpen };
  }
  const isSame = known.endedMs === null && known.readerId === named.readerId;
  return isSame ? known : { ...known, readerId: named.readerId, ...isOpen };
}

/** Of several readers of the place with one number, one that it has counts, else the one that it let go of last. */
function mergeStated(stated: readonly StatedSerial[]): Iterable<StatedSerial> {
  const merged = new Map<string, StatedSerial>();
  const toRank = ({ endedMs }: StatedSerial): number => endedMs ?? Number.POSITIVE_INFINITY;
  for (const serial of stated) {
    const other = merged.get(serial.serialNumber);
    if (other === undefined || toRank(serial) > toRank(other)) merged.set(serial.serialNumber, serial);
  }
  return merged.values();
}

function isHeldBy(known: SerialSpan, placeId: string): boolean {
  return known.placeId === placeId && known.endedMs === null;
}

/** Nothing ends before it began, whatever a place's clock says. */
function toEnd({ sinceMs }: SerialSpan, endedMs: number): number {
  return Math.max(endedMs, sinceMs ?? endedMs);
}
