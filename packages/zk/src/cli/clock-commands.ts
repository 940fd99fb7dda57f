import { readTime } from "../client/read-time.ts";
import { writeTime } from "../client/write-time.ts";
import type { LocalDateTime } from "../codec/time.ts";
import type { CliContext } from "./commands.ts";

/** A zone, and the time to set instead of now. */
export interface ClockOptions {
  /** IANA zone of the place where the reader is. */
  readonly zone: string;
  /** `undefined`: now. */
  readonly at: LocalDateTime | undefined;
}

/** A clock is set to whole seconds: to the nearest one, as a place does. */
const HALF_SECOND_MS = 500;

/** Prints what the reader's clock shows, what it should show, and how many seconds it is ahead. */
export async function printTime({ reader, output, isJson, signal }: CliContext, { zone }: ClockOptions): Promise<void> {
  const time = (await readTime(reader, signal)) ?? null;
  const expected = toLocalTime(reader.nowMs(), zone);
  const aheadSeconds = time === null ? null : (toMs(time) - toMs(expected)) / 1000;
  const clock = { time, expected, zone, aheadSeconds };
  const lines = Object.entries(clock).map(([key, value]) => `${key.padEnd(14)}${value ?? "unknown"}`);
  await output.write(isJson ? [JSON.stringify(clock)] : lines);
}

/** Sets the clock and prints what it showed before and what it shows now. */
export async function setTime(
  { reader, output, isJson, signal }: CliContext,
  { zone, at }: ClockOptions,
): Promise<void> {
  const before = (await readTime(reader, signal)) ?? null;
  const after = await writeTime(reader, at ?? toLocalTime(reader.nowMs() + HALF_SECOND_MS, zone), signal);
  await output.write([isJson ? JSON.stringify({ before, after }) : `${before ?? "unknown"} -> ${after}`]);
}

/** The wall clock of a zone, to the second. */
function toLocalTime(ms: number, timeZone: string): LocalDateTime {
  const options = { timeZone, dateStyle: "short", timeStyle: "medium" } as const;
  return new Intl.DateTimeFormat("sv-SE", options).format(ms).replace(" ", "T");
}

function toMs(localTime: LocalDateTime): number {
  return Date.parse(`${localTime}Z`);
}
