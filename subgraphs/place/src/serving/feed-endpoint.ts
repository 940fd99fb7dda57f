import { HttpError } from "@biometricflow/service/errors/http-error";
import { isErrorCode } from "@biometricflow/service/errors/error-codes";
import type { createHttpServer } from "@biometricflow/service/http/http-server";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { GraphQLError } from "graphql";
import type { Authenticate } from "./authentication.ts";
import type { ChangeFeed } from "../domain/ledger.ts";
import { toFeedLine } from "./feed-line.ts";
import { type FeedRefusal, parseFeedRequest } from "./feed-request.ts";

type HttpServer = Awaited<ReturnType<typeof createHttpServer>>;

/** What the feed endpoint needs. */
export interface FeedEndpointOptions {
  readonly placeId: string;
  readonly feed: ChangeFeed;
  readonly authenticate: Authenticate;
  readonly accessTable: AccessTable;
}

const REFUSALS: Readonly<Record<FeedRefusal, string>> = {
  BAD_CURSOR: "after is no position of a feed",
  CURSOR_RESET: "The position belongs to another ledger: begin again at 0",
  BAD_USER_INPUT: "limit is from 1 to 5000",
};

/**
 * Serves the change feed: `GET /feed?after=&limit=` as NDJSON, with the head in the headers `x-feed-epoch` and
 * `x-feed-seq`. It shows everything, so it is open to roles that may see punches without a narrowing claim.
 */
export function addFeedEndpoint(app: HttpServer, options: FeedEndpointOptions): void {
  const { placeId, feed, authenticate, accessTable } = options;
  app.get<{ Querystring: { after?: string; limit?: string } }>("/feed", async (request, reply) => {
    const viewer = asHttpError(() => authenticate(request.headers.authorization));
    if (!maySeeEverything(viewer, accessTable)) throw new HttpError("FORBIDDEN", "The role may not read the feed");
    const wanted = parseFeedRequest(request.query, placeId, await feed.readHead());
    if (typeof wanted === "string") throw new HttpError(wanted, REFUSALS[wanted]);
    const { head, entries } = await feed.readFeed(wanted.afterSeq, wanted.limit);
    reply.header("content-type", "application/x-ndjson");
    reply.header("x-feed-epoch", head.epoch).header("x-feed-seq", head.seq);
    return entries.map((entry) => toFeedLine(entry, head.epoch)).join("");
  });
}

function maySeeEverything(viewer: Viewer, accessTable: AccessTable): boolean {
  const roles = accessTable.statedRoles("Query", "punches");
  return viewer.users === undefined && (roles?.has(viewer.role) ?? false);
}

/** Outside GraphQL the same refusal has another form. */
function asHttpError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions["code"] : undefined;
    if (error instanceof GraphQLError && isErrorCode(code)) throw new HttpError(code, error.message);
    throw error;
  }
}
