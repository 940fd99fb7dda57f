import { ReaderError } from "./reader-driver.ts";
import type { StepFailure } from "./visit-words.ts";

/** What stopped a step, in the words of the visit. */
export function toStepFailure(error: unknown): StepFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ReaderError) return { code: error.code, message, isUnsupported: error.isUnsupported };
  return { code: undefined, message, isUnsupported: false };
}
