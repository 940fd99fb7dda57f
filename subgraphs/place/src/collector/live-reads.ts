import type { Clock } from "../domain/clock.ts";
import type { LiveAnswer, LiveReads } from "../domain/readers/live-reads.ts";
import type { Collectors } from "./collectors.ts";
import type { Timers } from "./timers.ts";

/** Whoever asks waits so long. */
const PATIENCE_MS = 2_000;
/** Whoever asks within that time hears what the reader said before: many who look cost it no more than one. */
const SHARED_MS = 5_000;

/** What readers are asked with. */
export interface LiveReadsParts {
  /** Those that are visited from here; `undefined` while nobody is. */
  readonly readers: () => Pick<Collectors, "run"> | undefined;
  readonly clock: Clock;
  readonly timers: Pick<Timers, "delay" | "monotonicMs">;
}

interface Asked {
  readonly beganMs: number;
  readonly answer: Promise<LiveAnswer | undefined>;
}

/**
 * Creates what asks readers while somebody waits: between two steps of a reader's visit, over its connection. An ask that has begun is
 * never cut off, since that would cost the visit its connection; nobody waits for it any longer, that is all.
 */
export function createLiveReads(parts: LiveReadsParts): LiveReads {
  const { timers } = parts;
  const asked = new Map<string, Asked>();
  return {
    ask: (readerId) => {
      const nowMs = timers.monotonicMs();
      const before = asked.get(readerId);
      if (before !== undefined && nowMs - before.beganMs < SHARED_MS) return before.answer;
      const answer = askOnce(readerId, parts);
      asked.set(readerId, { beganMs: nowMs, answer });
      return answer;
    },
  };
}

async function askOnce(readerId: string, parts: LiveReadsParts): Promise<LiveAnswer | undefined> {
  const { readers, clock, timers } = parts;
  const [waiting, deadline] = [new AbortController(), new AbortController()];
  let hasBegun = false;
  const answer = readers()?.run(
    readerId,
    async ({ connection }, signal): Promise<LiveAnswer> => {
      hasBegun = true;
      const askedMs = timers.monotonicMs();
      const localTime = await connection.readTime(signal);
      const roundTripMs = Math.round(timers.monotonicMs() - askedMs);
      const { users, punches, punchCapacity: capacity } = await connection.readSizes(signal);
      return { atMs: clock.nowMs(), roundTripMs, localTime, users, punches, capacity };
    },
    waiting.signal,
  );
  if (answer === undefined) return undefined;
  const late = timers.delay(PATIENCE_MS, deadline.signal).then(() => {
    if (!hasBegun) waiting.abort(new Error("The reader was busy"));
    return undefined;
  });
  // That it is away or refuses its visit says too; the deadline ends with whichever comes first.
  const ended = Promise.race([answer, late]).catch(() => undefined);
  late.catch(() => undefined);
  return ended.finally(() => deadline.abort());
}
