import { type ReaderConnection, ReaderError } from "../collector/reader-driver.ts";
import type { ReaderPlan } from "../collector/reader-plan.ts";
import { toExpectedTimes } from "../domain/held-read.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { ProbeFindings } from "../domain/jobs/job.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import { toJobFault } from "./job-fault.ts";
import type { AddingTools, JobProgress } from "./job-work.ts";
import { inStep } from "./steps.ts";

/** What a probe finds out. */
export type Probed = { -readonly [Key in keyof Omit<ProbeFindings, "isProved">]: ProbeFindings[Key] };

/** What a probe asks with. */
export interface Probe {
  readonly plan: ReaderPlan;
  readonly tools: Pick<AddingTools, "driver" | "timing">;
  readonly progress: JobProgress;
  readonly nowMs: () => number;
  /** Filled while the probe goes on: it may break off. */
  readonly found: Probed;
  /** Looks at who the reader is. @throws {JobError} for one that cannot be added */
  readonly onIdentity: (found: Probed) => Promise<void>;
}

/**
 * Asks a reader, over a connection of its own, everything that its visits will need; nothing of it is kept, and nothing changes on the
 * reader.
 *
 * @throws what stopped it; the step has FAILED then
 */
export async function probeReader(probe: Probe): Promise<void> {
  const connection = await openReader(probe);
  try {
    await askIdentity(probe, connection);
    await askClock(probe, connection);
    await askCounts(probe, connection);
    await askLog(probe, connection);
    await askUsers(probe, connection);
  } finally {
    await connection.close();
  }
}

/** Two steps of one call: what the reader refuses says at which of them. */
async function openReader({ plan, tools, progress }: Probe): Promise<ReaderConnection> {
  const { driver, timing } = tools;
  const listener = { onEvent: () => undefined, onLost: () => undefined };
  await progress.step({ code: "REACH", state: "RUNNING" });
  try {
    const connection = await driver.open({ ...plan, ...timing }, listener, progress.signal);
    await progress.step({ code: "REACH", state: "DONE", detail: `${plan.host}:${plan.port} answers` });
    await progress.step({ code: "HANDSHAKE", state: "DONE", detail: "The comm key is right" });
    return connection;
  } catch (error) {
    const isReached = error instanceof ReaderError && error.step === "AUTHENTICATE";
    if (isReached) await progress.step({ code: "REACH", state: "DONE" });
    const fault = toJobFault(error);
    if (!progress.signal.aborted)
      await progress.step({ code: isReached ? "HANDSHAKE" : "REACH", state: "FAILED", fault });
    throw error;
  }
}

function askIdentity({ progress, found, onIdentity }: Probe, connection: ReaderConnection): Promise<void> {
  return inStep(progress, { code: "IDENTITY" }, async () => {
    const { serialNumber, model, firmware } = await connection.identify(progress.signal);
    Object.assign(found, toKnown({ serialNumber, model, firmware }));
    if (serialNumber === undefined)
      throw new JobError("DEVICE_PROTOCOL_ERROR", "The reader does not say which one it is");
    await onIdentity(found);
    return [model, serialNumber, firmware].filter((text) => text !== undefined).join(", ");
  });
}

function askClock({ plan, progress, found, nowMs }: Probe, connection: ReaderConnection): Promise<void> {
  return inStep(progress, { code: "CLOCK" }, async () => {
    const local = await connection.readTime(progress.signal);
    if (local === undefined) return "It shows a date that does not exist: set its clock";
    const { atMs } = createReaderTimeline(plan.zone, nowMs()).next(local);
    found.driftSeconds = Math.round((atMs - nowMs()) / 1_000);
    return `It shows ${local}, ${found.driftSeconds} seconds from the true time`;
  });
}

function askCounts({ progress, found }: Probe, connection: ReaderConnection): Promise<void> {
  return inStep(progress, { code: "COUNTS" }, async () => {
    const { users, punches, punchCapacity } = await connection.readSizes(progress.signal);
    Object.assign(found, { users, punches, capacity: punchCapacity });
    return `${punches} punches of ${punchCapacity}, ${users} users`;
  });
}

/** Up to the first rows: by then its layout is known, and that the log can be read. */
function askLog({ plan, progress, found, nowMs }: Probe, connection: ReaderConnection): Promise<void> {
  return inStep(progress, { code: "LOG" }, async () => {
    const expected = toExpectedTimes(plan.limits, plan.zone, nowMs());
    for await (const { rows, slots, cursor } of connection.readLog(progress.signal, expected)) {
      const [first] = rows;
      Object.assign(found, toKnown({ recordLayout: cursor?.layout, firstRowAt: first?.localTime }));
      return first === undefined
        ? "It is empty"
        : `${slots} rows of layout ${cursor?.layout}, the first of ${first.localTime}`;
    }
    return "It is empty";
  });
}

/** So many of them alone: who they are is nobody's business yet. */
function askUsers({ progress }: Probe, connection: ReaderConnection): Promise<void> {
  return inStep(progress, { code: "USERS" }, async () => {
    const { users, unreadable } = await connection.readUsers(progress.signal);
    return unreadable === 0 ? `${users.length} users` : `${users.length} users, ${unreadable} that cannot be read`;
  });
}

function toKnown<T extends object>(values: T): Partial<T> {
  const known: Partial<T> = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) Object.assign(known, { [key]: value });
  return known;
}
