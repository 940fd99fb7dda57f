import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { createRefusalLog } from "@biometricflow/edge/refusal-log";
import type { FastifyInstance } from "fastify";
import { toErrorBody } from "../errors/error-codes.ts";
import type { Log } from "../observe/log.ts";
import type { ClientAddress } from "./client-address.ts";
import { findRefusal } from "./refusal-code.ts";

/** Notes that somebody is refused: who asked, or from where. */
export type NoteRefusal = (code: string, from: IncomingMessage | string | undefined) => void;

declare module "fastify" {
  interface FastifyInstance {
    /** Leaves a line of the log, one a minute for each code and address. */
    noteRefusal: NoteRefusal;
  }
}

/** Where a server notes whom it refuses. */
export interface RefusalsOptions {
  readonly log: Pick<Log, "warn">;
  /** Where a request came from; whoever is connected when omitted. */
  readonly clientAddress?: ClientAddress | undefined;
  /** True of requests that are asked again and again while the process cannot serve, and are not refused by that. */
  readonly isProbe: (path: string) => boolean;
}

const UNAVAILABLE = 503;

/** Has every refusal of a server leave a line: of requests that are answered, and of what is none. */
export function addRefusals(app: FastifyInstance, options: RefusalsOptions): void {
  const { clientAddress = ({ socket }) => socket.remoteAddress ?? "", isProbe } = options;
  const note = createRefusalLog(options.log);
  const noteRefusal: NoteRefusal = (code, from = "") =>
    note(code, typeof from === "string" ? from : clientAddress(from));
  app.decorate("noteRefusal", noteRefusal);
  app.addHook("onSend", async (request, reply, payload) => {
    const code = findRefusal(reply.statusCode, payload);
    if (code === undefined || (reply.statusCode === UNAVAILABLE && isProbe(toPath(request.url)))) return;
    noteRefusal(code, request.raw);
  });
  app.server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    noteRefusal("BAD_USER_INPUT", request);
    endUnread(response.socket, "417 Expectation Failed", "No such expectation is met here");
  });
  app.server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    noteRefusal("BAD_USER_INPUT", request);
    endUnread(socket, "405 Method Not Allowed", "This is no proxy");
  });
  app.server.on("drop", (dropped?: { readonly remoteAddress?: string }) =>
    noteRefusal("TOO_MANY_CONNECTIONS", dropped?.remoteAddress),
  );
}

const STATUS_BY_FAULT: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "The request did not come to an end in time"],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "The head of the request is too large"],
};

/** Answers what cannot be read as a request in the form of every error, and cuts the line. */
export function refuseUnreadable(app: FastifyInstance, { code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === "ECONNRESET" || socket.destroyed) return; // whoever is gone was refused nothing
  const [status, message] = STATUS_BY_FAULT[code ?? ""] ?? ["400 Bad Request", "This is no request"];
  app.noteRefusal("BAD_USER_INPUT", readAddress(socket));
  endUnread(socket, status, message);
}

function endUnread(socket: Duplex | null, status: string, message: string): void {
  if (socket === null) return;
  const body = JSON.stringify(toErrorBody("BAD_USER_INPUT", message));
  const head = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`);
  socket.destroy();
}

function readAddress(socket: Duplex): string | undefined {
  return "remoteAddress" in socket && typeof socket.remoteAddress === "string" ? socket.remoteAddress : undefined;
}

function toPath(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
