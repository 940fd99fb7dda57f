/** A thread that reads, and says when it is about to load SQLite and to open its database. */
import { parentPort } from "node:worker_threads";
import SqliteFile from "better-sqlite3";
import { serveReads } from "../../packages/subgraph/src/reads/serve-reads.ts";

serveReads<"read">((path) => {
  parentPort?.postMessage("OPENING");
  const file = new SqliteFile(path); // the first loads the addon
  return () => file.pragma("user_version");
});
