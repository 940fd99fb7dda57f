import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { MAX_LOG_BYTES, openLog, rotateLog } from "./log-file.ts";
import { toRestartDelayMs } from "./restart-delay.ts";

const STABLE_AFTER_MS = 30_000; // a process that ran this long starts again without the earlier back-off
const STOP_GRACE_MS = 6_000;

/** How a process ended though nobody stopped it. */
export interface ProcessEnd {
  /** `undefined` when a signal ended it, or it could not be started. */
  readonly exitCode: number | undefined;
  /** Such as `exit code 2` or `SIGKILL`. */
  readonly reason: string;
  /** The sentence that it told before it ended; `undefined` when it told none. */
  readonly fault: string | undefined;
  /** When it starts again; `undefined` when that would not help. */
  readonly retryInMs: number | undefined;
}

/** What a process under supervision tells. */
export interface SupervisedEvents {
  readonly onStart: (pid: number) => void;
  readonly onEnd: (end: ProcessEnd) => void;
  readonly onMessage: (message: unknown) => void;
  /** Something about its log, for the person at the terminal. */
  readonly onLog: (sentence: string) => void;
}

/** How a process is run. */
export interface SupervisedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** It appends its output here by itself. */
  readonly logFile: string;
  /** Whether the rest can go on without it from the beginning. */
  readonly isOptional: boolean;
}

/**
 * One child process: started, restarted with back-off when it crashes, stopped with a grace.
 * It holds an IPC channel, whose loss tells the child that its parent is gone.
 */
export class SupervisedProcess {
  readonly #options: SupervisedOptions;
  readonly #events: SupervisedEvents;
  #child: ChildProcess | undefined;
  #restartTimer: NodeJS.Timeout | undefined;
  #fault: string | undefined;
  #logFault = "";
  #crashes = 0;
  #hasServed: boolean;
  #isStopping = false;

  constructor(options: SupervisedOptions, events: SupervisedEvents) {
    this.#options = options;
    this.#events = events;
    this.#hasServed = options.isOptional;
  }

  /** Starts the process; later crashes start it again. */
  start(): void {
    const { command, args, cwd, env } = this.#options;
    const startedAtMs = Date.now();
    this.#fault = undefined;
    const log = this.#openLog();
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", log, log, "ipc"] });
    if (log !== "ignore") closeSync(log);
    this.#child = child;
    child.on("message", (message) => {
      this.#fault = toFault(message) ?? this.#fault;
      this.#events.onMessage(message);
    });
    child.once("exit", (code, signal) => this.#onExit(code, signal, startedAtMs));
    child.once("error", ({ message }) => this.#onError(message));
    if (child.pid !== undefined) this.#events.onStart(child.pid);
  }

  /** It serves: from now on it is started again however it ends, because what ended it may pass. */
  markServing(): void {
    this.#hasServed = true;
  }

  /** Keeps the log within its bound. */
  tendLog(): void {
    const { logFile } = this.#options;
    try {
      if (rotateLog(logFile, MAX_LOG_BYTES) === "CUT")
        this.#events.onLog(`${logFile} was emptied: there was no room to keep its older part`);
    } catch (error) {
      this.#sayOfLog(error);
    }
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
  }

  #openLog(): number | "ignore" {
    const log = openLog(this.#options.logFile);
    if (typeof log === "number") return log;
    this.#sayOfLog(log);
    return "ignore"; // a process without its log is worth more than none
  }

  /** Once for each thing that is wrong with it. */
  #sayOfLog(error: unknown): void {
    const fault = error instanceof Error ? error.message : String(error);
    if (fault === this.#logFault) return;
    this.#logFault = fault;
    this.#events.onLog(`the log ${this.#options.logFile} cannot be written: ${fault}`);
  }

  /** It could not be started, such as for lack of memory. */
  #onError(reason: string): void {
    if (this.#child?.pid !== undefined || this.#isStopping) return; // it runs: a signal or a message was not delivered
    this.#end({ exitCode: undefined, reason });
  }

  #onExit(code: number | null, signal: NodeJS.Signals | null, startedAtMs: number): void {
    if (this.#isStopping) return;
    if (Date.now() - startedAtMs > STABLE_AFTER_MS) this.#crashes = 0;
    this.#end({ exitCode: code ?? undefined, reason: signal ?? `exit code ${code}` });
  }

  #end({ exitCode, reason }: Pick<ProcessEnd, "exitCode" | "reason">): void {
    this.#crashes += 1;
    const retryInMs = toRestartDelayMs({ exitCode, crashes: this.#crashes, hasServed: this.#hasServed });
    this.#events.onEnd({ exitCode, reason, fault: this.#fault, retryInMs });
    if (retryInMs !== undefined) this.#restartTimer = setTimeout(() => this.start(), retryInMs);
  }
}

/** A process that cannot start tells `{ type: "fault", message }` before it ends. */
function toFault(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || Reflect.get(message, "type") !== "fault") return undefined;
  const fault: unknown = Reflect.get(message, "message");
  return typeof fault === "string" ? fault : undefined;
}
