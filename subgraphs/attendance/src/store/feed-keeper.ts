import { setImmediate as nextTurn } from "node:timers/promises";
import type { FeedKeeper } from "../domain/follow/feed-keeper.ts";
import { type FeedChange, type FeedPage, type FedPunch, isMoved, splitAtErasures } from "../domain/follow/feed-page.ts";
import type { Identity } from "../domain/people/identity.ts";
import type { ForgottenPeople } from "../domain/follow/told-erasure.ts";
import type { FeedPosition } from "../domain/follow/follow-state.ts";
import type { BulkTarget, ColumnValue } from "./bulk-upsert.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { toPunchDigest } from "./punch-digest.ts";
import { forgetPeople } from "./forgotten-people.ts";
import type { UserTerms } from "./fed-people.ts";
import { keepUsers } from "./fed-users.ts";
import { toDrifts } from "../domain/follow/reader-drift.ts";
import { keepAsides, keepRowTimes } from "./fed-asides.ts";
import { keepDrifts, keepReaders, readDrifts, resetProofs } from "./fed-readers.ts";
import { markDates, markPunches } from "./punch-marks.ts";

/** What the store cannot know by itself. */
export interface FeedKeeperOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `organisation` when it is left out. */
  readonly identity?: Identity;
  /** Whom places erased, for a store that is older than that; written before the store is. */
  readonly forgotten?: ForgottenPeople;
  /** Somebody was taken out of the store: nothing of it may stay in the gaps of its files, or beside it. */
  readonly onForgotten?: () => Promise<void>;
}

/** Takes in what places tell. */
export function createFeedKeeper(
  { read, write }: Database,
  { now, identity = "organisation", forgotten, onForgotten = async () => undefined }: FeedKeeperOptions,
): FeedKeeper {
  const notedMs = new Map<string, number>();
  return {
    readPosition: async (placeId) => {
      const row = await read.selectFrom("followed_feed").selectAll().where("place_id", "=", placeId).executeTakeFirst();
      return row && { epoch: row.epoch, seq: row.seq };
    },
    keep: async (page, before) => {
      const { placeId, changes } = page;
      const told = only(changes, "FORGOTTEN").map(({ pseudonym, hash, key }) => ({ placeId, pseudonym, hash, key }));
      forgotten?.add(told);
      const kept = await write((transaction) => keepPage(transaction, page, { before, nowMs: now(), identity }), {
        isRepeatable: true,
      });
      if (told.length > 0) await onForgotten();
      return kept;
    },
    noteHead: async ({ placeId, headSeq }) => {
      if (Math.abs(now() - (notedMs.get(placeId) ?? 0)) < NOTE_MS) return; // a clock may be put back
      notedMs.set(placeId, now());
      const seen = { head_seq: headSeq, as_of_ms: now() };
      await write(({ tx }) => tx.updateTable("followed_feed").set(seen).where("place_id", "=", placeId).execute(), {
        isRepeatable: true,
      });
    },
  };
}

/** That a place answered and had nothing new is written down this often: each time is a write to the disk. */
const NOTE_MS = 5_000;

interface PageTerms {
  readonly before: FeedPosition | undefined;
  readonly nowMs: number;
  readonly identity: Identity;
}

async function keepPage(
  transaction: WriteTransaction,
  page: FeedPage,
  { before, nowMs, identity }: PageTerms,
): Promise<FeedPosition | undefined> {
  const { tx } = transaction;
  const { placeId, epoch, seq, headSeq, changes } = page;
  const kept = await tx.selectFrom("followed_feed").selectAll().where("place_id", "=", placeId).executeTakeFirst();
  const position = kept && { epoch: kept.epoch, seq: kept.seq };
  if (before !== undefined && (kept?.epoch !== before.epoch || kept.seq !== before.seq)) return position;
  if (kept?.epoch === epoch && kept.seq >= seq) return position;
  if (kept !== undefined && kept.epoch !== epoch) await resetProofs(transaction, placeId);
  await tx
    .insertInto("followed_feed")
    .values({ place_id: placeId, epoch, seq, head_seq: headSeq, as_of_ms: nowMs })
    .onConflict((known) => known.column("place_id").doUpdateSet({ epoch, seq, head_seq: headSeq, as_of_ms: nowMs }))
    .execute();
  for (const part of splitAtErasures(changes)) await keepPart(transaction, part, { placeId, nowMs, identity });
  return { epoch, seq };
}

