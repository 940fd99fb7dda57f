import type { VisitedReader } from "../collector/errands.ts";
import { ReaderError } from "../collector/reader-driver.ts";
import type { Erasure, ErasureReader } from "../domain/erasure/erasure.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import { toJobFault } from "./job-fault.ts";
import type { JobTools } from "./job-work.ts";
import { requirePushing } from "./pushing.ts";

/** What takes erased people off readers. */
export type LeavingTools = Pick<JobTools, "ledger" | "readers" | "pushing" | "erasures" | "clock">;

/** One reader that a person is taken off. */
export interface LeavingReader {
  readonly erasure: Erasure;
  readonly readerId: string;
  readonly signal: AbortSignal;
  /** A reader that calls by itself has called. */
  readonly onCalled?: () => void;
}

/**
 * Takes an erased person off a reader, with the fingers and faces that it knows of it, and reads its list back. Nobody knows the PIN
 * any more: it is found in the reader's own list by its hash. What comes of it is noted, also where the reader could not be asked.
 */
export async function leaveReader(tools: LeavingTools, leaving: LeavingReader): Promise<ErasureReader> {
  const { readerId, erasure, signal } = leaving;
  const note = (reader: ErasureReader) => {
    tools.erasures.noteReader(erasure.id, reader);
    return reader;
  };
  try {
    const removed = await remove(tools, leaving);
    return note({ readerId, state: removed > 0 ? "REMOVED" : "NOT_THERE", atMs: tools.clock.nowMs() });
  } catch (error) {
    const { code, message } = toJobFault(error);
    const failure = { code, message: withoutPin(message) };
    if (!signal.aborted) note({ readerId, state: "PENDING", atMs: tools.clock.nowMs(), failure });
    throw failure.message === message ? error : new JobError("JOB_INCOMPLETE", failure.message);
  }
}

async function remove(tools: LeavingTools, leaving: LeavingReader): Promise<number> {
  const { isPushing } = await tools.ledger.readDevice(leaving.readerId);
  if (isPushing === true) return removePushed(tools, leaving);
  const { readerId, erasure, signal } = leaving;
  return tools.readers.run(readerId, (reader, either) => removeVisited(tools, { reader, erasure }, either), signal);
}

async function removeVisited(
  { erasures }: LeavingTools,
  { reader, erasure }: { readonly reader: VisitedReader; readonly erasure: Erasure },
  signal: AbortSignal,
): Promise<number> {
  const { connection } = reader;
  const listOwn = async () => {
    const { users } = await connection.readUsers(signal);
    return [...new Set(users.map(({ pin }) => pin).filter((pin) => erasures.isPin(erasure, pin)))];
  };
  const pins = await listOwn();
  if (pins.length > 0 && connection.people === undefined)
    throw new ReaderError("DEVICE_REJECTED", "the driver of this reader only reads", { step: "USERS" });
  for (const pin of pins) await connection.people?.remove(pin, signal);
  if (pins.length > 0 && (await listOwn()).length > 0)
    throw new ReaderError("DEVICE_REJECTED", "the reader lists the person still", { step: "USERS" });
  await reader.readUsers();
  return pins.length;
}

async function removePushed(
  tools: LeavingTools,
  { readerId, erasure, signal, onCalled }: LeavingReader,
): Promise<number> {
  const readers = requirePushing(tools);
  const errand = { signal, ...(onCalled && { onCalled }) };
  const listOwn = async () =>
    (await readers.listPeople(readerId, errand)).filter(({ pin }) => tools.erasures.isPin(erasure, pin));
  const own = await listOwn();
  for (const { pin } of own) {
    const { outcome, failure } = await readers.removePerson(readerId, pin, errand);
    if (outcome === "FAILED" || outcome === "EXPIRED")
      throw new JobError("JOB_INCOMPLETE", failure?.message ?? "The reader did not remove the person");
  }
  return own.length;
}

/** What a reader says may quote it; the codes say what to do. */
function withoutPin(message: string): string {
  return message.replaceAll(/(["'“])[^"'”]{1,48}(["'”])|\bPIN \S+/gu, "the person");
}
