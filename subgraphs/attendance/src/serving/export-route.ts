import { open } from "node:fs/promises";
import { codedError, isErrorCode, requestError } from "@biometricflow/service/errors/error-codes";
import { HttpError } from "@biometricflow/service/errors/http-error";
import type { HttpReply, HttpRequest, HttpServer } from "@biometricflow/service/http/http-server";
import { authenticateRouter, parseBearer } from "@biometricflow/service/identity/bearer-token";
import { PUBLIC } from "@biometricflow/service/identity/role";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { GraphQLSchema } from "graphql";
import { type ExportJob, hasFile, mayFetch, toOfferedName } from "../domain/exports/export-job.ts";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";
import type { ExportFormat } from "../domain/exports/export-words.ts";
import type { ExportDesk } from "../exports/export-desk.ts";
import type { ExportFolder } from "../exports/export-folder.ts";
import { parseLink, toExportInput } from "../resolvers/exports/export-input.ts";
import { toCoded } from "../resolvers/exports/export-mutation.ts";
import { toDisposition } from "./disposition.ts";
import { toStartInput } from "./export-query-string.ts";

/** What the route stands on. */
export interface ExportRouteOptions {
  /** Accepts tokens of the router for attendance, and nobody else's. */
  readonly verifyRouter: TokenVerifier;
  readonly exports: ExportDesk;
  readonly folder: Pick<ExportFolder, "pathOf">;
  readonly schema: GraphQLSchema;
  /** What a viewer sees now. */
  readonly readScope: (viewer: Viewer) => Promise<ViewerScope>;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: "text/csv; charset=utf-8; header=present",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  PARQUET: "application/vnd.apache.parquet",
  PDF: "application/pdf",
};

/**
 * Adds `GET /export/<id>`, the file of an export, and `GET /export/attendance.csv?from=&to=` and the like, which starts one,
 * waits for it and gives its file; whoever leaves meanwhile cancels it.
 */
export function addExportRoute(app: HttpServer, options: ExportRouteOptions): void {
  app.get<{ Params: { name: string } }>("/export/:name", { exposeHeadRoute: false }, async (request, reply) => {
    const viewer = authenticateRouter(options.verifyRouter, request.headers.authorization);
    if (viewer.role === PUBLIC) throw requestError("UNAUTHENTICATED", "Sign in first");
    const { name } = request.params;
    const parameters = new URLSearchParams(request.url.split("?").slice(1).join("?"));
    const input = toStartInput(name, parameters, options.schema);
    if (input === undefined) return sendFile(options, { id: name, viewer, reply });
    const { people } = await options.readScope(viewer);
    const asker = { viewer, people, grant: parseBearer(request.headers.authorization) ?? "" };
    const link = parseLink(input.link);
    const started = await options.exports.start(toExportInput(input), { asker, link }).catch((error: unknown) => {
      throw toCoded(error);
    });
    await waitFor(options.exports, started, request);
    return sendFile(options, { id: started.id, viewer, reply });
  });
}

/** Nobody waits any more: it would be made for nobody. */
async function waitFor({ whenOver, cancel }: ExportDesk, { id }: ExportJob, { raw }: HttpRequest): Promise<void> {
  const controller = new AbortController();
  const leave = () => controller.abort();
  raw.socket.once("close", leave);
  if (raw.socket.destroyed) leave(); // while the export was started
  try {
    await whenOver(id, controller.signal);
  } finally {
    raw.socket.off("close", leave);
  }
  if (controller.signal.aborted) await cancel(id);
}

interface Fetching {
  readonly id: string;
  readonly viewer: Viewer;
  readonly reply: HttpReply;
}

async function sendFile(
  { exports, folder, readScope }: ExportRouteOptions,
  { id, viewer, reply }: Fetching,
): Promise<HttpReply> {
  const job = await exports.find(id);
  if (job?.owner.subject !== viewer.subject) throw new HttpError("NOT_FOUND", "There is no such export, or no longer");
  if (!hasFile(job)) throw toNoFile(job);
  const { people } = await readScope(viewer);
  if (!mayFetch(job, { ...viewer, people }))
    throw requestError("FORBIDDEN", "You may see less than when it was made: start it again");
  const file = await open(folder.pathOf(job.id)).catch(() => {
    throw new HttpError("NOT_FOUND", "The file is not kept any more: start the export again");
  });
  reply.header("content-type", TYPES[job.format]);
  reply.header("content-length", job.sizeBytes);
  reply.header("content-disposition", toDisposition(toOfferedName(job)));
  reply.header("cache-control", "no-store");
  reply.header("x-export-id", job.id);
  reply.header("x-export-state", job.state);
  return reply.send(file.createReadStream());
}

/** Why there is no file: it failed, or is not ready. */
function toNoFile({ state, failure, rowsDone }: ExportJob): Error {
  if (failure === undefined)
    return new HttpError("EXPORT_NOT_READY", `The export is ${state}, ${rowsDone} rows so far`);
  const { code, message } = failure;
  return isErrorCode(code) ? codedError(code, message) : new HttpError("INTERNAL_SERVER_ERROR", message);
}
