import type { AsideDoubt } from "../records/aside-doubt.ts";
import type { FeedChange, FedPunch } from "./feed-page.ts";

/** A row that is set aside, and the time within which it was made. */
export interface AsideRow extends Omit<AsideDoubt, "placeId"> {
  readonly digest: string;
  readonly pin: string;
  /** It is one of a log that was never proved: the next punch behind it says that it was made before that. */
  readonly isOpen: boolean;
}

/** What is known of a reader where the time of its rows is concerned. Instants are milliseconds since 1970. */
export interface RowTimes {
  readonly sinceMs: number;
  /** Whatever was recorded before it was told before it; `undefined` before the first proof. */
  readonly toldMs: number | undefined;
  /** From when on rows turned out to be missing since. */
  readonly missingFromMs: number | undefined;
  /** Of the last punch of its log, while that was never proved. */
  readonly lastPunchMs: number | undefined;
}

/** Rows and readers, as they were before a page or are after it. */
export interface AsideState {
  readonly readers: ReadonlyMap<string, RowTimes>;
  /** By digest: those that the page names, and those that are open. */
  readonly rows: ReadonlyMap<string, AsideRow>;
}

/** Rows come by these ways in the order of a log. */
const OF_LOG: ReadonlySet<string> = new Set(["READ", "PUSH"]);
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const LAST_MS = Date.parse("9999-12-30T00:00:00Z");
/**
 * How old a row is at most when it comes by a way that keeps nothing back for longer: a reader that says nothing for a minute is
 * dropped, a program without a network is none for a whole day.
 */
const MOST_DELAY_MS: ReadonlyMap<string, number> = new Map([
  ["LIVE", 5 * MINUTE_MS],
  ["APP", DAY_MS],
  ["KIOSK", DAY_MS],
  ["MANUAL", DAY_MS],
]);
const NOTHING_KNOWN: RowTimes = {
  sinceMs: 0,
  toldMs: undefined,
  missingFromMs: undefined,
  lastPunchMs: undefined,
};

/**
 * Follows when rows were made that are set aside: after everything that was told before them, behind the punch before them in
 * a log that is read for the first time, and before they came.
 *
 * @param toDigest of the id of a row
 */
export function followAsides(
  before: AsideState,
  changes: readonly FeedChange[],
  toDigest: (id: string) => string,
): AsideState {
  const state: MutableState = { readers: new Map(before.readers), rows: new Map(before.rows) };
  for (const change of changes) {
    switch (change.kind) {
      case "READER":
        put(state, change.readerId, { sinceMs: change.sinceMs });
        break;
      case "PROOF":
        takeProof(state, change);
        break;
      case "ROW":
        takeRow(state, change.row, change.isRevised);
        break;
      case "RELEASED":
      case "ERASED":
        state.rows.delete(toDigest(change.id));
        break;
      case "USER":
      case "GAP":
        break;
    }
  }
  return state;
}

interface MutableState {
  readonly readers: Map<string, RowTimes>;
  readonly rows: Map<string, AsideRow>;
}

function put({ readers }: MutableState, readerId: string, times: Partial<RowTimes>): void {
  readers.set(readerId, { ...(readers.get(readerId) ?? NOTHING_KNOWN), ...times });
}

function takeProof(
  state: MutableState,
  { readerId, provedUntilMs, missing }: Extract<FeedChange, { kind: "PROOF" }>,
): void {
  const { toldMs, missingFromMs } = state.readers.get(readerId) ?? NOTHING_KNOWN;
  if (provedUntilMs !== undefined) {
    const latest = Math.max(provedUntilMs, toldMs ?? provedUntilMs);
    put(state, readerId, { toldMs: latest, missingFromMs: undefined, lastPunchMs: undefined });
    for (const row of state.rows.values())
      if (row.readerId === readerId && row.isOpen) state.rows.set(row.digest, { ...row, isOpen: false });
  }
  if (missing === undefined) return;
  const first = Math.min(
    missing.fromMs,
    provedUntilMs === undefined ? (missingFromMs ?? missing.fromMs) : missing.fromMs,
  );
  put(state, readerId, { missingFromMs: first });
}

function takeRow(state: MutableState, row: FedPunch, isRevised: boolean): void {
  if (row.setAside === null) takePunch(state, row, isRevised);
  else if (!isRevised || !state.rows.has(row.digest)) takeAside(state, row);
}

/** One that was set aside before is so no more; in a log that was never proved it stands behind those before it. */
function takePunch(state: MutableState, { digest, readerId, channel, atMs }: FedPunch, isRevised: boolean): void {
  state.rows.delete(digest);
  const times = state.readers.get(readerId) ?? NOTHING_KNOWN;
  if (isRevised || atMs === null || times.toldMs !== undefined || !OF_LOG.has(channel)) return;
  put(state, readerId, { lastPunchMs: atMs });
  for (const row of state.rows.values())
    if (row.readerId === readerId && row.isOpen && atMs >= row.fromMs)
      state.rows.set(row.digest, { ...row, toMs: Math.min(row.toMs, atMs + 1), isOpen: false });
}

function takeAside(state: MutableState, row: FedPunch): void {
  const { digest, readerId, pin, channel } = row;
  const times = state.readers.get(readerId) ?? NOTHING_KNOWN;
  const period = toPeriod(row, times);
  if (period === undefined) state.rows.delete(digest);
  else {
    const isOpen = period.cause === "CLOCK_WRONG" && times.toldMs === undefined && OF_LOG.has(channel);
    state.rows.set(digest, { ...period, digest, readerId, pin, isOpen });
  }
}

/** `undefined` where the row leaves no day in doubt: its time is believed and lies elsewhere, or it is a punch's second copy. */
function toPeriod(row: FedPunch, times: RowTimes): Pick<AsideRow, "fromMs" | "toMs" | "cause"> | undefined {
  const { setAside, atMs, receivedAtMs, channel } = row;
  if (setAside === "OTHER_VERIFY") return undefined;
  if (setAside === "NEEDS_APPROVAL")
    return atMs === null ? undefined : { ...toKept(atMs, atMs), cause: "NEEDS_APPROVAL" };
  const behindMs = toBehind(times);
  // What the log held before the reader came here is older than what it told here; a clock that was put back is not.
  if (setAside === "BEFORE_ASSIGNMENT" && atMs !== null && atMs >= (behindMs ?? Number.NEGATIVE_INFINITY))
    return undefined;
  const earliestMs = receivedAtMs - (MOST_DELAY_MS.get(channel) ?? Number.POSITIVE_INFINITY);
  // A file may be of a log that was cleared before the reader was read.
  const toldMs = channel === "FILE" ? undefined : behindMs;
  const fromMs = Math.max(times.sinceMs, toldMs ?? times.sinceMs, earliestMs);
  return { ...toKept(fromMs, receivedAtMs), cause: "CLOCK_WRONG" };
}

/** A time that dates of four digits have, whatever a place says. */
function toKept(firstMs: number, lastMs: number): Pick<AsideRow, "fromMs" | "toMs"> {
  const last = Math.min(Math.max(lastMs, 0), LAST_MS);
  return { fromMs: Math.min(Math.max(firstMs, 0), last), toMs: last + 1 };
}

/** The last moment that the reader is known to have told of before; `undefined` before anything of it is known. */
function toBehind({ toldMs, missingFromMs, lastPunchMs }: RowTimes): number | undefined {
  return toldMs === undefined ? lastPunchMs : Math.min(toldMs, missingFromMs ?? toldMs);
}
