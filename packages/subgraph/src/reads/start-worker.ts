import { startThread } from "@biometricflow/service/process/start-thread";
import type { ThreadData, ThreadReply, ThreadRequest } from "./read-message.ts";

/** What a thread runs, and over which database. */
export interface ThreadProgram {
  /** Of a module that calls `serveReads`. */
  readonly url: URL;
  /** The database. */
  readonly file: string;
}

/** Who hears what becomes of a thread. */
export interface WorkerListener {
  readonly onMessage: (reply: ThreadReply) => void;
  /** It ended by itself. */
  readonly onEnd: (error: Error) => void;
}

/** A thread. */
export interface StartedWorker {
  readonly post: (message: unknown) => void;
  /** Has it end once the read that it is at is done; resolves when it did. */
  readonly end: () => Promise<unknown>;
  /** The process may end beside it. */
  readonly unref: () => void;
}

/** Starts a thread. @param cancelled holds the id of the message that nobody waits for any more */
export type StartWorker = (program: ThreadProgram, cancelled: Int32Array, listener: WorkerListener) => StartedWorker;

const MAX_HEAP_MB = 64;
const MAX_YOUNG_MB = 8;

/**
 * The same file under Node and under a test runner: both take types off by themselves.
 *
 * A thread is asked to end and never terminated: while it is within SQLite's addon, `Worker.terminate` aborts the whole
 * process ("FATAL ERROR: Error::New napi_get_last_error_info", better-sqlite3 issue 1507, seen with 13.2.0).
 */
export const startWorker: StartWorker = ({ url, file }, cancelled, { onMessage, onEnd }) => {
  const ending = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: ThreadData = { file, cancelled, ending };
  const worker = startThread(url, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB },
  });
  const exit = new Promise((resolve) => worker.once("exit", resolve));
  worker.on("message", onMessage);
  worker.on("error", (error) => onEnd(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => onEnd(new Error(`the thread that reads ended with code ${code}`)));
  return {
    post: (message) => worker.postMessage(message),
    end: () => {
      Atomics.store(ending, 0, 1); // seen between two reads
      const request: ThreadRequest<never> = "END"; // heard by one that waits
      worker.postMessage(request);
      worker.ref();
      return exit;
    },
    unref: () => worker.unref(),
  };
};
