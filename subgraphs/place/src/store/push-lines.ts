import { createHash } from "node:crypto";
import type { WaitingLimits } from "../domain/push/push-store.ts";

/** What a stranger can make a place keep. */
export const WAITING_LIMITS: WaitingLimits = {
  callers: 500,
  callersOfAddress: 50,
  linesOfCaller: 5_000,
  lines: 50_000,
};
/** Lines of one reader that are no punch. */
export const MAX_UNREADABLE = 1_000;
/** A little more than a line of a punch may have: what is cut here is none afterwards either. */
const MAX_LINE_BYTES = 4_100;

/** A line as it is kept, behind the digest by which it is known again. */
export function toKept(line: Uint8Array): readonly [digest: Buffer, line: Uint8Array] {
  return [createHash("sha256").update(line).digest(), line.subarray(0, MAX_LINE_BYTES)];
}
