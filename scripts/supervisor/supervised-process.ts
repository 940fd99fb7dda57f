import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";

const FIRST_RESTART_MS = 200;
const LONGEST_RESTART_MS = 10_000;
const STABLE_AFTER_MS = 30_000; // a process that ran this long starts again without the earlier back-off
const STOP_GRACE_MS = 6_000;
/** Exit codes that a restart cannot mend: bad configuration, a taken port. */
const FINAL_EXIT_CODES: readonly number[] = [2, 3];

/** What a process under supervision tells. */
export interface SupervisedEvents {
  readonly onStart: (pid: number) => void;
  /** It ended though nobody stopped it; `retryInMs` is undefined when a restart would not help. */
  readonly onCrash: (reason: string, retryInMs: number | undefined) => void;
  readonly onMessage: (message: unknown) => void;
}

/** How a process is run. */
export interface SupervisedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Its output is appended here. */
  readonly logFile: string;
}

/**
 * One child process: started, restarted with back-off when it crashes, stopped with a grace.
 * It holds an IPC channel, whose loss tells the child that its parent is gone.
 */
export class SupervisedProcess {
  readonly #options: SupervisedOptions;
  readonly #events: SupervisedEvents;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #restartTimer: NodeJS.Timeout | undefined;
  #crashes = 0;
  #isStopping = false;

  constructor(options: SupervisedOptions, events: SupervisedEvents) {
    this.#options = options;
    this.#events = events;
    mkdirSync(dirname(options.logFile), { recursive: true });
    this.#log = createWriteStream(options.logFile, { flags: "a" });
  }

  /** Starts the process; later crashes start it again. */
  start(): void {
    const { command, args, cwd, env } = this.#options;
    const startedAtMs = Date.now();
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    child.stdout?.pipe(this.#log, { end: false });
    child.stderr?.pipe(this.#log, { end: false });
    child.on("message", this.#events.onMessage);
    child.once("exit", (code, signal) => this.#onExit(code, signal, startedAtMs));
    child.once("error", (error) => this.#events.onCrash(error.message, undefined));
    if (child.pid !== undefined) this.#events.onStart(child.pid);
  }

  /** Asks the process to end, and makes it end after the grace. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restartTimer);
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_GRACE_MS);
      await gone;
      clearTimeout(timer);
    }
    this.#log.end();
  }

  #onExit(code: number | null, signal: NodeJS.Signals | null, startedAtMs: number): void {
    if (this.#isStopping) return;
    this.#crashes = Date.now() - startedAtMs > STABLE_AFTER_MS ? 0 : this.#crashes + 1;
    const retryInMs = code !== null && FINAL_EXIT_CODES.includes(code) ? undefined : toRestartDelayMs(this.#crashes);
    this.#events.onCrash(signal ?? `exit code ${code}`, retryInMs);
    if (retryInMs !== undefined) this.#restartTimer = setTimeout(() => this.start(), retryInMs);
  }
}

/** The pause before restart number `crashes`, in milliseconds: doubling, bounded. */
export function toRestartDelayMs(crashes: number): number {
  return Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** Math.max(0, crashes - 1));
}
