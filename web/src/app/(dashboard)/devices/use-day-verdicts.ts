"use client";

import { DayVerdictsDocument } from "@biometricflow/sdk/generated/graphql";
import { useEffect, useState } from "react";
import { runQuery } from "../../../graphql/run-query.ts";
import { BAR_DAYS, toSpanBefore } from "./judged-days.ts";
import { type DaysRead, NOTHING_READ, withPage } from "./reader-days-read.ts";

const EVERY_MS = 300_000;
const READERS_AT_ONCE = 20;

/** Reads the last days of every reader, some readers at a time, and anew now and then. `places` are ids with commas; all by "". */
export function useDayVerdicts(places: string, today: string): DaysRead {
  const [read, setRead] = useState(NOTHING_READ);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const readAll = async () => {
      let after: string | undefined;
      do {
        const page = await readPage({ places, today, after, signal });
        if (signal.aborted) return;
        setRead((last) => withPage(last, page));
        after = page.next;
      } while (after !== undefined);
    };
    void readAll();
    const timer = setInterval(() => document.visibilityState === "visible" && void readAll(), EVERY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [places, today]);
  return read;
}

interface Asked {
  readonly places: string;
  readonly today: string;
  readonly after: string | undefined;
  readonly signal: AbortSignal;
}

async function readPage({ places, today, after, signal }: Asked) {
  const variables = {
    ...toSpanBefore(today, BAR_DAYS),
    first: READERS_AT_ONCE,
    ...(places === "" ? {} : { placeIds: places.split(",") }),
    ...(after === undefined ? {} : { after }),
  };
  const answer = await runQuery(DayVerdictsDocument, variables, signal);
  const devices = answer.ok ? answer.data.devices : null;
  const failed = answer.ok ? answer.errors[0] : answer.failure;
  if (!devices) return { known: new Map<string, null>(), failure: failed?.code ?? "UNKNOWN", next: undefined };
  const { hasNextPage, endCursor } = devices.pageInfo;
  const known = new Map(devices.edges.map(({ node }) => [node.id, node.days]));
  return { known, failure: undefined, next: hasNextPage ? (endCursor ?? undefined) : undefined };
}
