import { Readable } from "node:stream";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { HttpError } from "@biometricflow/service/errors/http-error";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { PeriodDocument } from "../generated/resolvers.ts";
import { type DocumentContext, mayHaveDocuments, readDocument } from "../resolvers/periods/period-document.ts";
import { nameCaller } from "../store/read-caller.ts";
import { toDisposition } from "./disposition.ts";

/** What the route stands on. */
export interface DocumentRouteOptions extends Omit<DocumentContext, "viewer"> {
  /** Accepts tokens of the router for attendance, and nobody else's. */
  readonly verifyRouter: TokenVerifier;
}

/**
 * Adds `GET /export/period/<id>`: the signed document of a locked period, part by part, so that a document of any length takes the
 * memory of a part. What goes wrong behind the first part breaks the answer off: the seal is its last line.
 */
export function addDocumentRoute(app: HttpServer, { verifyRouter, ...sources }: DocumentRouteOptions): void {
  app.get<{ Params: { id: string } }>("/export/period/:id", { exposeHeadRoute: false }, async (request, reply) => {
    const viewer = authenticateRouter(verifyRouter, request.headers.authorization);
    nameCaller(viewer.subject);
    if (!mayHaveDocuments(viewer)) throw requestError("FORBIDDEN", "The role may not have signed documents");
    const context = { ...sources, viewer };
    const periodId = request.params.id.replace(/\.jsonl$/, "");
    const first = await readPart(context, periodId, 0);
    reply.header("content-type", "application/jsonl; charset=utf-8");
    reply.header("content-disposition", toDisposition(first.fileName));
    reply.header("cache-control", "no-store");
    return reply.send(Readable.from(listTexts(context, first)));
  });
}

async function* listTexts(context: DocumentContext, first: PeriodDocument): AsyncGenerator<string> {
  yield first.text;
  for (let part = 1; part < first.parts; part++) yield (await readPart(context, first.periodId, part)).text;
}

async function readPart(context: DocumentContext, periodId: string, part: number): Promise<PeriodDocument> {
  const document = await readDocument({ periodId, part }, context);
  if (document === null) throw new HttpError("NOT_FOUND", "There is no such period");
  return document;
}
