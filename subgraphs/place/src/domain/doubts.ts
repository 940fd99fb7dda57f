import { isFullReadDue, isProofOld } from "./daily-read.ts";
import type { DeviceRecord, LogProof } from "./device.ts";
import { isGapOpen } from "./gap.ts";
import { isReadHeld } from "./held-read.ts";

/** Why it is not proven that the ledger holds everything a reader holds. */
export type Doubt =
  | "NOT_STORED" // the place cannot write now
  | "NEVER_READ"
  | "READ_HELD" // its first read waits to be accepted
  | "ROWS_MISSING" // the reader has more rows, or fewer, than the last read and what came since
  | "COUNT_UNTOLD" // it tells no counts
  | "COUNT_WRONG" // its count is not what the read brought: it may be any number of rows
  | "LOG_FULL" // it overwrites rows without counting
  | "BLANK_SLOTS" // punches fill them without being counted
  | "LOG_CHANGED" // it begins with other rows: it was cleared, or overwritten
  | "OPERATED" // somebody operated the reader, and may have cleared the log
  | "PROOF_OLD"
  | "GAP_OPEN"
  | "ROWS_ELSEWHERE" // the ledger has fewer rows of this reader than its log: another reader of the place has them
  | "USERS_UNREAD"
  | "CHECKSUMS_WRONG"; // damage goes unnoticed

/** Doubts that are cleared, if at all, by a read of the log as soon as it can be; the others it leaves. */
const CLEARED_BY_READ: ReadonlySet<Doubt> = new Set<Doubt>([
  "NEVER_READ",
  "ROWS_MISSING",
  "COUNT_WRONG",
  "LOG_FULL",
  "BLANK_SLOTS",
  "LOG_CHANGED",
]);

/** Between two glances at a log whose rows nobody counts. */
const GLANCE_MS = 15_000;

/**
 * Every reason to doubt that the ledger holds everything the reader held when it was last asked. None: it is proven. This
 * alone decides both whether the reader is COMPLETE and whether its log is read again.
 */
export function listDoubts(device: DeviceRecord, nowMs: number): readonly Doubt[] {
  const { proof, unreadUsers = 0, hasOwnSums = false } = device;
  const doubts: [Doubt, boolean][] = [
    ["NEVER_READ", proof === undefined],
    ["READ_HELD", isReadHeld(device)],
    ["COUNT_UNTOLD", device.punches === undefined],
    ...(proof === undefined ? [] : listProofDoubts(device, proof, nowMs)),
    ["LOG_FULL", !hasRoom(device)],
    ["GAP_OPEN", isGapOpen(device)],
    ["USERS_UNREAD", unreadUsers !== 0],
    ["CHECKSUMS_WRONG", hasOwnSums],
  ];
  return doubts.flatMap(([doubt, isDoubted]) => (isDoubted ? [doubt] : []));
}

/** The moment at which the proof was found to hold, for `provedMs`; nothing when it does not, or nobody has looked yet. */
export function toProved(device: DeviceRecord, nowMs: number): Pick<DeviceRecord, "provedMs"> {
  const isDoubted = listDoubts(device, nowMs).some((doubt) => CLEARED_BY_READ.has(doubt) || doubt === "PROOF_OLD");
  return isDoubted || isOperated(device) ? {} : { provedMs: nowMs };
}

/** Whether the log must be read for the reader to be proven: for a doubt at once, and because it is time when it may be. */
export function isReadNeeded(device: DeviceRecord, nowMs: number): boolean {
  return isFullReadDue(device, nowMs) || listDoubts(device, nowMs).some((doubt) => CLEARED_BY_READ.has(doubt));
}

function listProofDoubts(device: DeviceRecord, proof: LogProof, nowMs: number): readonly [Doubt, boolean][] {
  return [
    ["ROWS_MISSING", hasMissingRows(device)],
    ["COUNT_WRONG", !isCountRight(proof)],
    ["BLANK_SLOTS", hasBlanks(proof)],
    ["LOG_CHANGED", device.glance?.isSameStart === false],
    ["OPERATED", isOperated(device)],
    ["PROOF_OLD", isProofOld(device, proof, nowMs)],
    ["ROWS_ELSEWHERE", device.rowsStored < proof.rowsRead],
  ];
}

/** Both measures of a log: what the reader counts, and how long it says its log is. */
function hasMissingRows(device: DeviceRecord): boolean {
  const { proof, newAtCheck = device.newSinceProof } = device;
  const isCountOff = proof !== undefined && isCounting(proof) && subtractKnown(device, newAtCheck) !== 0;
  return isCountOff || toMissingAtGlance(device) !== 0;
}

/** Rows that the reader had when it was last asked and that nobody has read; 0 where it has fewer, or nobody knows. */
export function countMissing(device: DeviceRecord): number {
  const { proof } = device;
  if (proof === undefined) return 0;
  const counted = isCounting(proof) ? subtractKnown(device, device.newAtCheck ?? device.newSinceProof) : 0;
  return Math.max(0, counted, toMissingAtGlance(device));
}

