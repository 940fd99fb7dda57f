import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { namesOneHost } from "@biometricflow/edge/unread";
import type { FastifyInstance } from "fastify";
import type { WebSocketServer } from "ws";
import type { ErrorCode } from "../errors/error-codes.ts";

/** One path that takes WebSockets. */
export interface SocketRoute {
  readonly app: FastifyInstance;
  readonly path: string;
  /** Made with `noServer: true`. */
  readonly wss: WebSocketServer;
}

const SERVICE_RESTART = 1012; // RFC 6455 registry: the client may come back
const CLOSE_GRACE_MS = 1000;

const routesByApp = new WeakMap<FastifyInstance, Map<string, WebSocketServer>>();

/** Gives upgrades of one path to `wss`; other paths are refused with 404, foreign host names with 421, several with 400, addresses that the edge refuses with 403. Closing the server closes sockets with 1012. */
export function acceptSockets({ app, path, wss }: SocketRoute): void {
  const routes = routesByApp.get(app) ?? new Map<string, WebSocketServer>();
  if (!routesByApp.has(app)) {
    routesByApp.set(app, routes);
    app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const target = routes.get(request.url?.split("?", 1)[0] ?? "");
      if (!namesOneHost(request)) refuse(app, { request, socket }, "400 Bad Request");
      else if (!app.allowsHost(request.headers.host)) refuse(app, { request, socket }, "421 Misdirected Request");
      else if (target === undefined) refuse(app, { request, socket }, "404 Not Found");
      else void upgrade(app, target, { request, socket, head });
    });
  }
  routes.set(path, wss);
  wss.on("wsClientError", (_error, socket, request) => refuse(app, { request, socket }, "400 Bad Request"));
  app.addHook("preClose", () => closeSockets(wss));
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

async function upgrade(
  app: FastifyInstance,
  target: WebSocketServer,
  { request, socket, head }: Upgrade,
): Promise<void> {
  const accept = () =>
    target.handleUpgrade(request, socket, head, (client) => target.emit("connection", client, request));
  const { refuseUpgrade: judge } = app;
  if (judge === null) return accept();
  const leave = () => socket.destroy();
  socket.on("error", leave); // while nobody else listens
  const refusal = await judge(request);
  socket.off("error", leave);
  if (refusal !== undefined) refuse(app, { request, socket }, refusal);
  else if (!socket.destroyed) accept();
}

/** The codes of the same refusals over HTTP. */
const CODE_BY_STATUS: Readonly<Record<string, ErrorCode>> = {
  "400 Bad Request": "BAD_USER_INPUT",
  "403 Forbidden": "ADDRESS_REFUSED",
  "404 Not Found": "NOT_FOUND",
  "421 Misdirected Request": "FORBIDDEN",
  "429 Too Many Requests": "RATE_LIMITED",
};

function refuse(app: FastifyInstance, { request, socket }: Omit<Upgrade, "head">, status: string): void {
  app.noteRefusal(CODE_BY_STATUS[status] ?? status, request);
  socket.on("error", () => socket.destroy()); // the client may be gone before it reads the refusal
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Says goodbye to every socket and cuts those that do not answer in time. */
async function closeSockets(wss: WebSocketServer): Promise<void> {
  const clients = [...wss.clients];
  const closed = clients.map((client) => new Promise<void>((resolve) => client.once("close", () => resolve())));
  for (const client of clients) client.close(SERVICE_RESTART, "service restart");
  const cut = setTimeout(() => clients.forEach((client) => client.terminate()), CLOSE_GRACE_MS);
  await Promise.all(closed);
  clearTimeout(cut);
  wss.close();
}
