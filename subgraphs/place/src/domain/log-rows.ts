import { toPunchDigest, toVariantDigest } from "./identity.ts";
import type { ReaderTimeline } from "./local-time.ts";
import type { LedgerRow, PunchChannel, ReaderRow } from "./punch.ts";
import { type RowLimits, toRowSetAside } from "./set-aside.ts";

/** What turns the rows of one reader into rows of the ledger. */
export interface RowSource {
  /** The organisation's identity key. */
  readonly identityKey: Uint8Array;
  readonly serialNumber: string;
  readonly limits: RowLimits;
  readonly timeline: ReaderTimeline;
  /** The PIN in a slot of the reader; `undefined` when nobody is enrolled in it. */
  readonly pinOfSlot: (slot: number) => string | undefined;
  readonly channel: PunchChannel;
  /** Moment of the read or arrival. */
  readonly observedAtMs: number;
  readonly isFirstRead: boolean;
}

/** Turns one row of a reader into a row of the ledger. Rows are given in log order, because of R3. */
export function toLedgerRow(row: ReaderRow, source: RowSource): LedgerRow {
  const known = {
    digest: toPunchDigest(source.identityKey, source.serialNumber, row),
    pin: toPin(row, source),
    stateCode: row.stateCode,
    verifyCode: row.verifyCode,
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

/**
 * Joins the rows of one log read: k rows of one identity and one verify code are one punch with `copies: k`, at the place
 * of the first; what else their bytes hold is kept of the first. Where rows of one identity differ in their verify code,
 * one code is the punch and each other one is a row of its own, set aside as OTHER_VERIFY: one punch stays one, and the
 * ledger still accounts for every row of the log. Only a log read may do this; a live event that comes twice is one copy.
 *
 * @param storedVerifyCodes the verify codes that the ledger holds, by digest; the code that came first stays the punch.
 */
export function groupCopies(
  rows: readonly LedgerRow[],
  storedVerifyCodes: ReadonlyMap<string, number> = new Map(),
): readonly LedgerRow[] {
  const groups = Map.groupBy(rows, ({ digest }) => digest);
  if (groups.size === rows.length) return rows;
  return [...groups.values()].flatMap((group) => joinGroup(group, storedVerifyCodes));
}

/** The digests of which the rows have several verify codes. */
export function listMixedDigests(rows: readonly LedgerRow[]): readonly string[] {
  const first = new Map<string, number>();
  const mixed = new Set<string>();
  for (const { digest, verifyCode } of rows) {
    const known = first.get(digest);
    if (known === undefined) first.set(digest, verifyCode);
    else if (known !== verifyCode) mixed.add(digest);
  }
  return [...mixed];
}

function joinGroup(group: readonly LedgerRow[], storedVerifyCodes: ReadonlyMap<string, number>): readonly LedgerRow[] {
  const byCode = Map.groupBy(group, ({ verifyCode }) => verifyCode);
  const stored = storedVerifyCodes.get(group[0]?.digest ?? "");
  const kept = stored !== undefined && byCode.has(stored) ? stored : group[0]?.verifyCode;
  return [...byCode].flatMap(([verifyCode, [first, ...others]]) => {
    if (first === undefined) return [];
    const row = { ...first, copies: others.length + 1 };
    if (verifyCode === kept) return [row];
    const setAside = row.setAside ?? "OTHER_VERIFY";
    return [{ ...row, digest: toVariantDigest(row.digest, verifyCode), setAside }];
  });
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
