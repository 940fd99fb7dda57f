import { isOfSixteenBytes, toKeptCodes } from "./code-order.ts";
import { toPunchDigest } from "./identity.ts";
import type { ReaderTimeline } from "./local-time.ts";
import type { LedgerRow, PunchChannel, ReaderRow, SixteenByteOrder } from "./punch.ts";
import { type RowLimits, toRowSetAside } from "./set-aside.ts";

/** What turns the rows of one reader into rows of the ledger. */
export interface RowSource {
  /** The organisation's identity key. */
  readonly identityKey: Uint8Array;
  readonly serialNumber: string;
  readonly limits: RowLimits;
  readonly timeline: ReaderTimeline;
  /** What the setting says of rows of 16 bytes; `VERIFY_FIRST` when omitted. */
  readonly sixteenByteOrder?: SixteenByteOrder;
  /** As `toKeptOrder` says it; `VERIFY_FIRST` when omitted. */
  readonly keptOrder?: SixteenByteOrder;
  /** The PIN in a slot of the reader; `undefined` when nobody is enrolled in it. */
  readonly pinOfSlot: (slot: number) => string | undefined;
  readonly channel: PunchChannel;
  /** Moment of the read or arrival. */
  readonly observedAtMs: number;
  readonly isFirstRead: boolean;
}

/** Turns one row of a reader into a row of the ledger. Rows are given in log order, because of R3. */
export function toLedgerRow(told: ReaderRow, source: RowSource): LedgerRow {
  const { sixteenByteOrder: order = "VERIFY_FIRST", keptOrder: kept = "VERIFY_FIRST" } = source;
  const row = toKeptCodes(told, source.channel, { order, kept });
  const known = {
    digest: toPunchDigest(source.identityKey, source.serialNumber, row),
    pin: toPin(row, source),
    stateCode: row.stateCode,
    verifyCode: row.verifyCode,
    ...(isOfSixteenBytes(row) && { codeOrder: order, ...(kept === "STATE_FIRST" && { keptOrder: kept }) }),
    workCode: row.workCode,
    raw: row.raw,
    receivedAtMs: source.observedAtMs,
    channel: source.channel,
    copies: 1,
    isFirstRead: source.isFirstRead,
  };
  if (row.localTime === undefined) {
    const localTime = formatDigits(row.localDigits);
    return { ...known, localTime, atMs: undefined, offsetMinutes: undefined, setAside: "BAD_TIME" };
  }
  const instant = source.timeline.next(row.localTime);
  const timed = { localTime: row.localTime, atMs: instant.atMs, observedAtMs: source.observedAtMs };
  return { ...known, ...instant, localTime: row.localTime, setAside: toRowSetAside(timed, source.limits) };
}

function toPin(row: ReaderRow, source: RowSource): string {
  const isSlotOnly = row.slot !== undefined && row.userText === toSlotText(row.slot);
  return isSlotOnly && row.slot !== undefined ? (source.pinOfSlot(row.slot) ?? row.userText) : row.userText;
}

/** The user text of a row that holds the slot only. */
export function toSlotText(slot: number): string {
  return `uid:${slot}`;
}

function formatDigits(digits: string): string {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return `${date}T${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14)}`;
}
