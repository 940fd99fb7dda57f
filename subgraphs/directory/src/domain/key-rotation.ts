import { ACCESS_TOKEN_SECONDS } from "./session.ts";

/** The keys of client tokens: the one that is, and the one that takes its place. */
export interface RotatingKeys<Key> {
  readonly current: Key;
  readonly next?: { readonly key: Key; readonly seenAtMs: number } | undefined;
}

/** What counts at one moment. */
export interface KeysInForce<Key> {
  readonly signing: Key;
  /** Tokens of these are taken. */
  readonly accepted: readonly Key[];
  /** Nothing that the old key signed can count any more. */
  readonly isOver: boolean;
}

/** So long a new key is published before it signs: places ask for public keys twice a minute, and may miss once. */
export const ANNOUNCED_SECONDS = 90;
/** How far the clock of whoever checks a token may be behind. */
const CLOCK_SKEW_SECONDS = 60;
/** So long after it was seen a new key has taken the place of the old one: the last token of the old key has expired. */
export const ROTATION_SECONDS = ANNOUNCED_SECONDS + ACCESS_TOKEN_SECONDS + CLOCK_SKEW_SECONDS;

/** Decides which key signs and which are taken: the new one is published first, then signs, then is alone. */
export function toKeysInForce<Key>({ current, next }: RotatingKeys<Key>, nowMs: number): KeysInForce<Key> {
  if (next === undefined) return { signing: current, accepted: [current], isOver: false };
  const seconds = (nowMs - next.seenAtMs) / 1000;
  if (seconds >= ROTATION_SECONDS) return { signing: next.key, accepted: [next.key], isOver: true };
  const signing = seconds < ANNOUNCED_SECONDS ? current : next.key;
  return { signing, accepted: [current, next.key], isOver: false };
}
