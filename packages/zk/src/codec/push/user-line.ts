/**
 * A user as a reader wrote it, to be written back with something changed: a reader that is told some fields of a user empties the
 * others. So what is not read here (password, group, time zones, a card that is no number) goes back as it came.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2); that a partial update empties fields was seen on a reader.
 */
import { ZkWireError } from "../errors.ts";
import { createFieldEncoder } from "../field-encoder.ts";

/** Who somebody is to be; what is left out stays. */
export interface UserWish {
  readonly pin: string;
  readonly name?: string | undefined;
  readonly privilegeCode?: number | undefined;
  /** 0 takes the card away. */
  readonly cardNumber?: number | undefined;
}

/** What a line has of a user and a copy of name, privilege and card has not. */
export type UnreadField = "PASSWORD" | "GROUP" | "TIME_ZONES" | "VERIFY_MODE" | "CARD";

const MAX_FIELDS = 40;
const MAX_LINE_BYTES = 2_048;
const MAX_NAME_BYTES = 512;

type Fields = readonly (readonly [name: string, value: Buffer])[];

/** The fields of one user, secrets among them: nothing shows them, and they go to the reader that sent them alone. */
export class UserLine {
  readonly #fields: Fields;

  /** @param fields the texts between the tabs, `Name=..` each */
  constructor(fields: readonly Buffer[]) {
    this.#fields = fields.slice(0, MAX_FIELDS).flatMap((field) => {
      const end = field.indexOf("=");
      return end > 0 ? [[field.toString("latin1", 0, end).trim(), Buffer.from(field.subarray(end + 1))] as const] : [];
    });
  }

  /** What is there beside the name, the privilege and a card that is a number. */
  listUnread(): readonly UnreadField[] {
    const textOf = (name: string) => this.#textOf(name);
    const isCard = /^\d{1,10}$/.test(textOf("card"));
    const found: readonly (readonly [UnreadField, boolean])[] = [
      ["PASSWORD", textOf("passwd") !== ""],
      ["GROUP", !["", "0", "1"].includes(textOf("grp"))],
      ["TIME_ZONES", !/^[01]*$/.test(textOf("tz"))],
      ["VERIFY_MODE", !["", "0", "-1"].includes(textOf("verify"))],
      ["CARD", !isCard && textOf("card") !== ""],
    ];
    return found.flatMap(([field, isThere]) => (isThere ? [field] : []));
  }

  /** The fields as a command tells them, with what is wished in place of what was. @throws {ZkWireError} `BAD_TEXT` */
  encode(wish: UserWish, textEncoding: string): Buffer {
    return encodeFields(this.#fields, wish, textEncoding);
  }

  #textOf(name: string): string {
    const value =
      this.#fields
        .find(([known]) => known.toLowerCase() === name)?.[1]
        .toString("latin1")
        .trim() ?? "";
    return /^null$/i.test(value) ? "" : value;
  }
}

/** The fields of a user that a reader does not have yet. @throws {ZkWireError} `BAD_TEXT` */
export function encodeNewUser(wish: UserWish, textEncoding: string): Buffer {
  const none = Buffer.alloc(0);
  const pin = createFieldEncoder(textEncoding).encode(wish.pin, MAX_LINE_BYTES);
  const fields: Fields = [
    ...([
      ["PIN", pin],
      ["Name", none],
      ["Pri", Buffer.from("0")],
      ["Passwd", none],
    ] as const),
    ...([
      ["Card", none],
      ["Grp", Buffer.from("1")],
    ] as const),
  ];
  return encodeFields(fields, wish, textEncoding);
}

function encodeFields(fields: Fields, wish: UserWish, textEncoding: string): Buffer {
  const wished = toWished(wish, textEncoding);
  const told = fields.map(([name, value]) => {
    const other = wished.get(toKnownName(name));
    wished.delete(toKnownName(name));
    return toField(name, other ?? value);
  });
  const more = [...wished].map(([name, value]) => toField(name, value));
  const line = Buffer.from([...told, ...more].map((field) => field.toString("latin1")).join("\t"), "latin1");
  if (line.length > MAX_LINE_BYTES) throw new ZkWireError("BAD_TEXT", "the user has more fields than a command holds");
  return line;
}

function toWished({ name, privilegeCode, cardNumber }: UserWish, textEncoding: string): Map<string, Buffer> {
  const wished = new Map<string, Buffer>();
  if (name !== undefined) wished.set("Name", createFieldEncoder(textEncoding).encode(name, MAX_NAME_BYTES));
  if (privilegeCode !== undefined) wished.set("Pri", Buffer.from(String(privilegeCode)));
  if (cardNumber !== undefined) wished.set("Card", Buffer.from(cardNumber === 0 ? "" : String(cardNumber)));
  return wished;
}

/** Some readers call the privilege by its whole name. */
function toKnownName(name: string): string {
  switch (name.toLowerCase()) {
    case "name":
      return "Name";
    case "pri":
    case "privilege":
      return "Pri";
    case "card":
      return "Card";
    default:
      return "";
  }
}

/** The word for an empty field would be a value when it is written. A control character could end the field: it would be another command. */
function toField(name: string, value: Buffer): Buffer {
  const bytes = /^null$/i.test(value.toString("latin1").trim()) ? Buffer.alloc(0) : value;
  if (bytes.some((byte) => byte < 0x20))
    throw new ZkWireError("BAD_TEXT", "a field of the user has a control character");
  return Buffer.concat([Buffer.from(`${name}=`, "latin1"), bytes]);
}
