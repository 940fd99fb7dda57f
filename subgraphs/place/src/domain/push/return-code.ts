import type { PushFailure } from "./pushing-readers.ts";

/** What readers answer to orders. Source: the vendor's PUSH communication protocol (software 2.4.2). */
export const RETURN = {
  noData: -1,
  noSuchUser: -10,
  full: -1_001,
  unknown: -1_002,
  notAnswered: -1_003,
  unfitting: -1_004,
  busy: -1_005,
  tooLong: -1_006,
  otherProtocol: -629,
} as const;

/** Codes of an order that the firmware does not know, or that does not fit the reader. */
export const UNKNOWN_ORDER: ReadonlySet<number> = new Set<number>([
  ...[RETURN.unknown, RETURN.unfitting, RETURN.otherProtocol],
]);

/** The reader cannot say how many rows it has of a time. */
export const NO_SUMS: PushFailure = {
  code: "DEVICE_SUMS_NOT_OFFERED",
  message: "The reader does not know the order by which it is asked how many rows it has of a time (VERIFY SUM)",
};

const MEANINGS: ReadonlyMap<number, string> = new Map([
  [RETURN.noData, "a value of it is wrong"],
  [-2, "a size is wrong"],
  [-3, "it could not write or read"],
  [RETURN.noSuchUser, "it has no such person"],
  [RETURN.full, "it has no room left"],
  [RETURN.unknown, "its firmware does not know the order"],
  [RETURN.notAnswered, "it did not answer"],
  [RETURN.unfitting, "the order does not fit this reader"],
  [RETURN.busy, "it is busy"],
  [RETURN.tooLong, "a value of it is too long"],
  [RETURN.otherProtocol, "the order does not fit this reader"],
]);

/** What a code below 0 means, in our words. */
export function toFailure(code: number): PushFailure {
  const why = MEANINGS.get(code) ?? "it says no more";
  return { code: toCode(code), message: `The reader refused the order (${code}): ${why}` };
}

function toCode(code: number): PushFailure["code"] {
  if (code === RETURN.busy) return "DEVICE_BUSY";
  return code === RETURN.notAnswered ? "DEVICE_TIMEOUT" : "DEVICE_REJECTED";
}
