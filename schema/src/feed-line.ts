import { z } from "zod";
import { parseGlobalId } from "./global-id.ts";

/** What an entry of a place's change feed tells. */
export const FEED_KINDS = ["PUNCH", "REVISED", "RELEASED", "ERASED", "USER", "READER", "PROOF", "GAP"] as const;

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
  /** `YYYY-MM-DDTHH:mm:ss` as the reader showed it; where somebody moved it, as it should have. */
  localTime: z.string().min(1),
  /** Local minus UTC, as applied; null with `atMs`. */
  offsetMinutes: z.int().nullable(),
  stateCode: z.int(),
  verifyCode: z.int(),
  workCode: z.int().nullable(),
  receivedAtMs: z.int(),
  /** The way the row came in. */
  channel: z.enum(["LIVE", "READ", "PUSH", "FILE", "MANUAL", "APP", "KIOSK"]),
  /** Why the row is no punch yet; null for a punch. */
  setAside: z
    .enum(["TOO_OLD", "IN_FUTURE", "BEFORE_ASSIGNMENT", "BAD_TIME", "OTHER_VERIFY", "NEEDS_APPROVAL"])
    .nullable(),
  /** Identical rows of one log. */
  copies: z.int().min(1),
  /** Whether it came with the reader's first full read. */
  isFirstRead: z.boolean(),
  /** What somebody added to the reader's wall clock, which was wrong; absent where its own time counts. */
  movedSeconds: z.int().optional(),
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

const userBody = z.object({
  /** As the reader wrote it. */
  pin: z.string(),
  /** Null when the PIN is enrolled on no reader of the place any more. */
  name: z.string().nullable(),
});
const readerBody = z.object({
  /** From when on it records punches for the place, milliseconds UTC; 0 where nobody said. */
  sinceMs: z.int(),
  /** When it was taken away or switched off; null while it serves. */
  endedMs: z.int().nullable(),
});
const proofBody = z.object({
  /** Everything that the reader recorded before this instant stands in the feed before this entry, milliseconds UTC. */
  toldMs: z.int().optional(),
  /** Reader clock minus true clock, when it was asked. */
  driftSeconds: z.int().optional(),
  /** Rows that the reader counted in its log, and has room for, where it told both. */
  punches: z.int().optional(),
  capacity: z.int().optional(),
  /**
   * A time of which rows turned out to be missing after it was proved, milliseconds UTC, its end not included: the reader counts
   * more than the ledger has. It is proved again by the next entry with `toldMs`.
   */
  missing: z.object({ fromMs: z.int(), toMs: z.int() }).optional(),
});
const gapBody = z.object({
  /** The last moment at which everything was known, milliseconds UTC. */
  fromMs: z.int(),
  /** When the reader was read again; null while it was not. */
  closedMs: z.int().nullable(),
  /** The log was cleared or exchanged before it was read: nothing will tell what was in it. */
  isLost: z.boolean(),
});
/** As a place wrote it before: what had changed of the reader. */
const formerGapBody = z
  .object({ gapFromMs: z.int(), gapClosedMs: z.int().optional(), gapClosing: z.string().optional() })
  .transform(({ gapFromMs, gapClosedMs, gapClosing }) => ({
    fromMs: gapFromMs,
    closedMs: gapClosedMs ?? null,
    isLost: gapClosing === "LOG_LOST",
  }));

const erasedBody = z.object({
  /** HMAC-SHA-256 of the PIN under `key`, base64url: whoever has people by their PIN finds the one, and no store has the PIN. */
  hash: z.string().length(43),
  /** Of this person alone; base64url. */
  key: z.string().min(1),
});

/** Body of an ERASED entry about a person, whose ref is the pseudonym; one about a punch has none. */
export type ErasedBody = Readonly<z.infer<typeof erasedBody>>;

/** The body of an ERASED entry about a person; `undefined` for one about a punch. */
export function parseErasedBody(body: unknown): ErasedBody | undefined {
  return erasedBody.safeParse(body).data;
}

/** Body of USER. */
export type UserBody = Readonly<z.infer<typeof userBody>>;
/** Body of READER. */
export type ReaderBody = Readonly<z.infer<typeof readerBody>>;
/** Body of PROOF; one without `toldMs` proves nothing. */
export type ProofBody = Readonly<z.infer<typeof proofBody>>;
/** Body of GAP: a time in which the reader was not watched. A later one with the same begin stands in its place. */
export type GapBody = Readonly<z.infer<typeof gapBody>>;

/** The body of a USER entry; `undefined` for one that is none. */
export function parseUserBody(body: unknown): UserBody | undefined {
  return userBody.safeParse(body).data;
}

/** The body of a READER entry; `undefined` for one that is none. */
export function parseReaderBody(body: unknown): ReaderBody | undefined {
  return readerBody.safeParse(body).data;
}

/** The body of a PROOF entry; `undefined` for one that is none. */
export function parseProofBody(body: unknown): ProofBody | undefined {
  return proofBody.safeParse(body).data;
}

/** The body of a GAP entry, also as former places wrote it; `undefined` for one that is none, which tells nothing. */
export function parseGapBody(body: unknown): GapBody | undefined {
  return z.union([gapBody, formerGapBody]).safeParse(body).data;
}
