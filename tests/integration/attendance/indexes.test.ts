import {
  type CompiledQuery,
  CompiledQuery as Query,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, Tables } from "../../../subgraphs/attendance/src/store/database.ts";
import { findAccountHolder } from "../../../subgraphs/attendance/src/store/departments.ts";
import { findEditFault } from "../../../subgraphs/attendance/src/store/edit-fault.ts";
import { listHolders } from "../../../subgraphs/attendance/src/store/person-list.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

describe.each(STORES)("questions that each request asks, in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
    ({ database } = await source.create());
  });
  afterAll(async () => {
    await database.close();
    await source.stop();
  });

  it.each([
    ["who an account is", (read: Kysely<Tables>) => findAccountHolder(read, "account/1")],
    ["who several accounts are", (read: Kysely<Tables>) => listHolders(read, ["account/1", "account/2"])],
    [
      "whether an account is somebody else's",
      (read: Kysely<Tables>) =>
        read.transaction().execute((tx) => findEditFault({ tx }, undefined, { account: "account/1" })),
    ],
  ])("find %s by the index of those who have one", async (_what, ask) => {
    const asked: CompiledQuery[] = [];
    await ask(createListener(database.kind, asked));
    const [first] = asked;
    expect(first && (await explain(first))).toContain("person_account");
  });

  /** How the store would go about a question; a small table is read whole unless that is forbidden. */
  async function explain({ sql: text, parameters }: CompiledQuery): Promise<string> {
    const how = database.kind === "SQLITE" ? "explain query plan" : "explain";
    return database.write(async ({ tx }) => {
      if (database.kind === "POSTGRES") await sql`set local enable_seqscan = off`.execute(tx);
      const { rows } = await tx.executeQuery(Query.raw(`${how} ${text}`, [...parameters]));
      return JSON.stringify(rows);
    });
  }
});

/** A database without a row that hears what it is asked. */
function createListener(kind: Database["kind"], asked: CompiledQuery[]): Kysely<Tables> {
  const isSqlite = kind === "SQLITE";
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => (isSqlite ? new SqliteAdapter() : new PostgresAdapter()),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => (isSqlite ? new SqliteIntrospector(db) : new PostgresIntrospector(db)),
      createQueryCompiler: () => (isSqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
    },
    log: ({ query }) => void asked.push(query),
  });
}
