import { ZkWireError } from "../codec/errors.ts";
import { COMMAND } from "../codec/commands.ts";
import { createFieldEncoder } from "../codec/field-encoder.ts";
import { encodeUserRecord, type UserToWrite } from "../codec/user-encoder.ts";
import type { UserRecordSize } from "../codec/user-look.ts";
import { decodeUserRecords, type UserRecord } from "../codec/user-record.ts";
import { atStep, DeviceError } from "./device-error.ts";
import { readUsers, readUserSet } from "./read-users.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { ask, decodeAnswer } from "./request.ts";
import { whileDisabled } from "./while-disabled.ts";

const LAST_SLOT = 0xffff;

/**
 * Enrols a user, or changes the one of this PIN, and reads the list back. What a user of the reader has beside these fields
 * (password, group, time zones, templates) stays.
 *
 * @returns the user as the reader lists it; a name longer than its field is cut at a character.
 * @throws {DeviceError} also `DEVICE_REJECTED`, and `DEVICE_PROTOCOL_ERROR` when the reader then lists something else.
 * @throws {ZkWireError} `BAD_TEXT` for a PIN or a name that the reader cannot hold; nothing was sent then.
 */
export function writeUser(reader: ReaderConnection, user: UserToWrite, signal?: AbortSignal): Promise<UserRecord> {
  return atStep("USERS", async () => {
    const [written] = await writeUsers(reader, [user], signal);
    if (written?.kept !== undefined) return written.kept;
    throw written?.error ?? new DeviceError("DEVICE_PROTOCOL_ERROR", NOT_LISTED);
  });
}

/** What is to be so of a user; what is left out stays, or is that of a plain user. */
export type WishedUser = Pick<UserToWrite, "pin"> & {
  readonly [Field in Exclude<keyof UserToWrite, "pin">]?: UserToWrite[Field] | undefined;
};

/** What became of one of several users that were written. */
export interface WrittenUser {
  readonly pin: string;
  /** As the reader had it before; absent where it had none. */
  readonly before?: UserRecord;
  /** As the reader lists it now; absent where it was not written. */
  readonly kept?: UserRecord;
  /** Why it was not: `DeviceError` or `ZkWireError`. */
  readonly error?: Error;
}

const NOT_LISTED = "the reader acknowledged the user and does not list it so";

/**
 * Enrols several users as `writeUser` does one, and reads the list before and after them once. One that the reader refuses, or
 * that it cannot hold, keeps none of the others from it.
 *
 * @throws {DeviceError} when the connection is lost, or the lists cannot be read.
 */
export function writeUsers(
  reader: ReaderConnection,
  wanted: readonly WishedUser[],
  signal?: AbortSignal,
): Promise<readonly WrittenUser[]> {
  return atStep("USERS", async () => {
    const { payload, recordSize: size } = await readUserSet(reader, signal);
    if (size === undefined) {
      throw new DeviceError(
        "DEVICE_REJECTED",
        "how this reader keeps users shows by its first one: enrol it at the reader",
      );
    }
    const { users } = decodeAnswer(() => decodeUserRecords(payload, size, reader.decoder));
    const form = { payload, size, users, text: createFieldEncoder(reader.textEncoding) };
    const taken = new Set(users.map(({ slot }) => slot));
    const written = [];
    for (const user of wanted) written.push(await tryWrite(reader, user, { ...form, taken }, signal));
    const after = written.some(({ error }) => error === undefined) ? (await readUsers(reader, signal)).users : [];
    return written.map((one) => toWritten(one, after));
  });
}

interface ListedUsers {
  readonly payload: Buffer;
  readonly size: UserRecordSize;
  readonly users: readonly UserRecord[];
  readonly text: ReturnType<typeof createFieldEncoder>;
  readonly taken: Set<number>;
}

interface Attempt extends Pick<WrittenUser, "pin" | "before" | "error"> {
  readonly wanted?: UserRecord | undefined;
}

