import type { Duplex } from "node:stream";
import { createRefusalLog } from "@biometricflow/edge/refusal-log";
import { type NoteRefusal, refuseUnread, refuseUnreadable } from "@biometricflow/edge/unread";
import type { FastifyInstance } from "fastify";
import { toErrorBody } from "../errors/error-codes.ts";
import type { Log } from "../observe/log.ts";
import type { ClientAddress } from "./client-address.ts";
import { findRefusal } from "./refusal-code.ts";

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
  refuseUnread(app.server, { note: noteRefusal, toBody });
}

/** Answers what cannot be read as a request in the form of every error, and cuts the line. */
export function refuseUnreadableAt(app: FastifyInstance, error: Error, socket: Duplex): void {
  refuseUnreadable(error, socket, { note: app.noteRefusal, toBody });
}

function toBody(message: string) {
  return { type: "application/json; charset=utf-8", text: JSON.stringify(toErrorBody("BAD_USER_INPUT", message)) };
}

function toPath(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
