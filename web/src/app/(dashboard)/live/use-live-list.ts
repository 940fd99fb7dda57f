"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";
import { type Failure, SdkError } from "@biometricflow/sdk/result";
import { useCallback, useEffect, useReducer, useState } from "react";
import { isSessionEnd, sessionEnd } from "../../../frame/leave-for-sign-in.ts";
import { toPlaceVariables } from "../../../lib/places.ts";
import { createArrivalBuffer } from "./arrival-buffer.ts";
import type { LiveList } from "./live-items.ts";
import { createLiveList, type LiveAction, reduceLiveList } from "./live-list.ts";
import type { LiveSource } from "./live-source.ts";

interface Options {
  readonly source: LiveSource;
  /** Undefined means all places. */
  readonly placeIds: readonly string[] | undefined;
  readonly initial: readonly PunchRowFragment[];
}

/** A live list that runs: its items, its state, and why it ended if it did. */
export interface RunningLiveList {
  readonly list: LiveList;
  readonly state: LiveState;
  readonly failure: Failure | undefined;
  readonly setHeld: (isHeld: boolean) => void;
}

/** Follows the live stream for as long as the component is on screen. */
export function useLiveList({ source, placeIds, initial }: Options): RunningLiveList {
  const [list, dispatch] = useReducer(reduceLiveList, initial, createLiveList);
  const [state, setState] = useState<LiveState>({ kind: "connecting" });
  const [failure, setFailure] = useState<Failure>();
  const scope = placeIds?.join(",");

  useEffect(() => {
    const stop = new AbortController();
    const onState = (next: LiveState) => {
      setState(next);
      dispatch({ kind: "state", state: next, now: new Date().toISOString() });
    };
    follow({ source, placeIds: scope?.split(","), signal: stop.signal, dispatch, onState }).catch((error: unknown) => {
      if (!stop.signal.aborted) setFailure(toFailure(error));
    });
    return () => stop.abort();
  }, [source, scope]);

  useEffect(() => {
    if (failure && isSessionEnd(failure.code)) void sessionEnd.meet();
  }, [failure]);

  const setHeld = useCallback((isHeld: boolean) => dispatch({ kind: "hold", isHeld }), []);
  return { list, state, failure, setHeld };
}

interface FollowOptions {
  readonly source: LiveSource;
  readonly placeIds: string[] | undefined;
  readonly signal: AbortSignal;
  readonly dispatch: (action: LiveAction) => void;
  readonly onState: (state: LiveState) => void;
}

async function follow({ source, placeIds, signal, dispatch, onState }: FollowOptions): Promise<void> {
  const scope = toPlaceVariables(placeIds);
  const buffer = createArrivalBuffer((messages) => {
    dispatch({ kind: "arrive", messages, now: new Date().toISOString() });
  });
  /**
   * The stream begins where the router stands now: what was punched since the page was made, and what an absent place
   * could not give then, is read whenever everything is caught up. Between punches nothing is asked.
   */
  const fill = async () => {
    const result = await source.readLatest(scope, signal);
    if (!result) return;
    buffer.flush(); // what the stream brought keeps its marks
    dispatch({ kind: "fill", punches: result });
  };
  try {
    for await (const message of source.follow(scope, { signal, onState })) {
      if (message.notice?.kind === "CAUGHT_UP") void fill();
      buffer.add(message);
    }
  } finally {
    buffer.close();
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof SdkError) return error.failure;
  return { kind: "network", code: "PAGE_BROKEN", message: String(error), requestId: null };
}
