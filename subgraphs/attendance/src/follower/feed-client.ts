import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type FeedLine,
  parseErasedBody,
  parseFeedLine,
  parseGapBody,
  parseProofBody,
  parseReaderBody,
  parseUserBody,
} from "@biometricflow/schema/feed-line";
import { fetchOwn } from "@biometricflow/edge/own-connections";
import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { toKeptName, toKeptPin } from "../domain/follow/kept-text.ts";
import type { FeedChange, FeedPage } from "../domain/follow/feed-page.ts";
import type { FeedPosition } from "../domain/follow/follow-state.ts";

/** What a place answered. */
export type FeedAnswer =
  | { readonly kind: "PAGE"; readonly page: FeedPage }
  /** The position is none of its ledger. */
  | { readonly kind: "RESET" };

/** Where a place's feed is read. */
export interface FeedSource {
  readonly placeId: string;
  /** The place's origin. */
  readonly url: string;
  /** A token for this place's feed, as an `authorization` header's value. */
  readonly authorize: () => string;
  /** How long one answer may take. */
  readonly deadlineMs?: number;
}

const LIMIT = 5_000;
const DEADLINE_MS = 30_000;
/** Some thirty times what a page has. */
const MOST_BYTES = 64 * 2 ** 20;
/** Some milliseconds. */
const LINES_PER_TURN = 250;

/** Reads the entries after a position, 5,000 at most. @throws when the place gives no feed; the message says why */
export async function readFeed(
  { placeId, url, authorize, deadlineMs = DEADLINE_MS }: FeedSource,
  after: FeedPosition | undefined,
  signal: AbortSignal,
): Promise<FeedAnswer> {
  const address = new URL("/feed", url);
  address.searchParams.set("limit", String(LIMIT));
  if (after !== undefined) address.searchParams.set("after", encodeVectorCursor(new Map([[placeId, after]])));
  const response = await fetchOwn(address, {
    headers: { authorization: authorize() },
    signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
    redirect: "error",
  });
  const text = await readBounded(response, placeId, signal);
  if (response.status === 400 && text.includes('"CURSOR_RESET"')) return { kind: "RESET" };
  if (!response.ok) throw new Error(`the place ${placeId} answered ${response.status}`);
  const epoch = response.headers.get("x-feed-epoch");
  const headSeq = Number(response.headers.get("x-feed-seq") ?? Number.NaN);
  if (epoch === null || !Number.isSafeInteger(headSeq)) throw new Error(`what ${placeId} answered is no feed`);
  const entries = await readLines(text, placeId);
  const seq = checkOrder(entries, { placeId, epoch, afterSeq: after?.epoch === epoch ? after.seq : 0 });
  return { kind: "PAGE", page: { placeId, epoch, seq, headSeq, changes: entries.flatMap(toChange) } };
}

/**
 * The body, as long as it is one that a place would give: one that never ends must not fill the memory. Of one that breaks
 * off, or takes longer than it may, the lines that came whole are told: over a slow network a page may never come to its end.
 */
async function readBounded(response: Response, placeId: string, stopping: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    const whole = Buffer.concat(chunks)
      .toString("utf8")
      .replace(/[^\n]*$/u, "");
    if (whole === "" || !response.ok || stopping.aborted) throw error;
    return whole;
  }
  if (bytes > MOST_BYTES) throw new Error(`the place ${placeId} answered more than ${MOST_BYTES} bytes`);
  return Buffer.concat(chunks).toString("utf8");
}

/** Lines are taken apart some at a time, so that others have their turn. */
async function readLines(text: string, placeId: string): Promise<readonly FeedLine[]> {
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length > LIMIT) throw new Error(`the place ${placeId} answered more than ${LIMIT} entries`);
  const entries: FeedLine[] = [];
  for (const line of lines) {
    entries.push(toLine(line, placeId));
    if (entries.length % LINES_PER_TURN === 0) await nextTurn();
  }
  return entries;
}

/** Positions only grow, within one ledger: a page in another order would move the follower past what it never saw. */
function checkOrder(
  entries: readonly FeedLine[],
  { placeId, epoch, afterSeq }: { readonly placeId: string; readonly epoch: string; readonly afterSeq: number },
): number {
  let seq = afterSeq;
  for (const entry of entries) {
    if (entry.epoch !== epoch) throw new Error(`the feed of ${placeId} mixes two ledgers`);
    if (entry.seq <= seq) throw new Error(`the feed of ${placeId} goes back from ${seq} to ${entry.seq}`);
    ({ seq } = entry);
  }
  return seq;
}

/** A line that cannot be read is no line to leave out: what it told would be lost without a word. */
function toLine(text: string, placeId: string): FeedLine {
  const parsed = parseFeedLine(text);
  if (parsed.kind === "MALFORMED") throw new Error(`a line of the feed of ${placeId} ${parsed.reason}`);
  return parsed.line;
}

function toChange({ kind, ref, row, body }: FeedLine): readonly FeedChange[] {
  switch (kind) {
    case "PUNCH":
    case "REVISED":
      if (row === undefined) return [];
      return [
        {
          kind: "ROW",
          row: { ...row, pin: toKeptPin(row.pin), readerId: row.deviceId },
          isRevised: kind === "REVISED",
        },
      ];
    case "ERASED": {
      const person = parseErasedBody(body);
      if (person === undefined) return [{ kind, id: ref }];
      return [{ kind: "FORGOTTEN", pseudonym: ref.slice(ref.indexOf("/") + 1), ...person }];
    }
    case "RELEASED":
      return [{ kind, id: ref }];
    case "USER": {
      const user = parseUserBody(body);
      return user === undefined ? [] : [{ kind, pin: toKeptPin(user.pin), name: user.name && toKeptName(user.name) }];
    }
    case "READER": {
      const reader = parseReaderBody(body);
      return reader === undefined ? [] : [{ kind, readerId: ref, ...reader }];
    }
    case "PROOF": {
      const { toldMs: provedUntilMs, driftSeconds, missing } = parseProofBody(body) ?? {};
      return [{ kind, readerId: ref, provedUntilMs, driftSeconds, missing }];
    }
    case "GAP": {
      const gap = parseGapBody(body);
      return gap === undefined ? [] : [{ kind, readerId: ref, ...gap }];
    }
  }
}
