"use client";

import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createPager, type FetchedPage, type PagerSource, type PageRequest } from "./pager.ts";

/** Reads rows by index for a grid; undefined when they could not be read: the summary says why. */
export type ReadBlock<TRow> = (
  start: number,
  end: number,
) => Promise<{ readonly rows: TRow[]; readonly total: number } | undefined>;

/** What is known about a list as a whole. */
export interface ListSummary<TBeside> {
  /** Undefined until the first block is there. */
  readonly total: number | undefined;
  /** What the last page said beside its rows. */
  readonly beside: TBeside | undefined;
  /** When the last block was read, RFC 3339. */
  readonly asOf: string | undefined;
  readonly failure: Failure | undefined;
}

/** A page with what it says beside its rows. */
export interface PageWithBeside<TRow, TBeside> extends FetchedPage<TRow> {
  readonly beside: TBeside;
}

/** How a list is read. Another object means another view of it. */
export interface ListReader<TRow, TBeside> extends Omit<PagerSource<TRow>, "fetchPage"> {
  readonly fetchPage: (request: PageRequest) => Promise<PageWithBeside<TRow, TBeside>>;
}

const NOTHING_KNOWN = { total: undefined, beside: undefined, asOf: undefined, failure: undefined };

class FailedRead extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The list that an answer holds. @throws the failure, where it has none; a grid's summary shows it */
export function takeList<TData, TList>(result: QueryResult<TData>, pick: (data: TData) => TList | null): TList {
  if (!result.ok) throw new FailedRead(result.failure);
  const list = pick(result.data);
  if (list !== null) return list;
  const [{ code, message } = { code: "UNKNOWN", message: "no list" }] = result.errors;
  throw new FailedRead({ kind: "graphql", code, message, requestId: result.requestId });
}

/** A source of blocks for a grid, with what they say about the list as a whole. */
export function useBlockSource<TRow, TBeside>(reader: ListReader<TRow, TBeside>) {
  const { summary, change } = useSummary(reader);
  const pager = useMemo(
    () =>
      createPager<TRow>({
        ...reader,
        fetchPage: async (request) => {
          const page = await reader.fetchPage(request);
          change((known) => ({ ...known, beside: page.beside }));
          return page;
        },
      }),
    [reader, change],
  );
  const readBlock: ReadBlock<TRow> = useCallback(
    async (start, end) => {
      try {
        const { rows, total } = await pager.readBlock(start, end);
        change(({ beside }) => ({ total, beside, asOf: new Date().toISOString(), failure: undefined }));
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
function useSummary<TRow, TBeside>(reader: ListReader<TRow, TBeside>) {
  const [known, setKnown] = useState<{
    readonly reader: ListReader<TRow, TBeside>;
    readonly summary: ListSummary<TBeside>;
  }>({ reader, summary: NOTHING_KNOWN });
  const shown = useRef(reader);
  useEffect(() => {
    shown.current = reader;
  }, [reader]);
  const change = useCallback(
    (toNext: (summary: ListSummary<TBeside>) => ListSummary<TBeside>) => {
      if (shown.current !== reader) return;
      setKnown((last) => ({ reader, summary: toNext(last.reader === reader ? last.summary : NOTHING_KNOWN) }));
    },
    [reader],
  );
  return { summary: known.reader === reader ? known.summary : NOTHING_KNOWN, change };
}

function toReadFailure(error: unknown): Failure {
  if (error instanceof FailedRead) return error.failure;
  return { kind: "network", code: "PAGE_BROKEN", message: String(error), requestId: null };
}
