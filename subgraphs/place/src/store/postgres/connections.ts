import pg from "pg";
import { quoteName, toSchemaName } from "./names.ts";
import { orAway } from "./store-away.ts";

/** Where the store of a place is. */
export interface PostgresPlace {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly placeId: string;
}

/** How long whoever asks waits for the server to answer at all. */
const CONNECT_MS = 5_000;

/** A row as the server gives it. */
type Row = object;

/** Asks one question; its question marks stand for the values. */
export type Ask = <R extends Row>(sql: string, values?: readonly unknown[]) => Promise<readonly R[]>;

/** Connections to the store of a place, so many at most. */
export function createPool({ url, placeId }: PostgresPlace, limits: pg.PoolConfig): pg.Pool {
  const types = { getTypeParser: toParser };
  const pool = new pg.Pool({
    connectionString: url,
    types,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    onConnect: (client) => enterSchema(client, placeId), // the pool waits for it
    ...limits,
  });
  // A connection that the server ended: whoever uses it learns it from the query, the next one opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** A connection of its own. */
export function createClient({ url }: PostgresPlace, queryMs: number): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    types: { getTypeParser: toParser },
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: queryMs,
    keepAlive: true,
  });
  client.on("error", () => {}); // its end is heard of
  return client;
}

/** What is kept is on the disk when its promise settles, whatever the database is set to. */
async function enterSchema(client: pg.ClientBase, placeId: string): Promise<void> {
  await client.query(
    `SELECT set_config('search_path', $1, false),
       set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)`,
    [quoteName(toSchemaName(placeId))],
  );
}

/** What asks over a connection, or over whichever of a pool is free. */
export function createAsk(connection: pg.Pool | pg.ClientBase): Ask {
  return async <R extends Row>(sql: string, values: readonly unknown[] = []) => {
    const { rows } = await orAway(() => connection.query<R & pg.QueryResultRow>(toNumbered(sql), [...values]));
    return rows;
  };
}

/** PostgreSQL numbers what stands for a value; no question of ours has a question mark in a text. */
export function toNumbered(sql: string): string {
  let number = 0;
  return sql.replaceAll("?", () => `$${(number += 1)}`);
}

/** Counts and integers come as numbers: none of ours passes 2^53. */
function toParser(oid: number, format?: "text" | "binary") {
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
  return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
}
