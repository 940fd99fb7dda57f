import { existsSync, renameSync } from "node:fs";
import {
  fromJwks,
  type Jwks,
  type KeySet,
  readOrCreateSigningKey,
  readSigningKey,
  type SigningKey,
  toJwks,
} from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { type KeysInForce, type RotatingKeys, toKeysInForce } from "./domain/key-rotation.ts";

/** The keys of client tokens as they are at the moment of a call. */
export interface SigningKeys {
  /** The one that signs. */
  readonly signing: () => SigningKey;
  /** Those whose tokens count, as they are published. */
  readonly jwks: () => Jwks;
  /** The same, to verify by. */
  readonly keySet: () => KeySet;
}

/** Keys that follow their files. */
export interface OpenSigningKeys extends SigningKeys {
  readonly stop: () => void;
}

/** Where the keys are. */
export interface SigningKeysOptions {
  /** Made where there is none. */
  readonly file: string;
  /** Laid down by `bf keys rotate`; takes the place of `file` in the end. */
  readonly nextFile: string;
  readonly log: Log;
  readonly now?: () => number;
  /** How often is looked; a second when omitted. */
  readonly lookMs?: number;
}

const LOOK_MS = 1_000;

/**
 * Opens the signing key and follows its rotation, which begins with `nextFile` and ends by itself. The two files are all that is
 * known of it: a directory that starts meanwhile counts the times anew, and both keys count so much longer.
 *
 * @throws {KeyFileError} for a key in `file` that is none; one in `nextFile` is told to the log
 */
export function openSigningKeys(options: SigningKeysOptions): OpenSigningKeys {
  const { file, nextFile, log, now = Date.now, lookMs = LOOK_MS } = options;
  let keys: RotatingKeys<SigningKey> = { current: readOrCreateSigningKey(file) };
  let lastFault: unknown;
  const look = () => {
    try {
      keys = followFiles(keys, { file, nextFile, log, nowMs: now() });
      lastFault = undefined;
    } catch (error) {
      const fault = error instanceof Error ? error.message : error;
      if (fault !== lastFault) log.error({ err: error, file: nextFile }, "the new signing key cannot be used");
      lastFault = fault;
    }
  };
  look();
  const timer = setInterval(look, lookMs).unref();
  const published = rememberLast((accepted: readonly SigningKey[]) => {
    const jwks = toJwks(accepted);
    return { jwks, keySet: fromJwks(jwks) };
  });
  const inForce = (): KeysInForce<SigningKey> => toKeysInForce(keys, now());
  return {
    signing: () => inForce().signing,
    jwks: () => published(inForce().accepted).jwks,
    keySet: () => published(inForce().accepted).keySet,
    stop: () => clearInterval(timer),
  };
}

interface Following {
  readonly file: string;
  readonly nextFile: string;
  readonly log: Log;
  readonly nowMs: number;
}

/** Takes up a new key, gives one up that was taken away, and puts it in the place of the old one when that is over. */
function followFiles(
  { current, next }: RotatingKeys<SigningKey>,
  { file, nextFile, log, nowMs }: Following,
): RotatingKeys<SigningKey> {
  if (!existsSync(nextFile)) {
    if (next !== undefined) log.warn({ kid: next.key.kid }, "the new signing key was taken away: the old one goes on");
    return { current };
  }
  if (next === undefined) {
    const key = readSigningKey(nextFile);
    log.info({ kid: key.kid, old: current.kid }, "a new signing key is published, and signs soon");
    return { current, next: { key, seenAtMs: nowMs } };
  }
  if (!toKeysInForce({ current, next }, nowMs).isOver) return { current, next };
  renameSync(nextFile, file); // one step: whatever ends the process, there is a key
  log.info({ kid: next.key.kid, old: current.kid }, "the new signing key is in the place of the old one");
  return { current: next.key };
}

/** The same keys give the same objects: verifiers recognise by them what they verified. */
function rememberLast<Result>(make: (keys: readonly SigningKey[]) => Result) {
  let last: { readonly keys: readonly SigningKey[]; readonly result: Result } | undefined;
  return (keys: readonly SigningKey[]): Result => {
    const isSame = last?.keys.length === keys.length && keys.every((key, index) => key === last?.keys[index]);
    if (last === undefined || !isSame) last = { keys, result: make(keys) };
    return last.result;
  };
}
