import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ledger, PageRequest } from "../../subgraphs/place/src/domain/ledger.ts";
import { type ReadCaller, type ReadPool, TooManyReadsError } from "../../subgraphs/place/src/domain/read-pool.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import {
  createWorkerReadPool,
  type WorkerReadPoolOptions,
} from "../../subgraphs/place/src/store/workers/worker-read-pool.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

const ROWS = 3_000;
const PAGE: PageRequest = { limit: 1_000, after: undefined, isDescending: true };
/** A read that takes a thread far longer than any other here. */
const MANY_KEYS = Array.from({ length: 400_000 }, (_, index) => `riyadh/${index}`);

let temp: ReturnType<typeof createTempDir>;
let file: string;
let ledger: Ledger;
const pools: ReadPool[] = [];

beforeEach(async () => {
  temp = createTempDir();
  file = join(temp.dir, "ledger.sqlite");
  ledger = openSqliteLedger(file, "riyadh");
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true }]);
  await ledger.recordRows(
    "gate-1",
    Array.from({ length: ROWS }, (_, index) => makeRow(index)),
  );
});

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  await ledger.close();
  temp.remove();
});

function openPool(options: Partial<WorkerReadPoolOptions> = {}): ReadPool {
  const pool = createWorkerReadPool({ file, ...options });
  pools.push(pool);
  return pool;
}

const NEVER = new AbortController().signal;
const callerOf = (subject: string, signal = NEVER): ReadCaller => ({ subject, signal });

it("sees what was committed before the read was asked for", async () => {
  const pool = openPool();
  for (let number = ROWS; number < ROWS + 20; number++) {
    await ledger.recordRows("gate-1", [makeRow(number)]);
    expect(await pool.run("countPunches", [{}], callerOf("a"))).toBe(number + 1);
  }
});

it("reads for others while one subject asks without end", async () => {
  const pool = openPool();
  const order: string[] = [];
  const heavy = Array.from({ length: 100 }, () =>
    pool.run("listPunches", [{}, PAGE], callerOf("greedy")).then(() => order.push("greedy")),
  );
  await new Promise((resolve) => setImmediate(resolve)); // all of them wait or run
  await pool.run("listPunches", [{}, { ...PAGE, limit: 1 }], callerOf("modest")).then(() => order.push("modest"));
  expect(order.length).toBeLessThan(20);
  await Promise.all(heavy);
  expect(order).toHaveLength(101);
});

it("refuses what has no room in the queue, of that subject only; a follower waits", async () => {
  const pool = openPool({ queue: { waitingPerSubject: 3 } });
  await pool.whenReading();
  const ask = (caller: ReadCaller) => pool.run("countPunches", [{}], caller);
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => ask(callerOf("greedy"))));
  const refused = outcomes.filter((it) => it.status === "rejected" && it.reason instanceof TooManyReadsError);
  expect(refused).toHaveLength(6); // one runs, three wait
  const greedy = Array.from({ length: 10 }, () => ask(callerOf("greedy")).catch(() => -1));
  expect(await ask(callerOf("modest"))).toBe(ROWS);
  expect(await ask({ ...callerOf("greedy"), isPatient: true })).toBe(ROWS);
  await Promise.all(greedy);
});

it("does not begin a read whose caller is gone, and tells it at once", async () => {
  const pool = openPool({ threads: 1 });
  const gone = new AbortController();
  const settled: string[] = [];
  const slow = pool.run("findUsers", [MANY_KEYS.slice(0, 100_000)], callerOf("a")).then(() => settled.push("slow"));
  const dropped = Array.from({ length: 50 }, () => pool.run("countPunches", [{}], callerOf("b", gone.signal)));
  await new Promise((resolve) => setImmediate(resolve));
  gone.abort(new Error("nobody waits"));
  for (const read of dropped) await expect(read).rejects.toThrow("nobody waits");
  expect(settled).toEqual([]);
  await slow;
  expect(await pool.run("countPunches", [{}], callerOf("c"))).toBe(ROWS);
});

it("ends a thread that is held by a read that nobody waits for, and reads on with another", async () => {
  let threads = 0;
  const count = () => threads++;
  process.on("worker", count);
  const pool = openPool({ threads: 1, limits: { longestUnwantedMs: 1 } });
  await pool.whenReading();
  const gone = new AbortController();
  const stuck = pool.run("findUsers", [MANY_KEYS], callerOf("a", gone.signal));
  await new Promise((resolve) => setImmediate(resolve)); // it runs
  gone.abort(new Error("nobody waits"));
  await expect(stuck).rejects.toThrow("nobody waits");
  expect(await pool.run("countPunches", [{}], callerOf("b"))).toBe(ROWS);
  process.off("worker", count);
  expect(threads).toBe(2);
});

it("answers a read with an error when its thread dies, and reads on with another", async () => {
  const missing = join(temp.dir, "later.sqlite");
  const pool = openPool({ file: missing });
  await expect(pool.run("countPunches", [{}], callerOf("a"))).rejects.toThrow("unable to open database file");
  const later = openSqliteLedger(missing, "riyadh");
  expect(await pool.run("countPunches", [{}], callerOf("a"))).toBe(0);
  await later.close();
});

it("answers with the error of a read that fails, and goes on", async () => {
  const pool = openPool();
  const page = { ...PAGE, limit: 1.5 };
  await expect(pool.run("listPunches", [{}, page], callerOf("a"))).rejects.toThrow("datatype mismatch");
  expect(await pool.run("countPunches", [{}], callerOf("a"))).toBe(ROWS);
});

it("fails what waits and runs when it is closed", async () => {
  const pool = openPool();
  const reads = Array.from({ length: 30 }, (_, index) =>
    pool.run("listPunches", [{}, PAGE], callerOf(`s${index % 3}`)),
  );
  const settled = Promise.allSettled(reads);
  await new Promise((resolve) => setImmediate(resolve));
  await pool.close();
  expect((await settled).some(({ status }) => status === "rejected")).toBe(true);
});
