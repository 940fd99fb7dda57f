/** Whoever is refused leaves a line of the log, at every server and by every way, and is told so in one form. */
import { once } from "node:events";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import { createEdge } from "@biometricflow/edge/edge";
import { codedError, requestError } from "@biometricflow/service/errors/error-codes";
import { HttpError } from "@biometricflow/service/errors/http-error";
import { serveGraphqlSockets } from "@biometricflow/service/http/graphql-sockets";
import { createHttpServer, DEFAULT_PATIENCE, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { buildSchema } from "graphql";
import { WebSocket, WebSocketServer } from "ws";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toRules } from "../../setup/edge-rules.ts";

let app: HttpServer;
let port: number;
let logged: Record<string, unknown>[];

async function startServer(patience = DEFAULT_PATIENCE): Promise<void> {
  logged = [];
  const log = createLog({ service: "test", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
  app = await createHttpServer({
    service: "test",
    version: "0",
    log,
    metrics: createMetrics("test"),
    isReady: () => false,
    allowedHosts: ["test.example"],
    bodyLimitBytes: 100,
    patience,
    edge: {
      edge: createEdge(toRules({ deny: ["203.0.113.7"] })),
      clientAddress: ({ headers }) => String(headers["x-test-address"] ?? "192.0.2.1"),
      identify: () => ({ kind: "NONE" }),
      limit: "token",
    },
  });
  app.get("/forbidden", async () => {
    throw new HttpError("FORBIDDEN", "no");
  });
  app.get("/one-field", async () =>
    JSON.stringify({ errors: [codedError("FORBIDDEN", "no").toJSON()], data: { a: null, b: 1 } }),
  );
  app.get("/good", async () => "good");
  app.get("/begun", async (_request, reply) => {
    const body = new PassThrough();
    body.write("begun");
    return reply.send(body);
  });
  app.post("/echo", async ({ body }) => body);
  const wss = new WebSocketServer({ noServer: true });
  serveGraphqlSockets(
    {
      schema: buildSchema("type Query { ok: Int }"),
      onConnect: ({ connectionParams, extra }) => {
        if (connectionParams?.["token"] === "over") extra.end(4401, "The session is over");
        if (connectionParams?.["token"] === "many") extra.refuse(4429, "Too many sockets");
        return connectionParams?.["token"] === "good";
      },
      onSubscribe: () => [requestError("QUERY_TOO_DEEP", "no")],
    },
    { wss, log, noteRefusal: app.noteRefusal, begin: (open) => open },
  );
  acceptSockets({ app, path: "/graphql", wss });
  port = (await listen(app, { host: "127.0.0.1", port: 0 })).port;
}

beforeEach(() => startServer());
afterEach(() => app.close());

/** Everything that comes back until the server closes. */
async function send(text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined); // cut while it was still being sent
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes.toString()));
  socket.write(text);
  await new Promise((resolve) => socket.once("close", resolve)); // not events.once, which an error before the end would reject
  return answer;
}

const refusals = () => logged.filter(({ msg }) => msg === "requests were refused").map(({ code }) => code);
const end = "connection: close\r\n\r\n";
const OWN = "host: test.example\r\n";
const UPGRADE = `${OWN}upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n`;
const KEY = "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

