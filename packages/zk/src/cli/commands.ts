import { setTimeout as sleep } from "node:timers/promises";
import { DeviceError } from "../client/device-error.ts";
import type { DeviceEvent } from "../client/device-event.ts";
import { readIdentity } from "../client/read-identity.ts";
import { readSizesIfTold } from "../client/read-sizes.ts";
import { ifTold } from "../client/request.ts";
import { readTime } from "../client/read-time.ts";
import { readUsers } from "../client/read-users.ts";
import { readWholeLog } from "../client/read-whole-log.ts";
import type { ReaderConnection } from "../client/reader-connection.ts";
import { registerEvents } from "../client/register-events.ts";
import { EVENT } from "../codec/commands.ts";
import type { LineWriter } from "./output.ts";
import { toUserLine, USER_HEADING } from "./user-rows.ts";
import { type PinBySlot, PUNCH_HEADING, toPunchLine, toPunchRow } from "./punch-row.ts";

/** Lines handed to the output at once. */
const LINES_PER_WRITE = 1000;
/** Between two signs of life of a quiet reader. */
const HEARTBEAT_MS = 20_000;

/** What a command works with. */
export interface CliContext {
  readonly reader: ReaderConnection;
  readonly output: LineWriter;
  /** Says something beside the output: a code, a text and figures. */
  readonly warn: (code: string, message: string, details: Readonly<Record<string, number>>) => void;
  readonly isJson: boolean;
  /** The interrupt. */
  readonly signal: AbortSignal;
}

/** Prints who the reader is: one JSON object, or a line per field. */
export async function printInfo({ reader, output, isJson, signal }: CliContext): Promise<void> {
  const identity = await readIdentity(reader, signal);
  const sizes = await readSizesIfTold(reader, signal);
  const time = await ifTold(reader, readTime(reader, signal));
  const info = {
    serialNumber: identity.serialNumber ?? null,
    model: identity.model ?? null,
    platform: identity.platform ?? null,
    firmware: identity.firmware ?? null,
    time: time ?? null,
    users: sizes?.users ?? null,
    punches: sizes?.punches ?? null,
    capacity: sizes?.punchCapacity ?? null,
  };
  const lines = Object.entries(info).map(([key, value]) => `${key.padEnd(14)}${value ?? "unknown"}`);
  await output.write(isJson ? [JSON.stringify(info)] : lines);
}

/** Prints the whole log in its order. Nothing is printed before the log is known to be complete. */
export async function printLog({ reader, output, warn, isJson, signal }: CliContext): Promise<void> {
  const { records, blanks } = await readWholeLog(reader, signal);
  const pinBySlot = records.some(({ pin }) => pin === undefined) ? await readPins(reader, signal) : new Map();
  if (!isJson) await output.write([PUNCH_HEADING]);
  for (let start = 0; start < records.length && output.isOpen; start += LINES_PER_WRITE) {
    const page = records.slice(start, start + LINES_PER_WRITE);
    await output.write(page.map((record) => toPunchLine(toPunchRow(record, pinBySlot), isJson)));
  }
  if (!isJson) await output.write([`${records.length} punches`]);
  if (blanks.length > 0) {
    warn("BLANK_SLOTS", `${blanks.length} slots of the log hold no punch`, { count: blanks.length });
  }
  const { badChecksums, hasOwnSums } = reader.line.stats;
  if (badChecksums > 0) {
    const told = hasOwnSums ? "and no packet a right one: damage goes unnoticed" : "and were asked for again";
    warn("WRONG_CHECKSUMS", `${badChecksums} packets had a wrong sum, ${told}`, { count: badChecksums });
  }
}

/** Prints who is enrolled. */
export async function printUsers({ reader, output, warn, isJson, signal }: CliContext): Promise<void> {
  const { users, unreadablePositions } = await readUsers(reader, signal);
  if (!isJson) await output.write([USER_HEADING]);
  await output.write(users.map((user) => toUserLine(user, isJson)));
  if (!isJson) await output.write([`${users.length} users`]);
  const count = unreadablePositions.length;
  if (count > 0) warn("UNREADABLE_USERS", `${count} records of the list are no users`, { count });
}

/** Prints each punch as it happens, until the signal. Events arrive through the function given to `follow`. */
export async function printLive(
  { reader, output, warn, isJson, signal }: CliContext,
  follow: (onEvent: (event: DeviceEvent) => void) => void,
): Promise<void> {
  const pinBySlot = await readPins(reader, signal);
  if (!isJson) await output.write([PUNCH_HEADING]);
  follow((event) => {
    if (event.kind === "PUNCHES") {
      void output.write(event.punches.map((punch) => toPunchLine(toPunchRow(punch, pinBySlot), isJson)));
    } else if (event.kind === "UNREADABLE") {
      warn(event.code, "a punch came in an unknown form", { bytes: event.data.length });
    }
  });
  await registerEvents(reader, EVENT.ATTENDANCE, signal);
  for (;;) {
    await sleep(HEARTBEAT_MS, undefined, { signal });
    await expectLife(reader, signal);
  }
}

/** Asks for the time, and where no answer comes, for the counts: a reader that refuses one is alive as well. */
async function expectLife(reader: ReaderConnection, signal: AbortSignal): Promise<void> {
  await ifTold(reader, readTime(reader, signal));
  if (!reader.line.isSilent) return;
  const sizes = await readSizesIfTold(reader, signal);
  if (sizes === undefined && reader.line.isSilent) {
    throw new DeviceError("DEVICE_TIMEOUT", "the reader has fallen silent", { step: "LIVE" });
  }
}

async function readPins(reader: ReaderConnection, signal: AbortSignal): Promise<PinBySlot> {
  // Without the list a slot is shown as such; the punches are what was asked for.
  const { users = [] } = (await ifTold(reader, readUsers(reader, signal))) ?? {};
  return new Map(users.map(({ slot, pin }) => [slot, pin]));
}
