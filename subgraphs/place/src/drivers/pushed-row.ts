import type { PushedPunch } from "@biometricflow/zk/codec/push/attlog-line";
import type { ReaderRow } from "../domain/punch.ts";

/** A line of a reader's own text, pushed or in a file, as the domain sees it. */
export function toPushedRow({ pin, userBytes, ...punch }: PushedPunch): ReaderRow {
  return { ...punch, userText: pin ?? "", ...(userBytes === undefined ? {} : { userBytes }) };
}

/** Makes text of bytes. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** The decoder of an encoding that a configuration names. */
export function createDecoder(label: string): Decoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder("utf-8"); // RangeError: a label that this system does not know
  }
}
