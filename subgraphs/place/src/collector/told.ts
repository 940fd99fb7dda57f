import { ReaderError } from "./reader-driver.ts";
import { isLost } from "./step-failure.ts";

/** What a reader was asked for and need not tell. */
export type Told<T> =
  | { readonly kind: "TOLD"; readonly value: T }
  /** Refused, garbled, or answered by silence. */
  | { readonly kind: "UNTOLD"; readonly error: ReaderError };

/** Waits for an answer that may stay away. @throws what ends the visit: the loss of the reader, the reason of a signal. */
export async function hear<T>(asking: Promise<T>): Promise<Told<T>> {
  try {
    return { kind: "TOLD", value: await asking };
  } catch (error) {
    if (!(error instanceof ReaderError) || isLost(error.code)) throw error;
    return { kind: "UNTOLD", error };
  }
}

/** The value of an answer; `undefined` where it stayed away. */
export function valueOf<T>(told: Told<T>): T | undefined {
  return told.kind === "TOLD" ? told.value : undefined;
}

/** Whether an answer stayed away without a word. */
export function isSilence(told: Told<unknown>): boolean {
  return told.kind === "UNTOLD" && told.error.code === "DEVICE_TIMEOUT";
}
