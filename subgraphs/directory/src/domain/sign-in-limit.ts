/** How many failures are borne. */
export interface SignInLimitOptions {
  readonly maxFailures: number;
  readonly windowMs: number;
}

/** Counts failed sign-ins by account and address. */
export interface SignInLimit {
  /** Seconds until the next try is heard; 0 when it is heard now. */
  readonly secondsToWait: (key: string, nowMs: number) => number;
  readonly addFailure: (key: string, nowMs: number) => void;
  readonly clear: (key: string) => void;
}

/** Ten failures in five minutes. */
export const DEFAULT_SIGN_IN_LIMIT: SignInLimitOptions = { maxFailures: 10, windowMs: 300_000 };

const MAX_KEYS = 10_000;

/** Creates a counter that lives with the process: a restart forgets, and costs an attacker more time than it saves. */
export function createSignInLimit({ maxFailures, windowMs }: SignInLimitOptions): SignInLimit {
  const failuresByKey = new Map<string, readonly number[]>();
  const listRecent = (key: string, nowMs: number) =>
    (failuresByKey.get(key) ?? []).filter((failedAtMs) => nowMs - failedAtMs < windowMs);
  return {
    secondsToWait: (key, nowMs) => {
      const recent = listRecent(key, nowMs);
      const oldest = recent.at(-maxFailures);
      return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000));
    },
    addFailure: (key, nowMs) => {
      const recent = [...listRecent(key, nowMs), nowMs].slice(-maxFailures);
      failuresByKey.delete(key); // inserted anew: the first key of the map is the one that failed longest ago
      failuresByKey.set(key, recent);
      const [oldestKey] = failuresByKey.keys();
      if (failuresByKey.size > MAX_KEYS && oldestKey !== undefined) failuresByKey.delete(oldestKey);
    },
    clear: (key) => void failuresByKey.delete(key),
  };
}
