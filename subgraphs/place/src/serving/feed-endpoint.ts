import { HttpError } from "@biometricflow/service/errors/http-error";
import { isErrorCode } from "@biometricflow/service/errors/error-codes";
import type { createHttpServer, Operations } from "@biometricflow/service/http/http-server";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { parseBearer } from "@biometricflow/service/identity/bearer-token";
import { type TokenClaims, TokenError, type TokenVerifier } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { FEED_REFUSALS, type FeedRequest, parseFeedRequest } from "@biometricflow/subgraph/feed-request";
import { GraphQLError } from "graphql";
import type { Authenticate } from "./authentication.ts";
import type { Clock } from "../domain/clock.ts";
import type { ChangeFeed, FeedEntry, FeedHead, LedgerReader } from "../domain/ledger.ts";
import { type ReadPool, TooManyReadsError, toServedLedger } from "../domain/read-pool.ts";
import { StoreAwayError } from "../domain/store-away-error.ts";
import { toFeedLine } from "./feed-line.ts";
import { countUnknownPins } from "./unknown-pins.ts";
import { OVERLOADED, RETRY_AFTER_SECONDS, STORE_AWAY } from "./refused-reads.ts";

type HttpServer = Awaited<ReturnType<typeof createHttpServer>>;

/** What the feed endpoint needs. */
export interface FeedEndpointOptions {
  readonly placeId: string;
  readonly ledger: LedgerReader & ChangeFeed;
  readonly pool: ReadPool;
  readonly authenticate: Authenticate;
  /** For tokens that open the feed and nothing else. */
  readonly verifyFollower: TokenVerifier | undefined;
  readonly accessTable: AccessTable;
  /** What is told in an entry; what the ledger has when omitted. */
  readonly toFeedBody?: (entry: FeedEntry) => unknown;
  /** What keeps the place from storing, or from more; nothing ever when omitted. */
  readonly alarms?: NonNullable<Operations["alarms"]>;
  readonly clock: Pick<Clock, "nowMs">;
  /** How much of its disk is in use; nobody can say when omitted. */
  readonly filledPct?: NonNullable<Operations["filledPct"]>;
}

/** Entries that are read and written out at once: some milliseconds. */
const PAGE_ENTRIES = 500;

/**
 * Serves the change feed: `GET /feed?after=&limit=` as NDJSON, with the head in the headers `x-feed-epoch` and
 * `x-feed-seq`; `x-feed-alarm` is the code of what is wrong with the disk, which no entry could say, and `x-feed-disk-filled` how much of it is in use, in
 * percent. With `unknown=1` `x-feed-unknown-pins` counts the punches of the page whose PIN is enrolled on no reader now. It shows everything, so it is open to
 * followers, and to roles that may see punches without a narrowing claim.
 */
export function addFeedEndpoint(app: HttpServer, options: FeedEndpointOptions): void {
  const { placeId, ledger, clock, toFeedBody = ({ body }) => body, alarms = () => [], filledPct } = options;
  app.get<{ Querystring: { after?: string; limit?: string; unknown?: string } }>("/feed", async (request, reply) => {
    const subject = toFollower(options, request.headers.authorization);
    const wanted = parseFeedRequest(request.query, placeId, await orRefuse(() => ledger.readHead()));
    if (typeof wanted === "string") throw new HttpError(wanted, FEED_REFUSALS[wanted]);
    const gone = new AbortController();
    reply.raw.on("close", () => gone.abort(new HttpError("SERVICE_UNAVAILABLE", "The follower is gone")));
    const feed = toServedLedger(ledger, options.pool, { subject, signal: gone.signal, isPatient: true });
    const { head, entries } = await readEntries(feed, wanted);
    reply.header("content-type", "application/x-ndjson");
    reply.header("x-feed-epoch", head.epoch).header("x-feed-seq", head.seq);
    const alarm = alarms().find(({ code }) => code.startsWith("DISK_"));
    if (alarm !== undefined) reply.header("x-feed-alarm", alarm.code);
    const filled = filledPct?.();
    if (filled !== undefined) reply.header("x-feed-disk-filled", filled);
    if (request.query.unknown === "1")
      reply.header("x-feed-unknown-pins", await orRefuse(() => countUnknownPins(entries, feed, clock.nowMs())));
    return entries.map((entry) => toFeedLine({ ...entry, body: toFeedBody(entry) }, head.epoch)).join("");
  });
}

/** Reads page by page, so that whatever else the place does comes in between; the head is that of the first page. */
async function readEntries(
  feed: ChangeFeed,
  { afterSeq, limit }: FeedRequest,
): Promise<{ readonly head: FeedHead; readonly entries: readonly FeedEntry[] }> {
  const read: FeedEntry[] = [];
  let first: FeedHead | undefined;
  for (let seq = afterSeq; ; ) {
    const size = Math.min(PAGE_ENTRIES, limit - read.length);
    const { head, entries } = await orRefuse(() => feed.readFeed(seq, size));
    first ??= head;
    for (const entry of entries) {
      if (entry.seq > first.seq) return { head: first, entries: read };
      read.push(entry);
      seq = entry.seq;
    }
    if (entries.length < size || read.length >= limit) return { head: first, entries: read };
  }
}

async function orRefuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooManyReadsError) throw new HttpError("PLACE_OVERLOADED", OVERLOADED, RETRY_AFTER_SECONDS);
    if (error instanceof StoreAwayError) throw new HttpError("SERVICE_UNAVAILABLE", STORE_AWAY, RETRY_AFTER_SECONDS);
    throw error;
  }
}

/** Who reads. @throws {HttpError} `UNAUTHENTICATED`, `FORBIDDEN` */
function toFollower(options: FeedEndpointOptions, authorization: string | undefined): string {
  const { authenticate, verifyFollower, accessTable } = options;
  const follower = verifyFollower && readClaims(verifyFollower, authorization);
  if (follower !== undefined) return follower.sub;
  const viewer = asHttpError(() => authenticate(authorization));
  if (!maySeeEverything(viewer, accessTable)) throw new HttpError("FORBIDDEN", "The role may not read the feed");
  return viewer.subject;
}

/** `undefined` for a token of another kind, which may still be one of the router. */
function readClaims(verify: TokenVerifier, authorization: string | undefined): TokenClaims | undefined {
  try {
    return verify(parseBearer(authorization) ?? "");
  } catch (error) {
    if (error instanceof TokenError) return undefined;
    throw error;
  }
}

function maySeeEverything(viewer: Viewer, accessTable: AccessTable): boolean {
  const roles = accessTable.statedRoles("Query", "punch"); // who may read any one: a SCREEN lists the latest
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
