import { fetchOwn } from "@biometricflow/edge/own-connections";
import { type FeedLine, parseFeedLine } from "@biometricflow/schema/feed-line";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { encodeVectorCursor, type FeedPosition } from "@biometricflow/schema/vector-cursor";
import { readBounded } from "../bounded-body.ts";

/** A part of a place's feed. */
export interface FeedPart {
  readonly lines: readonly FeedLine[];
  /** Where the next part begins. */
  readonly position: FeedPosition;
  /** The newest entry of all. */
  readonly headSeq: number;
  /** The place cannot write to its disk now. */
  readonly hasDiskFault: boolean;
}

/** How a place is asked. */
export interface FeedAsking {
  /** A token for this place's feed, as a header's value. */
  readonly authorization: string;
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

const DEADLINE_MS = 30_000;
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Reads what a place's feed has after a position; without one, where the feed ends.
 *
 * @returns `RESET` when the position is none of its ledger
 * @throws where no address of the place gives a feed
 */
export async function readFeed(
  { id, urls }: RegisteredPlace,
  { authorization, signal: stopping }: FeedAsking,
  { after, limit }: { readonly after: FeedPosition | undefined; readonly limit: number },
): Promise<FeedPart | "RESET"> {
  let failure: unknown = new RangeError(`the place ${id} has no address`);
  for (const url of urls) {
    try {
      const address = new URL("/feed", url);
      address.searchParams.set("limit", String(after === undefined ? 1 : limit));
      if (after !== undefined) address.searchParams.set("after", encodeVectorCursor([[id, after]]));
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEADLINE_MS)]);
      const response = await fetchOwn(address, { headers: { authorization }, redirect: "error", signal });
      const text = await readBounded(response, MOST_BYTES);
      if (response.status === 400 && text.includes('"CURSOR_RESET"')) return "RESET";
      if (!response.ok) throw new Error(`the place ${id} answered ${response.status}`);
      return toPart(id, response, { text, after });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function toPart(
  placeId: string,
  { headers }: Response,
  { text, after }: { readonly text: string; readonly after: FeedPosition | undefined },
): FeedPart {
  const epoch = headers.get("x-feed-epoch");
  const headSeq = Number(headers.get("x-feed-seq") ?? Number.NaN);
  if (epoch === null || !Number.isSafeInteger(headSeq)) throw new Error(`what ${placeId} answered is no feed`);
  const hasDiskFault = headers.has("x-feed-alarm");
  if (after === undefined) return { lines: [], position: { epoch, seq: headSeq }, headSeq, hasDiskFault };
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => toLine(line, placeId));
  let { seq } = after;
  for (const line of lines) {
    if (line.epoch !== epoch || line.seq <= seq) throw new Error(`the feed of ${placeId} goes back, or mixes ledgers`);
    ({ seq } = line);
  }
  return { lines, position: { epoch, seq }, headSeq, hasDiskFault };
}

/** A line that cannot be read is no line to leave out: what it told would be lost without a word. */
function toLine(text: string, placeId: string): FeedLine {
  const parsed = parseFeedLine(text);
  if (parsed.kind === "MALFORMED") throw new Error(`a line of the feed of ${placeId} ${parsed.reason}`);
  return parsed.line;
}
