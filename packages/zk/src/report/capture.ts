import { type AttendanceLayout, isUnwritten, LAYOUT_BYTES } from "../codec/attendance-layout.ts";
import type { UserRecordSize } from "../codec/user-look.ts";

/** Records as they came, except that nobody is in them: hexadecimal, one each. */
export interface Capture {
  readonly layout: AttendanceLayout | undefined;
  readonly log: readonly string[];
  readonly userBytes: UserRecordSize | undefined;
  readonly users: readonly string[];
}

/** Where users stand in a row: text as `[offset, length]`, numbers as an offset; slots are the reader's own and stay. */
const ROW_PINS: Readonly<Record<AttendanceLayout, readonly [number, number] | number | undefined>> = {
  R40: [2, 24],
  R49: [2, 24],
  R16: 0,
  R8_TIME3: undefined,
  R8_TIME4: undefined,
};

/** Fields of a user that name or admit somebody, `[offset, length]`: zeroed, and the PIN replaced. */
const USER_FIELDS: Readonly<
  Record<UserRecordSize, { readonly secret: Fields; readonly pin: readonly [number, number] }>
> = {
  28: {
    secret: [
      [3, 13],
      [16, 5],
    ],
    pin: [24, 4],
  },
  72: {
    secret: [
      [3, 32],
      [35, 4],
    ],
    pin: [48, 24],
  },
  120: { secret: [[3, 93]], pin: [96, 24] },
};
type Fields = readonly (readonly [number, number])[];

const NUMBER_BYTES = 4;

/** Gives everybody another PIN of the same length, the same one wherever they stand. */
export class PinMask {
  readonly #masks = new Map<string, number>();

  /** Replaces a text PIN in place; what stands behind its NUL is zeroed. */
  maskText(bytes: Buffer, [offset, length]: readonly [number, number]): void {
    const field = bytes.subarray(offset, offset + length);
    const nul = field.indexOf(0);
    const pinBytes = nul < 0 ? length : nul;
    const pin = field.toString("latin1", 0, pinBytes);
    field.fill(0);
    if (pinBytes > 0) field.write(String(this.#toNumber(pin)).padStart(pinBytes, "0").slice(-pinBytes), "latin1");
  }

  /** Replaces a PIN that is a number of 32 bits. */
  maskNumber(bytes: Buffer, offset: number): void {
    bytes.writeUInt32LE(this.#toNumber(String(bytes.readUInt32LE(offset))), offset);
  }

  #toNumber(pin: string): number {
    const known = this.#masks.get(pin) ?? this.#masks.size + 1;
    this.#masks.set(pin, known);
    return known;
  }
}

/** Masks the rows of a log. */
export function captureLog(payload: Buffer, layout: AttendanceLayout, mask: PinMask): readonly string[] {
  const place = ROW_PINS[layout];
  return mapRecords(payload, LAYOUT_BYTES[layout], (row) => {
    if (typeof place === "number") mask.maskNumber(row, place);
    else if (place !== undefined) mask.maskText(row, place);
  });
}

/** Masks the users of a reader: no name, no password, no card. */
export function captureUsers(payload: Buffer, size: UserRecordSize, mask: PinMask): readonly string[] {
  const { secret, pin } = USER_FIELDS[size];
  return mapRecords(payload, size, (user) => {
    for (const [offset, length] of secret) user.fill(0, offset, offset + length);
    if (pin[1] === NUMBER_BYTES) mask.maskNumber(user, pin[0]);
    else mask.maskText(user, pin);
  });
}

function mapRecords(payload: Buffer, size: number, mask: (record: Buffer) => void): readonly string[] {
  return Array.from({ length: payload.length / size }, (_, i) => {
    const record = Buffer.from(payload.subarray(i * size, (i + 1) * size));
    if (!isUnwritten(record)) mask(record);
    return record.toString("hex");
  });
}
