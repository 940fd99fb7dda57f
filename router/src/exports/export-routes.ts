import { createOwnConnector } from "@biometricflow/edge/own-connections";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { HttpError } from "@biometricflow/service/errors/http-error";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import { toAsker, type Viewer } from "@biometricflow/service/identity/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Dispatcher, Pool } from "undici";
import { type Authenticate, SESSION_OVER } from "../auth/client-token.ts";
import type { RevokedSessions } from "../auth/revoked-sessions.ts";
import { toRefusalCode } from "../audit/refusal-code.ts";
import type { RouterAudit } from "../audit/router-audit.ts";
import type { ViewAudit } from "../executor/views-plugin.ts";
import { toExportFact, toShownTypes } from "./export-fact.ts";

/** What the forwarding stands on. */
export interface ExportRoutesOptions {
  /** `http://host:port` of attendance, which keeps the files. */
  readonly attendanceOrigin: string;
  /** Judges client tokens. */
  readonly authenticate: Authenticate;
  /** The router's own header towards attendance. */
  readonly authorize: (viewer: Viewer) => string;
  readonly revoked: Pick<RevokedSessions, "watch" | "isRevoked">;
  /** Keeps who took what along: before the first byte of it is sent. */
  readonly audit: Pick<RouterAudit, "record">;
  /** Keeps who saw what of a file that attendance makes without asking the graph. */
  readonly view: ViewAudit["view"];
  readonly clientAddress: ClientAddress;
}

/** Files that one subject, and all together, fetch at once; an export that is waited for is one of them. */
const PER_SUBJECT = 4;
const IN_ALL = 64;
const OK = 200;
/** What of its answer a client is told. */
const HEADERS = [
  "content-type",
  "content-length",
  "content-disposition",
  "cache-control",
  "retry-after",
  "x-export-id",
  "x-export-state",
] as const;

/**
 * Adds `GET /export/*`: attendance is asked with the viewer's rights and its answer passed on as it comes, for as long as the
 * session lives. A body that breaks off closes the connection: half a file is never taken for a whole one.
 */
export function addExportRoutes(app: FastifyInstance, options: ExportRoutesOptions): void {
  const { attendanceOrigin, authenticate, authorize } = options;
  const connect = createOwnConnector();
  const pool = new Pool(attendanceOrigin, { connections: IN_ALL, connect, headersTimeout: 0 }); // an export takes its time
  app.addHook("onClose", () => pool.destroy());
  const running = new Map<string, number>();
  let inAll = 0;
  const enter = (subject: string): (() => void) => {
    const own = running.get(subject) ?? 0;
    if (own >= PER_SUBJECT || inAll >= IN_ALL) throw new HttpError("RATE_LIMITED", "Fetch fewer exports at once", 5);
    running.set(subject, own + 1);
    inAll++;
    return () => {
      inAll--;
      const left = (running.get(subject) ?? 1) - 1;
      if (left === 0) running.delete(subject);
      else running.set(subject, left);
    };
  };
  const toRecord = createRecord(options);
  app.get<FileRoute>("/export/*", async (request, reply) => {
    const known = await authenticate(request.headers.authorization);
    const record = toRecord(request, known.kind === "VIEWER" ? toAsker(known.viewer) : "anonymous");
    try {
      if (known.kind === "REFUSED") throw known.error;
      if (known.kind === "ANONYMOUS") throw requestError("UNAUTHENTICATED", "Sign in first");
      if (known.viewer.viewedBy !== undefined)
        throw requestError("VIEWING_ONLY", "Files are taken by their owner alone");
      if (reply.raw.destroyed) return reply.hijack(); // gone meanwhile: its end is told no more, and its turn would never end
      const signal = toSignal(reply, known.viewer, options.revoked);
      reply.raw.once("close", enter(known.viewer.subject));
      const answer = await ask({ pool, request, authorization: authorize(known.viewer), signal });
      await record(answer.statusCode);
      const types = answer.statusCode === OK ? toShownTypes(toFile(request)) : [];
      const address = options.clientAddress(request.raw);
      if (types.length > 0) options.view({ types, viewer: known.viewer, requestId: request.id, address });
      return passOn(answer, reply);
    } catch (error) {
      await record(toRefusalCode(error));
      throw error;
    }
  });
}

interface FileRoute {
  readonly Params: { readonly "*": string };
}

type FileRequest = FastifyRequest<FileRoute>;

/** The file that was routed: the target that was sent may spell it otherwise, or name a host. */
function toFile({ params }: FileRequest): string {
  return params["*"];
}

function toSearch({ url }: FileRequest): string {
  const query = url.indexOf("?");
  return query < 0 ? "" : url.slice(query);
}

/** Writes down how a request for a file ends: by the status of its answer, or by the code it is refused with. */
function createRecord({ audit, clientAddress }: Pick<ExportRoutesOptions, "audit" | "clientAddress">) {
  return (request: FileRequest, actor: string) => (outcome: number | string) => {
    const address = clientAddress(request.raw);
    const asked = { file: toFile(request), search: toSearch(request), outcome };
    return audit.record(toExportFact({ at: new Date(), actor, requestId: request.id, address, ...asked }));
  };
}

interface Asking {
  readonly pool: Pool;
  readonly request: FileRequest;
  readonly authorization: string;
  readonly signal: AbortSignal;
}

async function ask({ pool, request, authorization, signal }: Asking): Promise<Dispatcher.ResponseData> {
  const headers = { authorization, "x-request-id": request.id };
  const path = `/export/${toFile(request).split("/").map(encodeURIComponent).join("/")}${toSearch(request)}`;
  return pool.request({ method: "GET", path, headers, signal }).catch((error: unknown) => {
    if (signal.reason === SESSION_OVER.error) throw SESSION_OVER.error;
    request.log.warn({ err: error, requestId: request.id }, "attendance did not answer");
    throw new HttpError("SERVICE_UNAVAILABLE", "Attendance is not available", 2);
  });
}

function passOn(answer: Dispatcher.ResponseData, reply: FastifyReply): FastifyReply {
  for (const name of HEADERS) {
    const value = answer.headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.status(answer.statusCode).send(answer.body);
}

/** Aborts when the client goes, and when its session ends. */
function toSignal(reply: FastifyReply, viewer: Viewer, revoked: ExportRoutesOptions["revoked"]): AbortSignal {
  const controller = new AbortController();
  const unwatch = revoked.watch(() => {
    if (revoked.isRevoked(viewer.sessionId)) controller.abort(SESSION_OVER.error);
  });
  reply.raw.once("close", () => {
    unwatch();
    controller.abort();
  });
  return controller.signal;
}