it.each([
  ["without a right", `GET /forbidden HTTP/1.1\r\n${OWN}${end}`, 403, "FORBIDDEN"],
  ["of one field of an answer", `GET /one-field HTTP/1.1\r\n${OWN}${end}`, 200, "FORBIDDEN"],
  ["for figures", `GET /metrics HTTP/1.1\r\n${OWN}${end}`, 401, "UNAUTHENTICATED"],
  ["of a path that there is not", `GET /nothing HTTP/1.1\r\n${OWN}${end}`, 404, "NOT_FOUND"],
  ["of a path that is none", `GET /% HTTP/1.1\r\n${OWN}${end}`, 400, "BAD_USER_INPUT"],
  ["under another name", `GET /good HTTP/1.1\r\nhost: evil.example\r\n${end}`, 421, "FORBIDDEN"],
  ["under two names", `GET /good HTTP/1.1\r\n${OWN}host: evil.example\r\n${end}`, 400, "BAD_USER_INPUT"],
  ["under no name", `GET /good HTTP/1.1\r\n${end}`, 400, "BAD_USER_INPUT"],
  [
    "from a denied address",
    `GET /good HTTP/1.1\r\n${OWN}x-test-address: 203.0.113.7\r\n${end}`,
    403,
    "ADDRESS_REFUSED",
  ],
  [
    "with too large a body",
    `POST /echo HTTP/1.1\r\n${OWN}content-type: application/json\r\ncontent-length: 101\r\n${end}`,
    413,
    "BAD_USER_INPUT",
  ],
  ["with an expectation", `GET /good HTTP/1.1\r\n${OWN}expect: more\r\n${end}`, 417, "BAD_USER_INPUT"],
  ["that is no request", "\u0016\u0003\u0001\r\n\r\n", 400, "BAD_USER_INPUT"],
  [
    "of two lengths",
    `POST /echo HTTP/1.1\r\n${OWN}content-length: 1\r\ncontent-length: 2\r\n${end}`,
    400,
    "BAD_USER_INPUT",
  ],
  ["with too large a head", `GET /good HTTP/1.1\r\n${OWN}x: ${"x".repeat(17_000)}\r\n${end}`, 431, "BAD_USER_INPUT"],
  ["for a tunnel", `CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n`, 405, "BAD_USER_INPUT"],
  [
    "for a socket under another name",
    `GET /graphql HTTP/1.1\r\n${UPGRADE.replace("test.", "evil.")}\r\n`,
    421,
    "FORBIDDEN",
  ],
  ["for a socket where there is none", `GET /nothing HTTP/1.1\r\n${UPGRADE}\r\n`, 404, "NOT_FOUND"],
  [
    "for a socket under two names",
    `GET /graphql HTTP/1.1\r\n${UPGRADE}${KEY}host: evil.example\r\n\r\n`,
    400,
    "BAD_USER_INPUT",
  ],
  ["for a socket that is none", `GET /graphql HTTP/1.1\r\n${UPGRADE}\r\n`, 400, "BAD_USER_INPUT"],
  [
    "for a socket from a denied address",
    `GET /graphql HTTP/1.1\r\n${UPGRADE}x-test-address: 203.0.113.7\r\n\r\n`,
    403,
    "ADDRESS_REFUSED",
  ],
])("a request %s leaves a line", async (_what, text, status, code) => {
  const answer = await send(text);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(refusals()).toEqual([code]);
  const body = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  if (body !== "" && status >= 400) expect(JSON.parse(body)).toEqual({ error: { code, message: expect.any(String) } });
  expect((await fetch(`http://127.0.0.1:${port}/good`)).status).toBe(200);
});

it("that does not come to an end is 408 and leaves a line", async () => {
  await app.close();
  await startServer({ ...DEFAULT_PATIENCE, headersMs: 100, requestMs: 200, checkMs: 20 });
  expect(await send(`GET /good HTTP/1.1\r\n${OWN}`)).toMatch(/^HTTP\/1.1 408 [^]*"BAD_USER_INPUT"/);
  expect(refusals()).toEqual(["BAD_USER_INPUT"]);
});

it("is no connection over which nothing ever came: browsers open some before they need them", async () => {
  await app.close();
  await startServer({ ...DEFAULT_PATIENCE, headersMs: 100, requestMs: 200, checkMs: 20 });
  expect(await send("")).toMatch(/^HTTP\/1.1 408 /);
  expect(refusals()).toEqual([]);
});

it("that cannot be read leaves a line, and no answer within one that is begun", async () => {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes.toString()));
  socket.write(`GET /begun HTTP/1.1\r\n${OWN}\r\n`);
  while (!answer.includes("begun")) await once(socket, "data");
  socket.write("\u0016\u0003\u0001\r\n\r\n");
  await new Promise((resolve) => socket.once("close", resolve));
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
  expect(refusals()).toEqual(["BAD_USER_INPUT"]);
});

/** A socket that sent some messages, and what it is told. */
async function openSocket(
  messages: readonly object[],
): Promise<{ readonly socket: WebSocket; readonly said: string[] }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws");
  const said: string[] = [];
  socket.on("message", (data: Buffer) => said.push(data.toString()));
  await once(socket, "open");
  for (const message of messages) socket.send(JSON.stringify(message));
  return { socket, said };
}

it.each([
  ["a line of a socket that shows no right", "bad", 4403, ["SOCKET_4403"]],
  ["one line of a socket that is refused and closed again", "many", 4429, ["SOCKET_4429"]],
  ["no line of a socket whose session is over", "over", 4401, []],
])("leaves %s", async (_what, token, code, lines) => {
  const { socket } = await openSocket([{ type: "connection_init", payload: { token } }]);
  expect([(await once(socket, "close"))[0], refusals()]).toEqual([code, lines]);
});

it("leaves a line of an operation that is refused over a socket, and the socket goes on", async () => {
  const { socket, said } = await openSocket([{ type: "connection_init", payload: { token: "good" } }]);
  await once(socket, "message");
  socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{ ok }" } }));
  await once(socket, "message");
  expect([said.length, socket.readyState, refusals()]).toEqual([2, WebSocket.OPEN, ["QUERY_TOO_DEEP"]]);
  socket.close();
});

it("fills no log: a line a minute for each code and address, and none for probes", async () => {
  for (let times = 0; times < 50; times++) await fetch(`http://127.0.0.1:${port}/forbidden`);
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(503);
  expect(logged.slice(1)).toEqual([expect.objectContaining({ code: "FORBIDDEN", address: "192.0.2.1", count: 1 })]);
});
