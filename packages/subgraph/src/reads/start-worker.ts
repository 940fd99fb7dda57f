import { Worker } from "node:worker_threads";
import type { ThreadData, ThreadReply } from "./read-message.ts";

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
  readonly terminate: () => Promise<unknown>;
  /** The process may end beside it. */
  readonly unref: () => void;
}

/** Starts a thread. @param cancelled holds the id of the message that nobody waits for any more */
export type StartWorker = (program: ThreadProgram, cancelled: Int32Array, listener: WorkerListener) => StartedWorker;

const MAX_HEAP_MB = 64;
const MAX_YOUNG_MB = 8;

/** The same file under Node and under a test runner: both take types off by themselves. */
export const startWorker: StartWorker = ({ url, file }, cancelled, { onMessage, onEnd }) => {
  const data: ThreadData = { file, cancelled };
  const worker = new Worker(url, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB },
  });
  worker.on("message", onMessage);
  worker.on("error", (error) => onEnd(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => onEnd(new Error(`the thread that reads ended with code ${code}`)));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    unref: () => worker.unref(),
  };
};
