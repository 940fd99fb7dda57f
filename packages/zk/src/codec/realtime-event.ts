/**
 * Attendance events, sent by a reader while a punch happens: a user, then `u8 verify | u8 state | yy mm dd hh mm ss`, then
 * padding. The length alone tells the form of the user. A packet may hold several records of one length.
 *
 * Source: fananimi/pyzk, `live_capture`; each length observed there.
 */
import { ZkWireError } from "./errors.ts";
import { decodeEventDigits, type LocalDigits } from "./local-digits.ts";
import { type NamedUser, toUserBytes, type UserForm } from "./named-user.ts";
import { decodeText, type FieldDecoder } from "./text.ts";
import { decodeEventTime, type LocalDateTime } from "./time.ts";

/** A punch as it happened. */
export interface AttendanceEvent extends NamedUser {
  readonly verifyCode: number;
  readonly stateCode: number;
  /** Reader-local; `undefined` when the bytes are no existing date. */
  readonly localTime: LocalDateTime | undefined;
  /** The same second as the bytes say it, existing date or not. */
  readonly localDigits: LocalDigits;
  /** The record's bytes, a view of the packet. */
  readonly raw: Buffer;
}

interface EventForm {
  readonly recordBytes: number;
  readonly user: UserForm;
}

const MIN_TEXT_RECORD_BYTES = 32;
const PIN_FIELD = [0, 24] as const;
const USER_BYTES: Readonly<Record<UserForm, number>> = { SLOT: 2, NUMBER: 4, PIN: 24 };

/** Longest first: a packet as long as one form is one record of it before it is several of a shorter one. */
const FORMS: readonly EventForm[] = [
  { recordBytes: 52, user: "PIN" },
  { recordBytes: 37, user: "PIN" },
  { recordBytes: 36, user: "PIN" },
  { recordBytes: 32, user: "PIN" },
  { recordBytes: 14, user: "SLOT" },
  { recordBytes: 12, user: "NUMBER" },
  { recordBytes: 10, user: "SLOT" },
];

/**
 * Decodes the data of an attendance event packet.
 *
 * Where several forms divide the length (72 is two of 36 and six of 12), the longest whose times all exist is taken;
 * where none has only existing times, the form of exactly this length, or the only one that divides it if some of its
 * times exist. Any other length of at least 32 bytes is one record with a text user and longer padding, if its time
 * exists: that is how unknown firmware differs from the known.
 *
 * @throws {ZkWireError} `BAD_RECORD` for a length of no known form and for a record with an empty user id.
 */
export function decodeAttendanceEvents(data: Buffer, decoder: FieldDecoder): readonly AttendanceEvent[] {
  const readings = FORMS.filter((form) => data.length > 0 && data.length % form.recordBytes === 0).map((form) =>
    splitRecords(data, form, decoder),
  );
  const plausible = readings.find((events) => events.every((event) => event.localTime !== undefined));
  const single = readings.find((events) => events.length === 1);
  const [only, ...others] = readings;
  const isOnlyLikely = others.length === 0 && only?.some((event) => event.localTime !== undefined);
  const events = plausible ?? single ?? decodePadded(data, decoder) ?? (isOnlyLikely ? only : undefined);
  if (!events) throw new ZkWireError("BAD_RECORD", `an attendance event of ${data.length} bytes has no known form`);
  if (events.some((event) => event.pin === "")) {
    throw new ZkWireError("BAD_RECORD", "an attendance event names no user");
  }
  return events;
}

function decodePadded(data: Buffer, decoder: FieldDecoder): readonly AttendanceEvent[] | undefined {
  if (data.length < MIN_TEXT_RECORD_BYTES) return undefined;
  const event = decodeEvent(data, "PIN", decoder);
  return event.localTime === undefined || event.pin === "" ? undefined : [event];
}

function splitRecords(data: Buffer, form: EventForm, decoder: FieldDecoder): readonly AttendanceEvent[] {
  return Array.from({ length: data.length / form.recordBytes }, (_, i) => {
    const raw = data.subarray(i * form.recordBytes, (i + 1) * form.recordBytes);
    return decodeEvent(raw, form.user, decoder);
  });
}

function decodeEvent(raw: Buffer, userForm: UserForm, decoder: FieldDecoder): AttendanceEvent {
  const offset = USER_BYTES[userForm];
  return {
    ...decodeUser(raw, userForm, decoder),
    verifyCode: raw.readUInt8(offset),
    stateCode: raw.readUInt8(offset + 1),
    localTime: decodeEventTime(raw, offset + 2),
    localDigits: decodeEventDigits(raw, offset + 2),
    raw,
  };
}

function decodeUser(raw: Buffer, userForm: UserForm, decoder: FieldDecoder): NamedUser {
  switch (userForm) {
    case "SLOT":
      return { userForm, pin: undefined, slot: raw.readUInt16LE(0), userBytes: undefined };
    case "NUMBER":
      return { userForm, pin: String(raw.readUInt32LE(0)), slot: undefined, userBytes: undefined };
    case "PIN": {
      const pin = decodeText(raw, PIN_FIELD, decoder);
      return { userForm, pin, slot: undefined, userBytes: toUserBytes(raw, PIN_FIELD, pin) };
    }
  }
}
