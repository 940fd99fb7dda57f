import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Socket } from "node:net";
import { PortTakenError } from "@biometricflow/service/http/http-server";
import { createRefusalLog } from "@biometricflow/edge/refusal-log";
import type { Log } from "@biometricflow/service/observe/log";
import { createCallRate } from "../domain/push/call-rate.ts";
import type { PushHandler, PushHead } from "../domain/push/push-handler.ts";

/** What one caller, and all of them, may take of a place. */
export interface PushLimits {
  readonly connections: number;
  readonly connectionsOfAddress: number;
  /** Bytes of bodies that are held at once, and of one address. */
  readonly heldBytes: number;
  readonly heldBytesOfAddress: number;
  /** Of a body that is let pass unread. */
  readonly droppedBytes: number;
  readonly headersMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
  readonly checkMs: number;
}

/** A reader keeps its line for minutes, sends a few kilobytes, and a hundred of them may stand behind one address. */
export const PUSH_LIMITS: PushLimits = {
  connections: 1_024,
  connectionsOfAddress: 256,
  heldBytes: 67_108_864,
  heldBytesOfAddress: 16_777_216,
  droppedBytes: 104_857_600,
  headersMs: 15_000,
  requestMs: 60_000,
  keepAliveMs: 120_000,
  checkMs: 2_000,
};

/** As long as readers wait before they repeat what failed. */
const COME_AGAIN_SECONDS = 30;

const ADDRESS_RATE = { burst: 1_000, perSecond: 200, callers: 5_000 };

/** What the port needs. */
export interface PushListenerDeps {
  readonly handler: PushHandler;
  /** Whether this process has the readers of the place; always when omitted. */
  readonly isServing?: () => boolean;
  /** Who is heard at all; anybody else is cut off before a byte is read. */
  readonly isAllowed: (address: string) => boolean;
  readonly nowMs: () => number;
  readonly log: Pick<Log, "warn">;
  readonly limits?: PushLimits;
}

/** The port of a place that its readers call. */
export interface PushListener {
  /** @returns the port. @throws {PortTakenError} */
  listen(address: { readonly host: string; readonly port: number }): Promise<number>;
  /** Cuts every line, and resolves when nothing is stored any more. */
  close(): Promise<void>;
}

/**
 * Creates the port that readers call. Firmware wants 200 and plain text for whatever it asks, and takes a cut line for "again
 * later": so a request is answered by 200 when everything in it is stored, or not at all.
 */
export function createPushListener(deps: PushListenerDeps): PushListener {
  const limits = deps.limits ?? PUSH_LIMITS;
  const held = createHeldBytes(limits);
  const isInTime = createCallRate(ADDRESS_RATE);
  const note = createRefusalLog(deps.log, deps.nowMs);
  const underWay = new Set<Promise<void>>();
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkMs,
    },
    (request, response) => {
      const { socket } = request; // a request that is cut off has none any more
      const head = { method: request.method ?? "", target: request.url ?? "", address: toAddress(socket) };
      if (!isInTime(head.address, deps.nowMs())) {
        note("RATE_LIMITED", head.address);
        return void socket.destroy();
      }
      if (deps.isServing?.() === false) return refuse(head, { request, response, socket });
      const answering = answer({ deps, limits, held, note }, head, { request, response, socket });
      underWay.add(answering);
      void answering.finally(() => underWay.delete(answering));
    },
  );
  server.maxConnections = limits.connections;
  server.on("clientError", ({ code }: NodeJS.ErrnoException, socket) => {
    const isCaller = socket instanceof Socket && socket.bytesRead > 0; // others only keep a line
    if (isCaller && code !== "ECONNRESET") note("BAD_USER_INPUT", toAddress(socket));
    socket.destroy();
  });
  server.on("drop", (dropped) => note("TOO_MANY_CONNECTIONS", dropped?.remoteAddress ?? ""));
  limitConnections(server, deps, { limits, note });
  return {
    listen: (address) => listenAt(server, address),
    close: async () => {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), ...underWay]);
    },
  };
}