async function keepPart(
  transaction: WriteTransaction,
  changes: readonly FeedChange[],
  terms: UserTerms,
): Promise<void> {
  const { placeId } = terms;
  await keepUsers(transaction, only(changes, "USER"), terms);
  const known = await readDrifts(transaction, placeId);
  const { ofRows, after } = toDrifts(changes, known);
  const own = await keepRows(transaction, { placeId, changes: only(changes, "ROW"), drifts: ofRows });
  await keepReleases(transaction, changes);
  await forgetPeople(transaction, only(changes, "FORGOTTEN"), terms);
  const isOwn = (change: FeedChange) => change.kind !== "ROW" || own.has(change.row.digest);
  const times = await keepAsides(transaction, placeId, changes.filter(isOwn));
  await keepReaders(transaction, placeId, changes);
  await keepRowTimes(transaction, times);
  await keepDrifts(transaction, new Map([...after].filter(([id, drift]) => known.get(id) !== drift)));
}

function only<K extends FeedChange["kind"]>(changes: readonly FeedChange[], kind: K) {
  return changes.filter((change): change is Extract<FeedChange, { kind: K }> => change.kind === kind);
}

const PUNCHES: BulkTarget = {
  table: "punch",
  columns: [
    ["digest", "TEXT"],
    ["id", "TEXT"],
    ["place_id", "TEXT"],
    ["reader_id", "TEXT"],
    ["pin", "TEXT"],
    ["at_ms", "INTEGER"],
    ["local_time", "TEXT"],
    ["state_code", "INTEGER"],
    ["verify_code", "INTEGER"],
    ["channel", "TEXT"],
    ["set_aside", "TEXT"],
    ["copies", "INTEGER"],
    ["received_ms", "INTEGER"],
    ["drift_seconds", "INTEGER"],
  ],
  key: ["digest"],
  onKnown: ["state_code", "verify_code", "copies", "set_aside"],
};

/** One event may come twice in a page, new and then revised: the last says how it is. @returns the digests that were kept */
async function keepRows(
  transaction: WriteTransaction,
  { placeId, changes, drifts }: KeptRows,
): Promise<ReadonlySet<string>> {
  const told = [...new Map(changes.map((change) => [change.row.digest, change])).values()];
  const latest = await leaveToOthers(transaction, placeId, told);
  await liftMoved(
    transaction,
    latest.filter(({ row }) => isMoved(row)),
  );
  await transaction.upsert(
    PUNCHES,
    latest.map((change) => toValues(change.row, placeId, drifts.get(change) ?? 0)),
  );
  const toTrace = ({ row }: RowChange) => ({ pin: row.pin, placeId, localTime: row.localTime });
  await markPunches(transaction, latest.filter(({ row }) => row.setAside === null).map(toTrace));
  // One that was a punch and is none any more moves its day too.
  const setAside = latest.filter(({ row, isRevised }) => isRevised && row.setAside !== null);
  await markDates(transaction, setAside.map(toTrace));
  return new Set(latest.map(({ row }) => row.digest));
}

