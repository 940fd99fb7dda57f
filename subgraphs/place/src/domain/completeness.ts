import type { DeviceRecord } from "./device.ts";
import { isReadHeld } from "./held-read.ts";
import { listPushDoubts } from "./push/push-completeness.ts";
import { type Doubt, isCounting, isCountRight, listDoubts } from "./doubts.ts";

/** What the last check of a reader said. */
export type CompletenessVerdict = "COMPLETE" | "INCOMPLETE" | "NOT_CHECKED";

/** The proof that nothing a reader holds is missing from the ledger; numbers are `undefined` before first contact. */
export interface Completeness {
  readonly verdict: CompletenessVerdict;
  /** Why it is not COMPLETE; `undefined` before first contact. */
  readonly doubts: readonly Doubt[] | undefined;
  readonly rowsReported: number | undefined;
  readonly rowsStored: number | undefined;
  readonly rowsSetAside: number | undefined;
  /** Rows of a first read that is held. */
  readonly rowsHeld: number | undefined;
  readonly checkedMs: number | undefined;
  readonly gapFromMs: number | undefined;
  readonly gapClosedMs: number | undefined;
}

/**
 * Judges what the ledger holds of a reader against what the reader reports.
 *
 * @param canStore false while the place cannot write: then nothing is known of what the reader took since.
 */
export function toCompleteness(device: DeviceRecord, nowMs: number, canStore = true): Completeness {
  const { lastSeenMs, punches, proof } = device;
  const isPushing = device.isPushing === true && device.push !== undefined;
  const wasReached = lastSeenMs !== undefined && (isPushing || punches !== undefined || proof !== undefined);
  const unstored: readonly Doubt[] = canStore ? [] : ["NOT_STORED"];
  const doubts = wasReached
    ? [...unstored, ...(isPushing ? listPushDoubts(device, nowMs) : listDoubts(device, nowMs))]
    : undefined;
  return {
    verdict: toVerdict(doubts),
    doubts,
    rowsReported: isPushing
      ? (punches ?? device.push?.proof?.rows)
      : wasReached && punches !== undefined
        ? toRowsReported(device)
        : undefined,
    rowsStored: wasReached ? device.rowsStored : undefined,
    rowsSetAside: wasReached ? device.rowsSetAside : undefined,
    rowsHeld: wasReached ? (isReadHeld(device) ? (device.heldRead?.rows ?? 0) : 0) : undefined,
    checkedMs: device.checkedMs,
    gapFromMs: device.gapFromMs,
    gapClosedMs: device.gapClosedMs,
  };
}

function toVerdict(doubts: readonly Doubt[] | undefined): CompletenessVerdict {
  if (doubts === undefined) return "NOT_CHECKED";
  return doubts.length === 0 ? "COMPLETE" : "INCOMPLETE";
}

/**
 * The reader's count, blank slots left out; that of a reader which says 0 whatever its log holds is the length of its log.
 * A count that is wrong is shown as it is.
 */
function toRowsReported({ proof, punches = 0, glance }: DeviceRecord): number {
  if (proof === undefined) return Math.max(0, punches);
  const { blanksAtRead = 0, rowsRead, countAtRead } = proof;
  if (!isCounting(proof)) return glance?.slots === undefined ? rowsRead : glance.slots - blanksAtRead;
  return isCountRight(proof) ? punches + rowsRead - countAtRead : punches;
}
