import { decodeText, type FieldDecoder } from "./text.ts";

/** By what a row or an event names its user: text, the same text as a number without leading zeros, or the slot alone. */
export type UserForm = "PIN" | "NUMBER" | "SLOT";

/** The user of a row or an event, as the reader wrote it. */
export interface NamedUser {
  readonly userForm: UserForm;
  /** The text of the forms `PIN` and `NUMBER`; `undefined` exactly for `SLOT`. */
  readonly pin: string | undefined;
  /** The reader's internal number of the user, where the bytes hold it: always for `SLOT`, never for `NUMBER`. */
  readonly slot: number | undefined;
  /**
   * The bytes that `pin` was decoded from, up to their NUL, where it is not plain ASCII: what they spell depends on a
   * setting, they do not. A view of `raw`; `undefined` where the text says it all.
   */
  readonly userBytes: Buffer | undefined;
}

/**
 * Decodes a user from a text field.
 *
 * @param field `[offset, length]` of the field in bytes.
 * @param slot what stands beside the field, and for the user where the field is empty.
 */
export function decodeTextUser(
  bytes: Buffer,
  field: readonly [number, number],
  { decoder, slot }: { readonly decoder: FieldDecoder; readonly slot: number | undefined },
): NamedUser {
  const pin = decodeText(bytes, field, decoder);
  if (pin === "" && slot !== undefined) return toSlotUser(slot);
  return { userForm: "PIN", pin, slot, userBytes: isAscii(pin) ? undefined : toFieldBytes(bytes, field) };
}

/** A user that is named by a number. */
export function toNumberUser(number: number): NamedUser {
  return { userForm: "NUMBER", pin: String(number), slot: undefined, userBytes: undefined };
}

/** A user that is named by the slot alone. */
export function toSlotUser(slot: number): NamedUser {
  return { userForm: "SLOT", pin: undefined, slot, userBytes: undefined };
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function toFieldBytes(bytes: Buffer, [offset, length]: readonly [number, number]): Buffer {
  const field = bytes.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}
