/** Gaps whose rows were lost before followers could be told so: the step of the schema that tells them. */
import { join } from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { expect, it } from "vitest";
import { SCHEMA_STEPS } from "../../subgraphs/place/src/store/schema-steps.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { STORES, useDatabase } from "./place-stores.ts";

/** The step changes no table: on a ledger that has had it, it does what it did on the first day. */
const STEP = SCHEMA_STEPS.map(({ both }) => both).find((both) => both.includes("LOG_LOST")) ?? "";
const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

const RUN_STEP: Readonly<Record<string, (dir: string) => Promise<void>>> = {
  SQLite: async (dir) => {
    const db = new Database(join(dir, "store", "ledger.sqlite"));
    db.exec(STEP);
    db.close();
  },
  PostgreSQL: async (dir) => {
    const client = new pg.Client({ connectionString: await useDatabase(dir) });
    await client.connect();
    const { rows } = await client.query("SELECT schemaname FROM pg_tables WHERE tablename = 'gaps'");
    await client.query(`SET search_path TO ${client.escapeIdentifier(rows[0]?.schemaname ?? "")}`);
    await client.query(STEP);
    await client.end();
  },
};

it.each(STORES.filter(({ name }) => name in RUN_STEP))("are told once more, each, in $name", async ({ name, open }) => {
  const temp = createTempDir();
  const ledger = await open(temp.dir, "riyadh");
  await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
  const ended = (gapFromMs: number, gapClosing: "LOG_LOST" | "TAIL_READ") =>
    ({ gapFromMs, gapClosedMs: gapFromMs + 5, gapClosing, gapRows: 0 }) as const;
  await ledger.recordFacts("gate-1", ended(30, "LOG_LOST"), "GAP");
  await ledger.recordFacts("gate-1", ended(10, "LOG_LOST"), "GAP");
  await ledger.recordFacts("gate-1", ended(20, "TAIL_READ"), "GAP");
  await ledger.recordFacts("gate-2", ended(20, "LOG_LOST"), "GAP");
  await ledger.recordFacts("gate-2", { gapFromMs: 40, gapClosedMs: undefined, gapClosing: undefined }, "GAP");
  const { seq } = await ledger.readHead();
  await RUN_STEP[name]?.(temp.dir);
  const { entries, head } = await ledger.readFeed(seq, 9);
  expect(entries.map((entry) => [entry.seq - seq, entry.kind, entry.ref, entry.body])).toEqual([
    [1, "GAP", "riyadh/gate-1", { fromMs: 10, closedMs: 15, isLost: true }],
    [2, "GAP", "riyadh/gate-1", { fromMs: 30, closedMs: 35, isLost: true }],
    [3, "GAP", "riyadh/gate-2", { fromMs: 20, closedMs: 25, isLost: true }],
  ]);
  expect(head.seq).toBe(seq + 3);
  await ledger.recordRows("gate-1", [makeRow(1)]);
  expect((await ledger.readFeed(head.seq, 9)).entries.map(({ kind }) => kind)).toEqual(["PUNCH"]);
  await ledger.close();
  temp.remove();
});
