import type { DeviceFacts, DeviceRecord } from "./device.ts";

/** One change of what is known of a reader; `feed` also tells the followers. */
export interface FactsChange {
  readonly facts: Partial<DeviceFacts>;
  readonly feed?: "PROOF" | "GAP";
}

type GapState = Pick<DeviceFacts, "lastSeenMs" | "gapFromMs" | "gapClosedMs">;

/** Whether rows may be missing that only another read can bring. */
export function isGapOpen({ gapFromMs, gapClosedMs }: GapState): boolean {
  return gapFromMs !== undefined && gapClosedMs === undefined;
}

/** The contact is lost: from the last one on rows may be missing, until the log was read again. */
export function openGap(device: GapState, status: "CONNECTING" | "OFFLINE"): FactsChange {
  if (isGapOpen(device) || device.lastSeenMs === undefined) return { facts: { status } };
  return { facts: { status, gapFromMs: device.lastSeenMs, gapClosedMs: undefined }, feed: "GAP" };
}

/** Everything that may have been missing was read: the reader is online. */
export function closeGap(device: GapState, nowMs: number): FactsChange {
  const facts = { status: "ONLINE", fault: undefined, lastSeenMs: nowMs } as const;
  if (!isGapOpen(device)) return { facts };
  return { facts: { ...facts, gapFromMs: device.gapFromMs, gapClosedMs: nowMs }, feed: "GAP" };
}

/**
 * Where a log no longer holds the last row of the read before, it was cleared, exchanged or overwritten whole. What was
 * punched between the last contact and now can be known to nobody, and that is shown as a gap; an open one covers it.
 *
 * @param isInLog whether the log read now holds a digest.
 * @returns `undefined` when nothing broke; no change when an open gap says it already.
 */
export function toBrokenLog(
  device: Pick<DeviceRecord, "proof"> & GapState,
  isInLog: (digest: string) => boolean,
  nowMs: number,
): { readonly change: FactsChange | undefined } | undefined {
  const last = device.proof?.lastDigest;
  if (last === undefined || isInLog(last)) return undefined;
  if (isGapOpen(device) || device.lastSeenMs === undefined) return { change: undefined };
  return { change: { facts: { gapFromMs: device.lastSeenMs, gapClosedMs: nowMs }, feed: "GAP" } };
}
