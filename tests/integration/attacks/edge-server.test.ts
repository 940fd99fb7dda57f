/** What stands before each server: addresses, limits, blocks, over real sockets. */
import type { IncomingHttpHeaders } from "node:http";
import { createEdge, type Edge } from "@biometricflow/edge/edge";
import { createClientAddress } from "@biometricflow/service/http/client-address";
import type { Caller } from "@biometricflow/service/http/edge-hooks";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { toRules } from "../../setup/edge-rules.ts";

const PROXY = "127.0.0.1"; // all tests come from there: whose client they are stands in the header
const METRICS = { authorization: "operations" };

let app: HttpServer;
let url: string;
let edge: Edge;
const lines: string[] = [];
afterEach(async () => {
  lines.splice(0);
  await app.close();
});

function identify({ authorization }: IncomingHttpHeaders): Caller {
  if (authorization === undefined) return { kind: "NONE" };
  const [kind, subject = ""] = authorization.split(" ");
  if (kind === "good") return { kind: "KNOWN", subject };
  return { kind: kind === "old" ? "STALE" : "BAD" };
}

async function start(rules: Parameters<typeof toRules>[0], trustedProxies = [PROXY]): Promise<void> {
  edge = createEdge(toRules(rules));
  app = await createHttpServer({
    service: "test",
    version: "1",
    log: createLog({ service: "test", destination: { write: (line) => void lines.push(line) } }),
    metrics: createMetrics("test"),
    isReady: () => true,
    operators: (given) => given === METRICS.authorization,
    corsOrigins: ["http://own.example"],
    edge: {
      edge,
      identify,
      limit: "token",
      clientAddress: createClientAddress({ trustedProxies }),
      isSlowed: (path) => path.startsWith("/auth/"),
    },
  });
  app.get("/work", async () => "done");
  app.post("/auth/token", async () => "heard");
  acceptSockets({ app, path: "/socket", wss: new WebSocketServer({ noServer: true }) });
  ({ url } = await listen(app, { host: "127.0.0.1", port: 0 }));
}

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: number;
}

async function ask(address: string, authorization?: string, path = "/work"): Promise<Told> {
  const headers = { "x-forwarded-for": address, ...(authorization === undefined ? {} : { authorization }) };
  const response = await fetch(url + path, { headers, method: path.startsWith("/auth/") ? "POST" : "GET" });
  const text = await response.text();
  const body: { error?: { code?: string } } = text.startsWith("{") ? JSON.parse(text) : {};
  return {
    status: response.status,
    code: body.error?.code,
    retryAfter: Number(response.headers.get("retry-after") ?? 0),
  };
}
const statusOf = async (...given: Parameters<typeof ask>) => (await ask(...given)).status;

