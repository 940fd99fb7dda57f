import { isUnwritten } from "./attendance-layout.ts";
import { isTextField } from "./text.ts";

/** Known sizes in bytes; the usual one first. */
export const USER_RECORD_SIZES = [72, 28, 120] as const;

/** Size of a user in bytes. */
export type UserRecordSize = (typeof USER_RECORD_SIZES)[number];

/**
 * What a slot of the user table looks like:
 *
 * - `BLANK`: never written, or left by a user who was deleted
 * - `CLEAN`: a user, and nothing about it is odd
 * - `ODD`: a user whose name is no text
 * - `WRONG`: something, but no user: nobody could be found by it
 */
export type UserLook = "BLANK" | "CLEAN" | "ODD" | "WRONG";

/** Text fields of a size, as `[offset, length]`: the pin, without which a slot is blank, and the names. */
interface UserFields {
  readonly pin: readonly [number, number];
  readonly names: readonly (readonly [number, number])[];
}

const FIELDS: Readonly<Record<72 | 120, UserFields>> = {
  72: { pin: [48, 24], names: [[11, 24]] },
  120: {
    pin: [96, 24],
    names: [
      [35, 24],
      [59, 24],
    ],
  },
};

/** Looks at one slot; `user` has exactly the bytes of the size. */
export function lookAtUser(user: Buffer, size: UserRecordSize): UserLook {
  if (isUnwritten(user)) return "BLANK";
  const [hasPin, isClean] = size === 28 ? lookAtNumber(user) : lookAtText(user, FIELDS[size]);
  if (hasPin) return isClean ? "CLEAN" : "ODD";
  return user.readUInt16LE(0) === 0 ? "BLANK" : "WRONG";
}

function lookAtNumber(user: Buffer): readonly [hasPin: boolean, isClean: boolean] {
  return [user.readUInt32LE(24) !== 0, isTextField(user, [8, 8]) && user.readUInt16LE(0) !== 0];
}

function lookAtText(user: Buffer, { pin, names }: UserFields): readonly [hasPin: boolean, isClean: boolean] {
  const hasPin = user.readUInt8(pin[0]) !== 0 && isTextField(user, pin);
  return [hasPin, names.every((name) => isTextField(user, name))];
}
