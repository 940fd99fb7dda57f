import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type Duplex, pipeline } from "node:stream";
import type { Edge } from "@biometricflow/edge/edge";
import { type NoteRefusal, namesOneHost } from "@biometricflow/edge/unread";
import { toVisitorHeaders } from "../session/visitor-headers.ts";
import type { FrontDoor } from "./front-door.ts";

const SOCKET_PATH = "/graphql";
const MAX_SOCKETS = 10_000;
const HANDSHAKE_MS = 10_000;
const REQUEST_HEADERS = [
  "sec-websocket-key",
  "sec-websocket-version",
  "sec-websocket-protocol",
  "sec-websocket-extensions",
] as const;
const ANSWER_HEADERS = ["sec-websocket-accept", "sec-websocket-protocol", "sec-websocket-extensions"] as const;

/** What the proxy of the live socket stands on. */
export interface SocketProxyOptions {
  /** The router's origin. */
  readonly routerUrl: string;
  readonly door: FrontDoor;
  /** Who is heard; everybody when omitted. */
  readonly edge?: Pick<Edge, "isHeard">;
  readonly note: NoteRefusal;
  /** Sockets open at a time; 10,000 when omitted. */
  readonly maxSockets?: number;
}

/** Handles one upgrade, as the `upgrade` event of an HTTP server gives it. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Creates the way of `/graphql` sockets to the router. A browser's socket must come from our own pages. Bytes go through
 * as they are, at the pace of the slower side; when one side ends, so does the other. Cookies stay here: a socket shows
 * its token in its first message.
 */
export function createSocketProxy(options: SocketProxyOptions): UpgradeListener {
  const { routerUrl, door, edge, note, maxSockets = MAX_SOCKETS } = options;
  const url = new URL(SOCKET_PATH, routerUrl);
  const open = new Set<Duplex>();
  return (request, socket, head) => {
    socket.on("error", () => socket.destroy()); // a visitor who is gone needs no answer
    const isHeard = edge?.isHeard(door.toClientAddress(request)) !== false;
    const refusal =
      findRefusal(request, door) ??
      (isHeard ? undefined : "403 Forbidden") ??
      (open.size < maxSockets ? undefined : "503 Service Unavailable");
    if (refusal !== undefined) {
      note(`HTTP_${refusal.split(" ", 1)[0]}`, request);
      return refuse(socket, refusal);
    }
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    connect(url, toRouterHeaders(request.headers, door.toClientAddress(request)), { socket, head });
  };
}

function findRefusal(request: IncomingMessage, door: FrontDoor): string | undefined {
  if (!namesOneHost(request)) return "400 Bad Request";
  const { url, headers } = request;
  const ownOrigin = door.toOwnOrigin(headers.host);
  if (ownOrigin === undefined) return "421 Misdirected Request";
  if (url?.split("?", 1)[0] !== SOCKET_PATH) return "404 Not Found";
  const { origin } = headers; // absent for programs, which no page can steer
  return origin === undefined || origin === ownOrigin ? undefined : "403 Forbidden";
}

function toRouterHeaders(headers: IncomingHttpHeaders, clientAddress: string): Readonly<Record<string, string>> {
  return {
    connection: "Upgrade",
    upgrade: "websocket",
    ...toVisitorHeaders(clientAddress),
    ...pick(headers, REQUEST_HEADERS),
  };
}

interface Visitor {
  readonly socket: Duplex;
  /** Bytes that came with the upgrade. */
  readonly head: Buffer;
}

/** Asks the router for a socket and joins the two, or tells the visitor why not. */
function connect(url: URL, headers: Readonly<Record<string, string>>, { socket, head }: Visitor): void {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const asking = request(url, { headers, agent: false, timeout: HANDSHAKE_MS });
  const leave = () => void asking.destroy();
  socket.once("close", leave);
  asking.once("upgrade", (answer, upstream, firstBytes) => {
    socket.off("close", leave);
    upstream.setTimeout(0);
    upstream.unshift(firstBytes);
    socket.unshift(head);
    socket.write(toSwitch(answer));
    join(socket, upstream);
  });
  asking.once("response", (answer) => {
    answer.resume();
    refuse(socket, `${answer.statusCode} ${answer.statusMessage}`);
  });
  asking.once("timeout", () => void asking.destroy(new Error("the router did not answer in time")));
  asking.on("error", () => refuse(socket, "502 Bad Gateway")); // the router is away
  asking.end();
}

function toSwitch(answer: IncomingMessage): string {
  const headers = Object.entries(pick(answer.headers, ANSWER_HEADERS)).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n${headers.join("")}\r\n`;
}

/** Each direction waits for its reader; the loss of either side destroys both. */
function join(socket: Duplex, upstream: Duplex): void {
  const end = () => {
    socket.destroy();
    upstream.destroy();
  };
  pipeline(socket, upstream, end);
  pipeline(upstream, socket, end);
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, [value].flat().join(", ")]];
    }),
  );
}

function refuse(socket: Duplex, status: string): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
