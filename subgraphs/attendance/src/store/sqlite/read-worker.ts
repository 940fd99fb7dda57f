import { serveReads } from "@biometricflow/subgraph/reads/serve-reads";
import SqliteFile from "better-sqlite3";
import type { SqlRead } from "./sql-read.ts";

/** Statements are asked again and again; a filter makes another one. */
const MOST_STATEMENTS = 200;

/** The thread of a read pool: a connection that only reads, on the file that the process writes. */
serveReads<SqlRead>((path) => {
  const file = new SqliteFile(path, { readonly: true, fileMustExist: true });
  file.pragma("busy_timeout = 5000");
  file.pragma("cache_size = -32768"); // 32 MB
  const prepared = new Map<string, SqliteFile.Statement>();
  return ({ sql, parameters }) => {
    const statement = prepared.get(sql) ?? file.prepare(sql).raw();
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    prepared.set(sql, statement);
    return { columns: statement.columns().map(({ name }) => name), rows: statement.all(...parameters) };
  };
});
