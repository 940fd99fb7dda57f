import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "@biometricflow/service/observe/log";
import type { FeedPage } from "../domain/follow/feed-page.ts";
import {
  advance,
  type FollowAction,
  type FollowInput,
  type FollowState,
  type FollowTiming,
  type FeedPosition,
  NEW_FOLLOWER,
} from "../domain/follow/follow-state.ts";
import type { FeedKeeper } from "../domain/follow/feed-keeper.ts";
import { type FeedSource, readFeed } from "./feed-client.ts";

/** What the follower of one place needs. */
export interface FollowerOptions {
  readonly source: FeedSource;
  readonly keeper: FeedKeeper;
  readonly timing: FollowTiming;
  readonly log: Log;
}

/** What serves places on a local network well. */
export const DEFAULT_FOLLOW_TIMING: FollowTiming = { idleMs: 500, retryMs: 1_000, maxRetryMs: 30_000 };

/** Follows the feed of one place: runs what the state machine says. @returns the end of it, once nothing is under way */
export function followFeed({ source, keeper, timing, log }: FollowerOptions): () => Promise<void> {
  const { placeId } = source;
  const stopping = new AbortController();
  let state: FollowState = NEW_FOLLOWER;
  let page: FeedPage | undefined;

  const act = async (action: FollowAction): Promise<FollowInput> => {
    switch (action.kind) {
      case "look":
        return { kind: "found", position: await keeper.readPosition(placeId) };
      case "ask": {
        const answer = await readFeed(source, action.after, stopping.signal);
        if (answer.kind === "RESET") return { kind: "reset" };
        ({ page } = answer);
        if (page.changes.length === 0) await keeper.noteHead(page); // one with changes is kept with its head
        return { kind: "page", epoch: page.epoch, seq: page.seq };
      }
      case "keep":
        return { kind: "kept", position: await keeper.keep(page ?? toNoPage(placeId, action.position), action.before) };
      case "wait":
        await wait(action.ms, undefined, { signal: stopping.signal });
        return { kind: "woken" };
    }
  };
  const run = async (): Promise<void> => {
    let input: FollowInput = { kind: "start" };
    while (!stopping.signal.aborted) {
      const [next, [action]] = advance(state, input, timing);
      state = next;
      if (action === undefined) return;
      try {
        input = await act(action);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (state.failures === 0)
          log.warn({ err: error, place: placeId }, "the place cannot be followed; trying again");
        input = { kind: "failed" };
      }
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

function toNoPage(placeId: string, { epoch, seq }: FeedPosition): FeedPage {
  return { placeId, epoch, seq, headSeq: seq, changes: [] };
}
