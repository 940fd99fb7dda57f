import Database from "better-sqlite3";
import { serveReads } from "@biometricflow/subgraph/reads/serve-reads";
import type { ReadAnswers, ReadArguments, ReadName } from "../../domain/read-pool.ts";
import { createSqliteReads } from "../sqlite/reads.ts";
import type { NamedRead } from "./named-read.ts";

/** The thread of a read pool: a connection that only reads, on the file that the place writes. */
serveReads<NamedRead>((file) => {
  const reads: { readonly [Name in ReadName]: (...args: ReadArguments[Name]) => ReadAnswers[Name] } = createSqliteReads(
    openReadOnly(file),
  );
  return <Name extends ReadName>({ name, args }: { readonly name: Name; readonly args: ReadArguments[Name] }) =>
    reads[name](...args);
});

/** It sees what is committed when a read begins. */
function openReadOnly(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma("busy_timeout = 5000");
  db.pragma("cache_size = -8000"); // 8 MB
  return db;
}
