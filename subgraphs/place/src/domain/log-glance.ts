import { createHash } from "node:crypto";
import type { DeviceRecord, GlanceFacts, LogProof } from "./device.ts";

/** What a log shows without being read. */
export interface LogGlance {
  /** Size of the data set, the same measure as `LogProof.logBytes`. */
  readonly bytes: number;
  /** The first bytes of its rows. */
  readonly start: Uint8Array;
}

/** What a log begins with, for a later comparison: how many bytes were seen and their hash. */
export function toLogStart(start: Uint8Array): string {
  return `${start.length}:${createHash("sha256").update(start).digest("base64url")}`;
}

/** What a glance tells against the proof. `glance` is `undefined` where the reader shows nothing without a read. */
export function toGlanceFacts(
  { proof, newSinceProof, operations = 0 }: Pick<DeviceRecord, "proof" | "newSinceProof" | "operations">,
  glance: LogGlance | undefined,
  nowMs: number,
): GlanceFacts {
  const slots = glance && proof && toSlots(glance.bytes, proof);
  const isShown = glance !== undefined && proof !== undefined;
  const isSameStart = isShown && hasSameStart(proof, glance.start) && !isClearable(proof, operations);
  return {
    atMs: nowMs,
    isSameStart,
    ...(slots === undefined ? {} : { slots }),
    newAtGlance: newSinceProof,
    operations,
  };
}

function hasSameStart({ logStart }: LogProof, start: Uint8Array): boolean {
  const seen = Number(logStart?.split(":")[0] ?? Number.NaN);
  return start.length >= seen && toLogStart(start.subarray(0, seen)) === logStart;
}

/** A log that was empty begins like any other: only the operations tell that it was not cleared in between. */
function isClearable({ rowsRead, operationsAtRead }: LogProof, operations: number): boolean {
  return rowsRead === 0 && operations !== operationsAtRead;
}

/** Bytes before the rows of a data set. */
const SET_PREFIX_BYTES = 4;

/** Of the usual row: by it a log is measured that was empty when it was read. */
const USUAL_ROW_BYTES = 40;

/** How many rows and blank slots a log of so many bytes has; `undefined` where the proof does not tell how long a row is. */
function toSlots(bytes: number, { rowsRead, blanksAtRead = 0, logBytes }: LogProof): number | undefined {
  const slots = rowsRead + blanksAtRead;
  if (logBytes === undefined) return undefined;
  const rowBytes = slots === 0 ? USUAL_ROW_BYTES : (logBytes - SET_PREFIX_BYTES) / slots;
  return (bytes - SET_PREFIX_BYTES) / rowBytes;
}
