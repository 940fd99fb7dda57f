import { Server } from "node:net";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import WebSocket from "ws";
import type { ReadPool } from "../../subgraphs/place/src/domain/read-pool.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { createWorkerReadPool } from "../../subgraphs/place/src/store/workers/worker-read-pool.ts";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

/** A hundred users, and a list of each: one read, then a hundred more. */
const QUERY = "{ users(first: 100) { edges { node { punches(first: 5) { edges { node { id } } } } } } }";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
let release: () => void;
/** Names of the reads that were begun; the first list waits for `release`. */
const begun: string[] = [];
/** Of those who asked for them. */
const signals: AbortSignal[] = [];

beforeEach(() => {
  temp = createTempDir();
  begun.length = 0;
  signals.length = 0;
});

afterEach(async () => {
  await place.stop();
  temp.remove();
});

async function start(createPool: Parameters<typeof startTestPlace>[3]): Promise<void> {
  place = await startTestPlace(temp.dir, [], undefined, createPool);
  await place.ledger.registerReaders([{ readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true }]);
  await place.ledger.recordEnrolments(
    "gate-1",
    Array.from({ length: 100 }, (_, slot) => ({
      slot,
      pin: String(1000 + slot),
      name: `Person ${slot}`,
      privilegeCode: 0,
      cardNumber: 0,
    })),
  );
  await place.ledger.recordRows(
    "gate-1",
    Array.from({ length: 700 }, (_, index) => makeRow(index)),
  );
}

/** A place whose first list is read when the test says so. */
async function startHeld(): Promise<void> {
  const held = Promise.withResolvers<void>();
  release = () => held.resolve();
  await start((_file, ledger): ReadPool => {
    const inline = createInlineReadPool(ledger);
    return {
      ...inline,
      run: async (name, args, caller) => {
        begun.push(name);
        signals.push(caller.signal);
        if (name === "listUsers") await held.promise;
        return inline.run(name, args, caller);
      },
    };
  });
}

function post(headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
  return fetch(`${place.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${place.signToken()}`, ...headers },
    body: JSON.stringify({ query: QUERY }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const areOver = () => signals.every(({ aborted }) => aborted);
const WAIT = { timeout: 60_000 };

/** Lets whatever could still be done be done. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

it("reads all of it for a caller that waits", async () => {
  await startHeld();
  const answering = post({ "x-deadline-ms": "30000" });
  await vi.waitUntil(() => begun.length === 1, WAIT);
  release();
  expect((await answering).status).toBe(200);
  expect(begun).toHaveLength(101);
});

it("does nothing more for a caller whose deadline is over, and says so", async () => {
  await startHeld();
  const answer = await post({ "x-deadline-ms": "150" });
  expect(JSON.stringify(await answer.json())).toContain("PLACE_TIMEOUT");
  release();
  await settle();
  expect(begun).toEqual(["listUsers"]);
});

it("does nothing more for a caller that has gone", async () => {
  await startHeld();
  const leaving = new AbortController();
  const answering = post({}, leaving.signal);
  answering.catch(() => undefined);
  await vi.waitUntil(() => begun.length === 1, WAIT);
  leaving.abort();
  await expect(answering).rejects.toThrow();
  await vi.waitUntil(areOver, WAIT);
  release();
  await settle();
  expect(begun).toEqual(["listUsers"]);
});

it("does nothing more for a query over a socket whose deadline is over or whose socket is gone", async () => {
  await startHeld();
  const ask = (extensions: Record<string, unknown>) => {
    const client = createClient({
      url: `${place.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${place.signToken()}` },
      retryAttempts: 0,
    });
    const results: unknown[] = [];
    const sink = { next: (it: unknown) => results.push(it), error: () => undefined, complete: () => undefined };
    client.subscribe({ query: QUERY, extensions }, sink);
    return { results, client };
  };
  const late = ask({ deadlineMs: 150 });
  const gone = ask({});
  await vi.waitUntil(() => begun.length === 2, WAIT);
  gone.client.terminate();
  await vi.waitUntil(areOver, WAIT);
  release();
  await vi.waitUntil(() => late.results.length === 1, WAIT);
  expect(JSON.stringify(late.results)).toContain("PLACE_TIMEOUT");
  await settle();
  expect(begun).toEqual(["listUsers", "listUsers"]);
  await late.client.dispose();
});

it("reads equal lists once, and where punches stand instead of punches when nothing else is asked", async () => {
  const asked: [name: string, args: unknown][] = [];
  await start((_file, ledger): ReadPool => {
    const inline = createInlineReadPool(ledger);
    return {
      ...inline,
      run: (name, args, caller) => {
        asked.push([name, args]);
        return inline.run(name, args, caller);
      },
    };
  });
  const nested = "edges { node { user { punches(first: 3) { edges { node { id } } } } } }";
  const { errors } = await place.query(`{ punches(first: 700) { ${nested} } }`);
  expect(errors).toEqual([]);
  expect(asked).toHaveLength(1 + 7); // one list of each of the seven people
  asked.length = 0;
  const positions = "punches(first: 9, orderBy: AT_ASC) { edges { cursor } pageInfo { endCursor } }";
  const rows = "punches(first: 9, orderBy: AT_ASC) { edges { cursor node { id } } pageInfo { endCursor } }";
  const { data } = await place.query<Record<"a" | "b", { edges: { cursor: string }[]; pageInfo: unknown }>>(
    `{ a: ${positions} b: ${rows} c: ${positions} }`,
  );
  expect(asked.map(([name]) => name)).toEqual(["listPunchPositions", "listPunches"]);
  expect(data.a.edges.map(({ cursor }) => cursor)).toEqual(data.b.edges.map(({ cursor }) => cursor));
  expect(data.a.pageInfo).toEqual(data.b.pageInfo);
});

it("says PLACE_OVERLOADED with Retry-After when it takes no more reads, and answers others", async () => {
  await start((file) => createWorkerReadPool({ file, queue: { waitingPerSubject: 1 } }));
  const greedy = place.signToken({ sub: "greedy" });
  const lists = Array.from(
    { length: 20 },
    (_, index) => `a${index}: punches(first: ${1000 - index}) { edges { node { id } } }`,
  );
  const answer = await fetch(`${place.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${greedy}` },
    body: JSON.stringify({ query: `{ ${lists.join(" ")} }` }),
  });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(JSON.stringify(await answer.json())).toContain("PLACE_OVERLOADED");
  const { data } = await place.query<{ punches: { totalCount: number } }>("{ punches { totalCount } }");
  expect(data.punches.totalCount).toBe(700);
});

it("lets followers wait for their turn instead of refusing their reads", async () => {
  await start((file) => createWorkerReadPool({ file, queue: { waitingPerSubject: 1 } }));
  const headers = { authorization: `Bearer ${place.signToken({ sub: "greedy" })}` };
  const feeds = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const feed = await fetch(`${place.url}/feed?after=0&limit=500`, { headers });
      return [feed.status, (await feed.text()).trimEnd().split("\n").length];
    }),
  );
  expect(feeds).toEqual(feeds.map(() => [200, 500]));
});

it("listens once its reads can be done", async () => {
  const order: string[] = [];
  const listening = vi.spyOn(Server.prototype, "listen").mockImplementationOnce(function (this: Server, ...args) {
    order.push("listens");
    return this.listen(...args);
  });
  await start(
    (_file, ledger): ReadPool => ({
      ...createInlineReadPool(ledger),
      whenReading: async () => {
        await settle();
        order.push("reads");
      },
    }),
  );
  listening.mockRestore();
  expect(order).toEqual(["reads", "listens"]);
});
