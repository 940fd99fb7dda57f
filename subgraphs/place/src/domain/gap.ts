import type { DeviceFacts, DeviceRecord, GapClosing } from "./device.ts";
import { toFullReadMs } from "./daily-read.ts";

/** One change of what is known of a reader; `feed` also tells the followers. */
export interface FactsChange {
  readonly facts: Partial<DeviceFacts>;
  readonly feed?: "PROOF" | "GAP";
}

/** A time in which a reader was not watched. */
export interface DeviceGap {
  readonly fromMs: number;
  /** `undefined` while it is open. */
  readonly closedMs: number | undefined;
  /** `undefined` while it is open. */
  readonly closing: GapClosing | undefined;
  /** Rows of the reader that came into the ledger from its begin to its end; `undefined` while it is open. */
  readonly rows: number | undefined;
}

/** Which gaps of a reader. */
export interface GapSelection {
  readonly deviceId: string;
  /** That were open at a moment of this time; of all times when omitted. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** Gaps that are kept of one reader. */
export const MOST_GAPS = 2_000;

/** The gap that a change of what is known of a reader begins or ends. */
export function toGap(change: Partial<DeviceFacts>): DeviceGap | undefined {
  const { gapFromMs: fromMs, gapClosedMs: closedMs, gapClosing: closing, gapRows: rows } = change;
  if (fromMs === undefined) return undefined;
  return closedMs === undefined
    ? { fromMs, closedMs, closing: undefined, rows: undefined }
    : { fromMs, closedMs, closing, rows };
}

/** A gap as followers are told of it. */
export interface ToldGap {
  readonly fromMs: number;
  /** Null while it is open. */
  readonly closedMs: number | null;
  /** Nothing will tell what was in it. */
  readonly isLost: boolean;
}

/** What followers are told of the last gap of a reader; `undefined` for one that had none. */
export function toToldGap({ gapFromMs: fromMs, gapClosedMs, gapClosing }: Partial<DeviceFacts>): ToldGap | undefined {
  if (fromMs === undefined) return undefined;
  return { fromMs, closedMs: gapClosedMs ?? null, isLost: gapClosing === "LOG_LOST" };
}

type GapState = Pick<DeviceFacts, "lastSeenMs" | "gapFromMs" | "gapClosedMs">;
type CountedGap = GapState & Pick<DeviceRecord, "rowsStored">;

/** Whether rows may be missing that only another read can bring. */
export function isGapOpen({ gapFromMs, gapClosedMs }: GapState): boolean {
  return gapFromMs !== undefined && gapClosedMs === undefined;
}

/** The contact is lost: from the last one on rows may be missing, until the log was read again. */
export function openGap(device: CountedGap, status: "CONNECTING" | "OFFLINE"): FactsChange {
  if (isGapOpen(device) || device.lastSeenMs === undefined) return { facts: { status } };
  const gap = { gapFromMs: device.lastSeenMs, gapClosedMs: undefined, gapClosing: undefined };
  return { facts: { status, ...gap, gapRows: undefined, rowsAtGap: device.rowsStored }, feed: "GAP" };
}

/** Everything that may have been missing was read: the reader is online. */
export function closeGap(
  device: CountedGap & Pick<DeviceFacts, "proof" | "gapClosing" | "rowsAtGap">,
  nowMs: number,
  closing = toClosing(device),
): FactsChange {
  const facts = { status: "ONLINE", fault: undefined, lastSeenMs: nowMs } as const;
  if (!isGapOpen(device)) return { facts };
  const { gapFromMs, gapClosing = closing, rowsStored, rowsAtGap } = device;
  const gapRows = rowsAtGap === undefined ? undefined : rowsStored - rowsAtGap;
  return { facts: { ...facts, gapFromMs, gapClosedMs: nowMs, gapClosing, gapRows, rowsAtGap: undefined }, feed: "GAP" };
}

/** What has told, since the gap began, what was in it. */
function toClosing({ proof, gapFromMs = 0 }: GapState & Pick<DeviceFacts, "proof">): GapClosing {
  if (proof === undefined || proof.atMs < gapFromMs) return "COUNTS";
  return toFullReadMs(proof) >= gapFromMs ? "FULL_READ" : "TAIL_READ";
}

/**
 * Where a log no longer holds the last row of the read before, it was cleared, exchanged or overwritten whole. What was
 * punched between the last moment at which the proof was found to hold and now can be known to nobody, and that is shown
 * as a gap; an open one covers it, and is marked so. Followers are told before the read that follows proves anything.
 *
 * @param isInLog whether the log read now holds a digest.
 * @returns `undefined` when nothing broke; no change of a reader that was never met.
 */
export function toBrokenLog(
  device: Pick<DeviceRecord, "proof" | "provedMs"> & GapState,
  isInLog: (digest: string) => boolean,
  nowMs: number,
): { readonly change: FactsChange | undefined } | undefined {
  const last = device.proof?.lastDigest;
  if (last === undefined || isInLog(last)) return undefined;
  if (isGapOpen(device)) return { change: { facts: { gapClosing: "LOG_LOST" }, feed: "GAP" } };
  if (device.lastSeenMs === undefined) return { change: undefined };
  const gapFromMs = Math.max(device.provedMs ?? 0, device.proof?.atMs ?? 0);
  const gap = { gapFromMs, gapClosedMs: nowMs, gapRows: undefined } as const;
  return { change: { facts: { ...gap, gapClosing: "LOG_LOST" }, feed: "GAP" } };
}
