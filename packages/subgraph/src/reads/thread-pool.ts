import { createReadQueue, type ReadQueue, type ReadQueueLimits } from "./read-queue.ts";
import { ReadThread, type ReadThreadOptions, type ThreadLimits } from "./read-thread.ts";
import { splitReads } from "./split-reads.ts";
import { type StartWorker, startWorker as startSystemWorker, type ThreadProgram } from "./start-worker.ts";

/** For whom reads run: one object for one request. */
export interface ThreadCaller {
  /** Who asks: the reads of one never keep those of another waiting. */
  readonly subject: string;
  /** Set off when nobody waits any more: what is still to be read then is not read, its promises reject with the reason. */
  readonly signal: AbortSignal;
  /** True for work of the process itself: it waits its turn however long that is. */
  readonly isPatient?: boolean | undefined;
}

/** Reads of one sort, in threads. */
export interface ThreadPool<Read> {
  /** Runs one read, of so much weight, which is about its rows. @returns its answer as JSON. @throws what `refuse` gives */
  readonly run: (read: Read, weight: number, caller: ThreadCaller) => Promise<string>;
  /** Resolves once a thread can read: whoever asks then waits for no start. @throws why none can */
  readonly whenReading: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a pool is set up; what is omitted has its default. */
export interface ThreadPoolOptions {
  readonly program: ThreadProgram;
  /** The error of a read when too many wait already. */
  readonly refuse: () => Error;
  readonly threads?: number | undefined;
  readonly queue?: Partial<Omit<ReadQueueLimits, "runningPerSubject">> | undefined;
  readonly limits?: Partial<ThreadLimits> | undefined;
  readonly startWorker?: StartWorker | undefined;
}

/** A read and who waits for it. */
interface Asked<Read> {
  readonly read: Read;
  readonly weight: number;
  readonly resolve: (answer: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** What is sent to a thread at once. */
interface Job<Read> {
  readonly caller: ThreadCaller;
  readonly asked: readonly Asked<Read>[];
  /** Nobody waits for it any more. */
  readonly leave: () => void;
  /** Set while it runs. */
  thread?: ReadThread<Read>;
}

const CLOSED = "the store is closed";
const THREADS = 2;
const QUEUE = { waitingPerSubject: 256, waiting: 1024 };
const LIMITS: ThreadLimits = { longestMs: 15_000, longestUnwantedMs: 500 };

/**
 * Runs reads in threads with connections of their own. What one request asks for in one turn of the event loop goes to a
 * thread together. One subject has all threads but one, so that whoever else comes finds one. What no thread is free for
 * waits in the queue: for the first that is, whether it reads already or starts.
 */
export function createThreadPool<Read>(options: ThreadPoolOptions): ThreadPool<Read> {
  const { threads: count = THREADS, refuse } = options;
  const queue = createReadQueue<Job<Read>>({ ...QUEUE, ...options.queue, runningPerSubject: Math.max(1, count - 1) });
  const firstReads = Promise.withResolvers<void>();
  firstReads.promise.catch(() => undefined); // whoever asks hears it
  const threadOptions: ReadThreadOptions = {
    program: options.program,
    limits: { ...LIMITS, ...options.limits },
    startWorker: options.startWorker ?? startSystemWorker,
    onFree: () => {
      if (threads.some(({ isFree }) => isFree)) firstReads.resolve();
      dispatch(queue, threads);
    },
    onFailedStart: (error) => {
      firstReads.reject(error);
      // Another thread reads what waits; without one, whoever waits hears why, and the next to ask has one started.
      if (!threads.some(({ isStarted }) => isStarted)) rejectJobs(queue.drain(), error);
    },
  };
  const threads: readonly ReadThread<Read>[] = Array.from({ length: count }, () => new ReadThread<Read>(threadOptions));
  threads[0]?.start(); // the others when they are needed: each takes some 20 MB
  let isClosed = false;
  const gather = createGathering<Read>((caller, asked) => {
    if (isClosed) return rejectAll(asked, new Error(CLOSED));
    for (const part of splitReads(asked)) if (!enqueue(queue, caller, part)) rejectAll(part, refuse());
    dispatch(queue, threads);
  });
  return {
    run: (read, weight, caller) =>
      new Promise((resolve, reject) => {
        gather(caller, { read, weight, resolve, reject });
      }),
    whenReading: () => firstReads.promise,
    close: async () => {
      isClosed = true;
      firstReads.reject(new Error(CLOSED));
      rejectJobs(queue.drain(), new Error(CLOSED));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** @returns whether there was room */
function enqueue<Read>(queue: ReadQueue<Job<Read>>, caller: ThreadCaller, asked: readonly Asked<Read>[]): boolean {
  const { subject, signal, isPatient } = caller;
  const job: Job<Read> = {
    caller,
    asked,
    leave: () => {
      queue.remove(subject, job);
      job.thread?.cancel();
      rejectAll(asked, signal.reason);
    },
  };
  if (signal.aborted) rejectAll(asked, signal.reason);
  else if (!queue.add(subject, job, isPatient)) return false;
  else signal.addEventListener("abort", job.leave, { once: true });
  return true;
}

function dispatch<Read>(queue: ReadQueue<Job<Read>>, threads: readonly ReadThread<Read>[]): void {
  for (const thread of threads) {
    const job = thread.isFree ? queue.next() : undefined;
    if (job !== undefined) void runJob(job, thread).then(() => finish(job));
  }
  // One at a time: two that start at once keep each other from it where the machine is slow.
  const mayStart = queue.hasNext() && !threads.some(({ isStarting }) => isStarting);
  if (mayStart) threads.find(({ canStart }) => canStart)?.start();
  function finish({ caller, leave }: Job<Read>): void {
    caller.signal.removeEventListener("abort", leave);
    queue.end(caller.subject);
    dispatch(queue, threads);
  }
}

async function runJob<Read>(job: Job<Read>, thread: ReadThread<Read>): Promise<void> {
  const { caller, asked } = job;
  job.thread = thread;
  try {
    const answers = await thread.run(asked.map(({ read }) => read));
    for (const [index, { resolve, reject }] of asked.entries()) {
      const answer = answers[index];
      if (answer === undefined) reject(caller.signal.reason);
      else resolve(answer);
    }
  } catch (error) {
    rejectAll(asked, error);
  } finally {
    delete job.thread;
  }
}

function rejectJobs(jobs: readonly Job<unknown>[], reason: unknown): void {
  for (const { caller, asked, leave } of jobs) {
    caller.signal.removeEventListener("abort", leave);
    rejectAll(asked, reason);
  }
}

function rejectAll(asked: readonly Pick<Asked<unknown>, "reject">[], reason: unknown): void {
  for (const { reject } of asked) reject(reason);
}

/** Gives to `send` what one caller asked for in one turn of the event loop, its promises' reactions included. */
function createGathering<Read>(send: (caller: ThreadCaller, asked: readonly Asked<Read>[]) => void) {
  const open = new Map<ThreadCaller, Asked<Read>[]>();
  return (caller: ThreadCaller, one: Asked<Read>): void => {
    const asked = open.get(caller);
    if (asked !== undefined) return void asked.push(one);
    const gathered = [one];
    open.set(caller, gathered);
    void Promise.resolve().then(() =>
      process.nextTick(() => {
        open.delete(caller);
        send(caller, gathered);
      }),
    );
  };
}
