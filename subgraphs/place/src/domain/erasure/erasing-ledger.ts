import type { DeviceFacts, LogCursor } from "../device.ts";
import type { LedgerWriter } from "../ledger.ts";
import type { LedgerRow } from "../punch.ts";
import type { ErasedPeople } from "./erased-people.ts";

/** Rows of erased people that a reader gave last: those of them that may stand at the end of its log. */
const KEPT_RAW = 32;
const NO_BYTES = new Uint8Array(0);

/** The writer behind which nothing of erased people comes in, by whatever way. */
export interface ErasingLedger {
  readonly ledger: LedgerWriter;
  /** Makes the bytes of rows known that were erased just now: no end of a log that has them is kept. */
  readonly noteRows: (readerId: string, raws: readonly Uint8Array[]) => void;
}

/**
 * Puts the pseudonym of an erased person in the place of the PIN of its rows, and leaves out its bytes and its enrolments. A row keeps
 * its id, so that one that is known is known again, and one that is not is counted.
 */
export function createErasingLedger(ledger: LedgerWriter, people: ErasedPeople): ErasingLedger {
  const seen = new Map<string, readonly Uint8Array[]>();
  const noteRows = (readerId: string, raws: readonly Uint8Array[]): void => {
    const told = raws.filter(({ length }) => length > 0);
    if (told.length > 0) seen.set(readerId, [...(seen.get(readerId) ?? []), ...told].slice(-KEPT_RAW));
  };
  const take = (readerId: string, rows: readonly LedgerRow[]): readonly LedgerRow[] => {
    const erased: Uint8Array[] = [];
    const taken = rows.map((row) => {
      const erasure = people.ofRow(readerId, row.pin, row);
      if (erasure === undefined) return row;
      erased.push(row.raw);
      return { ...row, pin: erasure.pseudonym, raw: NO_BYTES };
    });
    noteRows(readerId, erased);
    return taken;
  };
  /** The end of a log holds bytes of its last rows: without it the whole log is read next time. */
  const holds = (readerId: string, { anchor }: LogCursor): boolean => {
    const bytes = Buffer.from(anchor, "base64");
    return (seen.get(readerId) ?? []).some((raw) => bytes.includes(Buffer.from(raw)));
  };
  const toFacts = (readerId: string, facts: Partial<DeviceFacts>): Partial<DeviceFacts> =>
    facts.cursor !== undefined && holds(readerId, facts.cursor) ? { ...facts, cursor: undefined } : facts;
  return {
    noteRows,
    ledger: {
      ...ledger,
      recordRows: (readerId, rows) => ledger.recordRows(readerId, take(readerId, rows)),
      recordTail: (readerId, rows, cursor) => {
        const taken = take(readerId, rows);
        if (!holds(readerId, cursor)) return ledger.recordTail(readerId, taken, cursor);
        return dropCursor(ledger, readerId).then(() => ledger.recordRows(readerId, taken));
      },
      recordFacts: (readerId, facts, ...rest) => ledger.recordFacts(readerId, toFacts(readerId, facts), ...rest),
      recordClock: (readerId, facts, news) => ledger.recordClock(readerId, toFacts(readerId, facts), news),
      recordEnrolments: (readerId, enrolments, slots) =>
        ledger.recordEnrolments(
          readerId,
          enrolments.filter(({ pin }) => !people.isLeaving(readerId, pin)),
          slots,
        ),
    },
  };
}

/** Before the rows are kept: a cursor of before them would be no lie, but its bytes may be those of somebody erased. */
function dropCursor(ledger: LedgerWriter, readerId: string): Promise<void> {
  return ledger.recordFacts(readerId, { cursor: undefined });
}
