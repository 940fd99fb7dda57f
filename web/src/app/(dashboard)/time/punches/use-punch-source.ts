"use client";

import {
  PunchCursorsDocument,
  PunchesDocument,
  type PunchesQueryVariables,
  type PunchRowFragment,
} from "@biometricflow/sdk/generated/graphql";
import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { runQuery } from "../../../../graphql/run-query.ts";
import type { AbsentPlace } from "../../../../lib/places.ts";
import { createPager, type PagerSource, type PageRequest } from "./punch-pager.ts";

/** What is known about the list as a whole. */
export interface PunchSummary {
  /** Undefined until the first block is there. */
  readonly total: number | undefined;
  readonly absent: readonly AbsentPlace[];
  /** When the last block was read, RFC 3339. */
  readonly asOf: string | undefined;
  readonly failure: Failure | undefined;
}

const NOTHING_KNOWN: PunchSummary = { total: undefined, absent: [], asOf: undefined, failure: undefined };

class FailedRead extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A source of blocks for the grid, with what they say about the list as a whole. */
export function usePunchSource(variables: PunchesQueryVariables) {
  const { summary, change } = useSummary(variables);
  const pager = useMemo(
    () => createPager(createSource(variables, (absent) => change((known) => ({ ...known, absent })))),
    [variables, change],
  );

  const readBlock = useCallback(
    async (start: number, end: number): Promise<{ rows: PunchRowFragment[]; total: number } | undefined> => {
      try {
        const { rows, total } = await pager.readBlock(start, end);
        change(({ absent }) => ({ total, absent, asOf: new Date().toISOString(), failure: undefined }));
        return { rows: [...rows], total };
      } catch (error) {
        const failure = toReadFailure(error);
        change((known) => ({ ...known, failure }));
        return undefined;
      }
    },
    [pager, change],
  );
  return { summary, readBlock };
}

/** The summary of one view. Another view begins with nothing known, and an answer that comes late changes nothing. */
function useSummary(variables: PunchesQueryVariables) {
  const [known, setKnown] = useState({ variables, summary: NOTHING_KNOWN });
  const shown = useRef(variables);
  useEffect(() => {
    shown.current = variables;
  }, [variables]);
  const change = useCallback(
    (toNext: (summary: PunchSummary) => PunchSummary) => {
      if (shown.current !== variables) return;
      setKnown((last) => ({
        variables,
        summary: toNext(last.variables === variables ? last.summary : NOTHING_KNOWN),
      }));
    },
    [variables],
  );
  return { summary: known.variables === variables ? known.summary : NOTHING_KNOWN, change };
}

function toReadFailure(error: unknown): Failure {
  if (error instanceof FailedRead) return error.failure;
  return { kind: "network", code: "PAGE_BROKEN", message: String(error), requestId: null };
}

function createSource(
  variables: PunchesQueryVariables,
  onAbsent: (absent: readonly AbsentPlace[]) => void,
): PagerSource<PunchRowFragment> {
  const toVariables = ({ first, after, isReversed }: PageRequest): PunchesQueryVariables => ({
    ...variables,
    first,
    ...(after === undefined ? {} : { after }),
    ...(isReversed ? { orderBy: variables.orderBy === "AT_ASC" ? "AT_DESC" : "AT_ASC" } : {}),
  });
  return {
    fetchPage: async (request) => {
      const { punches } = takeData(await runQuery(PunchesDocument, toVariables(request)));
      if (!punches) throw new FailedRead({ kind: "graphql", code: "UNKNOWN", message: "no list", requestId: null });
      onAbsent(punches.unavailable);
      const { edges, totalCount } = punches;
      return { rows: edges.map(({ node }) => node), cursors: edges.map(({ cursor }) => cursor), total: totalCount };
    },
    fetchCursors: async (request) => {
      const { punches } = takeData(await runQuery(PunchCursorsDocument, toVariables(request)));
      return punches?.edges.map(({ cursor }) => cursor) ?? [];
    },
  };
}

function takeData<TData>(result: QueryResult<TData>): TData {
  if (result.ok) return result.data;
  throw new FailedRead(result.failure);
}
