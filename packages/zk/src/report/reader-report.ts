import { COMMAND } from "../codec/commands.ts";
import { glanceAtLog } from "../client/glance-at-log.ts";
import { readDataSet } from "../client/read-data-set.ts";
import { readOptions } from "../client/read-options.ts";
import { readSizes } from "../client/read-sizes.ts";
import { readTime } from "../client/read-time.ts";
import { readUserSet } from "../client/read-users.ts";
import type { ReaderConnection } from "../client/reader-connection.ts";
import { registerEvents } from "../client/register-events.ts";
import { ask } from "../client/request.ts";
import { MOST_LOG_ROWS, toSetBytes } from "../client/set-bounds.ts";
import type { ConnectionStats } from "../client/request-line.ts";
import { decodeText } from "../codec/text.ts";
import { LAYOUT_BYTES } from "../codec/attendance-layout.ts";
import { describeLog, type LogDescription } from "./describe-log.ts";
import { describeUsers, type UsersDescription } from "./describe-users.ts";
import { type ReportStep, ReportSteps } from "./report-steps.ts";
import { redactOption, REPORTED_OPTIONS } from "./redact.ts";

/** What a stranger can tell about a reader without telling who uses it or where it stands. */
export interface ReaderReport {
  readonly firmware: string | undefined;
  /** Redacted: see `redact.ts`. */
  readonly options: Readonly<Record<string, string>>;
  readonly steps: readonly ReportStep[];
  readonly log: LogDescription | undefined;
  readonly users: UsersDescription | undefined;
  readonly connection: ConnectionStats;
}

/** The bytes behind a report, for whoever makes a capture of them; they name people. */
export interface ReportBytes {
  readonly log: Buffer | undefined;
  readonly users: Buffer | undefined;
}

/** Asks a reader for everything that a driver must know of it. What it refuses is a line of the report. Nothing is changed. */
export async function makeReport(
  reader: ReaderConnection,
  signal: AbortSignal,
): Promise<{ readonly report: ReaderReport; readonly bytes: ReportBytes }> {
  const { sixteenByteOrder, decoder, line } = reader;
  const steps = new ReportSteps(line);
  const { firmware, options } = await askSettings(reader, steps, signal);
  const { users, log, reportedCount } = await askRecords(reader, steps, signal);
  const clues = { reportedCount, sixteenByteOrder, nowMs: reader.nowMs() };
  const report = {
    firmware,
    options: Object.fromEntries(Array.from(options ?? [], ([name, value]) => [name, redactOption(name, value)])),
    steps: steps.all,
    log: log && describeLog(log, { ...clues, payloadBytes: log.length }, decoder),
    users: users && describeUsers(users, decoder),
    connection: line.stats,
  };
  return { report, bytes: { log, users: users?.payload } };
}

async function askSettings(reader: ReaderConnection, steps: ReportSteps, signal: AbortSignal) {
  const firmware = await steps.take(
    "version",
    () => readVersion(reader, signal),
    (it) => it,
  );
  const options = await steps.take(
    "options",
    () => readOptions(reader, Object.keys(REPORTED_OPTIONS), signal),
    tellCount,
  );
  await steps.take(
    "clock",
    () => readTime(reader, signal),
    (it) => (it === undefined ? "no date that exists" : "a date that exists"),
  );
  return { firmware, options };
}

async function askRecords(reader: ReaderConnection, steps: ReportSteps, signal: AbortSignal) {
  const sizes = await steps.take(
    "counts",
    () => readSizes(reader, signal),
    (it) => JSON.stringify(it),
  );
  const users = await steps.take(
    "users",
    () => readUserSet(reader, signal),
    ({ payload }) => `${payload.length} bytes`,
  );
  await steps.take(
    "part of the log",
    () => glanceAtLog(reader, signal),
    (it) => (it ? `${it.dataSetBytes} bytes prepared` : "not offered"),
  );
  const log = await steps.take(
    "log",
    () => readLogBytes(reader, sizes?.punches, signal),
    (it) => `${it.length} bytes`,
  );
  await steps.take(
    "events",
    () => registerEvents(reader, undefined, signal),
    () => "registered",
  );
  return { users, log, reportedCount: sizes?.punches ?? 0 };
}

function tellCount(options: ReadonlyMap<string, string>): string {
  return `${options.size} of ${Object.keys(REPORTED_OPTIONS).length} known`;
}

async function readVersion(reader: ReaderConnection, signal: AbortSignal): Promise<string> {
  const version = await ask(reader, { command: COMMAND.GET_VERSION }, signal);
  return decodeText(version, [0, version.length], reader.decoder);
}

/** A report wants the bytes, whatever they are; a log of more than is held in memory fails. */
async function readLogBytes(
  reader: ReaderConnection,
  reportedCount: number | undefined,
  signal: AbortSignal,
): Promise<Buffer> {
  const mostBytes = toSetBytes(MOST_LOG_ROWS, Math.max(...Object.values(LAYOUT_BYTES)));
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount, mostBytes };
  const pieces: Buffer[] = [];
  for await (const piece of readDataSet(reader, set, signal)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
