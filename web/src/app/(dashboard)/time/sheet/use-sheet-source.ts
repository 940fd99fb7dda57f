"use client";

import {
  AttendanceMatrixCursorsDocument,
  AttendanceMatrixDocument,
  type AttendanceMatrixQueryVariables,
  AttendanceRecordCursorsDocument,
  type AttendanceRecordsQuery,
  AttendanceRecordsDocument,
  type AttendanceRecordsQueryVariables,
  type SourceStateFragment,
} from "@biometricflow/sdk/generated/graphql";
import type { PageRequest } from "../../../../grid/pager.ts";
import { type ListReader, takeList } from "../../../../grid/use-block-source.ts";
import { runQuery } from "../../../../graphql/run-query.ts";
import { type MatrixRow, toMatrixRow } from "./matrix-row.ts";

/** How current what is shown is. */
export interface Currency {
  /** People whose newest changes are not worked in yet. */
  readonly recomputing: number;
  readonly sources: readonly SourceStateFragment[];
}

/** A day of the list. */
export type RecordRow = NonNullable<AttendanceRecordsQuery["attendance"]>["edges"][number]["node"];

const MOST_ROWS = 200;

const toPage = ({ first, after }: PageRequest) => ({
  first: Math.min(first, MOST_ROWS),
  ...(after === undefined ? {} : { after }),
});

/** Reads the people of a month with their days. */
export function createMatrixReader(variables: AttendanceMatrixQueryVariables): ListReader<MatrixRow, Currency> {
  return {
    isOneWay: true,
    fetchPage: async (request) => {
      const answer = await runQuery(AttendanceMatrixDocument, { ...variables, ...toPage(request) });
      const { edges, totalCount, recomputing, sources } = takeList(answer, ({ attendanceMatrix }) => attendanceMatrix);
      return {
        rows: edges.map(({ node }) => toMatrixRow(node)),
        cursors: edges.map(({ cursor }) => cursor),
        total: totalCount,
        beside: { recomputing, sources },
      };
    },
    fetchCursors: async (request) => {
      const answer = await runQuery(AttendanceMatrixCursorsDocument, { ...variables, ...toPage(request) });
      return takeList(answer, ({ attendanceMatrix }) => attendanceMatrix).edges.map(({ cursor }) => cursor);
    },
  };
}

/** Reads days one by one. */
export function createRecordReader(variables: AttendanceRecordsQueryVariables): ListReader<RecordRow, Currency> {
  return {
    isOneWay: true,
    fetchPage: async (request) => {
      const answer = await runQuery(AttendanceRecordsDocument, { ...variables, ...toPage(request) });
      const { edges, totalCount, recomputing, sources } = takeList(answer, ({ attendance }) => attendance);
      return {
        rows: edges.map(({ node }) => node),
        cursors: edges.map(({ cursor }) => cursor),
        total: totalCount,
        beside: { recomputing, sources },
      };
    },
    fetchCursors: async (request) => {
      const answer = await runQuery(AttendanceRecordCursorsDocument, { ...variables, ...toPage(request) });
      return takeList(answer, ({ attendance }) => attendance).edges.map(({ cursor }) => cursor);
    },
  };
}
