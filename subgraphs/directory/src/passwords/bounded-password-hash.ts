import { tooBusy } from "../domain/errors.ts";
import type { PasswordHash } from "../domain/password-hash.ts";
import { waitFor } from "../wait.ts";

/** How much is hashed at a time. */
export interface HashBounds {
  /** Hashes that run at once; at least 2. */
  readonly maxRunning: number;
  /** Hashes that wait for those. */
  readonly maxWaiting: number;
  /** Names that nobody has, at once. */
  readonly maxPretending: number;
  /** Waits; a test looks at what it is told. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Two hashes keep two cores busy, and sixteen in line are through in seconds. */
export const DEFAULT_HASH_BOUNDS: HashBounds = { maxRunning: 2, maxWaiting: 16, maxPretending: 512 };

const REMEMBERED = 32;
const USUAL_MS = 300;

/** One that waits for its slot. */
interface Waiter {
  readonly start: () => void;
}

/**
 * Bounds a hash: few at once, a short line, SERVICE_UNAVAILABLE beyond it. A name that nobody has is hashed for only while
 * a slot beside it stays free, and else waits as long as hashes took lately: however many invent names, whoever has one
 * finds a slot, and the clock tells neither from the other.
 */
export function createBoundedPasswordHash(inner: PasswordHash, bounds: HashBounds = DEFAULT_HASH_BOUNDS): PasswordHash {
  const { maxPretending, wait = waitFor } = bounds;
  const slots = createSlots(bounds);
  let pretending = 0;
  const pretendByClock = async (signal?: AbortSignal) => {
    if (slots.isFull() || pretending >= maxPretending) throw tooBusy();
    pretending++;
    try {
      await wait(slots.usualMs(), signal);
    } finally {
      pretending--;
    }
  };
  return {
    hash: (password, signal) => slots.run(() => inner.hash(password), signal),
    matches: (password, hash, signal) => slots.run(() => inner.matches(password, hash), signal),
    pretend: (password, signal) =>
      slots.free() > 1 ? slots.run(() => inner.pretend(password), signal) : pretendByClock(signal),
  };
}

/** Slots and the line before them. */
function createSlots({ maxRunning, maxWaiting }: HashBounds) {
  const line = new Set<Waiter>();
  const tookMs: number[] = [];
  let running = 0;
  const leave = () => {
    running--;
    const [next] = line;
    if (next === undefined) return;
    line.delete(next);
    running++;
    next.start();
  };
  const enter = async (signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    if (running < maxRunning) return void running++;
    if (line.size >= maxWaiting) throw tooBusy();
    await standInLine(line, signal);
  };
  return {
    free: () => maxRunning - running,
    isFull: () => line.size >= maxWaiting,
    /** How long one of the last took, line and all; any of them, so that the time tells nothing. */
    usualMs: () => tookMs[Math.floor(Math.random() * tookMs.length)] ?? USUAL_MS,
    run: async <T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
      const cameAt = performance.now();
      await enter(signal);
      try {
        return await task();
      } finally {
        leave();
        tookMs.push(performance.now() - cameAt);
        if (tookMs.length > REMEMBERED) tookMs.shift();
      }
    },
  };
}

/** Resolves when a slot was handed over; rejects, out of the line, when the signal aborts. */
function standInLine(line: Set<Waiter>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiter: Waiter = {
      start: () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      },
    };
    const giveUp = () => {
      line.delete(waiter);
      reject(signal?.reason);
    };
    line.add(waiter);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}
