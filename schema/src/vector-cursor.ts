import { isPlaceId } from "./global-id.ts";

/** A position in one place's change feed. */
export interface FeedPosition {
  /** Random, new whenever the ledger is created or restored. */
  readonly epoch: string;
  /** The last sequence number that was seen; 0 before the first. */
  readonly seq: number;
}

/** Positions by place id: where a live stream over several places stands. */
export type VectorCursor = ReadonlyMap<string, FeedPosition>;

const MAX_CURSOR_CHARS = 16_384;

/** Encodes `{place: [epoch, seq]}` with the places in order, so that equal vectors are equal texts. */
export function encodeVectorCursor(vector: Iterable<readonly [string, FeedPosition]>): string {
  const entries = [...vector].sort(([left], [right]) => (left < right ? -1 : 1));
  const body = Object.fromEntries(entries.map(([place, { epoch, seq }]) => [place, [epoch, seq]]));
  return Buffer.from(JSON.stringify(body), "utf8").toString("base64url");
}

/** Decodes a vector cursor. `undefined` for anything else (answer BAD_CURSOR). */
export function parseVectorCursor(text: string): VectorCursor | undefined {
  if (text.length === 0 || text.length > MAX_CURSOR_CHARS) return undefined;
  try {
    const body: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
    const vector = new Map<string, FeedPosition>();
    for (const [place, value] of Object.entries(body)) {
      const position = toFeedPosition(value);
      if (!isPlaceId(place) || position === undefined) return undefined;
      vector.set(place, position);
    }
    return vector;
  } catch {
    return undefined; // not base64url of JSON
  }
}

function toFeedPosition(value: unknown): FeedPosition | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [epoch, seq]: unknown[] = value;
  if (typeof epoch !== "string" || typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return undefined;
  return { epoch, seq };
}