interface Answering {
  readonly deps: PushListenerDeps;
  readonly limits: PushLimits;
  readonly held: HeldBytes;
  readonly note: ReturnType<typeof createRefusalLog>;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

async function answer({ deps, limits, held, note }: Answering, head: PushHead, exchange: Exchange): Promise<void> {
  const { request, response, socket } = exchange;
  const { handler, log } = deps;
  try {
    const admission = handler.admit(head);
    if (admission.kind === "CUT") {
      note("RATE_LIMITED", head.address);
      return void socket.destroy();
    }
    if (admission.kind === "NOT_FOUND") {
      note("NOT_FOUND", head.address);
      return endWith(response, 404, "Not found");
    }
    const body =
      admission.kind === "READ"
        ? await readBody(request, head, { maxBytes: admission.maxBytes, held })
        : await dropBody(request, limits.droppedBytes);
    if (body === undefined) {
      if (request.errored === null) note("BAD_USER_INPUT", head.address); // or the reader cut the line itself
      return void socket.destroy();
    }
    try {
      endWith(response, 200, await handler.answer(head, body));
    } finally {
      held.giveBack(head.address, body.length);
    }
  } catch (error) {
    socket.destroy();
    log.warn(
      { address: head.address, error: String(error) },
      "what a reader pushed could not be stored: it sends it again",
    );
  }
}

/**
 * Another process of the place has the readers. Whoever asks is told to come again; whoever brings rows is cut off, since some
 * firmware takes any answer for an acknowledgement.
 */
function refuse({ method }: PushHead, { response, socket }: Exchange): void {
  if (method !== "GET") return void socket.destroy();
  response.writeHead(503, {
    "content-type": "text/plain",
    "retry-after": String(COME_AGAIN_SECONDS),
    connection: "close",
  });
  response.end("another process of the place has the readers\n");
}

function endWith(response: ServerResponse, status: number, answer: string | Buffer): void {
  const body = Buffer.from(answer);
  response.writeHead(status, {
    "content-type": "text/plain",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(body);
}

/** Reads a body into memory, as far as there is room; `undefined` when it is too large, cut off, or there is none. */
async function readBody(
  request: IncomingMessage,
  { address }: PushHead,
  { maxBytes, held }: { readonly maxBytes: number; readonly held: HeldBytes },
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const piece = Buffer.from(chunk);
      if (bytes + piece.length > maxBytes || !held.take(address, piece.length)) {
        held.giveBack(address, bytes);
        return undefined;
      }
      bytes += piece.length;
      chunks.push(piece);
    }
    return Buffer.concat(chunks);
  } catch {
    held.giveBack(address, bytes);
    return undefined; // the reader cut the line: it sends it again
  }
}

const NO_BODY = Buffer.alloc(0);

/** Lets a body pass without holding it. */
async function dropBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += Buffer.byteLength(chunk);
      if (bytes > maxBytes) return undefined;
    }
    return NO_BODY;
  } catch {
    return undefined;
  }
}

interface HeldBytes {
  /** @returns false when there is no room: nothing is taken then */
  take(address: string, bytes: number): boolean;
  giveBack(address: string, bytes: number): void;
}

function createHeldBytes({ heldBytes, heldBytesOfAddress }: PushLimits): HeldBytes {
  const byAddress = new Map<string, number>();
  let total = 0;
  return {
    take: (address, bytes) => {
      const own = (byAddress.get(address) ?? 0) + bytes;
      if (total + bytes > heldBytes || own > heldBytesOfAddress) return false;
      total += bytes;
      byAddress.set(address, own);
      return true;
    },
    giveBack: (address, bytes) => {
      total -= bytes;
      const own = (byAddress.get(address) ?? 0) - bytes;
      if (own > 0) byAddress.set(address, own);
      else byAddress.delete(address);
    },
  };
}

/** Whoever is not allowed is cut off at once, and one address has so many lines. */
function limitConnections(
  server: Server,
  { isAllowed }: PushListenerDeps,
  { limits, note }: Pick<Answering, "limits" | "note">,
): void {
  const lines = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = toAddress(socket);
    const own = (lines.get(address) ?? 0) + 1;
    const isHeard = isAllowed(address);
    if (!isHeard || own > limits.connectionsOfAddress) {
      note(isHeard ? "TOO_MANY_CONNECTIONS" : "ADDRESS_REFUSED", address);
      socket.destroy();
      return;
    }
    lines.set(address, own);
    socket.once("close", () => {
      const left = (lines.get(address) ?? 1) - 1;
      if (left > 0) lines.set(address, left);
      else lines.delete(address);
    });
  });
}

/** The other end of a line; an IPv4 address as such, also where it comes in the form of IPv6. */
function toAddress(socket: Socket): string {
  return (socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
}

function listenAt(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(cause.code === "EADDRINUSE" ? new PortTakenError("place", port, { cause }) : cause);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
