"use client";

import { AttendanceChangedDocument } from "@biometricflow/sdk/generated/graphql";
import { SdkError } from "@biometricflow/sdk/result";
import { useEffect, useRef } from "react";
import { isSessionEnd, sessionEnd } from "../frame/leave-for-sign-in.ts";
import { browserClient } from "../graphql/live-client.ts";

const GATHER_MS = 1_000;

/**
 * Calls when records of days are others than they were, at most once a second however many change. Where the stream is
 * refused or broken nothing is told, and whoever asks every so often goes on.
 */
export function useChanges(onChange: () => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
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
        .watch(AttendanceChangedDocument, {}, { signal, onBegin: () => {}, onData: gather, onLost: gather })
        .catch((error: unknown) => {
          const isOver = error instanceof SdkError && isSessionEnd(error.code);
          return isOver && !signal.aborted ? sessionEnd.meet().then(watch) : undefined;
        });
    void watch();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
}