/** How an upgrade from an address ends: the status, or 101. */
function upgrade(address: string): Promise<number> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket`, { headers: { "x-forwarded-for": address } });
  return new Promise((resolve) => {
    socket.once("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode ?? 0));
    socket.on("error", () => undefined);
  });
}

describe("the limit of whoever is known", () => {
  it("is 429 with Retry-After, and costs neither others at the address nor the account elsewhere", async () => {
    await start({ limits: { token: { requests: 3, seconds: 60 } } });
    for (let n = 0; n < 3; n++) expect(await statusOf("203.0.113.1", "good sara")).toBe(200);
    const refused = await ask("203.0.113.1", "good sara");
    expect([refused.status, refused.code]).toEqual([429, "RATE_LIMITED"]);
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    expect(await statusOf("203.0.113.1", "good omar")).toBe(200);
    expect(await statusOf("203.0.113.2", "good sara")).toBe(200);
    expect(await statusOf("203.0.113.1")).toBe(200);
  });

  it("does not count probes, nor operators' figures", async () => {
    await start({ limits: { address: { requests: 1, seconds: 60 } } });
    const probe = (path: string, headers = {}) => fetch(url + path, { headers }).then(({ status }) => status);
    for (let n = 0; n < 5; n++) expect([await probe("/health"), await probe("/ready")]).toEqual([200, 200]);
    for (let n = 0; n < 5; n++) expect(await probe("/metrics", METRICS)).toBe(200);
    expect([await probe("/metrics"), await probe("/metrics")]).toEqual([401, 429]);
  });
});

describe("the limit of strangers", () => {
  it("counts by address, of IPv6 by its network, and costs nobody who is known", async () => {
    await start({ limits: { address: { requests: 2, seconds: 60 } } });
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push(await statusOf(`2001:db8:0:1::${n + 1}`));
    expect(statuses).toEqual([200, 200, 429]);
    expect(await statusOf("2001:db8:0:2::1")).toBe(200);
    expect(await statusOf("2001:db8:0:1::1", "good sara")).toBe(200);
  });

  it("makes whoever signs in wait, and refuses them not", async () => {
    await start({ limits: { address: { requests: 1, seconds: 1 } } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => statusOf("203.0.113.1", undefined, "/auth/token")),
    );
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    expect(await Promise.all([statusOf("203.0.113.1"), statusOf("203.0.113.1")])).toContain(429);
  });
});

describe("an address that shows many bad tokens", () => {
  it("is blocked for those alone: good tokens, tokens that are over and signing in are heard", async () => {
    await start({ limits: { failures: { requests: 3, seconds: 60 } } });
    for (let n = 0; n < 3; n++) expect(await statusOf("203.0.113.1", `bad ${n}`)).toBe(200); // the route refuses them
    const refused = await ask("203.0.113.1", "bad 4");
    expect([refused.status, refused.code]).toEqual([429, "ADDRESS_BLOCKED"]);
    expect(refused.retryAfter).toBeGreaterThan(0);
    const heard = [
      await statusOf("203.0.113.1", "good sara"),
      await statusOf("203.0.113.1", "old sara"),
      await statusOf("203.0.113.1", undefined, "/auth/token"),
      await statusOf("203.0.113.2", "bad 5"),
    ];
    expect(heard).toEqual([200, 200, 200, 200]);
  });
});

describe("lists of addresses", () => {
  it("refuse what is denied and what is not allowed with 403, and no socket is opened either", async () => {
    await start({ allow: ["203.0.113.0/24", "2001:db8::/32"], deny: ["203.0.113.66"] });
    expect(await ask("203.0.113.66", "good sara")).toMatchObject({ status: 403, code: "ADDRESS_REFUSED" });
    expect(await ask("198.51.100.1", "good sara")).toMatchObject({ status: 403, code: "ADDRESS_REFUSED" });
    expect(await statusOf("198.51.100.1", undefined, "/health")).toBe(403);
    expect([
      await statusOf("203.0.113.1"),
      await statusOf("2001:db8::7"),
      await statusOf("::ffff:203.0.113.2"),
    ]).toEqual([200, 200, 200]);
    expect([await upgrade("203.0.113.66"), await upgrade("198.51.100.1"), await upgrade("203.0.113.1")]).toEqual([
      403, 403, 101,
    ]);
  });

  it("never shut this machine out, unless it is denied by name", async () => {
    await start({ allow: ["203.0.113.0/24"] });
    const probe = () => fetch(`${url}/health`).then(({ status }) => status);
    expect(await probe()).toBe(200);
    edge.change(toRules({ deny: ["127.0.0.1"] }));
    expect(await probe()).toBe(403);
  });

  it("change while it runs", async () => {
    await start({});
    expect(await statusOf("203.0.113.1")).toBe(200);
    edge.change(toRules({ deny: ["203.0.113.0/24"] }));
    expect(await statusOf("203.0.113.1")).toBe(403);
    edge.change(toRules({ limits: { address: { requests: 1, seconds: 60 } } }));
    expect([await statusOf("203.0.113.1"), await statusOf("203.0.113.1")]).toEqual([200, 429]);
  });
});

describe("a forwarded header", () => {
  it("of whoever is no trusted proxy counts for nothing", async () => {
    await start({ deny: ["203.0.113.1"], limits: { address: { requests: 3, seconds: 60 } } }, []);
    const statuses = [];
    for (let n = 1; n < 5; n++) statuses.push(await statusOf(`203.0.113.${n}`));
    expect(statuses).toEqual([200, 200, 200, 429]); // all of them are this machine's
  });

  it("of a trusted proxy counts up to the first address that is none", async () => {
    await start({ deny: ["203.0.113.1"] });
    expect(await statusOf("203.0.113.1, 198.51.100.7")).toBe(200); // the first part is what the client invented
    expect(await statusOf("198.51.100.7, 203.0.113.1")).toBe(403);
  });
});

it("lets pages of listed origins read answers, and of those that are added", async () => {
  await start({});
  const readerOf = async (origin: string) =>
    (await fetch(`${url}/work`, { headers: { origin } })).headers.get("access-control-allow-origin");
  expect([await readerOf("http://own.example"), await readerOf("https://more.example")]).toEqual([
    "http://own.example",
    null,
  ]);
  edge.change(toRules({ corsOrigins: ["https://more.example"] }));
  expect(await readerOf("https://more.example")).toBe("https://more.example");
});

it("logs refusals once a minute for each address, and counts all of them", async () => {
  await start({ deny: ["203.0.113.0/24"] });
  for (let n = 0; n < 20; n++) await statusOf("203.0.113.1");
  await statusOf("203.0.113.2");
  const told = lines.map((line) => JSON.parse(line)).filter(({ code }) => code === "ADDRESS_REFUSED");
  expect(told.map(({ address }) => address)).toEqual(["203.0.113.1", "203.0.113.2"]);
  const figures = await (await fetch(`${url}/metrics`, { headers: METRICS })).text();
  expect(figures).toMatch(/^edge_refusals_total\{code="ADDRESS_REFUSED",service="test"\} 21$/m);
});
