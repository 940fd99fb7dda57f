import type { SignInLimitOptions } from "./sign-in-limit.ts";

/** Who tries to sign in, as who. */
export interface Attempt {
  /** The account's subject, whether there is one or not. */
  readonly name: string;
  readonly address: string;
}

/**
 * How fast tries are heard. Failures make later tries slower, up to a bound: nobody is refused for what others did. Where
 * somebody signed in before, the failures of others do not count.
 */
export interface SignInPace {
  /** Milliseconds until the try may be heard. */
  readonly delayMs: (attempt: Attempt, nowMs: number) => number;
  /** True where the account signed in before, and did not fail too often since. */
  readonly isKnown: (attempt: Attempt, nowMs: number) => boolean;
  /** Failures of this account at this address. */
  readonly failures: (attempt: Attempt, nowMs: number) => number;
  readonly addFailure: (attempt: Attempt, nowMs: number) => void;
  readonly addSuccess: (attempt: Attempt, nowMs: number) => void;
}

const MAX_KEYS = 10_000;
const KNOWN_MS = 30 * 24 * 3_600_000;
const FIRST_DELAY_MS = 250;

/** How slow each kind of failure makes tries at most, and after how many times the failures that an account bears. */
const STEPS = {
  account: { times: 1, maxDelayMs: 3000 },
  address: { times: 5, maxDelayMs: 1000 },
  everybody: { times: 100, maxDelayMs: 1000 },
} as const;

/** Creates a pace that lives with the process: a restart forgets, and costs an attacker more time than it saves. */
export function createSignInPace({ maxFailures, windowMs }: SignInLimitOptions): SignInPace {
  const createStep = ({ times, maxDelayMs }: { readonly times: number; readonly maxDelayMs: number }) =>
    createSlowdown({ windowMs, free: maxFailures * times, maxDelayMs });
  const account = createStep(STEPS.account);
  const address = createStep(STEPS.address);
  const everybody = createStep(STEPS.everybody);
  const pair = createSlowdown({ windowMs, free: maxFailures, maxDelayMs: STEPS.account.maxDelayMs });
  const knownSinceMs = new Map<string, number>();
  const isKnown = (attempt: Attempt, nowMs: number) => {
    const sinceMs = knownSinceMs.get(toPair(attempt));
    return sinceMs !== undefined && nowMs - sinceMs < KNOWN_MS && pair.failures(toPair(attempt), nowMs) < maxFailures;
  };
  return {
    isKnown,
    delayMs: (attempt, nowMs) =>
      isKnown(attempt, nowMs)
        ? 0
        : Math.max(
            account.delayMs(attempt.name, nowMs),
            address.delayMs(attempt.address, nowMs),
            everybody.delayMs("", nowMs),
          ),
    failures: (attempt, nowMs) => pair.failures(toPair(attempt), nowMs),
    addFailure: (attempt, nowMs) => {
      pair.add(toPair(attempt), nowMs);
      account.add(attempt.name, nowMs);
      address.add(attempt.address, nowMs);
      everybody.add("", nowMs);
    },
    addSuccess: (attempt, nowMs) => {
      pair.clear(toPair(attempt)); // the account's failures stay: its owner must not give a guesser new tries
      putBounded(knownSinceMs, toPair(attempt), nowMs);
    },
  };
}

function toPair({ name, address }: Attempt): string {
  return `${name} ${address}`;
}

/** Failures of one kind, by key: so many are free, each further one within the window doubles the pause after it. */
function createSlowdown(options: { readonly windowMs: number; readonly free: number; readonly maxDelayMs: number }) {
  const { windowMs, free, maxDelayMs } = options;
  const doublings = Math.ceil(Math.log2(maxDelayMs / FIRST_DELAY_MS));
  const byKey = new Map<string, readonly number[]>();
  const listRecent = (key: string, nowMs: number) =>
    (byKey.get(key) ?? []).filter((failedAtMs) => nowMs - failedAtMs < windowMs);
  return {
    failures: (key: string, nowMs: number) => listRecent(key, nowMs).length,
    delayMs: (key: string, nowMs: number) => {
      const recent = listRecent(key, nowMs);
      const last = recent.at(-1);
      if (last === undefined || recent.length < free) return 0;
      const pauseMs = Math.min(maxDelayMs, FIRST_DELAY_MS * 2 ** (recent.length - free));
      return Math.max(0, last + pauseMs - nowMs);
    },
    add: (key: string, nowMs: number) => {
      putBounded(byKey, key, [...listRecent(key, nowMs), nowMs].slice(-free - doublings - 1));
    },
    clear: (key: string) => void byKey.delete(key),
  };
}

/** Puts a value as the newest; the one put longest ago makes room. */
function putBounded<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_KEYS && oldest !== undefined) map.delete(oldest);
}
