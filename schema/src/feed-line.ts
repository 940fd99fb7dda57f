import { z } from "zod";
import { parseGlobalId } from "./global-id.ts";

/** What an entry of a place's change feed tells. */
export const FEED_KINDS = ["PUNCH", "REVISED", "RELEASED", "ERASED", "USER", "PROOF", "GAP"] as const;

const globalId = z.string().refine((id) => parseGlobalId(id) !== undefined, "must be a global id");

/** A row of the ledger as followers see it: everything but the reader's bytes. Keys in the order of the line. */
const feedRow = z.object({
  id: globalId,
  /** The identity of the event within its place. */
  digest: z.string().min(1),
  deviceId: globalId,
  /** Enrolled or not. */
  userId: globalId,
  /** As the reader wrote it. */
  pin: z.string(),
  /** Milliseconds UTC; null when the reader's bytes name a date that no calendar has. */
  atMs: z.int().nullable(),
  /** `YYYY-MM-DDTHH:mm:ss` as the reader showed it. */
  localTime: z.string().min(1),
  /** Local minus UTC, as applied; null with `atMs`. */
  offsetMinutes: z.int().nullable(),
  stateCode: z.int(),
  verifyCode: z.int(),
  workCode: z.int().nullable(),
  receivedAtMs: z.int(),
  /** The way the row came in. */
  channel: z.enum(["LIVE", "READ", "PUSH", "FILE", "MANUAL"]),
  /** Why the row is no punch yet; null for a punch. */
  setAside: z.enum(["TOO_OLD", "IN_FUTURE", "BEFORE_ASSIGNMENT", "BAD_TIME", "OTHER_VERIFY"]).nullable(),
  /** Identical rows of one log. */
  copies: z.int().min(1),
  /** Whether it came with the reader's first full read. */
  isFirstRead: z.boolean(),
});

const feedLine = z
  .object({
    /** Of the ledger; another one means that its positions begin anew. */
    epoch: z.string().min(1),
    /** The entry's position in the feed. */
    seq: z.int().min(1),
    kind: z.enum(FEED_KINDS),
    /** Global id of the punch, user or device. */
    ref: globalId,
    /** Of PUNCH and REVISED. */
    row: feedRow.optional(),
    /** Of the others, when they say more than their kind; by kind. */
    body: z.unknown().optional(),
  })
  .refine(({ kind, row }) => (row !== undefined) === (kind === "PUNCH" || kind === "REVISED"), {
    path: ["row"],
    message: "belongs to PUNCH and REVISED, and to them alone",
  })
  .refine(({ ref, row }) => row === undefined || row.id === ref, { path: ["row", "id"], message: "must be the ref" });

/** A row of the ledger as followers see it. */
export type FeedRow = Readonly<z.infer<typeof feedRow>>;

/** One entry of a place's change feed: a line of `GET /feed?after=&limit=`, NDJSON. */
export type FeedLine = Readonly<Omit<z.infer<typeof feedLine>, "row">> & { readonly row?: FeedRow | undefined };

/** What a line came to; `reason` names the key and what is wrong with it, without the line's values. */
export type ParsedFeedLine =
  | { readonly kind: "LINE"; readonly line: FeedLine }
  | { readonly kind: "MALFORMED"; readonly reason: string };

/** The line with its end. The same entry has the same bytes. */
export function encodeFeedLine({ epoch, seq, kind, ref, row, body }: FeedLine): string {
  const content = row === undefined ? { body } : { row: Object.fromEntries(ROW_KEYS.map((key) => [key, row[key]])) };
  return `${JSON.stringify({ epoch, seq, kind, ref, ...content })}\n`;
}

const ROW_KEYS = feedRow.keyof().options;

/** Reads one line, with or without its end. Keys that it does not know are left out: a newer place may send them. */
export function parseFeedLine(text: string): ParsedFeedLine {
  const json = parseJson(text);
  if (json === undefined) return { kind: "MALFORMED", reason: "is not one value of JSON" };
  const { success, data, error } = feedLine.safeParse(json);
  if (success) return { kind: "LINE", line: data };
  const [issue] = error.issues;
  return { kind: "MALFORMED", reason: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
