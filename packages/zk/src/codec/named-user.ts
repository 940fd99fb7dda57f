import { toTextBytes } from "./text.ts";

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
   * The bytes that `pin` was decoded from, up to their NUL, where it is not plain ASCII or holds what is not seen: what they
   * spell depends on a setting, they do not. A view of `raw`; `undefined` where the text says it all.
   */
  readonly userBytes: Buffer | undefined;
}

/**
 * The bytes of a text user, as `NamedUser` wants them.
 *
 * @param field `[offset, length]` of the field in bytes.
 * @param pin what the field was decoded to.
 */
export function toUserBytes(bytes: Buffer, field: readonly [number, number], pin: string): Buffer | undefined {
  if (isAscii(pin) && !pin.includes(ESCAPE)) return undefined;
  return toTextBytes(bytes, field);
}

/** Stands in every text in which something was written out, and in no other: see `visible-text.ts`. */
const ESCAPE = "\\u{";

/** A loop: over 100,000 short texts a regular expression takes longer than all the rest of a row. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
