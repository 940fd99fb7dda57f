import type { PlaceErrorCode } from "../domain/errors.ts";
import { ReadHeldError } from "./read-held-error.ts";
import { ReaderError } from "./reader-driver.ts";
import type { StepFailure } from "./visit-words.ts";

/** Failures after which there is no connection. */
const LOST: ReadonlySet<PlaceErrorCode> = new Set<PlaceErrorCode>([
  "DEVICE_UNREACHABLE",
  "DEVICE_NO_ROUTE",
  "DEVICE_REFUSED",
]);

/** Whether a failure ends a visit whatever was asked: the reader is gone, or it is no failure of the reader at all. */
export function isLost(code: PlaceErrorCode | undefined): boolean {
  return code === undefined || LOST.has(code);
}

/** What stopped a step, in the words of the visit. */
export function toStepFailure(error: unknown): StepFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ReadHeldError) return { code: "DEVICE_READ_HELD", message, isUnsupported: false, step: "LOG" };
  if (!(error instanceof ReaderError)) return { code: undefined, message, isUnsupported: false, step: undefined };
  const { code, isUnsupported, step } = error;
  return { code, message, isUnsupported, step };
}
