"use client";

import { ReadersInTroubleDocument } from "@biometricflow/sdk/generated/graphql";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { runQuery } from "../graphql/run-query.ts";

const EVERY_MS = 60_000;
/** Readers of one place change together: one question for all of them. */
const GATHER_MS = 1_000;

/**
 * Counts the readers that somebody should look at, for those who see readers: on each page that is opened, when a reader's
 * status is another, and now and then. Undefined while nobody says.
 */
export function useReaderTrouble(isShown: boolean, readerChanges: number): number | undefined {
  const [count, setCount] = useState<number>();
  const pathname = usePathname();
  useEffect(() => {
    if (!isShown) return undefined;
    const stop = new AbortController();
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      void runQuery(ReadersInTroubleDocument, {}, stop.signal).then((answer) => {
        if (!stop.signal.aborted) setCount(answer.ok ? answer.data.devices?.totalCount : undefined);
      });
    };
    const first = setTimeout(ask, GATHER_MS);
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      stop.abort();
    };
  }, [isShown, readerChanges, pathname]);
  return count;
}
