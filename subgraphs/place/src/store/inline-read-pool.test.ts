import { expect, it } from "vitest";
import { type PooledReads, type ReadCaller, type ReadPool, toServedLedger } from "../domain/read-pool.ts";
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
    listPunchPositions: echo("listPunchPositions", []),
    countPunches: echo("countPunches", 3),
    findPunches: echo("findPunches", []),
    listSetAside: echo("listSetAside", []),
    countSetAside: echo("countSetAside", 1),
    listDays: echo("listDays", []),
    listGaps: echo("listGaps", []),
    listClock: echo("listClock", []),
    countClock: echo("countClock", 0),
    listClockSets: echo("listClockSets", []),
    listUsers: echo("listUsers", []),
    countUsers: echo("countUsers", 2),
    findUsers: echo("findUsers", []),
    listDeviceIdsOfUsers: echo("listDeviceIdsOfUsers", [["gate-1"]]),
    listEnrolmentsOfUsers: echo("listEnrolmentsOfUsers", [[]]),
    readFeed: echo("readFeed", { head, entries: [] }),
    readPunchFeed: echo("readPunchFeed", { entries: [], seenSeq: 7, isAtHead: true }),
  };
  return { reads, asked };
}

const PAGE = { limit: 10, after: undefined, isDescending: true };
const KEYS = Array.from({ length: 101 }, (_, index) => `riyadh/${index}`);

function createServed() {
  const ending = new AbortController();
  const caller: ReadCaller = { subject: "tester", signal: ending.signal };
  const { reads: pooled, asked } = createEcho();
  const { reads: own, asked: askedInline } = createEcho();
  const inline = createInlineReadPool(pooled);
  const callers: ReadCaller[] = [];
  const pool: ReadPool = {
    ...inline,
    run: (name, args, from) => {
      callers.push(from);
      return inline.run(name, args, from);
    },
  };
  const ledger = {
    ...own,
    readHead: async () => ({ epoch: "e", seq: 8 }),
    watchHead: () => () => undefined,
    listDevices: async () => [],
  };
  return { served: toServedLedger(ledger, pool, caller), asked, askedInline, caller, callers, ending };
}

it("hands lists, counts, pages of the feed and many keys to the pool, and the answers back", async () => {
  const { served, asked, askedInline, caller, callers } = createServed();
  expect([
    await served.listPunches({ fromMs: 1 }, PAGE),
    await served.listPunchPositions({ fromMs: 1 }, PAGE),
    await served.countPunches({}),
    await served.findPunches(KEYS),
    await served.listUsers({ search: "a" }, "PIN", PAGE),
    await served.countUsers({}),
    await served.findUsers(KEYS),
    await served.listDeviceIdsOfUsers(KEYS),
    await served.listEnrolmentsOfUsers(KEYS),
    (await served.readFeed(5, 100)).head.seq,
    (await served.readPunchFeed(5, {}, 100)).seenSeq,
  ]).toEqual([[], [], 3, [], [], 2, [], [["gate-1"]], [[]], 7, 7]);
  expect(asked).toEqual([
    ["listPunches", { fromMs: 1 }, PAGE],
    ["listPunchPositions", { fromMs: 1 }, PAGE],
    ["countPunches", {}],
    ["findPunches", KEYS],
    ["listUsers", { search: "a" }, "PIN", PAGE],
    ["countUsers", {}],
    ["findUsers", KEYS],
    ["listDeviceIdsOfUsers", KEYS],
    ["listEnrolmentsOfUsers", KEYS],
    ["readFeed", 5, 100],
    ["readPunchFeed", 5, {}, 100],
  ]);
  expect(askedInline).toEqual([]);
  expect(callers).toEqual(asked.map(() => caller));
});

it("reads a few keys, the readers and the head where they are asked for", async () => {
  const { served, asked, askedInline } = createServed();
  await served.findPunches(["riyadh/d"]);
  await served.findUsers(KEYS.slice(0, 100));
  await served.listDeviceIdsOfUsers(["riyadh/1042"]);
  await served.listEnrolmentsOfUsers(["riyadh/1042"]);
  expect([await served.listDevices(), (await served.readHead()).seq]).toEqual([[], 8]);
  expect(askedInline.map((it) => (Array.isArray(it) ? it[0] : it))).toEqual([
    "findPunches",
    "findUsers",
    "listDeviceIdsOfUsers",
    "listEnrolmentsOfUsers",
  ]);
  expect(asked).toEqual([]);
});

it("reads nothing more for a caller that is gone, and says why", async () => {
  const { served, asked, askedInline, ending } = createServed();
  ending.abort(new Error("nobody waits"));
  const reads = [
    () => served.listPunches({}, PAGE),
    () => served.findUsers(["riyadh/1"]),
    () => served.findUsers(KEYS),
    () => served.listDevices(),
    () => served.readHead(),
    () => served.readFeed(0, 1),
  ];
  for (const read of reads) await expect(read()).rejects.toThrow("nobody waits");
  expect([asked, askedInline]).toEqual([[], []]);
});
