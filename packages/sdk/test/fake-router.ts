import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buildSchema, execute, graphql, parse, subscribe, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { createFakeFeed, type FakeFeed } from "./fake-feed.ts";
import { createFakeOrganisation, type FakeOrganisation } from "./fake-organisation.ts";
import { createFakeResolvers } from "./fake-resolvers.ts";
import { createFakeStatuses, type FakeStatuses } from "./fake-statuses.ts";
import { createFakeSessions, type FakeSessions } from "./fake-sessions.ts";

const schemaSdl = readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8");

/** A router in miniature: the real schema, tokens, queries and the live stream over real sockets. */
export interface FakeRouter {
  readonly url: string;
  readonly socketUrl: string;
  readonly organisation: FakeOrganisation;
  readonly feed: FakeFeed;
  readonly statuses: FakeStatuses;
  readonly sessions: FakeSessions;
  /** What was asked so far. */
  readonly counts: { queries: number; sockets: number; renewals: number };
  /** Closes every socket; without a code the connection is cut without a word. */
  readonly dropSockets: (code?: number) => void;
  readonly close: () => Promise<void>;
}

export interface FakeRouterOptions {
  readonly port?: number;
  readonly historyPunches?: number;
  readonly tokenLifeSeconds?: number;
}

/** Starts a fake router on 127.0.0.1. */
export async function startFakeRouter(options: FakeRouterOptions = {}): Promise<FakeRouter> {
  const organisation = createFakeOrganisation({ historyPunches: options.historyPunches ?? 120, nowMs: Date.now() });
  const sessions = createFakeSessions(options.tokenLifeSeconds ?? 3600);
  const feed = createFakeFeed(organisation);
  const statuses = createFakeStatuses();
  const counts = { queries: 0, sockets: 0, renewals: 0 };
  const schema = buildSchema(schemaSdl);
  const rootValue = createFakeResolvers(organisation);

  const answerGraphQL = async (request: IncomingMessage, body: Record<string, unknown>): Promise<[number, unknown]> => {
    counts.queries += 1;
    if (!sessions.isValid(request.headers.authorization)) {
      const code = sessions.isExpired(request.headers.authorization) ? "TOKEN_EXPIRED" : "UNAUTHENTICATED";
      return [401, { errors: [{ message: "Sign in.", extensions: { code } }] }];
    }
    const variableValues = Object(body.variables);
    const result = await graphql({ schema, rootValue, source: String(body.query), variableValues });
    return [200, result];
  };

  const server = createServer((request, response) => {
    void answer(request, response, sessions, answerGraphQL);
  });
  const wss = new WebSocketServer({ server, path: "/graphql" });
  wss.on("connection", (socket) => {
    counts.sockets += 1;
    countRenewals(socket, sessions, () => {
      counts.renewals += 1;
    });
  });
  useServer(
    {
      schema,
      roots: { subscription: { punchRecorded: feed.follow, statusChanged: statuses.follow } },
      ...{ parse, validate, execute, subscribe }, // a test runner may load graphql twice; the schema's copy must run it
      onConnect: (context) => sessions.isValid(String(context.connectionParams?.authorization)),
    },
    wss,
  );
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    organisation,
    feed,
    statuses,
    sessions,
    counts,
    dropSockets: (code) => {
      for (const socket of wss.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code, "fake");
      }
    },
    close: async () => {
      for (const socket of wss.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type AnswerGraphQL = (request: IncomingMessage, body: Record<string, unknown>) => Promise<[number, unknown]>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  sessions: FakeSessions,
  answerGraphQL: AnswerGraphQL,
): Promise<void> {
  const body = await readJson(request);
  const [status, answered] =
    request.url === "/graphql"
      ? await answerGraphQL(request, body)
      : sessions.answer(request.url ?? "/", { body, authorization: request.headers.authorization });
  response.writeHead(status, { "content-type": "application/json", "x-request-id": `fake-${Date.now().toString(36)}` });
  response.end(JSON.stringify(answered));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

/** Takes renewals from protocol pings, and closes with 4403 when the token in force ends. */
function countRenewals(socket: WebSocket, sessions: FakeSessions, onRenewal: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const enforce = (authorization: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.close(4403, "Token expired"), sessions.remainingMs(authorization));
  };
  socket.on("message", (data) => {
    const message = JSON.parse(toText(data));
    const authorization = message.payload?.authorization;
    if (typeof authorization !== "string" || !sessions.isValid(authorization)) return;
    if (message.type === "ping") onRenewal();
    enforce(authorization);
  });
  socket.on("close", () => clearTimeout(timer));
}

function toText(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "{}"; // ws hands over Buffers unless told otherwise
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
