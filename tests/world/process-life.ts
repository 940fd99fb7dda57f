import { setTimeout as delay } from "node:timers/promises";
import type { WorldDisk } from "./world-disk.ts";

/** Where in a write a process dies: before it, while the disk takes it, or when it is done and nobody knows yet. */
export type DeathPoint = "BEFORE" | "TORN" | "AFTER";

/** The death that is ahead of a process. */
export interface Doom {
  /** So many writes from now. */
  readonly writes: number;
  readonly point: DeathPoint;
  /** Of the bytes that a torn write leaves on the disk, from 0 to 1. */
  readonly share: number;
  /** Of these writes alone. */
  readonly method?: string | undefined;
}

/** What is to be known of every write. */
export interface WriteWatch {
  /** How long the next one takes, as with a database at the other end of a wire; no time when omitted. */
  readonly takesMs: (() => number) | undefined;
  /** Hears of it when it is on the disk. */
  readonly onWrite: (method: string, args: readonly unknown[]) => void;
}

/** What never comes. */
const NEVER = new Promise<never>(() => undefined);

/**
 * The life of one process: once it is dead nothing that it waits for comes, nothing that it asks for happens, and its disk stays
 * as it was.
 */
export class ProcessLife {
  isDead = false;
  /** Nothing can be written. */
  isDiskFull = false;
  #doom: (Doom & { writes: number; readonly onDeath: () => void }) | undefined;
  readonly #disk: WorldDisk;
  readonly #watch: WriteWatch;
  /** Ends with the last write that was asked for. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(disk: WorldDisk, watch: WriteWatch) {
    this.#disk = disk;
    this.#watch = watch;
  }

  /** The process dies now; its disk is as it is. */
  die(): void {
    this.#end(Infinity);
  }

  /** It dies in one of its next writes. */
  dieInWrite(doom: Doom, onDeath: () => void): void {
    this.#doom = { ...doom, onDeath };
  }

  /** It is not to die in a write any more. */
  spare(): void {
    this.#doom = undefined;
  }

  /** The same promise, as long as the process lives. */
  async alive<T>(promise: Promise<T>): Promise<T> {
    if (this.isDead) return NEVER;
    try {
      const value = await promise;
      return this.isDead ? NEVER : value;
    } catch (error) {
      if (this.isDead) return NEVER;
      throw error;
    }
  }

  /** The same object, as this process sees it. @param isWrite by the name of the method */
  guard<T extends object>(target: T, isWrite: (method: string) => boolean): T {
    return new Proxy(target, {
      get: (it, key, receiver) => {
        const method: unknown = Reflect.get(it, key, receiver);
        if (typeof method !== "function") return method;
        const name = String(key);
        return (...args: readonly unknown[]): unknown => {
          if (this.isDead) return NEVER;
          const call = (): unknown => Reflect.apply(method, it, args);
          return isWrite(name) ? this.#write(name, args, call) : this.#read(call());
        };
      },
    });
  }

  #read(answer: unknown): unknown {
    return answer instanceof Promise ? this.alive(answer) : answer;
  }

  async #write(method: string, args: readonly unknown[], call: () => unknown): Promise<unknown> {
    if (this.#watch.takesMs !== undefined) await this.#takeTurn(this.#watch.takesMs);
    if (this.isDead) return NEVER;
    if (this.isDiskFull) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    const doom = this.#doom;
    const isNear = doom !== undefined && (doom.method === undefined || doom.method === method);
    if (!isNear || --doom.writes > 0) {
      const value = await call();
      if (this.isDead) return NEVER;
      this.#watch.onWrite(method, args);
      return value;
    }
    const before = this.#disk.logBytes;
    if (doom.point !== "BEFORE") await call();
    const grown = Math.max(0, this.#disk.logBytes - before);
    // A log that was begun anew has overwritten what it was.
    const isTorn = doom.point === "TORN" && grown > 0;
    this.#end(isTorn ? before + Math.floor(grown * doom.share) : Infinity);
    doom.onDeath();
    return NEVER;
  }

  /** One write after the other. */
  #takeTurn(takesMs: () => number): Promise<unknown> {
    this.#queue = this.#queue.then(() => delay(takesMs()));
    return this.#queue;
  }

  #end(logBytes: number): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#disk.freeze(logBytes);
  }
}
