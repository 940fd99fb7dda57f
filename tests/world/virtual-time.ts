import { syncBuiltinESMExports } from "node:module";
import promises from "node:timers/promises";
import { TimerQueue, WorldTimer } from "./timer-queue.ts";

/** Taken before anything is replaced. */
const {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  clearImmediate,
  Date: RealDate,
} = globalThis;
const REAL = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate, Date: RealDate };
const REAL_PROMISES = { setTimeout: promises.setTimeout, setImmediate: promises.setImmediate };
const realRandom = Math.random;
const PATIENCE_US = 3_600_000_000;

/** Lets every promise and `nextTick` that is ready run. */
const drain = (): Promise<void> => new Promise((resolve) => void REAL.setImmediate(resolve));

interface WaitOptions {
  readonly signal?: AbortSignal;
}

/**
 * The time of one world: nothing happens between two of its timers, and none of them waits for a clock. While it is installed,
 * `Date`, `performance.now`, `Math.random`, timers and `node:timers/promises` of this process are the world's.
 */
export class VirtualTime {
  /** Added to what `Date` says: the wall clock of a machine may be wrong, and may be set. */
  wallOffsetMs = 0;
  readonly #startMs: number;
  readonly #random: () => number;
  readonly #queue = new TimerQueue();
  #immediates: WorldTimer[] = [];
  #nowUs = 0;
  #steps = 0;

  /** @param startMs what the wall clock says at the beginning. @param random what `Math.random` is. */
  constructor(startMs: number, random: () => number) {
    this.#startMs = startMs;
    this.#random = random;
  }

  /** True time, in milliseconds UTC, whatever the wall clock says. */
  get nowMs(): number {
    return this.#startMs + Math.floor(this.#nowUs / 1_000);
  }

  /** Timers that were run. */
  get steps(): number {
    return this.#steps;
  }

  /** Takes the place of the real time until `uninstall`. */
  install(): void {
    const clear = (timer: unknown): void => {
      if (timer instanceof WorldTimer) timer.clear();
    };
    Object.assign(globalThis, {
      setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => this.#set(() => run(...args), ms),
      clearTimeout: clear,
      setInterval: (run: () => void, ms = 1) => this.#set(run, ms, Math.max(1, ms)),
      clearInterval: clear,
      setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => this.#soon(() => run(...args)),
      clearImmediate: clear,
      Date: this.#toDate(),
    });
    Object.defineProperty(performance, "now", { configurable: true, value: () => this.#nowUs / 1_000 });
    Math.random = this.#random;
    Object.assign(promises, {
      setTimeout: (ms: number, value?: unknown, options: WaitOptions = {}) =>
        waitFor((done) => this.#set(done, ms), value, options),
      setImmediate: (value?: unknown, options: WaitOptions = {}) => waitFor((done) => this.#soon(done), value, options),
    });
    syncBuiltinESMExports();
  }

  /** Gives the process its own time back; what is still waiting never comes. */
  uninstall(): void {
    Object.assign(globalThis, REAL);
    Reflect.deleteProperty(performance, "now");
    Math.random = realRandom;
    Object.assign(promises, REAL_PROMISES);
    syncBuiltinESMExports();
  }

  /** Runs everything that is due within `ms`. */
  async pass(ms: number): Promise<void> {
    const endUs = this.#nowUs + Math.round(ms * 1_000);
    await drain();
    while (await this.#step(endUs));
    this.#nowUs = endUs;
  }

  /** Runs until a promise settles. @throws what it rejects with; {@link Error} when it has not within an hour */
  async settle<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const note = (): void => {
      isSettled = true;
    };
    promise.then(note, note);
    await drain();
    const endUs = this.#nowUs + PATIENCE_US;
    while (!isSettled) if (!(await this.#step(endUs))) throw new Error("nothing in this world settles the promise");
    return promise;
  }

  /** Runs the next timer and all that follows from it at once. */
  async #step(endUs: number): Promise<boolean> {
    if (this.#immediates.length > 0) {
      const due = this.#immediates;
      this.#immediates = [];
      for (const timer of due) await this.#run(timer, timer.entry !== undefined);
      return true;
    }
    const next = this.#queue.take(endUs);
    if (next === undefined) return false;
    this.#nowUs = Math.max(this.#nowUs, next.dueUs);
    await this.#run(next.timer, true);
    return true;
  }

  async #run(timer: WorldTimer, isWaiting: boolean): Promise<void> {
    if (!isWaiting) return;
    this.#steps++;
    timer.clear();
    if (timer.everyUs !== undefined) this.#queue.add(timer, this.#nowUs + timer.everyUs);
    timer.run();
    await drain();
  }

  /** What is to wait for ever waits for ever. */
  #set(run: () => void, ms: number, everyMs?: number): WorldTimer {
    const waitUs = Math.max(0, Math.round((Number.isNaN(ms) ? 0 : ms) * 1_000));
    const begin = (it: WorldTimer): void => this.#queue.add(it, this.#nowUs + it.waitUs);
    const timer = new WorldTimer({ waitUs, everyUs: everyMs && Math.round(everyMs * 1_000), run }, begin);
    if (Number.isFinite(waitUs)) begin(timer);
    return timer;
  }

  #soon(run: () => void): WorldTimer {
    const timer = new WorldTimer({ waitUs: 0, everyUs: undefined, run });
    timer.entry = { dueUs: this.#nowUs, order: 0, timer };
    this.#immediates.push(timer);
    return timer;
  }

  #toDate(): DateConstructor {
    const nowMs = (): number => this.nowMs + this.wallOffsetMs;
    return new Proxy(RealDate, {
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
      apply: () => new RealDate(nowMs()).toString(),
      get: (target, key, receiver) => (key === "now" ? nowMs : Reflect.get(target, key, receiver)),
    });
  }
}

/** As `node:timers/promises` does. */
function waitFor(begin: (done: () => void) => WorldTimer, value: unknown, { signal }: WaitOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      timer?.clear();
      reject(Object.assign(new Error("The operation was aborted"), { name: "AbortError", cause: signal?.reason }));
    };
    const timer =
      signal?.aborted === true
        ? undefined
        : begin(() => {
            signal?.removeEventListener("abort", fail);
            resolve(value);
          });
    if (timer === undefined) fail();
    else signal?.addEventListener("abort", fail, { once: true });
  });
}
