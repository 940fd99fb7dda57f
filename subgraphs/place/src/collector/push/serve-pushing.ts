import type { ReaderOwnership } from "../../domain/reader-ownership.ts";
import type { CollectorLog } from "../reader-plan.ts";
import type { Timers } from "../timers.ts";

const AGAIN_MS = 1_000;
const ALONE: ReaderOwnership = { isOwner: true, watch: () => () => undefined };

/** What the service of readers that push needs. */
export interface ServePushingOptions {
  /** Which process of the place has the readers; this one alone when omitted. */
  readonly ownership: ReaderOwnership | undefined;
  /** Reads what is known of the readers, each time they were taken. */
  readonly load: () => Promise<void>;
  readonly timers: Pick<Timers, "delay">;
  readonly log: Pick<CollectorLog, "warn">;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Says when readers that push are served: while this process has the readers of the place, and knows what is known of them.
 *
 * @returns when they are known, where they are its own already
 * @throws what `load` throws at the beginning
 */
export async function servePushing(options: ServePushingOptions): Promise<{ readonly isServing: () => boolean }> {
  const { ownership = ALONE, load, timers, log, signal } = options;
  let isLoaded = false;
  const settle = async (): Promise<void> => {
    while (ownership.isOwner && !isLoaded && !signal.aborted) {
      try {
        await load();
        isLoaded = true;
      } catch (error) {
        log.warn({ error: String(error) }, "the readers that push could not be taken; again in a second");
        await timers.delay(AGAIN_MS, signal);
      }
    }
  };
  if (ownership.isOwner) {
    await load();
    isLoaded = true;
  }
  let settling = Promise.resolve();
  const follow = (): void => {
    if (!ownership.isOwner) isLoaded = false;
    settling = settling.then(settle).catch(() => undefined); // it has ended
  };
  const unwatch = ownership.watch(follow);
  signal.addEventListener("abort", unwatch, { once: true });
  follow();
  return { isServing: () => isLoaded && ownership.isOwner };
}
