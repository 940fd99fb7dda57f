import type { LedgerRow, PunchChannel, ReaderRow, SixteenByteOrder } from "./punch.ts";

/**
 * The codes of readers with rows of 16 bytes. A setting says which of two bytes of a row is the verify mode and which the state.
 * It may be wrong at first, and the state is part of the identity of a punch; so rows are identified and kept in the order of the
 * bytes, byte 8 as verify code and byte 9 as state code, and the setting is applied when they are shown. What tells the codes by
 * name (an event, a pushed line, a file) is brought into the order in which the setting says that the log has them.
 */
export function toKeptCodes(row: ReaderRow, channel: PunchChannel, order: SixteenByteOrder): ReaderRow {
  return channel !== "READ" && order === "STATE_FIRST" && isOfSixteenBytes(row) ? turnCodes(row) : row;
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
export function toShownState(row: Pick<LedgerRow, "stateCode" | "verifyCode" | "codeOrder">): number {
  return row.codeOrder === "STATE_FIRST" ? row.verifyCode : row.stateCode;
}
