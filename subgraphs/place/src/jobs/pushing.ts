import { PushAskError, type PushErrand, type PushingReaders } from "../domain/push/pushing-readers.ts";
import type { JobProgress, JobTools } from "./job-work.ts";
import { inStep } from "./steps.ts";

/** Readers that call by themselves. @throws {PushAskError} where the place has no port for them */
export function requirePushing({ pushing }: Pick<JobTools, "pushing">): PushingReaders {
  const readers = pushing();
  if (readers !== undefined) return readers;
  throw new PushAskError({
    code: "DEVICE_SILENT",
    message: "The place has no push.port: nobody takes the reader's calls",
  });
}

/**
 * Wants something of a reader that calls by itself; a step of the job lasts until it has called. Others may run meanwhile.
 *
 * @returns what comes of it, later.
 */
export async function whenCalled<T>(
  progress: JobProgress,
  code: string,
  readerId: string | undefined,
  want: (errand: PushErrand) => Promise<T>,
): Promise<{ readonly made: Promise<T> }> {
  const { promise: called, resolve } = Promise.withResolvers<void>();
  const made = want({ signal: progress.signal, onCalled: resolve });
  const place = { code, isResumable: true, ...(readerId !== undefined && { readerId }) };
  await inStep(progress, place, async () => {
    await progress.wait(Promise.race([called, made]));
    return undefined;
  });
  return { made };
}
