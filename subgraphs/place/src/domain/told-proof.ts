import type { DeviceRecord } from "./device.ts";
import { listDoubts } from "./doubts.ts";

/** Followers are told in each quarter of an hour: business days end at one as a rule. */
const QUARTER_MS = 15 * 60_000;

/**
 * Whether followers are told now that everything the reader recorded until now stands in the ledger: when nothing is in
 * doubt, once in each quarter of an hour, and at once after a read of the log. An open gap is no doubt by itself: what it
 * may have hidden was found, or nothing was.
 *
 * @param device as it was found now.
 */
export function isProofToTell(device: DeviceRecord, nowMs: number): boolean {
  const { toldMs, proof } = device;
  if (listDoubts(device, nowMs).some((doubt) => doubt !== "GAP_OPEN")) return false;
  if (toldMs === undefined || (proof !== undefined && proof.atMs > toldMs)) return true;
  return Math.floor(nowMs / QUARTER_MS) > Math.floor(toldMs / QUARTER_MS);
}
