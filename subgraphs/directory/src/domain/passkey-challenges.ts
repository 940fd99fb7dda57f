import { createWaiting, WAITING_MS } from "./waiting.ts";

/** What a challenge is for: nothing else takes it. */
export interface Ceremony {
  /** `signIn`, or whose passkey is added in which session. */
  readonly purpose: string;
  /** For whom it is counted. */
  readonly owner: string;
}

/** Challenges that wait for their answer; they live with the process. */
export interface PasskeyChallenges {
  readonly add: (challenge: string, ceremony: Ceremony, nowMs: number) => void;
  /** Whether it waits for this purpose; it waits no more from then on, whatever comes of it. */
  readonly take: (challenge: string, purpose: string, nowMs: number) => boolean;
}

/** How long an answer may take. */
export const CHALLENGE_MS = WAITING_MS;

/** Creates a place for them. */
export function createPasskeyChallenges(): PasskeyChallenges {
  const waiting = createWaiting<string>();
  return {
    add: (challenge, { purpose, owner }, nowMs) => waiting.add(challenge, { owner, value: purpose }, nowMs),
    take: (challenge, purpose, nowMs) => waiting.take(challenge, nowMs) === purpose,
  };
}
