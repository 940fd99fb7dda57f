import pg from "pg";

/** Connections to a database, so many at most. */
export function createPool(url: string, limits: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, types: { getTypeParser: toParser }, keepAlive: true, ...limits });
  // A connection that the server ended: whoever uses it learns it from the query, the next one opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Counts and integers come as numbers: none of ours passes 2^53. */
function toParser(oid: number, format?: "text" | "binary") {
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
  return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
}
