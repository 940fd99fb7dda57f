import { readFileSync } from "node:fs";
import { BAD_INPUT, badUsage, CommandError } from "../command.ts";
import type { Prompts } from "../prompts.ts";
import { type InitPlan, isTimeZone, parseCommKey, parseReaderAddress, type ReaderAddress } from "./plan.ts";

/** What stood on the command line. */
export type GivenPlan = Readonly<Partial<Record<"name" | "place" | "zone" | "reader" | "comm-key-file", string>>>;

/** One thing that is needed: its flag, its question, and how its text is read (undefined refuses it). */
interface Need<T> {
  readonly flag: string;
  readonly question: string;
  readonly expected: string;
  readonly read: (text: string) => T | undefined;
}

const readText = (text: string) => (text.trim() === "" ? undefined : text.trim());
const NAME: Need<string> = {
  flag: "--name",
  question: "Name of the organisation: ",
  expected: "a name",
  read: readText,
};
const PLACE: Need<string> = {
  flag: "--place",
  question: "Name of the first place, such as Riyadh: ",
  expected: "a name",
  read: readText,
};
const READER: Need<ReaderAddress> = {
  flag: "--reader",
  question: "Address of its reader, HOST or HOST:PORT: ",
  expected: "HOST, HOST:PORT or [IPv6]:PORT",
  read: parseReaderAddress,
};

/** Takes what was given and asks for the rest. @throws {CommandError} BAD_USAGE */
export async function askPlan(given: GivenPlan, prompts: Prompts): Promise<InitPlan> {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zoneNeed: Need<string> = {
    flag: "--zone",
    question: `Time zone of its clock [${own}]: `,
    expected: "an IANA time zone such as Asia/Riyadh",
    read: (text) => {
      const zone = readText(text) ?? own;
      return isTimeZone(zone) ? zone : undefined;
    },
  };
  return {
    name: await settle(NAME, given.name, prompts),
    place: await settle(PLACE, given.place, prompts),
    zone: await settle(zoneNeed, given.zone, prompts),
    reader: await settle(READER, given.reader, prompts),
    commKey: await settleCommKey(given, prompts),
  };
}

/** A flag that is wrong ends the command; an answer that is wrong is asked for again. */
async function settle<T>(need: Need<T>, given: string | undefined, prompts: Prompts): Promise<T> {
  const { flag, question, expected, read } = need;
  if (given !== undefined) return read(given) ?? refuse(`${flag} is ${expected}`);
  for (;;) {
    const answer = await prompts.ask(question);
    if (answer === undefined) throw badUsage(`${flag} is wanted`);
    const value = read(answer);
    if (value !== undefined) return value;
    process.stderr.write(`  wanted: ${expected}\n`);
  }
}

/** Only whoever is asked for the reader is asked for its key: a script gives the file, or there is none. */
async function settleCommKey({ "comm-key-file": file, reader }: GivenPlan, prompts: Prompts): Promise<number> {
  if (file !== undefined) return readCommKeyFile(file);
  if (reader !== undefined) return 0;
  for (;;) {
    const answer = (await prompts.askSecret("Its comm key, empty for none: "))?.trim() ?? "";
    const key = answer === "" ? 0 : parseCommKey(answer);
    if (key !== undefined) return key;
    process.stderr.write("  wanted: a number of up to 9 digits\n");
  }
}

/** The message never repeats the file's text: it may be the key of something else. */
function readCommKeyFile(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new CommandError("COMM_KEY_UNREADABLE", `${file} cannot be read`, { cause, exitCode: BAD_INPUT });
  }
  return parseCommKey(text) ?? refuse(`${file} holds no comm key: a number of up to 9 digits`);
}

function refuse(message: string): never {
  throw badUsage(message);
}
