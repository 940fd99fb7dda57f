"use client";

import {
  type InsightFactsFragment,
  InsightsDocument,
  type InsightsQueryVariables,
} from "@biometricflow/sdk/generated/graphql";
import type { Failure } from "@biometricflow/sdk/result";
import { useEffect, useState } from "react";
import { runQuery } from "../../../graphql/run-query.ts";

/** How many are shown at first, and more at each press. */
const STEP = 25;

/** What is out of the ordinary, as far as it was looked through. */
export interface FoundInsights {
  readonly rows: readonly InsightFactsFragment[];
  readonly isReading: boolean;
  /** Whether there is more to look through. */
  readonly hasMore: boolean;
  readonly recomputing: number;
  readonly failure: Failure | undefined;
}

const NOTHING: FoundInsights = { rows: [], isReading: true, hasMore: false, recomputing: 0, failure: undefined };

/** Looks through page after page until there are enough to show: a page may have none, and there is more behind it. */
export function useInsights(asked: Omit<InsightsQueryVariables, "first" | "after">) {
  const key = JSON.stringify(asked);
  const [wanted, setWanted] = useState({ key, count: STEP, tries: 0 });
  const [{ of, found }, setFound] = useState({ of: "", found: NOTHING });
  const { count, tries } = wanted.key === key ? wanted : { count: STEP, tries: 0 };
  const current = `${tries} ${count} ${key}`;
  useEffect(() => {
    const stop = new AbortController();
    void look(JSON.parse(key), count, stop.signal, (next) => {
      if (!stop.signal.aborted) setFound({ of: current, found: next });
    });
    return () => stop.abort();
  }, [key, count, current]);
  return {
    found: of === current ? found : { ...found, isReading: true, failure: undefined },
    more: () => setWanted({ key, count: count + STEP, tries }),
    again: () => setWanted({ key, count, tries: tries + 1 }),
  };
}

async function look(
  asked: Omit<InsightsQueryVariables, "first" | "after">,
  count: number,
  signal: AbortSignal,
  show: (found: FoundInsights) => void,
): Promise<void> {
  let found = NOTHING;
  let after: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof ask>> = await ask({ ...asked, first: STEP, after }, signal);
    if (signal.aborted) return;
    if (answer.list === undefined) return show({ ...found, isReading: false, failure: answer.failure });
    const { edges, pageInfo, recomputing } = answer.list;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    found = {
      rows: [...found.rows, ...edges.map(({ node }) => node)],
      ...{ isReading: after !== null && found.rows.length + edges.length < count, hasMore: after !== null },
      ...{ recomputing, failure: undefined },
    };
    show(found);
  } while (found.isReading);
}

async function ask(variables: InsightsQueryVariables, signal: AbortSignal) {
  const answer = await runQuery(InsightsDocument, variables, signal);
  if (!answer.ok) return { list: undefined, failure: answer.failure };
  const [error] = answer.errors;
  const { code, message } = error ?? { code: "UNKNOWN", message: "" };
  const failure: Failure = { kind: "graphql", code, message, requestId: answer.requestId };
  return answer.data.insights ? { list: answer.data.insights, failure } : { list: undefined, failure };
}
