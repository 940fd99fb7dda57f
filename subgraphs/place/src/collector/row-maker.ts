import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { toAnnouncedRow } from "../domain/announced-row.ts";
import { toKeptOrder } from "../domain/code-order.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { LedgerWriter } from "../domain/ledger.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, PunchChannel, ReaderRow } from "../domain/punch.ts";
import { toOwnLimits } from "../domain/serials/serial-claim.ts";
import type { RowLimits } from "../domain/set-aside.ts";

/** Where rows come from that name their user as text. */
export interface TextRowOrigin {
  readonly readerId: string;
  readonly zone: ReaderZone;
  readonly limits: RowLimits;
  readonly serialNumber: string;
  readonly channel: PunchChannel;
  /** Instant of the row before the first one; `undefined` where they begin. */
  readonly precedingMs: number | undefined;
  /** When they came. */
  readonly receivedMs: number;
}

/** Makes rows of the ledger of rows that a reader tells as text, pushed or in a file, in their order. */
export type RowMaker = (row: ReaderRow) => LedgerRow;

/**
 * Creates the maker of rows of one reader. Their identity is that of the same rows of the reader's log: where that names users in
 * another form, by slot or by number, so does the identity.
 */
export async function createRowMaker(
  { ledger, identityKey }: { readonly ledger: LedgerWriter; readonly identityKey: Uint8Array },
  { readerId, zone, limits, serialNumber, channel, precedingMs, receivedMs }: TextRowOrigin,
  device: DeviceRecord,
): Promise<RowMaker> {
  const userForm = device.proof?.userForm;
  const pinBySlot = userForm === undefined ? new Map<number, string>() : await ledger.readSlots(readerId);
  const source = {
    identityKey,
    serialNumber,
    limits: toOwnLimits(limits, device),
    timeline: createReaderTimeline(zone, precedingMs),
    ...(device.sixteenByteOrder !== undefined && { sixteenByteOrder: device.sixteenByteOrder }),
    keptOrder: toKeptOrder(device, serialNumber),
    pinOfSlot: (slot: number) => pinBySlot.get(slot),
    channel,
    observedAtMs: receivedMs,
    isFirstRead: false,
  };
  return (row) => toLedgerRow(toAnnouncedRow(row, { userForm, pinBySlot }) ?? row, source);
}
