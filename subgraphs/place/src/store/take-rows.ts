import { toGlobalId } from "@biometricflow/schema/global-id";
import type { RecordResult } from "../domain/ledger.ts";
import type { LedgerRow, SixteenByteOrder } from "../domain/punch.ts";
import { toLeafChain, toRowLeaf } from "../domain/row-chain.ts";
import {
  decideRow,
  hasOtherVerify,
  type KnownRow,
  NO_ROWS,
  type RowTally,
  tallyAdded,
  tallyRevised,
  toInLog,
} from "../domain/row-decision.ts";
import { changeDay, type DayChanges } from "./ledger-day-rows.ts";
import type { AppendEntry, MutableHead } from "./mutable-head.ts";
import { createSalt } from "./salt.ts";
import type { RowKeys } from "./punch-rows.ts";

/** A row as it is stored. */
export interface StoredRow extends KnownRow {
  readonly key: number;
  /** Copies that reads of the log have brought. */
  readonly inLog: number;
  /** See `LedgerRow`. */
  readonly codeOrder: SixteenByteOrder | null;
}

/** The stored rows, as the transaction sees them that takes others. */
export interface RowTable {
  readonly find: (id: string) => StoredRow | undefined;
  /** @returns the key of the new row */
  readonly add: (row: LedgerRow, keys: RowKeys) => number;
  readonly revise: (key: number, copies: number) => void;
  /** Keeps how many copies reads of the log have brought. */
  readonly meet: (key: number, inLog: number) => void;
  readonly isEnrolled: (userId: string) => boolean;
}

/** The transaction that takes rows. */
export interface RowTransaction {
  readonly table: RowTable;
  readonly head: MutableHead;
  readonly append: AppendEntry;
}

/** What was done with rows. */
export interface TakenRows {
  readonly deviceId: string;
  readonly tally: RowTally;
  /** What changed of days, by date. */
  readonly days: DayChanges;
  readonly result: RecordResult;
}

/** Told under another setting than now, it was shown as it was told; from now on it is shown as the log has it. */
function isShownAnew({ codeOrder }: LedgerRow, known: StoredRow): boolean {
  return known.codeOrder !== null && known.codeOrder !== codeOrder;
}

/** Takes rows of one reader into a ledger. Idempotent by id: a row already known stays as it is, but a log read can raise `copies`. */
export function takeRows(
  { placeId, readerId }: { readonly placeId: string; readonly readerId: string },
  rows: readonly LedgerRow[],
  { table, head, append }: RowTransaction,
): TakenRows {
  const deviceId = toGlobalId(placeId, readerId);
  const otherVerify: LedgerRow[] = [];
  const setAside: string[] = [];
  const days: DayChanges = new Map();
  let tally = NO_ROWS;
  for (const row of rows) {
    const id = toGlobalId(placeId, row.digest);
    const known = table.find(id);
    const decision = decideRow(row, known);
    if (hasOtherVerify(row, known)) otherVerify.push(row);
    const isSetAside = (known ?? row).setAside != null;
    if (isSetAside) setAside.push(row.digest);
    if (decision.kind === "ADD") {
      const userId = toGlobalId(placeId, row.pin);
      const salt = createSalt();
      head.chain = toLeafChain(head.chain, toRowLeaf(salt, deviceId, row));
      append({ kind: "PUNCH", ref: id, rowKey: table.add(row, { id, deviceId, userId, salt, chain: head.chain }) });
      tally = tallyAdded(tally, row, table.isEnrolled(userId));
      changeDay(days, row, row.copies, isSetAside);
    } else if (decision.kind === "REVISE" && known !== undefined) {
      table.revise(known.key, decision.copies);
      append({ kind: "REVISED", ref: id, rowKey: known.key });
      tally = tallyRevised(tally, known, decision.copies);
      changeDay(days, row, decision.copies - known.copies, isSetAside);
    }
    if (known === undefined) continue;
    const inLog = toInLog(row, known.inLog);
    if (inLog === known.inLog) continue;
    table.meet(known.key, inLog);
    if (known.inLog === 0 && isShownAnew(row, known)) append({ kind: "REVISED", ref: id, rowKey: known.key });
  }
  const { added, revised, hasUnknownPin } = tally;
  return { deviceId, tally, days, result: { added, revised, hasUnknownPin, otherVerify, setAside } };
}
