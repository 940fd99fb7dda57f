import { once } from "node:events";
import { serveGraphqlSockets, type SocketsServed } from "@biometricflow/service/http/graphql-sockets";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { buildSchema } from "graphql";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";

const MAX_BYTES = 1_000;
const SCHEMA = buildSchema("type Query { ok: Int }");

let app: HttpServer;
let url: string;
let logged: Record<string, unknown>[];
const printed = () => [console.error, console.warn].flatMap((print) => vi.mocked(print).mock.calls);

interface Settings extends Pick<SocketsServed<never>, "pingMs"> {
  readonly onClose?: () => void;
}

async function startServer({ onClose = () => undefined, ...settings }: Settings = {}): Promise<void> {
  logged = [];
  const log = createLog({ service: "test", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
  app = await createHttpServer({
    service: "test",
    version: "0",
    log,
    metrics: createMetrics("test"),
    isReady: () => true,
  });
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
  serveGraphqlSockets(
    {
      schema: SCHEMA,
      roots: { query: { ok: 1 } },
      onClose,
      onSubscribe: (_context, id) => {
        if (id === "broken") throw new Error("no disk at /secret/path");
      },
    },
    { wss, log, noteRefusal: app.noteRefusal, begin: (open) => open, ...settings },
  );
  acceptSockets({ app, path: "/graphql", wss });
  url = (await listen(app, { host: "127.0.0.1", port: 0 })).url.replace("http", "ws");
}

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

async function openSocket(protocol = "graphql-transport-ws", options = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${url}/graphql`, protocol, options);
  await once(socket, "open");
  return socket;
}

async function closeOf(socket: WebSocket): Promise<readonly [number, string]> {
  const [code, reason] = await once(socket, "close");
  return [code, String(reason)];
}

/** A text frame, unmasked: no client may send one. */
const UNMASKED = Buffer.from([0x81, 1, 0x61]);

it("answers operations", async () => {
  await startServer();
  const client = createClient({ url: `${url}/graphql`, webSocketImpl: WebSocket });
  expect((await client.iterate({ query: "{ ok }" }).next()).value).toEqual({ data: { ok: 1 } });
  await client.dispose();
});

it.each<[string, number, (socket: WebSocket) => void]>([
  ["that is too large", 1009, (socket) => socket.send("x".repeat(MAX_BYTES + 1))],
  ["that is too large in pieces", 1009, (socket) => sendPieces(socket)],
  ["that is no UTF-8", 1007, (socket) => socket.send(Buffer.from([0xc3, 0x28]), { binary: false })],
  ["that breaks the protocol of frames", 1002, (socket) => void Reflect.get(socket, "_socket").write(UNMASKED)],
  ["that is no JSON", 4400, (socket) => socket.send("garbage")],
])("closes a socket for a message %s, and prints nothing", async (_name, code, send) => {
  await startServer();
  const socket = await openSocket();
  send(socket);
  expect((await closeOf(socket))[0]).toBe(code);
  expect(printed()).toEqual([]);
  const lines = logged.filter(({ msg }) => msg === "a socket was closed for an error");
  expect(lines).toHaveLength(code === 4400 ? 0 : 1);
  expect(JSON.stringify(lines)).not.toContain("    at "); // a stack
});

function sendPieces(socket: WebSocket): void {
  for (let piece = 0; piece < 3; piece++) socket.send("x".repeat(MAX_BYTES / 2), { fin: piece === 2 });
}

it("prints nothing for an old protocol", async () => {
  await startServer();
  const socket = new WebSocket(`${url}/graphql`, "graphql-ws");
  await once(socket, "error");
  expect(printed()).toEqual([]);
});

it("logs what broke behind an operation, and tells the client nothing of it", async () => {
  await startServer();
  const socket = await openSocket();
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message");
  socket.send(JSON.stringify({ id: "broken", type: "subscribe", payload: { query: "{ ok }" } }));
  expect(await closeOf(socket)).toEqual([4500, "Internal server error"]);
  expect(printed()).toEqual([]);
  expect(logged.map(({ cause }) => cause)).toContain("no disk at /secret/path");
});

it("cuts a socket that answers no ping", async () => {
  await startServer({ pingMs: 30 });
  expect((await closeOf(await openSocket(undefined, { autoPong: false })))[0]).toBe(1006);
});

it("outlives what breaks while a socket ends, and logs it", async () => {
  const onClose = () => {
    throw new Error("no end");
  };
  await startServer({ onClose });
  (await openSocket()).close();
  await vi.waitFor(() => expect(logged.map(({ msg }) => msg)).toContain("a socket could not be ended well"));
});
