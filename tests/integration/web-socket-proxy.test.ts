import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createFrontDoor } from "../../web/src/serving/front-door.ts";
import { createSocketProxy } from "../../web/src/serving/socket-proxy.ts";
import { eventually } from "./place-harness.ts";

const LOCAL = { host: "127.0.0.1", port: 8501 } as const;
const LISTEN = {
  web: LOCAL,
  router: LOCAL,
  directory: LOCAL,
  attendance: { host: "127.0.0.1", port: 8501 },
  simulator: undefined,
} as const;
const MEGABYTE = Buffer.alloc(1_048_576, "x");

let router: WebSocketServer;
let web: Server;

beforeEach(async () => {
  router = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/graphql" });
  await once(router, "listening");
  web = await startWeb();
});
afterEach(async () => {
  for (const socket of router.clients) socket.terminate();
  web.closeAllConnections();
  await Promise.all([new Promise((resolve) => web.close(resolve)), new Promise((resolve) => router.close(resolve))]);
});

const portOf = (server: { address(): AddressInfo | string | null }) => Object(server.address()).port;

interface WebOptions {
  readonly denied?: string;
  readonly maxSockets?: number;
  readonly trustedProxies?: readonly string[];
}

async function startWeb({ maxSockets, denied, trustedProxies = ["127.0.0.1"] }: WebOptions = {}): Promise<Server> {
  const door = createFrontDoor({ publicUrl: "https://bio.example", trustedProxies, listen: LISTEN });
  const routerUrl = `http://127.0.0.1:${portOf(router)}`;
  const server = createServer();
  server.on(
    "upgrade",
    createSocketProxy({
      routerUrl,
      door,
      note: () => undefined,
      edge: { isHeard: (it) => it !== denied },
      ...(maxSockets === undefined ? {} : { maxSockets }),
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

interface Knock {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly server?: Server;
}

const knock = ({ path = "/graphql", headers = {}, server = web }: Knock = {}) =>
  new WebSocket(`ws://127.0.0.1:${portOf(server)}${path}`, "graphql-transport-ws", { headers });

/** How a knock is answered: `open`, or the status that refuses it. */
async function answerOf(knocked: Knock): Promise<string | number> {
  const socket = knock(knocked);
  socket.on("error", () => {}); // ws reports the refusal twice
  const refused = once(socket, "unexpected-response").then(([, response]) => Number(response.statusCode));
  const answer = await Promise.race([once(socket, "open").then(() => "open"), refused]);
  socket.terminate();
  return answer;
}

/** A socket through the proxy and its other end at the router. */
async function openPair(headers: Record<string, string> = {}) {
  const arrival = once(router, "connection");
  const client = knock({ headers });
  const [upstream, request] = await arrival;
  if (client.readyState !== WebSocket.OPEN) await once(client, "open");
  if (!(upstream instanceof WebSocket)) throw new TypeError("no socket arrived");
  return { client, upstream, request };
}

it("passes messages both ways, with the protocol both sides agreed on", async () => {
  const { client, upstream } = await openPair();
  expect(client.protocol).toBe("graphql-transport-ws");
  const atRouter = once(upstream, "message");
  client.send("hello");
  expect(String((await atRouter)[0])).toBe("hello");
  const atClient = once(client, "message");
  upstream.send(MEGABYTE);
  expect((await atClient)[0]).toEqual(MEGABYTE);
});

it("tells the router who is there, and keeps the session's cookies to itself", async () => {
  const { request } = await openPair({
    cookie: "bf_access_8501=secret",
    "x-forwarded-for": "203.0.113.7",
    origin: "https://bio.example",
    host: "bio.example",
  });
  expect(request.headers).toMatchObject({ "x-forwarded-for": "203.0.113.7", host: `127.0.0.1:${portOf(router)}` });
  expect([request.headers.cookie, request.headers.origin]).toEqual([undefined, undefined]);
});

it("does not believe what somebody who is no trusted proxy says of his address", async () => {
  const strict = await startWeb({ trustedProxies: ["10.0.0.0/8"] });
  const arrival = once(router, "connection");
  const client = knock({ server: strict, headers: { "x-forwarded-for": "203.0.113.7" } });
  const [[, { headers }]] = await Promise.all([arrival, once(client, "open")]);
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  client.terminate();
  strict.close();
});

it("opens no socket for an address that is not heard", async () => {
  const strict = await startWeb({ denied: "203.0.113.7" });
  const from = (address: string) => answerOf({ server: strict, headers: { "x-forwarded-for": address } });
  expect([await from("203.0.113.7"), await from("203.0.113.8")]).toEqual([403, "open"]);
  strict.close();
});

it("closes at the router when the visitor is gone, with the code he gave or without a word", async () => {
  const polite = await openPair();
  const goodbye = once(polite.upstream, "close");
  polite.client.close(4000, "enough");
  expect(await goodbye).toMatchObject([4000, Buffer.from("enough")]);
  const rude = await openPair();
  const loss = once(rude.upstream, "close");
  rude.client.terminate();
  expect((await loss)[0]).toBe(1006);
});

it("closes at the visitor when the router is gone, with the code it gave or without a word", async () => {
  const polite = await openPair();
  const goodbye = once(polite.client, "close");
  polite.upstream.close(4403, "Forbidden");
  expect(await goodbye).toMatchObject([4403, Buffer.from("Forbidden")]);
  const rude = await openPair();
  const loss = once(rude.client, "close");
  rude.upstream.terminate();
  expect((await loss)[0]).toBe(1006);
});

it("lets the router wait for a visitor who does not read", async () => {
  const { client, upstream } = await openPair();
  client.pause();
  for (let sent = 0; sent < 64; sent++) upstream.send(MEGABYTE);
  let received = 0;
  client.on("message", () => (received += 1));
  const queued: number[] = [];
  const isStill = () => queued.length > 20 && new Set(queued.slice(-20)).size === 1;
  await eventually(() => (queued.push(upstream.bufferedAmount), isStill()), "nothing moves any more");
  expect(upstream.bufferedAmount).toBeGreaterThan(32 * MEGABYTE.length);
  client.resume();
  await eventually(() => received === 64, "everything");
});

it.each([
  ["of its own page", { headers: { origin: "https://bio.example", host: "bio.example" } }, "open"],
  ["of a program", { headers: { host: "bio.example" } }, "open"],
  ["of another site", { headers: { origin: "https://evil.example", host: "bio.example" } }, 403],
  ["of its own name without TLS", { headers: { origin: "http://bio.example", host: "bio.example" } }, 403],
  ["of a page without origin", { headers: { origin: "null", host: "bio.example" } }, 403],
  ["of a foreign host name", { headers: { origin: "http://evil.example", host: "evil.example" } }, 421],
  ["for another path", { path: "/session/socket" }, 404],
])("answers a socket %s as it should", async (_name, knocked, answer) => {
  expect(await answerOf(knocked)).toBe(answer);
});

it("passes the router's refusal on, and says when it is away", async () => {
  router.options.path = "/elsewhere";
  expect(await answerOf({})).toBe(400);
  await new Promise((resolve) => router.close(resolve));
  expect(await answerOf({})).toBe(502);
});

it("refuses sockets beyond its bound and takes new ones when old ones end", async () => {
  const small = await startWeb({ maxSockets: 1 });
  try {
    const first = knock({ server: small });
    await once(first, "open");
    expect(await answerOf({ server: small })).toBe(503);
    first.terminate();
    await eventually(async () => (await answerOf({ server: small })) === "open", "room");
  } finally {
    small.closeAllConnections();
    small.close();
  }
});
