/**
 * How long the last token of an issuer may count, in seconds: an access token of the directory; what the router said of whoever asked
 * for an export, for as long as that may take; what attendance shows to places and router. What it seals outlives its keys, whose
 * public parts are archived.
 */
export const LONGEST_TOKEN_SECONDS = { directory: 600, router: 7_260, attendance: 60 } as const;

/** The keys of an issuer: the one that is, and the one that takes its place. */
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
export function toRotationSeconds(longestTokenSeconds: number): number {
  return ANNOUNCED_SECONDS + longestTokenSeconds + CLOCK_SKEW_SECONDS;
}

/** Decides which key signs and which are taken: the new one is published first, then signs, then is alone. */
export function toKeysInForce<Key>(
  { current, next }: RotatingKeys<Key>,
  nowMs: number,
  longestTokenSeconds: number,
): KeysInForce<Key> {
  if (next === undefined) return { signing: current, accepted: [current], isOver: false };
  const seconds = (nowMs - next.seenAtMs) / 1000;
  if (seconds >= toRotationSeconds(longestTokenSeconds))
    return { signing: next.key, accepted: [next.key], isOver: true };
  const signing = seconds < ANNOUNCED_SECONDS ? current : next.key;
  return { signing, accepted: [current, next.key], isOver: false };
}
