import { type CursorKeys, type CursorList, encodeCursor, toCursorTag } from "@biometricflow/schema/cursor";

/** A row's position, and the row itself where it is selected. */
export interface Edge<Row> {
  readonly node?: Row;
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
  /** Reads where they stand instead, for a selection without rows. */
  readonly listPositions?: ((limit: number) => Promise<readonly CursorKeys[]>) | undefined;
  readonly count: () => Promise<number>;
  /** Waits until so many rows may be put into the answer. */
  readonly turn?: (rows: number) => Promise<void>;
  /** The list that the cursors belong to. */
  readonly cursorList: CursorList;
  /** `[sortKey..., id]` of a row. */
  readonly toCursorKeys: (row: Row) => CursorKeys;
}

/** Creates a connection. One row more than the page tells whether there is a next one. */
export function createConnection<Row>(source: ConnectionSource<Row>): Connection<Row> {
  const { first } = source;
  const tag = toCursorTag(source.cursorList);
  let reading: Promise<readonly Edge<Row>[]> | undefined;
  const read = (): Promise<readonly Edge<Row>[]> => {
    reading ??= readEdges(source, tag);
    return reading;
  };
  return {
    edges: async () => {
      const edges = (await read()).slice(0, first);
      await source.turn?.(edges.length);
      return edges;
    },
    pageInfo: async () => {
      const edges = await read();
      return {
        hasNextPage: edges.length > first,
        hasPreviousPage: source.hasAfter,
        startCursor: first === 0 ? null : (edges.at(0)?.cursor ?? null),
        endCursor: edges.slice(0, first).at(-1)?.cursor ?? null,
      };
    },
    totalCount: source.count,
    unavailable: [],
  };
}

async function readEdges<Row>(
  { first, list, listPositions, toCursorKeys }: ConnectionSource<Row>,
  tag: string,
): Promise<readonly Edge<Row>[]> {
  if (listPositions !== undefined) return (await listPositions(first + 1)).map((keys) => new Position(keys, tag));
  return (await list(first + 1)).map((node) => new PlacedRow(node, toCursorKeys(node), tag));
}

/** Where a row stands; its cursor is written when it is asked for. */
class Position {
  readonly #keys: CursorKeys;
  readonly #tag: string;

  constructor(keys: CursorKeys, tag: string) {
    this.#keys = keys;
    this.#tag = tag;
  }

  get cursor(): string {
    return encodeCursor([...this.#keys, this.#tag]);
  }
}

class PlacedRow<Row> extends Position {
  readonly node: Row;

  constructor(node: Row, keys: CursorKeys, tag: string) {
    super(keys, tag);
    this.node = node;
  }
}
