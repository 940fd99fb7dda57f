import { fetchOwn } from "@biometricflow/edge/own-connections";
import { encodeVectorCursor, type FeedPosition } from "@biometricflow/schema/vector-cursor";
import { readBounded } from "../bounded-body.ts";

/** What has a feed. */
export interface FeedSource<Line> {
  /** By which positions are named, and faults. */
  readonly id: string;
  /** Its addresses, the first one that answers counts. */
  readonly urls: readonly string[];
  /** What it is asked beside, as parameters of the URL; nothing when omitted. */
  readonly query?: Readonly<Record<string, string>>;
  /** What a line says. @throws {TypeError} that says what is wrong with it */
  readonly parseLine: (text: string) => Line;
}

/** What a line of any feed has. */
interface AnyLine {
  readonly epoch: string;
  readonly seq: number;
}

/** A part of a feed. */
export interface FeedPart<Line> {
  readonly lines: readonly Line[];
  /** Where the next part begins. */
  readonly position: FeedPosition;
  /** The newest entry of all. */
  readonly headSeq: number;
  readonly disk: PlaceDisk;
  /** Punches of the part whose PIN is enrolled on no reader; 0 of places that do not say. */
  readonly unknownPins: number;
}

/** What a place says of its disk. */
export interface PlaceDisk {
  /** It cannot write to it now. */
  readonly hasFault: boolean;
  /** How much of it is in use, in whole percent; `undefined` where it does not say. */
  readonly filledPct: number | undefined;
}

/** How it is asked. */
export interface FeedAsking {
  /** A token for this feed, as a header's value. */
  readonly authorization: string;
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

const DEADLINE_MS = 30_000;
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Reads what a feed has after a position; without one, where it ends. A line that cannot be read is no line to leave out: what it told
 * would be lost without a word.
 *
 * @returns `RESET` when the position is none that it goes on from
 * @throws where no address gives a feed
 */
export async function readFeed<Line extends AnyLine>(
  source: FeedSource<Line>,
  { authorization, signal: stopping }: FeedAsking,
  { after, limit }: { readonly after: FeedPosition | undefined; readonly limit: number },
): Promise<FeedPart<Line> | "RESET"> {
  const { id, urls, query = {} } = source;
  let failure: unknown = new RangeError(`${id} has no address`);
  for (const url of urls) {
    try {
      const address = new URL("/feed", url);
      address.searchParams.set("limit", String(after === undefined ? 1 : limit));
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      if (after !== undefined) address.searchParams.set("after", encodeVectorCursor([[id, after]]));
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEADLINE_MS)]);
      const response = await fetchOwn(address, { headers: { authorization }, redirect: "error", signal });
      const text = await readBounded(response, MOST_BYTES);
      if (response.status === 400 && text.includes('"CURSOR_RESET"')) return "RESET";
      if (!response.ok) throw new Error(`${id} answered ${response.status}`);
      return toPart(source, response, { text, after });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function toPart<Line extends AnyLine>(
  { id, parseLine }: FeedSource<Line>,
  { headers }: Response,
  { text, after }: { readonly text: string; readonly after: FeedPosition | undefined },
): FeedPart<Line> {
  const epoch = headers.get("x-feed-epoch");
  const headSeq = Number(headers.get("x-feed-seq") ?? Number.NaN);
  if (epoch === null || !Number.isSafeInteger(headSeq)) throw new Error(`what ${id} answered is no feed`);
  const said = {
    disk: toDisk(headers),
    unknownPins: after === undefined ? 0 : (readCount(headers, "x-feed-unknown-pins") ?? 0),
  };
  if (after === undefined) return { lines: [], position: { epoch, seq: headSeq }, headSeq, ...said };
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map(parseLine);
  let { seq } = after;
  for (const line of lines) {
    if (line.epoch !== epoch || line.seq <= seq) throw new Error(`the feed of ${id} goes back, or mixes ledgers`);
    ({ seq } = line);
  }
  return { lines, position: { epoch, seq }, headSeq, ...said };
}

function toDisk(headers: Headers): PlaceDisk {
  return { hasFault: headers.has("x-feed-alarm"), filledPct: readCount(headers, "x-feed-disk-filled") };
}

/** A header that is a whole number. */
function readCount(headers: Headers, name: string): number | undefined {
  const text = headers.get(name) ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Where a feed ends. @throws where it gives none */
export async function readEnd<Line extends AnyLine>(
  source: FeedSource<Line>,
  asking: FeedAsking,
): Promise<FeedPart<Line>> {
  const end = await readFeed(source, asking, { after: undefined, limit: 1 });
  if (end === "RESET") throw new Error(`the feed of ${source.id} has no end`);
  return end;
}