async function tryWrite(
  reader: ReaderConnection,
  wish: WishedUser,
  { payload, size, users, text, taken }: ListedUsers,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const known = users.find(({ pin }) => pin === wish.pin);
  const user = fillUser(wish, known);
  const told = { pin: user.pin, ...(known === undefined ? {} : { before: known }) };
  if (known !== undefined && isSame(known, { ...known, ...user })) return { ...told, wanted: known };
  try {
    const base = known && findRecord(payload, size, known.slot);
    const slot = known?.slot ?? toFreeSlot(taken);
    const data = encodeUserRecord(slot, user, { base, size, text });
    await write(reader, { command: COMMAND.WRITE_USER, data }, signal);
    taken.add(slot);
    return { ...told, wanted: decodeUserRecords(data, size, reader.decoder).users[0] };
  } catch (error) {
    const isOwn = error instanceof ZkWireError || (error instanceof DeviceError && error.code === "DEVICE_REJECTED");
    if (!isOwn) throw error;
    return { ...told, error };
  }
}

function fillUser({ pin, name, privilegeCode, cardNumber, isDisabled }: WishedUser, known?: UserRecord): UserToWrite {
  return {
    pin,
    name: name ?? known?.name ?? "",
    privilegeCode: privilegeCode ?? known?.privilegeCode ?? 0,
    cardNumber: cardNumber ?? known?.cardNumber ?? 0,
    isDisabled: isDisabled ?? known?.isDisabled ?? false,
  };
}

function toWritten({ wanted, ...told }: Attempt, after: readonly UserRecord[]): WrittenUser {
  if (told.error !== undefined) return told;
  const kept = after.find(({ pin }) => pin === told.pin);
  if (kept !== undefined && isSame(kept, wanted)) return { ...told, kept };
  return { ...told, error: new DeviceError("DEVICE_PROTOCOL_ERROR", NOT_LISTED) };
}

/**
 * Removes the user of a PIN with all that the reader knows of it, and reads the list back. The log keeps its rows.
 *
 * @returns the user as the reader had it; `undefined` when it has no such user.
 * @throws {DeviceError} also `DEVICE_REJECTED`, and `DEVICE_PROTOCOL_ERROR` when the reader lists it still.
 */
export function removeUser(
  reader: ReaderConnection,
  pin: string,
  signal?: AbortSignal,
): Promise<UserRecord | undefined> {
  return atStep("USERS", async () => {
    const known = await findUser(reader, pin, signal);
    if (known === undefined) return undefined;
    const data = Buffer.alloc(2);
    data.writeUInt16LE(known.slot, 0);
    await write(reader, { command: COMMAND.DELETE_USER, data }, signal);
    if ((await findUser(reader, pin, signal)) !== undefined) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader acknowledged the removal and lists the user still");
    }
    return known;
  });
}

function write(
  reader: ReaderConnection,
  question: { readonly command: number; readonly data: Buffer },
  signal: AbortSignal | undefined,
): Promise<void> {
  const work = async (): Promise<void> => {
    await ask(reader, question, signal);
    await ask(reader, { command: COMMAND.REFRESH_DATA }, signal);
  };
  return whileDisabled(reader, work, signal);
}

function isSame(kept: UserRecord, wanted: UserRecord | undefined): boolean {
  const { name, cardNumber, privilegeCode, isDisabled } = kept;
  return (
    name === wanted?.name &&
    cardNumber === wanted.cardNumber &&
    privilegeCode === wanted.privilegeCode &&
    isDisabled === wanted.isDisabled
  );
}

async function findUser(reader: ReaderConnection, pin: string, signal: AbortSignal | undefined) {
  return (await readUsers(reader, signal)).users.find((user) => user.pin === pin);
}

function findRecord(payload: Buffer, size: UserRecordSize, slot: number): Buffer | undefined {
  for (let at = 0; at < payload.length; at += size) {
    if (payload.readUInt16LE(at) === slot) return payload.subarray(at, at + size);
  }
  return undefined;
}

function toFreeSlot(taken: ReadonlySet<number>): number {
  for (let slot = 1; slot <= LAST_SLOT; slot++) if (!taken.has(slot)) return slot;
  throw new DeviceError("DEVICE_REJECTED", "the reader has no slot left for a user");
}
