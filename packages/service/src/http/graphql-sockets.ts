import type { IncomingMessage } from "node:http";
import type { NoteRefusal } from "@biometricflow/edge/unread";
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import type { RawData, WebSocket, WebSocketServer } from "ws";
import type { Log } from "../observe/log.ts";
import { isRefusal } from "./refusal-code.ts";

/** What is known of a socket beside the protocol. */
export interface SocketExtra {
  readonly socket: WebSocket;
  /** The upgrade. */
  readonly request: IncomingMessage;
  /** Closes it where whoever holds it is refused nothing, such as at the end of a session. */
  readonly end: (code: number, reason: string) => void;
  /** Closes it, and notes that where it is not closed already. */
  readonly refuse: (code: number, reason: string) => void;
}

/** Where sockets come from and what is remembered of each. */
export interface SocketsServed<E extends SocketExtra> {
  readonly wss: WebSocketServer;
  readonly log: Log;
  /** Of its server. */
  readonly noteRefusal: NoteRefusal;
  /** What a socket begins with. */
  readonly begin: (open: SocketExtra) => E;
  /** Between two pings of a socket; one that does not answer before the next is cut. 12 s when omitted. */
  readonly pingMs?: number;
}

type Payload = Record<string, unknown>;

const PING_MS = 12_000;

/**
 * Serves graphql-ws on a WebSocket server. The library's own `useServer` does the same and writes what a client did wrong to
 * stderr with a stack, and into the reason of the close; here it is one line of the log.
 */
export function serveGraphqlSockets<P extends Payload | undefined, E extends SocketExtra>(
  options: ServerOptions<P, E>,
  { wss, log, noteRefusal, begin, pingMs = PING_MS }: SocketsServed<E>,
): void {
  const server = makeServer(notingErrors(options, noteRefusal));
  wss.options.handleProtocols = handleProtocols;
  wss.on("error", (error) => log.error({ err: error }, "the WebSocket server failed"));
  wss.on("connection", (socket, request) => {
    const fail = (error: unknown) => {
      log.info({ code: readCode(error), cause: readMessage(error) }, "a socket was closed for an error");
      socket.close(CloseCode.InternalServerError, "Internal server error");
    };
    socket.on("error", fail); // too large, no UTF-8, a frame out of order: `ws` has begun to close with the code for it
    let isEnded = false;
    const end = (code: number, reason: string) => {
      isEnded = true;
      socket.close(code, reason);
    };
    const refuse = (code: number, reason: string) => {
      if (!isEnded) noteRefusal(`SOCKET_${code}`, request);
      end(code, reason);
    };
    const stopPings = pingEvery(socket, pingMs);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason = "") => (isOurs(code) ? refuse(code, reason) : socket.close(code, reason)),
        onMessage: (take) => socket.on("message", (data) => void take(toText(data)).catch(fail)),
      },
      begin({ socket, request, end, refuse }),
    );
    socket.once("close", (code, reason) => {
      stopPings();
      closed(code, String(reason)).catch((error: unknown) =>
        log.error({ err: error }, "a socket could not be ended well"),
      );
    });
  });
}

/** Of graphql-ws and ours: who holds the socket did or may not something. */
function isOurs(code: number | undefined): code is number {
  return code !== undefined && code >= 4400 && code < 4500;
}

/** Operations that are refused leave a line, as over HTTP. */
function notingErrors<P extends Payload | undefined, E extends SocketExtra>(
  options: ServerOptions<P, E>,
  noteRefusal: NoteRefusal,
): ServerOptions<P, E> {
  const note = (errors: readonly { readonly extensions?: Payload }[] = [], { request }: SocketExtra) => {
    const code = errors[0]?.extensions?.["code"];
    if (isRefusal(code)) noteRefusal(code, request);
  };
  return {
    ...options,
    onError: (context, id, payload, errors) => {
      note(errors, context.extra);
      return options.onError?.(context, id, payload, errors);
    },
    onNext: (context, id, payload, args, result) => {
      note(result.errors, context.extra);
      return options.onNext?.(context, id, payload, args, result);
    },
  };
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
}

/** @returns the end of it. */
function pingEvery(socket: WebSocket, everyMs: number): () => void {
  let isAnswered = true;
  socket.on("pong", () => {
    isAnswered = true;
  });
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}

function readCode(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, "code") : undefined;
}

function readMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
