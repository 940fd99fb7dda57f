import { expect, it } from "vitest";
import { type PooledReads, type ReadPool, toServedLedger } from "../domain/read-pool.ts";
import { createInlineReadPool } from "./inline-read-pool.ts";

/** Reads that answer with their own name and arguments, as a thread would hand them over: structured clones. */
function createEcho(): { readonly reads: PooledReads; readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const echo =
    <T>(name: string, answer: T) =>
    async (...args: readonly unknown[]): Promise<T> => {
      asked.push([name, ...structuredClone(args)]);
      return answer;
    };
  const head = { epoch: "e", seq: 7 };
  const reads: PooledReads = {
    listPunches: echo("listPunches", []),
    countPunches: echo("countPunches", 3),
    findPunches: echo("findPunches", []),
    listUsers: echo("listUsers", []),
    countUsers: echo("countUsers", 2),
    findUsers: echo("findUsers", []),
    listDevices: echo("listDevices", []),
    listDeviceIdsOfUsers: echo("listDeviceIdsOfUsers", [["gate-1"]]),
    readFeed: echo("readFeed", { head, entries: [] }),
    readPunchFeed: echo("readPunchFeed", { entries: [], seenSeq: 7, isAtHead: true }),
  };
  return { reads, asked };
}

const PAGE = { limit: 10, after: undefined, isDescending: true };

it("hands every read through the pool to the ledger, and its answer back", async () => {
  const { reads, asked } = createEcho();
  const inline = createInlineReadPool(reads);
  const names: string[] = [];
  const pool: ReadPool = {
    run: (name, args) => {
      names.push(name);
      return inline.run(name, args);
    },
    close: () => inline.close(),
  };
  const head = { readHead: async () => ({ epoch: "e", seq: 8 }), watchHead: () => () => undefined };
  const served = toServedLedger(head, pool);
  expect([
    await served.listPunches({ fromMs: 1 }, PAGE),
    await served.countPunches({}),
    await served.findPunches(["riyadh/d"]),
    await served.listUsers({ search: "a" }, "PIN", PAGE),
    await served.countUsers({}),
    await served.findUsers(["riyadh/1042"]),
    await served.listDevices(),
    await served.listDeviceIdsOfUsers(["riyadh/1042"]),
    (await served.readFeed(5, 100)).head.seq,
    (await served.readPunchFeed(5, {}, 100)).seenSeq,
    (await served.readHead()).seq,
  ]).toEqual([[], 3, [], [], 2, [], [], [["gate-1"]], 7, 7, 8]);
  expect(asked).toEqual([
    ["listPunches", { fromMs: 1 }, PAGE],
    ["countPunches", {}],
    ["findPunches", ["riyadh/d"]],
    ["listUsers", { search: "a" }, "PIN", PAGE],
    ["countUsers", {}],
    ["findUsers", ["riyadh/1042"]],
    ["listDevices"],
    ["listDeviceIdsOfUsers", ["riyadh/1042"]],
    ["readFeed", 5, 100],
    ["readPunchFeed", 5, {}, 100],
  ]);
  expect(names).toEqual(asked.map((it) => (Array.isArray(it) ? it[0] : it)));
});
