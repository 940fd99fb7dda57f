/** What clients may do to a server before anybody has looked at who they are. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import {
  createHttpServer,
  DEFAULT_PATIENCE,
  type HttpServer,
  type HttpServerOptions,
  listen,
} from "@biometricflow/service/http/http-server";
import { createOperatorCheck } from "@biometricflow/service/identity/operations-token";
import { createEdge } from "@biometricflow/edge/edge";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { afterEach, describe, expect, it } from "vitest";
import { toRules } from "../setup/edge-rules.ts";

const TOKEN = "ab".repeat(32);

let app: HttpServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app.close();
});

async function startServer(options: Partial<HttpServerOptions> = {}): Promise<number> {
  app = await createHttpServer({
    service: "test",
    version: "1",
    log: createLog({ service: "test", level: "silent" }),
    metrics: createMetrics("test"),
    isReady: () => true,
    operators: createOperatorCheck(TOKEN),
    ...options,
  });
  app.post("/echo", async (request) => request.body);
  app.get("/full", async () => {
    throw Object.assign(new Error("database or disk is full at /secret"), { code: "SQLITE_FULL" });
  });
  app.get("/work", async () => "done");
  return (await listen(app, { host: "127.0.0.1", port: 0 })).port;
}

/** A connection, and everything that comes back until it is closed. */
async function open(port: number): Promise<{ readonly socket: Socket; readonly closed: Promise<string> }> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => undefined); // written to after the server closed it
  let text = "";
  socket.on("data", (bytes: Buffer) => (text += bytes.toString()));
  // not events.once, which an error before the end would reject
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  await once(socket, "connect");
  return { socket, closed };
}

/** Request Timeout, or nothing at all where what was still under way made the answer be dropped. */
const TIMED_OUT = /^(HTTP\/1.1 408 [^]*)?$/;

/** Sends a text again and again until the connection is closed. */
async function sendSlowly(port: number, head: string, drop: string): Promise<string> {
  const { socket, closed } = await open(port);
  socket.write(head);
  const timer = setInterval(() => socket.writable && socket.write(drop), 10);
  return closed.finally(() => clearInterval(timer));
}

describe("a client that sends slowly", () => {
  const patience = { ...DEFAULT_PATIENCE, headersMs: 100, requestMs: 200, checkMs: 20 };

  it("is answered 408 and closed when its body does not come to an end", async () => {
    const port = await startServer({ patience });
    const head = "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n";
    expect(await sendSlowly(port, head, " ")).toMatch(TIMED_OUT);
  });

  it("is answered 408 and closed when its head does not come to an end", async () => {
    const port = await startServer({ patience });
    expect(await sendSlowly(port, "GET /health HTTP/1.1\r\n", "x-more: 1\r\n")).toMatch(TIMED_OUT);
  });

  it("has 30 seconds for a request and half of it for the head, looked at every few seconds", async () => {
    await startServer();
    const { requestTimeout, headersTimeout, keepAliveTimeout, maxConnections } = app.server;
    expect({ requestTimeout, headersTimeout, keepAliveTimeout, maxConnections }).toEqual({
      requestTimeout: 30_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 72_000,
      maxConnections: 4_096,
    });
    expect(DEFAULT_PATIENCE.checkMs).toBeLessThanOrEqual(5_000);
  });
});

it("closes the connection that is one too many, and serves the others", async () => {
  const port = await startServer({ patience: { ...DEFAULT_PATIENCE, connections: 2 } });
  const [first] = [await open(port), await open(port)];
  const third = await open(port);
  expect(await third.closed).toBe("");
  first?.socket.write("GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
  expect(await first?.closed).toMatch(/^HTTP\/1.1 200 /);
});

describe("what operators alone are told", () => {
  const ask = async (path: string, authorization?: string): Promise<number> =>
    (await app.inject({ url: path, headers: authorization === undefined ? {} : { authorization } })).statusCode;

  it.each(["/metrics", "/version"])("%s wants the operations token", async (path) => {
    await startServer();
    expect(await ask(path)).toBe(401);
    expect(await ask(path, `Bearer ${"cd".repeat(32)}`)).toBe(401);
    expect(await ask(path, `Bearer ${TOKEN}0`)).toBe(401);
    expect(await ask(path, TOKEN)).toBe(401);
    expect(await ask(path, `Bearer ${TOKEN}`)).toBe(200);
  });

  it("is refused to everybody by a server that was given no token", async () => {
    await startServer({ operators: undefined });
    expect(await ask("/metrics", `Bearer ${TOKEN}`)).toBe(401);
  });

  it("is the version, not the figures, for whoever may ask which place this is", async () => {
    await startServer({ askers: (authorization) => authorization === "Bearer router" });
    expect(await ask("/version", "Bearer router")).toBe(200);
    expect(await ask("/metrics", "Bearer router")).toBe(401);
  });

  it.each(["/health", "/ready"])("does not include %s", async (path) => {
    await startServer();
    expect(await ask(path)).toBe(200);
  });
});

it("says at /health what it cannot do now, and serves", async () => {
  let alarms = [{ code: "DISK_FULL", message: "The disk is full.", sinceMs: 0 }];
  await startServer({ alarms: () => alarms });
  const since = "1970-01-01T00:00:00.000Z";
  const degraded = await app.inject("/health");
  expect([degraded.statusCode, degraded.json()]).toEqual([
    200,
    { status: "degraded", alarms: [{ code: "DISK_FULL", message: "The disk is full.", since }], service: "test" },
  ]);
  expect((await app.inject("/ready")).statusCode).toBe(200);
  const figures = () => app.inject({ url: "/metrics", headers: { authorization: `Bearer ${TOKEN}` } });
  expect((await figures()).body).toContain('alarm{code="DISK_FULL",service="test"} 1');
  alarms = [];
  expect((await app.inject("/health")).json()).toEqual({ status: "ok", service: "test" });
  expect((await figures()).body).not.toContain("DISK_FULL");
});

it("answers 503, and nothing of its disk, while it cannot store", async () => {
  await startServer();
  const answer = await app.inject("/full");
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    { error: { code: "SERVICE_UNAVAILABLE", message: "This cannot be stored now; try again later" } },
  ]);
});

describe("the headers of an answer", () => {
  it("let a browser load and run nothing", async () => {
    await startServer();
    const { headers } = await app.inject("/health");
    expect(headers["content-security-policy"]).toBe("default-src 'none';frame-ancestors 'none';sandbox");
  });

  it("say nothing of limits but how long to wait, also when one is reached", async () => {
    const edge = createEdge(toRules({ limits: { address: { requests: 1, seconds: 60 } } }));
    await startServer({ edge: { edge, identify: () => ({ kind: "NONE" }), limit: "token" } });
    const answers = [await app.inject("/work"), await app.inject("/work")];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 429]);
    expect(answers[1]?.headers["retry-after"]).toBeDefined();
    for (const { headers } of answers)
      expect(Object.keys(headers).filter((name) => /ratelimit/.test(name))).toEqual([]);
  });
});
