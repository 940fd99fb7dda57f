import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Simulated readers in a process of their own. */
export interface ReaderProcess {
  readonly ports: readonly number[];
  /** Somebody punches at a reader; the moment just before, as `Date.now`. */
  punch(index: number): Promise<number>;
  /** All of them have a fault, from now on. */
  fault(kind: string): Promise<void>;
  stop(): void;
}

/** What readers to start. */
export interface ReaderSettings {
  readonly readers: number;
  readonly rows: number;
  readonly framePauseMs: number;
  /** With names and PINs as long as a reader has room for; default 300 with short ones. */
  readonly people?: number;
}

/** Starts them. */
export async function startReaders(settings: ReaderSettings): Promise<ReaderProcess> {
  const env = {
    ...process.env,
    READERS: String(settings.readers),
    ROWS: String(settings.rows),
    FRAME_PAUSE_MS: String(settings.framePauseMs),
    ...(settings.people === undefined ? {} : { PEOPLE: String(settings.people) }),
  };
  const child: ChildProcess = fork(join(import.meta.dirname, "reader-process.ts"), { env });
  const [ports]: unknown[] = await once(child, "message");
  if (!Array.isArray(ports)) throw new Error("the readers did not start");
  return {
    ports: ports.map(Number),
    punch: async (index) => {
      child.send(index);
      const [atMs]: unknown[] = await once(child, "message");
      return Number(atMs);
    },
    fault: async (kind) => {
      child.send(kind);
      await once(child, "message");
    },
    stop: () => void child.kill(),
  };
}
