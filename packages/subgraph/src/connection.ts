import { type CursorKeys, type CursorList, encodeCursor, toCursorTag } from "@biometricflow/schema/cursor";

/** One row and its position. */
export interface Edge<Row> {
  readonly node: Row;
  readonly cursor: string;
}

/** Where a page stands in its list. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** One page of rows. Nothing is read before a field asks for it. */
export interface Connection<Row> {
  edges(): Promise<readonly Edge<Row>[]>;
  pageInfo(): Promise<PageInfo>;
  totalCount(): Promise<number>;
  /** A place that answers has no failure to report; the router fills this. */
  readonly unavailable: readonly never[];
}

/** What a connection is made of. */
export interface ConnectionSource<Row> {
  readonly first: number;
  readonly hasAfter: boolean;
  /** Reads up to `limit` rows after the position, in order. */
  readonly list: (limit: number) => Promise<readonly Row[]>;
  readonly count: () => Promise<number>;
  /** The list that the cursors belong to. */
  readonly cursorList: CursorList;
  /** `[sortKey..., id]` of a row. */
  readonly toCursorKeys: (row: Row) => CursorKeys;
}

/** Creates a connection. One row more than the page tells whether there is a next one. */
export function createConnection<Row>(source: ConnectionSource<Row>): Connection<Row> {
  let reading: Promise<readonly Row[]> | undefined;
  const read = (): Promise<readonly Row[]> => {
    reading ??= source.list(source.first + 1);
    return reading;
  };
  const tag = toCursorTag(source.cursorList);
  const readEdges = async (): Promise<readonly Edge<Row>[]> =>
    (await read())
      .slice(0, source.first)
      .map((node) => ({ node, cursor: encodeCursor([...source.toCursorKeys(node), tag]) }));
  return {
    edges: readEdges,
    pageInfo: async () => {
      const edges = await readEdges();
      return {
        hasNextPage: (await read()).length > source.first,
        hasPreviousPage: source.hasAfter,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      };
    },
    totalCount: source.count,
    unavailable: [],
  };
}
