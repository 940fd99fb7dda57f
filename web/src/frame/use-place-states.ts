"use client";

import {
  PlaceStatusChangedDocument,
  type PlaceStatusChangedSubscription,
  StatusChangedDocument,
} from "@biometricflow/sdk/generated/graphql";
import { SdkError } from "@biometricflow/sdk/result";
import { useCallback, useEffect, useState } from "react";
import { browserClient } from "../graphql/live-client.ts";
import { isSessionEnd, sessionEnd } from "./leave-for-sign-in.ts";
import { type PlaceState, type PlaceStates, toPlaceStates, withPlaceState } from "./place-states.ts";

/** How the states are followed. */
interface Options {
  readonly initial: readonly PlaceState[];
  /** Whether the viewer's role sees readers. */
  readonly seesReaders: boolean;
}

/** What the router says of the places, as it happens. */
export interface FollowedStates {
  readonly states: PlaceStates;
  /** False while changes may be missed. */
  readonly isFollowed: boolean;
  /** When the states were told or confirmed last, in milliseconds since 1970; undefined before the first time. */
  readonly asOfMs: number | undefined;
  /** Another number whenever a reader's status is another. */
  readonly readerChanges: number;
  /** Another number whenever the stream begins. */
  readonly beginnings: number;
}

/** States that are followed, and how lists of them come in. */
export interface PlaceStatesHook extends FollowedStates {
  /** Takes a list of states that was asked for at an instant. */
  readonly takeList: (places: readonly PlaceState[] | undefined, askedAtMs: number) => void;
}

/** Follows the status of the places for as long as the frame is on screen. */
export function usePlaceStates({ initial, seesReaders }: Options): PlaceStatesHook {
  const [followed, setFollowed] = useState<FollowedStates>(() => ({
    states: toPlaceStates(initial, 0),
    isFollowed: false,
    asOfMs: undefined,
    readerChanges: 0,
    beginnings: 0,
  }));
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    follow(seesReaders, signal, (toNext) => {
      if (!signal.aborted) setFollowed((last) => ({ ...last, ...toNext(last) }));
    });
    return () => stop.abort();
  }, [seesReaders]);
  const takeList: PlaceStatesHook["takeList"] = useCallback((places, askedAtMs) => {
    if (places === undefined) return;
    setFollowed((last) => ({
      ...last,
      states: toPlaceStates(places, askedAtMs, last.states),
      asOfMs: Math.max(last.asOfMs ?? 0, askedAtMs),
    }));
  }, []);
  return { ...followed, takeList };
}

type Change = (toNext: (last: FollowedStates) => Partial<FollowedStates>) => void;

function follow(seesReaders: boolean, signal: AbortSignal, change: Change): void {
  const onBegin = () => change(({ beginnings }) => ({ isFollowed: true, beginnings: beginnings + 1 }));
  const onData = (event: StatusEvent) => change((last) => toNext(last, event, Date.now()));
  const onLost = () => change(() => ({ isFollowed: false }));
  browserClient()
    .watch(seesReaders ? StatusChangedDocument : PlaceStatusChangedDocument, {}, { signal, onBegin, onData, onLost })
    .catch((error: unknown) => {
      onLost();
      if (!(error instanceof SdkError) || !isSessionEnd(error.code) || signal.aborted) return;
      void sessionEnd.meet().then(() => follow(seesReaders, signal, change));
    });
}

type StatusEvent = PlaceStatusChangedSubscription & { readonly statusChanged: { readonly device?: object | null } };

function toNext(
  { states, readerChanges }: FollowedStates,
  { statusChanged: { place, device } }: StatusEvent,
  nowMs: number,
): Partial<FollowedStates> {
  return {
    asOfMs: nowMs,
    ...(place ? { states: withPlaceState(states, place, nowMs) } : {}),
    ...(device ? { readerChanges: readerChanges + 1 } : {}),
  };
}
