import type { DeviceRecord, LogProof } from "./device.ts";

/** What the last check of a reader said. */
export type CompletenessVerdict = "COMPLETE" | "INCOMPLETE" | "NOT_CHECKED";

/** The proof that nothing a reader holds is missing from the ledger; numbers are `undefined` before first contact. */
export interface Completeness {
  readonly verdict: CompletenessVerdict;
  readonly rowsReported: number | undefined;
  readonly rowsStored: number | undefined;
  readonly rowsSetAside: number | undefined;
  readonly checkedMs: number | undefined;
  readonly gapFromMs: number | undefined;
  readonly gapClosedMs: number | undefined;
}

/** A full read is due again after this long, whatever the counters say. */
const PROOF_HOLDS_MS = 24 * 3_600_000;

type CountedDevice = Pick<
  DeviceRecord,
  "punches" | "capacity" | "operations" | "proof" | "newSinceProof" | "newAtCheck"
>;

/** Judges what the ledger holds of a reader against what the reader reports. */
export function toCompleteness(device: DeviceRecord): Completeness {
  const wasReached = device.lastSeenMs !== undefined && device.punches !== undefined;
  return {
    verdict: wasReached ? toVerdict(device) : "NOT_CHECKED",
    rowsReported: wasReached ? toRowsReported(device) : undefined,
    rowsStored: wasReached ? device.rowsStored : undefined,
    rowsSetAside: wasReached ? device.rowsSetAside : undefined,
    checkedMs: device.checkedMs,
    gapFromMs: device.gapFromMs,
    gapClosedMs: device.gapClosedMs,
  };
}

/** Rows the reader holds that neither the last full read nor live events brought: positive when some are missing. */
export function toMissingRows(device: CountedDevice): number {
  return subtractKnown(device, device.newSinceProof);
}

/** The same as it was when the reader told its count. */
function toMissingAtCheck(device: CountedDevice): number {
  return subtractKnown(device, device.newAtCheck ?? device.newSinceProof);
}

function subtractKnown({ proof, punches = 0 }: CountedDevice, newRows: number): number {
  return proof === undefined ? punches : punches - proof.countAtRead - newRows;
}

/**
 * Whether the reader's log needs no read: it was read whole, its counters count and moved exactly by what came live, it has
 * room (a full log overwrites rows without counting) and no blank slots (they are filled without counting), and the proof is
 * younger than a day.
 */
export function isProven(device: CountedDevice, nowMs: number): boolean {
  const { proof, punches, operations } = device;
  if (proof === undefined || punches === undefined) return false;
  return (
    hasRoom(device) &&
    isCounting(proof) &&
    !hasBlanks(device) &&
    isProofYoung(device, nowMs) &&
    (operations ?? 0) === proof.operationsAtRead &&
    toMissingAtCheck(device) === 0
  );
}

/** A full log overwrites rows without counting. */
function hasRoom({ punches = 0, capacity }: CountedDevice): boolean {
  return capacity === undefined || punches < capacity;
}

/** Some firmware says 0 whatever its log holds: such a count proves nothing. */
function isCounting({ countAtRead, rowsRead }: LogProof): boolean {
  return countAtRead > 0 || rowsRead === 0;
}

/** Whether rows can come without the count saying so: then only a read finds one whose event was lost. */
export function isCountBlind(device: Pick<DeviceRecord, "proof">): boolean {
  return hasBlanks(device) || (device.proof !== undefined && !isCounting(device.proof));
}

/** Whether the last full read found slots that a punch can fill without changing the count. */
function hasBlanks({ proof }: Pick<DeviceRecord, "proof">): boolean {
  return (proof?.blanksAtRead ?? 0) > 0;
}

/** Whether the last full read is less than a day old. */
export function isProofYoung({ proof }: Pick<DeviceRecord, "proof">, nowMs: number): boolean {
  return proof !== undefined && nowMs - proof.atMs < PROOF_HOLDS_MS;
}

function toVerdict(device: DeviceRecord): CompletenessVerdict {
  const isGapOpen = device.gapFromMs !== undefined && device.gapClosedMs === undefined;
  const { proof } = device;
  // Fewer rows than the last read brought: another reader of the place has the rest, which must not look like proof.
  const isAllStored = proof !== undefined && device.rowsStored >= proof.rowsRead;
  const isCounted = proof !== undefined && isCounting(proof) && hasRoom(device);
  return isAllStored && isCounted && !isGapOpen && toMissingAtCheck(device) <= 0 ? "COMPLETE" : "INCOMPLETE";
}

/** The reader's count, put right by what the last full read found it to be off by. */
function toRowsReported(device: DeviceRecord): number {
  const offset = device.proof === undefined ? 0 : device.proof.rowsRead - device.proof.countAtRead;
  return (device.punches ?? 0) + offset;
}
