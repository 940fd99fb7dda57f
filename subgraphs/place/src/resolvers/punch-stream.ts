import type { ChangeFeed, FeedHead, PunchSelection } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";

/** One message of the stream, with the position after it. */
export type StreamMessage =
  | { readonly kind: "PUNCH"; readonly phase: "CATCH_UP" | "LIVE"; readonly seq: number; readonly punch: PunchRecord }
  /** Everything missed was sent. */
  | { readonly kind: "CAUGHT_UP"; readonly seq: number };

/** What to stream. */
export interface StreamRequest {
  readonly feed: ChangeFeed;
  readonly selection: PunchSelection;
  /** Where the follower stands; `undefined`: at the head. */
  readonly after: FeedHead | undefined;
  /** Whether a punch is told, judged when it is: what the selection cannot say beforehand. */
  readonly isTold: (punch: PunchRecord) => boolean;
  readonly signal: AbortSignal;
}

/** Punches per read of the ledger: what a slow follower can hold up in memory. */
const PAGE_ROWS = 200;

/**
 * Streams the punches of the ledger in the order of its feed, missed ones first, until `signal` ends it.
 *
 * Live punches are read from the ledger too, after a wake-up: one source for both phases, so that nothing can be
 * missing or doubled between them. A slow follower only falls behind; nothing waits in memory for it.
 */
export async function* streamPunches(request: StreamRequest): AsyncGenerator<StreamMessage, void, void> {
  const { feed, selection, isTold, signal } = request;
  const head = await feed.readHead();
  const wakeUp = createWakeUp(feed, signal);
  let seq = request.after?.seq ?? head.seq;
  let isLive = request.after === undefined || seq >= head.seq;
  try {
    if (isLive) yield { kind: "CAUGHT_UP", seq };
    while (!signal.aborted) {
      const page = await feed.readPunchFeed(seq, selection, PAGE_ROWS);
      for (const entry of page.entries) {
        seq = entry.seq;
        if (isTold(entry.punch)) yield { kind: "PUNCH", phase: isLive ? "LIVE" : "CATCH_UP", seq, punch: entry.punch };
      }
      seq = page.seenSeq;
      if (!page.isAtHead) continue;
      if (!isLive) {
        isLive = true;
        yield { kind: "CAUGHT_UP", seq };
      } else {
        await wakeUp.wait();
      }
    }
  } finally {
    wakeUp.stop();
  }
}

/** Remembers that the head moved since the last wait, so that no wake-up is lost between a read and a wait. */
function createWakeUp(feed: ChangeFeed, signal: AbortSignal) {
  let hasMoved = true;
  let wake: () => void = () => undefined;
  const onMove = (): void => {
    hasMoved = true;
    wake();
  };
  const unwatch = feed.watchHead(onMove);
  signal.addEventListener("abort", onMove, { once: true });
  return {
    wait: async (): Promise<void> => {
      if (!hasMoved) await new Promise<void>((resolve) => (wake = resolve));
      hasMoved = false;
    },
    stop: (): void => {
      unwatch();
      signal.removeEventListener("abort", onMove);
    },
  };
}
