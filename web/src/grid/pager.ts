const MOST_AT_ONCE = 1_000;

/** One page as the connection answers it. */
export interface FetchedPage<TRow> {
  readonly rows: readonly TRow[];
  /** Position after each row, in the same order. */
  readonly cursors: readonly string[];
  /** Rows that match altogether. */
  readonly total: number;
}

/** Where a page begins, and in which order it is read. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | undefined;
  /** True reads the list from its other end. */
  readonly isReversed: boolean;
}

/** How the pager reads. */
export interface PagerSource<TRow> {
  /** Whether the list can be read in this order only, so that its end is walked to. */
  readonly isOneWay?: boolean;
  readonly fetchPage: (request: PageRequest) => Promise<FetchedPage<TRow>>;
  /** The positions only, for walking to a place far down the list. */
  readonly fetchCursors: (request: PageRequest) => Promise<readonly string[]>;
}

/** Rows by their index, over a connection that knows cursors only. */
export interface Pager<TRow> {
  /** Rows `start` to `end` (excluded) of the list, and how long the list is. */
  readonly readBlock: (
    start: number,
    end: number,
  ) => Promise<{ readonly rows: readonly TRow[]; readonly total: number }>;
}

/**
 * Creates a pager. It remembers the cursors it has seen, walks from the nearest one, and reads what lies in the second
 * half of the list from the list's other end, where it has one.
 */
export function createPager<TRow>(source: PagerSource<TRow>): Pager<TRow> {
  const forward = createWalker(source, false);
  const backward = createWalker(source, true);
  let total: number | undefined;

  return {
    readBlock: async (start, end) => {
      if (!source.isOneWay && total !== undefined && start > total / 2) {
        const last = Math.min(end, total);
        const page = await backward.read(total - last, last - start);
        return { rows: page.rows.toReversed(), total };
      }
      const page = await forward.read(start, end - start);
      total = page.total;
      return page;
    },
  };
}

/** Reads from one end of the list. */
function createWalker<TRow>(source: PagerSource<TRow>, isReversed: boolean) {
  const cursorAfter = new Map<number, string | undefined>([[0, undefined]]);

  const remember = (start: number, cursors: readonly string[]) => {
    const last = cursors.at(-1);
    if (last !== undefined) cursorAfter.set(start + cursors.length, last);
  };
  const walkTo = async (start: number): Promise<string | undefined> => {
    let at = Math.max(...[...cursorAfter.keys()].filter((known) => known <= start));
    while (at < start) {
      const first = Math.min(MOST_AT_ONCE, start - at);
      const cursors = await source.fetchCursors({ first, after: cursorAfter.get(at), isReversed });
      if (cursors.length === 0) break; // the list has become shorter
      remember(at, cursors);
      at += cursors.length;
    }
    return cursorAfter.get(at);
  };
  return {
    read: async (start: number, count: number): Promise<FetchedPage<TRow>> => {
      const page = await source.fetchPage({ first: count, after: await walkTo(start), isReversed });
      remember(start, page.cursors);
      return page;
    },
  };
}
