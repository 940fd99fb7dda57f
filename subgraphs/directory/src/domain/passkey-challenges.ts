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
export const CHALLENGE_MS = 300_000;
/** Of one owner; the oldest makes room, so that whoever asks without end takes nobody else's. */
const MAX_OF_OWNER = 100;
const MAX_OF_ALL = 10_000;

interface Waiting extends Ceremony {
  readonly untilMs: number;
}

/** Creates a place for them; all end after the same time, so that the first of the map is the oldest. */
export function createPasskeyChallenges(): PasskeyChallenges {
  const waiting = new Map<string, Waiting>();
  const dropOld = (nowMs: number) => {
    for (const [challenge, { untilMs }] of waiting) {
      if (untilMs > nowMs) return;
      waiting.delete(challenge);
    }
  };
  return {
    add: (challenge, ceremony, nowMs) => {
      dropOld(nowMs);
      const own = [...waiting].filter(([, { owner }]) => owner === ceremony.owner);
      const [oldestOwn] = own[0] ?? [];
      const [oldest] = waiting.keys();
      if (own.length >= MAX_OF_OWNER && oldestOwn !== undefined) waiting.delete(oldestOwn);
      else if (waiting.size >= MAX_OF_ALL && oldest !== undefined) waiting.delete(oldest);
      waiting.set(challenge, { ...ceremony, untilMs: nowMs + CHALLENGE_MS });
    },
    take: (challenge, purpose, nowMs) => {
      const known = waiting.get(challenge);
      waiting.delete(challenge);
      return known !== undefined && known.purpose === purpose && nowMs < known.untilMs;
    },
  };
}