/**
 * Rows the reader counts that neither the last full read nor live events brought; below 0 when it counts fewer, 0 when it
 * counts nothing. One that counted nothing and now does is read again: then its count can prove something.
 */
export function toMissingRows(device: DeviceRecord): number {
  const { proof, newSinceProof, punches = 0 } = device;
  const saysNothing = proof !== undefined && !isCounting(proof) && punches <= 0;
  return saysNothing ? 0 : subtractKnown(device, newSinceProof);
}

/**
 * Whether a glance that was just taken shows another log than the one that was read and what came since. A row whose event
 * was on its way at the glance is no reason.
 */
export function isOtherLog(device: DeviceRecord): boolean {
  return hasOtherGlance(device) && (device.glance?.isSameStart === false || toMissingSince(device) !== 0);
}

function hasOtherGlance(device: DeviceRecord): boolean {
  return device.glance?.isSameStart === false || toMissingAtGlance(device) !== 0;
}

function isOperated({ proof, glance, operations = 0 }: DeviceRecord): boolean {
  return operations !== (glance?.operations ?? proof?.operationsAtRead ?? 0);
}

/** Whether rows may have come or gone that no count tells: a glance at the log does. */
export function isGlanceNeeded(device: DeviceRecord, nowMs: number): boolean {
  const { proof, glance } = device;
  if (proof === undefined) return false;
  const isStale = nowMs - Math.max(proof.atMs, glance?.atMs ?? 0) >= GLANCE_MS;
  const isBlind = !hasCounted(proof) || !hasRoom(device);
  return (isStale && isBlind) || hasOtherGlance(device) || isOperated(device);
}

/** Nobody punches faster for long, and nobody clears a log and fills it again within a minute. */
const FASTEST_PUNCH_MS = 1_000;
const FASTEST_LOG_MS = 60_000;

/**
 * Whether a log that counts what it should may be another one all the same after nobody has watched it: one that says nothing by
 * its count, that somebody operated, or that has had the time to be cleared and to grow to the same count again.
 *
 * @param device as it was proved before, with the counts of now.
 */
export function isLookWorthwhile(device: DeviceRecord, nowMs: number): boolean {
  const { proof, provedMs = 0 } = device;
  if (proof === undefined) return false;
  const unwatchedMs = nowMs - Math.max(proof.atMs, provedMs);
  const refilledMs = Math.max(FASTEST_LOG_MS, toSlotsRead(proof) * FASTEST_PUNCH_MS);
  return !hasCounted(proof) || !hasRoom(device) || isOperated(device) || unwatchedMs >= refilledMs;
}

function subtractKnown({ proof, punches = 0 }: DeviceRecord, newRows: number): number {
  return proof === undefined ? punches : punches - proof.countAtRead - newRows;
}

function toMissingAtGlance({ proof, glance }: DeviceRecord): number {
  if (glance?.slots === undefined || proof === undefined) return 0;
  return glance.slots - toSlotsRead(proof) - glance.newAtGlance;
}

function toMissingSince(device: DeviceRecord): number {
  const { glance, newSinceProof } = device;
  return toMissingAtGlance(device) + (glance?.newAtGlance ?? 0) - newSinceProof;
}

/** What a read of a log brought, and what the reader counted. */
type CountedLog = Pick<LogProof, "countAtRead" | "countAfterRead" | "rowsRead" | "blanksAtRead">;

/**
 * Whether the reader's count says how many rows its log has. It is of another moment than the log, and rows come meanwhile:
 * the log has as many slots as were counted before it was read, or more, and not more rows than were counted after.
 */
export function isCountRight(proof: CountedLog): boolean {
  const { countAtRead, countAfterRead = countAtRead, rowsRead } = proof;
  return countAtRead <= toSlotsRead(proof) && rowsRead <= countAfterRead;
}

/** Some firmware says 0 whatever its log holds: of such a count not even the changes tell anything. */
export function isCounting(proof: LogProof): boolean {
  return hasCounted(proof) || proof.rowsRead === 0;
}

function hasCounted({ countAtRead, countAfterRead = 0 }: LogProof): boolean {
  return countAtRead > 0 || countAfterRead > 0;
}

/** A full log overwrites rows without counting. A reader that tells no capacity is taken to have room. */
export function hasRoom({
  punches = 0,
  capacity = 0,
  proof,
  newSinceProof,
}: Pick<DeviceRecord, "punches" | "capacity" | "proof" | "newSinceProof">): boolean {
  const slots = Math.max(punches, proof === undefined ? 0 : toSlotsRead(proof) + newSinceProof);
  return capacity <= 0 || slots < capacity;
}

/** Whether the last full read found slots that a punch can fill without changing the count. */
export function hasBlanks(proof: LogProof | undefined): boolean {
  return (proof?.blanksAtRead ?? 0) > 0;
}

function toSlotsRead({ rowsRead, blanksAtRead = 0 }: CountedLog): number {
  return rowsRead + blanksAtRead;
}
