import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { GraphQLError } from "graphql";
import type { FakeLedger, FakePunch } from "./fake-place-data.ts";

/** What a stream of a fake place reads, and where it counts itself. */
export interface FakeFeed {
  readonly ledger: FakeLedger;
  readonly listeners: Set<() => void>;
  readonly counts: { subscriptions: number; subscribed: number };
  readonly punchOf: (punch: FakePunch) => object;
}

/** The arguments of `punchRecorded`, by the place's own names. */
export interface FeedArgs {
  readonly after?: string | null | undefined;
  readonly userIds?: readonly string[] | null | undefined;
}

/** The place's side of the stream: what was missed, then a notice with the position, then live. */
async function* followFeed(feed: FakeFeed, { after, userIds }: FeedArgs, signal: AbortSignal): AsyncGenerator<object> {
  const { ledger, listeners, punchOf } = feed;
  let wake = () => {};
  const listener = () => wake();
  listeners.add(listener);
  signal.addEventListener("abort", listener);
  let { seq, phase } = readPosition(ledger, after);
  const cursor = () => encodeVectorCursor(new Map([[ledger.place, { epoch: ledger.epoch, seq }]]));
  while (!signal.aborted) {
    while (seq < ledger.punches.length) {
      const punch = ledger.punches[seq++];
      if (punch === undefined || (userIds?.length && !userIds.includes(`${ledger.place}/${punch.pin}`))) continue;
      yield { punchRecorded: { punch: punchOf(punch), cursor: cursor(), phase, notice: null } };
    }
    if (phase === "CATCH_UP") {
      phase = "LIVE";
      const notice = {
        kind: "CAUGHT_UP",
        place: ledger.place,
        at: new Date().toISOString(),
        remaining: 0,
        message: "live",
      };
      yield { punchRecorded: { punch: null, cursor: cursor(), phase, notice } };
    }
    if (seq < ledger.punches.length || signal.aborted) continue;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  listeners.delete(listener);
}

/** The stream as graphql-js wants it; ending it also ends a feed that waits. */
export function toFeedStream(feed: FakeFeed, args: FeedArgs): AsyncIterableIterator<object> {
  const { counts } = feed;
  const controller = new AbortController();
  const events = followFeed(feed, args, controller.signal);
  counts.subscriptions++;
  counts.subscribed++;
  const end = () => {
    if (!controller.signal.aborted) counts.subscriptions--;
    controller.abort();
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => events.next(),
    return: async () => {
      end();
      return { done: true, value: undefined };
    },
  };
}

function readPosition(
  ledger: FakeLedger,
  after: string | null | undefined,
): { seq: number; phase: "CATCH_UP" | "LIVE" } {
  if (after === undefined || after === null) return { seq: ledger.punches.length, phase: "CATCH_UP" };
  const position = parseVectorCursor(after)?.get(ledger.place);
  if (position === undefined) return { seq: ledger.punches.length, phase: "CATCH_UP" };
  if (position.epoch !== ledger.epoch || position.seq > ledger.punches.length) {
    throw new GraphQLError("the ledger is another one", { extensions: { code: "CURSOR_RESET" } });
  }
  return { seq: position.seq, phase: "CATCH_UP" };
}
