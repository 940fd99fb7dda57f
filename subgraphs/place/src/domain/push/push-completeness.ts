import type { DeviceRecord } from "../device.ts";
import type { Doubt } from "../doubts.ts";
import { isGapOpen } from "../gap.ts";

/** A proof counts as long as that of a reader that is read. */
const PROOF_HOLDS_MS = 24 * 3_600_000;

/**
 * Every reason to doubt that the ledger holds everything that a reader holds which calls by itself. Its log is not read: what it
 * proves, it proves by the sums that it tells.
 */
export function listPushDoubts(device: DeviceRecord, nowMs: number): readonly Doubt[] {
  const { push } = device;
  const proof = push?.proof;
  const doubts: readonly [Doubt, boolean][] = [
    ["NEVER_READ", proof === undefined],
    ["COUNT_UNTOLD", push?.hasNoSums === true],
    ["ROWS_MISSING", push?.differs !== undefined],
    ["PROOF_OLD", proof !== undefined && nowMs - proof.untilMs >= PROOF_HOLDS_MS],
    ["GAP_OPEN", isGapOpen(device)],
  ];
  return doubts.flatMap(([doubt, isDoubted]) => (isDoubted ? [doubt] : []));
}
