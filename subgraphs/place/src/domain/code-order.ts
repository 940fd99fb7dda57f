import type { DeviceRecord } from "./device.ts";
import type { LedgerRow, PunchChannel, ReaderRow, SixteenByteOrder } from "./punch.ts";

/**
 * The codes of readers with rows of 16 bytes. A setting says which of two bytes of a row is the verify mode and which the state.
 * It may be wrong at first, and the state is part of the identity of a punch; so rows are identified and kept in the order of the
 * bytes, byte 8 as verify code and byte 9 as state code, and the setting is applied when they are shown. What tells the codes by
 * name (an event, a pushed line, a file) is brought into the order in which the setting says that the log has them.
 *
 * Readers of old ledgers are kept the other way round, byte 8 as state code: see `toKeptOrder`.
 */
export function toKeptCodes(row: ReaderRow, channel: PunchChannel, { order, kept }: CodeOrders): ReaderRow {
  const given = channel === "READ" ? "VERIFY_FIRST" : order;
  return given !== kept && isOfSixteenBytes(row) ? turnCodes(row) : row;
}

/** What decides how the codes of a row of 16 bytes are kept. */
export interface CodeOrders {
  /** What the setting says. */
  readonly order: SixteenByteOrder;
  /** The order in which the codes of the reader are identified and kept, whatever the setting says. */
  readonly kept: SixteenByteOrder;
}

/**
 * The order in which the codes of a reader are kept for good. Versions that applied the setting before anything else made the ids of
 * STATE_FIRST readers of byte 8. Whatever a serial number began with, it stays with: else each of its rows would be a second punch.
 */
export function toKeptOrder(
  { turnedSerials }: Pick<DeviceRecord, "turnedSerials">,
  serialNumber: string,
): SixteenByteOrder {
  return turnedSerials?.includes(serialNumber) === true ? "STATE_FIRST" : "VERIFY_FIRST";
}

/** Only rows of 16 bytes name their user by a number; rows by other ways were given the form of the log's rows. */
export function isOfSixteenBytes({ userForm }: Pick<ReaderRow, "userForm">): boolean {
  return userForm === "NUMBER";
}

/** The same row, each code in the place of the other. */
export function turnCodes<Row extends Pick<ReaderRow, "stateCode" | "verifyCode">>(row: Row): Row {
  return { ...row, stateCode: row.verifyCode, verifyCode: row.stateCode };
}

/** The state that a row of the log shows, by the setting under which it was read. */
export function toShownState(row: Pick<LedgerRow, "stateCode" | "verifyCode" | "codeOrder" | "keptOrder">): number {
  const { codeOrder, keptOrder = "VERIFY_FIRST" } = row;
  return codeOrder !== undefined && codeOrder !== keptOrder ? row.verifyCode : row.stateCode;
}
