import type { ReadMessage, ThreadReply } from "./read-message.ts";
import type { StartedWorker, StartWorker, ThreadProgram } from "./start-worker.ts";

/** How long a thread may be at one message. */
export interface ThreadLimits {
  /** Then its reads fail, and it ends as soon as it can. */
  readonly longestMs: number;
  /** The same for a message that nobody waits for any more: a thread looks whether it is wanted between two reads only. */
  readonly longestUnwantedMs: number;
}

/** What a thread is made of. */
export interface ReadThreadOptions {
  readonly program: ThreadProgram;
  readonly limits: ThreadLimits;
  readonly startWorker: StartWorker;
  /** Called when it can take a message, or be started, and could not before. */
  readonly onFree: () => void;
  /** Called when it ended before it could read. */
  readonly onFailedStart: (error: Error) => void;
}

interface Running {
  readonly id: number;
  readonly resolve: (answers: readonly string[]) => void;
  readonly reject: (error: Error) => void;
  limit: NodeJS.Timeout;
}

/** SQLite cannot be broken off: a thread that is to end lives until its query is done. So many may do so at once. */
const MAX_ENDING = 2;

/** A read took longer than a thread may be at one. */
export class ReadTooLongError extends Error {
  constructor(ms: number) {
    super(`a read took longer than ${ms} ms`);
    this.name = "ReadTooLongError";
  }
}

/**
 * One thread that reads; a new one can be started for one that died or had to be ended. Its start takes the time that the
 * machine gives it, which is no read's time: it takes a message only when it can read.
 */
export class ReadThread<Read> {
  readonly #options: ReadThreadOptions;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #ending = new Set<Promise<unknown>>();
  /** One that starts, and then one that reads. */
  #starting: StartedWorker | undefined;
  #worker: StartedWorker | undefined;
  #running: Running | undefined;
  #lastId = 0;

  constructor(options: ReadThreadOptions) {
    this.#options = options;
  }

  /** Whether it runs, or is about to. */
  get isStarted(): boolean {
    return this.#worker !== undefined || this.#starting !== undefined;
  }

  /** Whether it starts. */
  get isStarting(): boolean {
    return this.#starting !== undefined;
  }

  /** Whether it can take a message now. */
  get isFree(): boolean {
    return this.#worker !== undefined && this.#running === undefined;
  }

  /** Whether it may be started now: not while too many that were ended still live. */
  get canStart(): boolean {
    return !this.isStarted && this.#ending.size < MAX_ENDING;
  }

  /** Starts the thread: before it is needed, so that nobody waits for it. */
  start(): void {
    const { program, startWorker, onFailedStart } = this.#options;
    try {
      const worker = startWorker(program, this.#cancelled, {
        onMessage: (reply) => this.#take(worker, reply),
        onEnd: (error) => this.#takeEnd(worker, error),
      });
      this.#starting = worker;
    } catch (error) {
      onFailedStart(error instanceof Error ? error : new Error(String(error))); // the machine has no thread to give
    }
  }

  /** Does the reads in turn, by a thread that is free. The answers are JSON; fewer than reads after `cancel`. */
  run(reads: readonly Read[]): Promise<readonly string[]> {
    this.#lastId += 1;
    const message: ReadMessage<Read> = { id: this.#lastId, reads };
    this.#worker?.post(message);
    return new Promise((resolve, reject) => {
      this.#running = { id: message.id, resolve, reject, limit: this.#endAfter(this.#options.limits.longestMs) };
    });
  }

  /** Nobody waits for what runs. */
  cancel(): void {
    if (this.#running === undefined) return;
    Atomics.store(this.#cancelled, 0, this.#running.id);
    clearTimeout(this.#running.limit);
    this.#running.limit = this.#endAfter(this.#options.limits.longestUnwantedMs);
  }

  async close(): Promise<void> {
    this.#end(new Error("the store is closed"));
    await Promise.all(this.#ending);
  }

  #take(worker: StartedWorker, reply: ThreadReply): void {
    if (reply === "UP") return this.#takeUp(worker);
    const running = this.#running;
    if (running === undefined || reply.id !== running.id) return;
    const { resolve, reject } = this.#rest(running);
    if ("error" in reply) reject(reply.error);
    else resolve(reply.answers);
  }

  #takeUp(worker: StartedWorker): void {
    if (worker !== this.#starting) return;
    this.#starting = undefined;
    this.#worker = worker;
    worker.unref(); // a process waits for a thread that starts, and for no other
    this.#options.onFree();
  }

  #takeEnd(worker: StartedWorker, error: Error): void {
    if (worker === this.#worker) return this.#end(error);
    if (worker !== this.#starting) return;
    this.#starting = undefined;
    this.#options.onFailedStart(error);
  }

  #end(error: Error): void {
    const worker = this.#worker ?? this.#starting;
    if (worker !== undefined) {
      const ended = worker.end().finally(() => {
        this.#ending.delete(ended);
        this.#options.onFree();
      });
      this.#ending.add(ended);
      this.#worker = undefined;
      this.#starting = undefined;
    }
    if (this.#running !== undefined) this.#rest(this.#running).reject(error);
  }

  /** What ran runs no more. */
  #rest(running: Running): Running {
    clearTimeout(running.limit);
    this.#running = undefined;
    return running;
  }

  #endAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#end(new ReadTooLongError(ms)), ms).unref();
  }
}
