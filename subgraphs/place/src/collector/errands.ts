import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { ClockSet } from "../domain/clocks/clock-set.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { ClockWish } from "./clock-setting.ts";
import type { ReviewedLog, TakeReviewed } from "./log-review.ts";
import type { ClearedLog } from "./log-clearing.ts";
import type { LogProgress } from "./log-source.ts";
import { type ReaderConnection, ReaderError } from "./reader-driver.ts";
import { isLost } from "./step-failure.ts";
import type { ErrandResult, StepFailure } from "./visit-words.ts";

/** A reader whose visit has caught up, for as long as an errand lasts: nobody else asks it anything meanwhile. */
export interface VisitedReader {
  readonly connection: ReaderConnection;
  /** Of its clock. */
  readonly zone: ReaderZone;
  /** As the ledger has it. */
  readDevice(): Promise<DeviceRecord>;
  /** Asks for time and counts, looks at the log where they prove nothing, and records what they say. */
  compareCounts(): Promise<void>;
  /** Reads the log into the ledger, its end only where that is enough, and records the proof of it. Waits for its turn. */
  readLog(isWhole: boolean, onProgress?: LogProgress): Promise<void>;
  /** Reads the whole log and stores nothing of it. Waits for its turn. */
  reviewLog(take: TakeReviewed, onProgress?: LogProgress): Promise<ReviewedLog>;
  /** Reads the users into the ledger. */
  readUsers(): Promise<void>;
  /** Sets its clock, reads it back, and keeps that in the ledger. */
  setClock(wish: ClockWish): Promise<ClockSet>;
  /** Has it clear its log while it counts exactly so many rows, all of which are stored. */
  clearLog(rows: number): Promise<ClearedLog>;
}

/** Something to do with a reader. @param signal set off when its visit ends, or nobody wants it any more */
export type ErrandWork<T> = (reader: VisitedReader, signal: AbortSignal) => Promise<T>;

/** A visit ended before an errand was done, or did not begin. */
export class VisitEndedError extends Error {
  readonly failure: StepFailure;

  constructor(failure: StepFailure) {
    super(failure.message);
    this.name = "VisitEndedError";
    this.failure = failure;
  }
}

/** What one reader is wanted for besides its visits, one after the other. */
export interface Errands {
  /** Resolves with what the work does. @throws {VisitEndedError}; what the work throws; the reason of `signal` */
  add<T>(work: ErrandWork<T>, signal: AbortSignal): Promise<T>;
  /** Runs the first. @throws what ends the visit */
  runNext(visit: LendingVisit): Promise<ErrandResult>;
  /** None of those that wait is done. */
  fail(failure: StepFailure): void;
  /** No further one is taken, either. */
  end(): void;
}

/** A visit that has caught up. */
export interface LendingVisit {
  /** What is asked of the reader ends with `signal`. */
  readonly lend: (signal: AbortSignal) => VisitedReader;
  /** Set off when the visit ends. */
  readonly signal: AbortSignal;
  /** Why the connection ended by itself. */
  readonly loss: () => StepFailure | undefined;
}

interface Errand {
  readonly run: (reader: VisitedReader, signal: AbortSignal) => Promise<void>;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Creates the errands of one reader. @param onAdded hears of each */
export function createErrands(onAdded: () => void): Errands {
  const waiting = new Set<Errand>();
  let isEnded = false;
  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting) reject(error);
    waiting.clear();
  };
  return {
    add: async (work, signal) => {
      signal.throwIfAborted();
      if (isEnded) throw toLeft();
      const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      const run = async (reader: VisitedReader, own: AbortSignal) => resolve(await work(reader, own));
      const errand = { run, reject, signal };
      const onAbort = (): void => {
        if (waiting.delete(errand)) reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      waiting.add(errand);
      onAdded();
      try {
        return await promise;
      } finally {
        signal.removeEventListener("abort", onAbort);
      }
    },
    runNext: async (visit) => {
      const [errand] = waiting;
      if (errand === undefined) return { hasErrand: false, isSpent: false };
      waiting.delete(errand);
      const isSpent = await runErrand(errand, visit);
      return { hasErrand: waiting.size > 0, isSpent };
    },
    fail: (failure) => rejectAll(new VisitEndedError(failure)),
    end: () => {
      isEnded = true;
      rejectAll(toLeft());
    },
  };
}

/** What the reader refuses is the errand's affair; that it is gone, the visit's too. */
async function runErrand({ run, reject, signal }: Errand, visit: LendingVisit): Promise<boolean> {
  const either = AbortSignal.any([visit.signal, signal]);
  try {
    await run(visit.lend(either), either);
    return false;
  } catch (error) {
    if (visit.signal.aborted) {
      const failure = visit.loss();
      reject(failure === undefined ? toLeft() : new VisitEndedError(failure));
      throw error;
    }
    reject(error);
    if (error instanceof ReaderError && isLost(error.code)) throw error;
    return signal.aborted;
  }
}

function toLeft(): JobError {
  return new JobError("JOB_INTERRUPTED", "The place left the reader meanwhile");
}
