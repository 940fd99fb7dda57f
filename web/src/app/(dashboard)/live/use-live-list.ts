"use client";

import { PunchesDocument, PunchRecordedDocument, type PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";
import { type Failure, SdkError } from "@biometricflow/sdk/result";
import { useCallback, useEffect, useReducer, useState } from "react";
import { isSessionEnd, sessionEnd } from "../../../frame/leave-for-sign-in.ts";
import { browserClient } from "../../../graphql/live-client.ts";
import { runQuery } from "../../../graphql/run-query.ts";
import { toPlaceVariables } from "../../../lib/places.ts";
import { createArrivalBuffer } from "./arrival-buffer.ts";
import { FIRST_PAGE } from "./first-page.ts";
import type { LiveList, LiveMessage } from "./live-items.ts";
import { createLiveList, type LiveAction, reduceLiveList } from "./live-list.ts";

interface Options {
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
export function useLiveList({ placeIds, initial }: Options): RunningLiveList {
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
    follow({ placeIds: scope?.split(","), signal: stop.signal, dispatch, onState }).catch((error: unknown) => {
      if (!stop.signal.aborted) setFailure(toFailure(error));
    });
    return () => stop.abort();
  }, [scope]);

  useEffect(() => {
    if (failure && isSessionEnd(failure.code)) void sessionEnd.meet();
  }, [failure]);

  const setHeld = useCallback((isHeld: boolean) => dispatch({ kind: "hold", isHeld }), []);
  return { list, state, failure, setHeld };
}

interface FollowOptions {
  readonly placeIds: string[] | undefined;
  readonly signal: AbortSignal;
  readonly dispatch: (action: LiveAction) => void;
  readonly onState: (state: LiveState) => void;
}

async function follow({ placeIds, signal, dispatch, onState }: FollowOptions): Promise<void> {
  const scope = toPlaceVariables(placeIds);
  const buffer = createArrivalBuffer((messages) => {
    dispatch({ kind: "arrive", messages, now: new Date().toISOString() });
  });
  /**
   * The stream begins where the router stands now: what was punched since the page was made, and what an absent place
   * could not give then, is read whenever everything is caught up. Between punches nothing is asked.
   */
  const fill = async () => {
    const result = await fetchLatest(scope, signal);
    if (!result) return;
    buffer.flush(); // what the stream brought keeps its marks
    dispatch({ kind: "fill", punches: result });
  };
  try {
    for await (const message of browserClient().subscribe(PunchRecordedDocument, scope, { signal, onState })) {
      if (message.notice?.kind === "CAUGHT_UP") void fill();
      buffer.add(toLiveMessage(message));
    }
  } finally {
    buffer.close();
  }
}

type StreamMessage = {
  readonly phase: LiveMessage["phase"];
  readonly punch: PunchRowFragment | null;
  readonly notice: LiveMessage["notice"];
};

function toLiveMessage({ phase, punch, notice }: StreamMessage): LiveMessage {
  return { phase, punch, notice };
}

async function fetchLatest(
  scope: { placeIds?: string[] },
  signal: AbortSignal,
): Promise<PunchRowFragment[] | undefined> {
  const result = await runQuery(PunchesDocument, { ...scope, first: FIRST_PAGE }, signal);
  return result.ok ? result.data.punches?.edges.map(({ node }) => node) : undefined;
}

function toFailure(error: unknown): Failure {
  if (error instanceof SdkError) return error.failure;
  return { kind: "network", code: "PAGE_BROKEN", message: String(error), requestId: null };
}
