import type { ReaderConfig } from "@biometricflow/config/place";
import type { ReaderSimulatorOptions } from "@biometricflow/reader-simulator/options";

/** What firmware that speaks push only answers to whoever asks it. */
const PUSH_ONLY = 6_001;

type Kind = Pick<
  ReaderSimulatorOptions,
  "recordSize" | "shortTimeOffset" | "userRecordSize" | "hasUdp" | "connectAnswer" | "clears" | "shortRecordOrder"
>;

const FORMS = {
  R8_TIME3: { recordSize: 8, shortTimeOffset: 3 },
  R8_TIME4: { recordSize: 8, shortTimeOffset: 4 },
  R16: { recordSize: 16 },
  R40: { recordSize: 40 },
  R49: { recordSize: 49, userRecordSize: 120 },
} as const;

/** What kind of reader stands behind an entry of the demo. */
export function toKind({ simulate, transport, sixteenByteOrder }: ReaderConfig): Kind {
  return {
    ...FORMS[simulate?.recordLayout ?? "R40"],
    shortRecordOrder: sixteenByteOrder,
    hasUdp: transport === "udp",
    clears: simulate?.clears ?? 0,
    ...(transport === "push" ? { connectAnswer: PUSH_ONLY } : {}),
  };
}

/** Whether a reader keeps PINs as numbers: a leading zero is lost on it. */
export function holdsNumbers({ simulate }: Pick<ReaderConfig, "simulate">): boolean {
  return simulate?.recordLayout === "R16";
}

/** Whether a PIN is the same when it was a number. */
export function isPlainNumber(pin: string): boolean {
  return /^[1-9]\d{0,8}$/.test(pin);
}
