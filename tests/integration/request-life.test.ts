import { ApolloServer } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import { afterEach, expect, it, vi } from "vitest";
import { requestError } from "../../packages/service/src/errors/error-codes.ts";
import { formatError } from "../../packages/service/src/errors/format-error.ts";
import type { RequestLife } from "../../packages/service/src/graphql/request-life.ts";
import { addGraphqlRoute } from "../../packages/service/src/http/graphql-route.ts";
import { createHttpServer, listen } from "../../packages/service/src/http/http-server.ts";
import { createLog } from "../../packages/service/src/observe/log.ts";
import { createMetrics } from "../../packages/service/src/observe/metrics.ts";

let app: FastifyInstance;
afterEach(() => app.close());

/** A server whose one field is answered when `release` is called, and what its context was given. */
async function createWaitingApp(deadlineCode?: "PLACE_TIMEOUT") {
  app = await createHttpServer({
    service: "test",
    version: "1.2.3",
    log: createLog({ service: "test", level: "silent" }),
    metrics: createMetrics("test"),
    isReady: () => true,
  });
  const lives: RequestLife[] = [];
  const waiting = Promise.withResolvers<number>();
  const server = new ApolloServer({
    typeDefs: "type Query { ok: Int }",
    resolvers: { Query: { ok: () => waiting.promise } },
    formatError,
  });
  await server.start();
  addGraphqlRoute(app, {
    server,
    context: async (_request, _reply, life) => {
      lives.push(life);
      return {};
    },
    ...(deadlineCode === undefined ? {} : { deadlineCode }),
  });
  return { lives, release: () => waiting.resolve(1), stop: () => server.stop() };
}

const WAITING = { method: "POST", url: "/graphql", payload: { query: "{ ok }" } } as const;

it("answers a caller that says how long it waits in that time, and tells the resolvers that nobody waits", async () => {
  const { lives, release, stop } = await createWaitingApp("PLACE_TIMEOUT");
  const answer = await app.inject({ ...WAITING, headers: { "x-deadline-ms": "20" } });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: "PLACE_TIMEOUT" } }] });
  expect(lives.map(({ signal }) => signal.aborted)).toEqual([true]);
  release();
  await stop();
});

it("does not take a deadline from just anybody", async () => {
  const { lives, release, stop } = await createWaitingApp();
  const answering = app.inject({ ...WAITING, headers: { "x-deadline-ms": "0" } });
  await vi.waitUntil(() => lives.length > 0);
  release();
  expect((await answering).json()).toEqual({ data: { ok: 1 } });
  expect(lives.map(({ signal }) => signal.aborted)).toEqual([false]);
  await stop();
});

it("ends no request by itself where no deadline is taken", async () => {
  const { lives, release, stop } = await createWaitingApp();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const answering = app.inject(WAITING);
    while (lives.length === 0) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(3_600_000);
    release();
    expect((await answering).json()).toEqual({ data: { ok: 1 } });
  } finally {
    vi.useRealTimers();
  }
  await stop();
});

it("refuses a request as a whole when it is ended with an error, and says when to come again", async () => {
  const { lives, release, stop } = await createWaitingApp("PLACE_TIMEOUT");
  const answering = app.inject(WAITING);
  await vi.waitUntil(() => lives.length > 0);
  lives[0]?.end(requestError("PLACE_OVERLOADED", "no room", { retryAfterSeconds: 1 }));
  const answer = await answering;
  expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "1"]);
  expect(answer.json()).toEqual({
    errors: [{ message: "no room", extensions: { code: "PLACE_OVERLOADED", retryAfterSeconds: 1 } }],
  });
  release();
  await stop();
});

it("tells the resolvers when the caller has gone", async () => {
  const { lives, release, stop } = await createWaitingApp("PLACE_TIMEOUT");
  const { url } = await listen(app, { host: "127.0.0.1", port: 0 });
  const leaving = new AbortController();
  const { method, payload } = WAITING;
  const headers = { "content-type": "application/json" };
  const asking = fetch(`${url}/graphql`, { method, headers, body: JSON.stringify(payload), signal: leaving.signal });
  asking.catch(() => undefined);
  await vi.waitUntil(() => lives.length > 0);
  expect(lives[0]?.signal.aborted).toBe(false);
  const told = new Promise((resolve) => lives[0]?.signal.addEventListener("abort", resolve));
  leaving.abort();
  await told;
  release();
  await stop();
});

it("goes on answering although turns of the event loop take a second", async () => {
  const { release, stop } = await createWaitingApp();
  release();
  const memory = new Int32Array(new SharedArrayBuffer(4));
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(memory, 0, 0, 1_100);
  }
  expect((await app.inject(WAITING)).statusCode).toBe(200);
  await stop();
});
