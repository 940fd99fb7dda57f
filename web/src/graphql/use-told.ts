"use client";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { SdkError } from "@biometricflow/sdk/result";
import { useEffect, useRef } from "react";
import { isSessionEnd, sessionEnd } from "../frame/leave-for-sign-in.ts";
import { browserClient } from "./live-client.ts";

const GATHER_MS = 1_000;

/**
 * Calls when a stream tells something, at most once a second however much it is. Where it is refused or broken nothing is told, and
 * whoever asks every so often goes on.
 *
 * @param stream `undefined`: nothing is followed
 */
export function useTold<Data>(
  stream: TypedDocumentNode<Data, Record<string, never>> | undefined,
  onTold: () => void,
): void {
  const latest = useRef(onTold);
  useEffect(() => {
    latest.current = onTold;
  });
  useEffect(() => {
    if (stream === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gather = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === "visible") latest.current();
      }, GATHER_MS);
    };
    const { signal } = stop;
    const watch = (): Promise<void> =>
      browserClient()
        .watch(stream, {}, { signal, onBegin: () => {}, onData: gather, onLost: gather })
        .catch((error: unknown) => {
          const isOver = error instanceof SdkError && isSessionEnd(error.code);
          return isOver && !signal.aborted ? sessionEnd.meet().then(watch) : undefined;
        });
    void watch();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [stream]);
}
