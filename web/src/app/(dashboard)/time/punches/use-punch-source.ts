"use client";

import {
  PunchCursorsDocument,
  PunchesDocument,
  type PunchesQueryVariables,
  type PunchRowFragment,
} from "@biometricflow/sdk/generated/graphql";
import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useMemo, useState } from "react";
import { runQuery } from "../../../../graphql/apollo-client.ts";
import type { AbsentPlace } from "../../../../ui/partial-strip.tsx";
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
  const client = useApolloClient();
  const [summary, setSummary] = useState(NOTHING_KNOWN);
  const pager = useMemo(
    () =>
      createPager(
        createSource(client, variables, (absent) => {
          setSummary((known) => ({ ...known, absent }));
        }),
      ),
    [client, variables],
  );

  const readBlock = useCallback(
    async (start: number, end: number): Promise<{ rows: PunchRowFragment[]; total: number } | undefined> => {
      try {
        const { rows, total } = await pager.readBlock(start, end);
        setSummary(({ absent }) => ({ total, absent, asOf: new Date().toISOString(), failure: undefined }));
        return { rows: [...rows], total };
      } catch (error) {
        const failure = toReadFailure(error);
        setSummary((known) => ({ ...known, failure }));
        return undefined;
      }
    },
    [pager],
  );
  return { summary, readBlock };
}

function toReadFailure(error: unknown): Failure {
  if (error instanceof FailedRead) return error.failure;
  return { kind: "network", code: "PAGE_BROKEN", message: String(error), requestId: null };
}

function createSource(
  client: ApolloClient,
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
      const { punches } = takeData(await runQuery(client, PunchesDocument, toVariables(request)));
      if (!punches) throw new FailedRead({ kind: "graphql", code: "UNKNOWN", message: "no list", requestId: null });
      onAbsent(punches.unavailable);
      const { edges, totalCount } = punches;
      return { rows: edges.map(({ node }) => node), cursors: edges.map(({ cursor }) => cursor), total: totalCount };
    },
    fetchCursors: async (request) => {
      const { punches } = takeData(await runQuery(client, PunchCursorsDocument, toVariables(request)));
      return punches?.edges.map(({ cursor }) => cursor) ?? [];
    },
  };
}

function takeData<TData>(result: QueryResult<TData>): TData {
  if (result.ok) return result.data;
  throw new FailedRead(result.failure);
}
