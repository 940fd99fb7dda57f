import { setImmediate as nextTurn } from "node:timers/promises";
import type { ErasedAccount, ErasedAccounts } from "@biometricflow/schema/erased-accounts";
import type { AttendanceFigures } from "@biometricflow/schema/attendance-figures";
import { encodeAttendanceLine } from "@biometricflow/schema/attendance-line";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { HttpError } from "@biometricflow/service/errors/http-error";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import { parseBearer } from "@biometricflow/service/identity/bearer-token";
import { TokenError, type TokenVerifier } from "@biometricflow/service/identity/token";
import { FEED_REFUSALS, parseFeedRequest } from "@biometricflow/subgraph/feed-request";
import type { ReadFigures } from "../domain/feed/place-figures.ts";
import type { AttendanceFeed, ChangedDay, KeptRange } from "../domain/feed/attendance-feed.ts";
import { nameCaller } from "../store/read-caller.ts";

/** What the route stands on. */
export interface FeedRouteOptions {
  readonly feed: AttendanceFeed;
  readonly readFigures: ReadFigures;
  readonly listErasedAccounts: () => Promise<readonly ErasedAccount[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Accepts tokens of the directory for this feed, and nobody else's. */
  readonly verifyFollower: TokenVerifier;
}

/** By which name positions of this feed stand in a vector cursor. */
const SOURCE = "attendance";
/** Some milliseconds. */
const LINES_PER_TURN = 500;

/**
 * Adds the change feed: `GET /feed?after=&limit=` as NDJSON, with the head in the headers `x-feed-epoch` and `x-feed-seq`. It tells
 * everybody's days, so it is open to the directory alone. Open to the same are `GET /figures`, which counts what is so at each place now (with
 * `?presence=true` also where everybody stands in the day under way, which reads everybody), and `GET /erased-accounts`,
 * which tells by hashes whose accounts are over because they are erased.
 */
export function addFeedRoute(app: HttpServer, options: FeedRouteOptions): void {
  const { feed, readFigures, now, verifyFollower } = options;
  app.get("/erased-accounts", async (request): Promise<ErasedAccounts> => {
    nameCaller(toFollower(verifyFollower, request.headers.authorization));
    return { accounts: await options.listErasedAccounts() };
  });
  app.get<{ Querystring: { presence?: string } }>("/figures", async (request): Promise<AttendanceFigures> => {
    nameCaller(toFollower(verifyFollower, request.headers.authorization));
    return readFigures({ nowMs: now(), withPresence: request.query.presence === "true" });
  });
  app.get<{ Querystring: { after?: string; limit?: string } }>("/feed", async (request, reply) => {
    nameCaller(toFollower(verifyFollower, request.headers.authorization));
    const wanted = parseFeedRequest(request.query, SOURCE, await feed.readRange());
    if (typeof wanted === "string") throw new HttpError(wanted, FEED_REFUSALS[wanted]);
    const days = await feed.listDays(wanted.afterSeq, wanted.limit);
    const range = await feed.readRange();
    if (range.floorSeq > wanted.afterSeq) throw new HttpError("CURSOR_RESET", FEED_REFUSALS.CURSOR_RESET);
    reply.header("content-type", "application/x-ndjson");
    reply.header("x-feed-epoch", range.epoch).header("x-feed-seq", range.seq);
    return toText(days, range);
  });
}

async function toText(days: readonly ChangedDay[], { epoch }: KeptRange): Promise<string> {
  let text = "";
  for (const [index, { seq, atMs, personId, placeId, departmentId = null, date, record }] of days.entries()) {
    const { status = null, flags = [], isFinal = false } = record ?? {};
    const line = {
      epoch,
      seq,
      atMs,
      kind: "DAY",
      ref: personId,
      placeId,
      departmentId,
      date,
      status,
      flags,
      isFinal,
    } as const;
    text += encodeAttendanceLine(line);
    if (index % LINES_PER_TURN === LINES_PER_TURN - 1) await nextTurn();
  }
  return text;
}

/** @throws `UNAUTHENTICATED` */
function toFollower(verify: TokenVerifier, authorization: string | undefined): string {
  try {
    return verify(parseBearer(authorization) ?? "").sub;
  } catch (error) {
    if (error instanceof TokenError) throw requestError("UNAUTHENTICATED", "A token for this feed is required");
    throw error;
  }
}
