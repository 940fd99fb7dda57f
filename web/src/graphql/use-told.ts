"use client";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { SdkError } from "@biometricflow/sdk/result";
import { useEffect, useRef } from "react";
import { isSessionEnd, sessionEnd } from "../frame/leave-for-sign-in.ts";
import { createGatherer } from "./gatherer.ts";
import { browserClient } from "./live-client.ts";

/**
 * Calls when a stream tells something, at most once a second however much it is, and for what was told while the page was hidden once it
 * is seen again. Where the stream is refused nothing is told.
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
    const gatherer = createGatherer({
      isVisible: () => document.visibilityState === "visible",
      run: () => latest.current(),
    });
    const { note } = gatherer;
    document.addEventListener("visibilitychange", gatherer.look);
    const { signal } = stop;
    const watch = (): Promise<void> =>
      browserClient()
        .watch(stream, {}, { signal, onBegin: () => {}, onData: note, onLost: note })
        .catch((error: unknown) => {
          const isOver = error instanceof SdkError && isSessionEnd(error.code);
          return isOver && !signal.aborted ? sessionEnd.meet().then(watch) : undefined;
        });
    void watch();
    return () => {
      stop.abort();
      gatherer.stop();
      document.removeEventListener("visibilitychange", gatherer.look);
    };
  }, [stream]);
}
