import type { UserSet } from "../client/read-users.ts";
import type { FieldDecoder } from "../codec/text.ts";
import { decodeUserRecords } from "../codec/user-record.ts";
import type { UserRecordSize } from "../codec/user-look.ts";

/** What the bytes of a user list are, without anybody in it. */
export interface UsersDescription {
  readonly payloadBytes: number;
  readonly reportedCount: number | undefined;
  readonly recordBytes: UserRecordSize | undefined;
  readonly users: number;
  readonly blanks: number;
  readonly unreadable: number;
  /** How many PINs have so many characters. */
  readonly pinLengths: Readonly<Record<string, number>>;
  readonly pinsWithLetters: number;
  readonly namesBeyondAscii: number;
  /** Names that are no text in the encoding that was asked for: another one may fit. */
  readonly namesUndecodable: number;
}

const ASCII_ONLY = /^[ -~]*$/;

/** Describes the users of a reader. */
export function describeUsers(
  { payload, recordSize, reportedCount }: UserSet,
  decoder: FieldDecoder,
): UsersDescription {
  const none = { users: [], blankPositions: [], unreadablePositions: [] };
  const list = recordSize === undefined ? none : decodeUserRecords(payload, recordSize, decoder);
  const pinLengths = new Map<number, number>();
  for (const { pin } of list.users) pinLengths.set(pin.length, (pinLengths.get(pin.length) ?? 0) + 1);
  return {
    payloadBytes: payload.length,
    reportedCount,
    recordBytes: recordSize,
    users: list.users.length,
    blanks: list.blankPositions.length,
    unreadable: list.unreadablePositions.length,
    pinLengths: Object.fromEntries(pinLengths),
    pinsWithLetters: list.users.filter(({ pin }) => !/^\d+$/.test(pin)).length,
    namesBeyondAscii: list.users.filter(({ name }) => !ASCII_ONLY.test(name)).length,
    namesUndecodable: list.users.filter(({ name }) => name.includes("\ufffd")).length,
  };
}
