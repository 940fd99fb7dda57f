import { existsSync, renameSync } from "node:fs";
import { type KeyArchive, openKeyArchive } from "./key-archive.ts";
import {
  fromJwks,
  type Jwks,
  type KeySet,
  type PublicJwk,
  readOrCreateSigningKey,
  readSigningKey,
  type SigningKey,
  toJwks,
} from "./keys.ts";
import { replacePrivateFile } from "./private-file.ts";
import type { Log } from "../observe/log.ts";
import { type KeysInForce, type RotatingKeys, toKeysInForce } from "./key-rotation.ts";

/** The keys of an issuer as they are at the moment of a call. */
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
  /** Those that ever signed, as far as they were archived, and those whose tokens count. */
  readonly archived: () => Jwks;
  readonly stop: () => void;
}

/** Where the keys are. */
export interface SigningKeysOptions {
  /** Made where there is none. */
  readonly file: string;
  /** Laid down by `bf keys rotate`; takes the place of `file` in the end. */
  readonly nextFile: string;
  /** Laid down with the public keys that count, for those who start before they can ask for them; nowhere when omitted. */
  readonly jwksFile?: string | undefined;
  /** Keeps the public part of each key that signed, for ever: no old key ends before it is there. No archive when omitted. */
  readonly archiveFile?: string | undefined;
  /** How long the last token of the old key may count. */
  readonly longestTokenSeconds: number;
  readonly log: Log;
  readonly now?: () => number;
  /** How often is looked; a second when omitted. */
  readonly lookMs?: number;
}

const LOOK_MS = 1_000;
const MOVED = "the new signing key is in the place of the old one";

/**
 * Opens the signing key and follows its rotation, which begins with `nextFile` and ends by itself. The two files are all that is
 * known of it: a process that starts meanwhile counts the times anew, and both keys count so much longer.
 *
 * @throws {KeyFileError} for a key in `file` that is none; what is wrong with one in `nextFile` is told to the log once, and looked for again
 */
export function openSigningKeys(options: SigningKeysOptions): OpenSigningKeys {
  const { file, nextFile, archiveFile, longestTokenSeconds, log, now = Date.now, lookMs = LOOK_MS } = options;
  const archive = archiveFile === undefined ? undefined : openKeyArchive(archiveFile);
  let keys: RotatingKeys<SigningKey> = { current: readOrCreateSigningKey(file) };
  const inForce = (): KeysInForce<SigningKey> => toKeysInForce(keys, now(), longestTokenSeconds);
  const published = rememberLast((accepted: readonly SigningKey[]) => {
    const jwks = toJwks(accepted);
    return { jwks, keySet: fromJwks(jwks) };
  });
  const copies = keepCopies(options, archive);
  let lastFault: unknown;
  const look = () => {
    try {
      keys = followFiles(keys, { file, nextFile, archive, longestTokenSeconds, log, nowMs: now() });
      lastFault = undefined;
    } catch (error) {
      const fault = error instanceof Error ? error.message : error;
      if (fault !== lastFault)
        log.error({ err: error, file: nextFile }, "the new signing key cannot be used, or not be put in its place");
      lastFault = fault;
    }
    copies.layDown(published(inForce().accepted).jwks);
    copies.archive(inForce().signing);
  };
  look();
  const timer = setInterval(look, lookMs).unref();
  return {
    signing: () => inForce().signing,
    jwks: () => published(inForce().accepted).jwks,
    keySet: () => published(inForce().accepted).keySet,
    archived: () => joinKeys(archive?.keys() ?? [], published(inForce().accepted).jwks),
    stop: () => clearInterval(timer),
  };
}

/** What is written beside the keys when they change. */
function keepCopies({ jwksFile, archiveFile, log }: SigningKeysOptions, archive: KeyArchive | undefined) {
  return {
    layDown: writeOnce(
      (jwks: Jwks) => {
        if (jwksFile !== undefined) replacePrivateFile(jwksFile, `${JSON.stringify(jwks, null, 2)}\n`);
      },
      (err) => log.warn({ err, file: jwksFile }, "the public keys are published, and cannot be laid down"),
    ),
    archive: writeOnce(
      ({ publicJwk }: SigningKey) => archive?.add(publicJwk),
      (err) => log.error({ err, file: archiveFile }, "the public key of what is signed cannot be archived"),
    ),
  };
}

/** Writes what is not written yet; a fault is told once for each, and tried again at the next call. */
function writeOnce<Value>(write: (value: Value) => void, onFault: (error: unknown) => void) {
  let [written, untold]: (Value | undefined)[] = [];
  return (value: Value) => {
    if (value === written) return;
    try {
      write(value);
      written = value;
    } catch (error) {
      if (value !== untold) onFault(error);
      untold = value;
    }
  };
}

function joinKeys(old: readonly PublicJwk[], { keys }: Jwks): Jwks {
  return { keys: [...new Map([...old, ...keys].map((key) => [key.kid, key])).values()] };
}

interface Following extends Pick<SigningKeysOptions, "longestTokenSeconds"> {
  readonly file: string;
  readonly nextFile: string;
  readonly archive: KeyArchive | undefined;
  readonly log: Log;
  readonly nowMs: number;
}

/**
 * Takes up a new key, gives one up that was taken away, and puts it in the place of the old one when that is over; or goes on with it
 * when another process of the same folder has put it there.
 */
function followFiles(
  { current, next }: RotatingKeys<SigningKey>,
  { file, nextFile, archive, longestTokenSeconds, log, nowMs }: Following,
): RotatingKeys<SigningKey> {
  if (!existsSync(nextFile))
    return { current: next === undefined ? current : chooseLeft({ current, next: next.key }, file, log) };
  const key = readSigningKey(nextFile); // each time: a rotation that was taken back may have begun again with another
  if (key.kid !== next?.key.kid) {
    log.info({ kid: key.kid, old: current.kid }, "a new signing key is published, and signs soon");
    return { current, next: { key, seenAtMs: nowMs } };
  }
  if (!toKeysInForce({ current, next }, nowMs, longestTokenSeconds).isOver) return { current, next };
  archive?.add(current.publicJwk); // first: behind the next line nobody knows it any more
  renameSync(nextFile, file); // one step: whatever ends the process, there is a key
  log.info({ kid: next.key.kid, old: current.kid }, MOVED);
  return { current: next.key };
}

/** Which of two keys is left where the file of the next one is gone: moved, or taken away. */
function chooseLeft(
  { current, next }: { readonly current: SigningKey; readonly next: SigningKey },
  file: string,
  log: Log,
): SigningKey {
  if (readSigningKey(file).kid === next.kid) {
    log.info({ kid: next.kid, old: current.kid }, MOVED);
    return next;
  }
  log.warn({ kid: next.kid }, "the new signing key was taken away: the old one goes on");
  return current;
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