/** Takes rows that somebody moved from where they stood: a row is kept with its time, and cannot change that where it lies. */
async function liftMoved(transaction: WriteTransaction, moved: readonly RowChange[]): Promise<void> {
  if (moved.length === 0) return;
  const { tx, isAmong } = transaction;
  const isOne = isAmong(
    "digest",
    moved.map(({ row }) => row.digest),
  );
  const stood = await tx.selectFrom("punch").select(["pin", "place_id", "local_time"]).where(isOne).execute();
  await tx.deleteFrom("punch").where(isOne).execute();
  await markDates(transaction, stood.map(toStoredTrace));
}

const toStoredTrace = (row: { readonly pin: string; readonly place_id: string; readonly local_time: string }) => ({
  pin: row.pin,
  placeId: row.place_id,
  localTime: row.local_time,
});

/**
 * A reader that was moved takes its log along, so two places tell the same row. It is the punch of the place that counts it: what
 * another one set aside, or counts as well, changes nothing, and a punch takes the place of a row that another one set aside.
 */
async function leaveToOthers(
  { tx, isAmong }: WriteTransaction,
  placeId: string,
  told: readonly RowChange[],
): Promise<readonly RowChange[]> {
  if (told.length === 0) return told;
  const digests = told.map(({ row }) => row.digest);
  const others = await tx
    .selectFrom("punch")
    .select(["digest", "set_aside"])
    .where(isAmong("digest", digests))
    .where("place_id", "<>", placeId)
    .execute();
  if (others.length === 0) return told;
  const setAside = new Set(others.filter(({ set_aside }) => set_aside !== null).map(({ digest }) => digest));
  const known = new Set(others.map(({ digest }) => digest));
  const taken = told.filter(({ row }) => row.setAside === null && setAside.has(row.digest));
  const gone = taken.map(({ row }) => row.digest);
  if (gone.length > 0) await tx.deleteFrom("punch").where(isAmong("digest", gone)).execute();
  return told.filter((change) => !known.has(change.row.digest) || taken.includes(change));
}

type RowChange = Extract<FeedChange, { kind: "ROW" }>;

interface KeptRows {
  readonly placeId: string;
  readonly changes: readonly RowChange[];
  /** Of each change. */
  readonly drifts: ReadonlyMap<FeedChange, number>;
}

function toValues(row: FedPunch, placeId: string, driftSeconds: number): readonly ColumnValue[] {
  return [
    row.digest,
    row.id,
    placeId,
    row.readerId,
    row.pin,
    row.atMs,
    row.localTime,
    row.stateCode,
    row.verifyCode,
    row.channel,
    row.setAside,
    row.copies,
    row.receivedAtMs,
    driftSeconds,
  ];
}

const RELEASES_AT_ONCE = 500;

/** A row that was set aside is a punch from now on; one that is erased is none, whatever else is told of it. */
async function keepReleases(transaction: WriteTransaction, changes: readonly FeedChange[]): Promise<void> {
  const erased = new Set(only(changes, "ERASED").map(({ id }) => toPunchDigest(id)));
  const released = new Set(only(changes, "RELEASED").map(({ id }) => toPunchDigest(id)));
  const all = [...new Set([...erased, ...released])];
  for (let start = 0; start < all.length; start += RELEASES_AT_ONCE) {
    await keepSomeReleases(transaction, all.slice(start, start + RELEASES_AT_ONCE), erased);
    await nextTurn();
  }
}

async function keepSomeReleases(
  transaction: WriteTransaction,
  digests: readonly string[],
  erased: ReadonlySet<string>,
): Promise<void> {
  const { tx, isAmong } = transaction;
  const known = tx.selectFrom("punch").select(["pin", "place_id", "local_time"]).where(isAmong("digest", digests));
  const rows = await known.execute();
  const gone = digests.filter((digest) => erased.has(digest));
  if (gone.length > 0) await tx.deleteFrom("punch").where(isAmong("digest", gone)).execute();
  if (gone.length < digests.length)
    await tx.updateTable("punch").set({ set_aside: null }).where(isAmong("digest", digests)).execute();
  await markPunches(transaction, rows.map(toStoredTrace));
}
