/**
 * Commands that a reader fetches, `C:<id>:<command>`, and what became of them.
 *
 * There is none here that clears anything or runs code, and none that does more when it is delivered twice.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2).
 */
import { ZkWireError } from "../errors.ts";
import { splitLines } from "./lines.ts";
import { type Pairs, parsePairs } from "./pairs.ts";

/** A command. Times are the reader's wall clock, `YYYY-MM-DDTHH:mm:ss`, both ends included. */
export type PushCommand =
  /** Tell counts and versions. */
  | { readonly kind: "INFO" }
  /** Read the settings again and send by stamps. */
  | { readonly kind: "CHECK" }
  /** Send what is new. */
  | { readonly kind: "LOG" }
  /** Send the punches of a time again. */
  | { readonly kind: "QUERY_PUNCHES"; readonly from: string; readonly to: string }
  /** Say how many punches there are of a time. */
  | { readonly kind: "SUM_PUNCHES"; readonly from: string; readonly to: string }
  /** Send one user, or all. */
  | { readonly kind: "QUERY_USERS"; readonly pin?: string }
  /** Enrol a user, or change it: the fields of `UserLine`, all of them. */
  | { readonly kind: "PUT_USER"; readonly fields: Uint8Array }
  /** Remove a user with all that the reader knows of it. */
  | { readonly kind: "DELETE_USER"; readonly pin: string };

const ID = /^[A-Za-z0-9]{1,16}$/;
const FIRST_PRINTABLE = 0x20;
const TAB = 0x09;
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/**
 * Encodes a command as the line that a reader fetches, with its LF.
 *
 * @throws {ZkWireError} `BAD_TEXT` for an id, a time or a value that would end the line or the field: it could be another command.
 */
export function encodeCommand(id: string, command: PushCommand): Buffer {
  if (!ID.test(id)) throw new ZkWireError("BAD_TEXT", "the id of a command is up to 16 letters and digits");
  if (command.kind !== "PUT_USER") return Buffer.from(`C:${id}:${encodeText(command)}\n`);
  if (command.fields.some((byte) => byte < FIRST_PRINTABLE && byte !== TAB))
    throw new ZkWireError("BAD_TEXT", "a field of a command has no line ends");
  return Buffer.concat([Buffer.from(`C:${id}:DATA UPDATE USERINFO `), command.fields, Buffer.from("\n")]);
}

function encodeText(command: Exclude<PushCommand, { kind: "PUT_USER" }>): string {
  switch (command.kind) {
    case "DELETE_USER":
      return `DATA DELETE USERINFO PIN=${toValue(command.pin)}`;
    case "INFO":
    case "CHECK":
    case "LOG":
      return command.kind;
    case "QUERY_PUNCHES":
      return `DATA QUERY ATTLOG ${encodeRange(command)}`;
    case "SUM_PUNCHES":
      return `VERIFY SUM ATTLOG ${encodeRange(command)}`;
    case "QUERY_USERS":
      return command.pin === undefined ? "DATA QUERY USERINFO" : `DATA QUERY USERINFO PIN=${toValue(command.pin)}`;
  }
}

function encodeRange({ from, to }: { readonly from: string; readonly to: string }): string {
  return `StartTime=${toTime(from)}\tEndTime=${toTime(to)}`;
}

function toTime(localTime: string): string {
  if (!LOCAL_TIME.test(localTime)) throw new ZkWireError("BAD_TEXT", "a time of a command is YYYY-MM-DDTHH:mm:ss");
  return localTime.replace("T", " ");
}

function toValue(text: string): string {
  if (text === "" || text.length > 64 || /\p{Cc}/u.test(text)) {
    throw new ZkWireError("BAD_TEXT", "a value of a command has neither line ends nor tabs, and 64 characters at most");
  }
  return text;
}

/** What became of one command. */
export interface CommandResult {
  readonly id: string;
  /** 0 is good, below 0 a failure; readers also say how many rows they sent. */
  readonly returnCode: number;
  /** What else the reader says. */
  readonly values: Pairs;
  /** Rows that the reader counts; `undefined` where it tells none. */
  readonly attlogSum: number | undefined;
}

const FIRST = /^\s*ID=([A-Za-z0-9]{1,16})(?=&|\s|$)/i;
const MAX_LINES = 2_000;

/**
 * Parses the body in which a reader tells results: a line each, `ID=..&Return=..&CMD=..`, or one over several lines, `ID=..`,
 * `Return=..`, `CMD=..` and pairs. What is none of them is left out. Never throws.
 */
export function parseResults(body: Buffer): readonly CommandResult[] {
  const blocks: string[][] = [];
  let lines = 0;
  for (const line of splitLines(body)) {
    lines += 1;
    if (lines > MAX_LINES) break;
    const text = line.toString("utf8");
    if (FIRST.test(text)) blocks.push([text]);
    else blocks.at(-1)?.push(text);
  }
  return blocks.flatMap((block) => toResult(block.join("\n")) ?? []);
}

function toResult(text: string): CommandResult | undefined {
  const id = FIRST.exec(text)?.[1];
  const returned = /(?:^|[&\s])Return=\s*(-?\d{1,9})/i.exec(text)?.[1];
  if (id === undefined || returned === undefined) return undefined;
  const sum = /(?:^|[&,\s])AttlogSum=\s*(\d{1,9})/i.exec(text)?.[1];
  return {
    id,
    returnCode: Number(returned),
    values: parsePairs(text, /[&\r\n]+/),
    attlogSum: sum === undefined ? undefined : Number(sum),
  };
}
