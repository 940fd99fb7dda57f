"use client";

import {
  PunchCursorsDocument,
  PunchesDocument,
  type PunchesQueryVariables,
  type PunchRowFragment,
} from "@biometricflow/sdk/generated/graphql";
import { useMemo } from "react";
import type { PageRequest } from "../../../../grid/pager.ts";
import { type ListReader, type ListSummary, takeList, useBlockSource } from "../../../../grid/use-block-source.ts";
import { runQuery } from "../../../../graphql/run-query.ts";
import type { AbsentPlace } from "../../../../lib/places.ts";

/** What is known about the list as a whole. */
export interface PunchSummary extends Omit<ListSummary<never>, "beside"> {
  readonly absent: readonly AbsentPlace[];
}

/** A source of blocks for the grid, with what they say about the list as a whole. */
export function usePunchSource(variables: PunchesQueryVariables) {
  const reader = useMemo(() => createReader(variables), [variables]);
  const { summary, readBlock } = useBlockSource(reader);
  const { beside, ...known } = summary;
  return { summary: { ...known, absent: beside ?? [] }, readBlock };
}

function createReader(variables: PunchesQueryVariables): ListReader<PunchRowFragment, readonly AbsentPlace[]> {
  const toVariables = ({ first, after, isReversed }: PageRequest): PunchesQueryVariables => ({
    ...variables,
    first,
    ...(after === undefined ? {} : { after }),
    ...(isReversed ? { orderBy: variables.orderBy === "AT_ASC" ? "AT_DESC" : "AT_ASC" } : {}),
  });
  return {
    fetchPage: async (request) => {
      const answer = await runQuery(PunchesDocument, toVariables(request));
      const { edges, totalCount, unavailable } = takeList(answer, ({ punches }) => punches);
      return {
        rows: edges.map(({ node }) => node),
        cursors: edges.map(({ cursor }) => cursor),
        total: totalCount,
        beside: unavailable,
      };
    },
    fetchCursors: async (request) => {
      const answer = await runQuery(PunchCursorsDocument, toVariables(request));
      return takeList(answer, ({ punches }) => punches).edges.map(({ cursor }) => cursor);
    },
  };
}
