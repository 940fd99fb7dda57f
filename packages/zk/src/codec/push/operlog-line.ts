/**
 * Lines of OPERLOG: `USER PIN=..<TAB>Name=..<TAB>Pri=..<TAB>Passwd=..<TAB>Card=..`, `OPLOG code<TAB>operator<TAB>time<TAB>..`, and
 * templates and pictures, of which nothing is read. The password is a secret in clear: nothing tells it but `UserLine`, to its reader.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2). An empty field may be the word `null`.
 */
import { decodeText, type FieldDecoder } from "../text.ts";
import { splitFields } from "./lines.ts";
import { UserLine } from "./user-line.ts";

/** One line of OPERLOG. */
export type OperlogLine =
  | ({ readonly kind: "USER" } & PushedUser)
  | { readonly kind: "OPERATION"; readonly code: number; readonly localTime: string | undefined }
  /** A template, a picture, or a word that nobody asked for: nothing of it is kept. */
  | { readonly kind: "DROPPED" }
  /** A user without a number, or an operation without a code. */
  | { readonly kind: "UNREADABLE" };

/** A user as a reader pushes it. */
export interface PushedUser {
  readonly pin: string;
  readonly name: string;
  /** 0 user, 2 enroller, 6 manager, 14 administrator. */
  readonly privilegeCode: number;
  /** 0 when the user has no card, or none that is a number. */
  readonly cardNumber: number;
  /** Everything that the reader has of the user, to be written back. */
  readonly line: UserLine;
}

const MAX_CARD = 0xffff_ffff;
const MAX_PIN_BYTES = 64;
const MAX_NAME_BYTES = 512;
const DROPPED: OperlogLine = { kind: "DROPPED" };
const UNREADABLE: OperlogLine = { kind: "UNREADABLE" };

/** Parses one line. Never throws. */
export function parseOperlogLine(line: Buffer, decoder: FieldDecoder): OperlogLine {
  const word = line.toString("latin1", 0, 6).toUpperCase();
  if (word.startsWith("USER ") || word.startsWith("USER\t")) return parseUser(line.subarray(5), decoder);
  if (word === "OPLOG " || word === "OPLOG\t") return parseOperation(line.subarray(6));
  return DROPPED;
}

function parseUser(text: Buffer, decoder: FieldDecoder): OperlogLine {
  const fields = new Map<string, Buffer>();
  for (const field of splitFields(text)) {
    const end = field.indexOf("=");
    if (end > 0) fields.set(field.toString("latin1", 0, end).trim().toLowerCase(), field.subarray(end + 1));
  }
  const textOf = (name: string, maxBytes: number) => {
    const bytes = (fields.get(name) ?? Buffer.alloc(0)).subarray(0, maxBytes + 1);
    const value = decodeText(bytes, [0, bytes.length], decoder);
    return bytes.length > maxBytes || /^null$/i.test(value) ? "" : value;
  };
  const pin = textOf("pin", MAX_PIN_BYTES);
  if (pin.trim() === "") return UNREADABLE;
  const privilege = textOf("pri", 8) || textOf("privilege", 8);
  return {
    kind: "USER",
    pin,
    name: textOf("name", MAX_NAME_BYTES).trim(),
    privilegeCode: toNumber(privilege, 255),
    cardNumber: toNumber(textOf("card", 32), MAX_CARD),
    line: new UserLine(splitFields(text)),
  };
}

function parseOperation(text: Buffer): OperlogLine {
  const [code = "", , time = ""] = splitFields(text.subarray(0, 1_024)).map((field) => field.toString("latin1").trim());
  if (!/^\d{1,5}$/.test(code)) return UNREADABLE;
  const localTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time) ? time.replace(" ", "T") : undefined;
  return { kind: "OPERATION", code: Number(code), localTime };
}

function toNumber(text: string, max: number): number {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : 0;
  return value <= max ? value : 0;
}
