import type { ReaderConfig } from "@biometricflow/config/place";
import type { Link } from "./link.ts";
import type { ReaderTruth } from "./reader-truth.ts";

/** A reader of a world, whatever kind it is. */
export interface WorldReader {
  readonly id: string;
  readonly config: ReaderConfig;
  readonly link: Link;
  readonly truth: ReaderTruth;
  /** Added to true time by the clock on its wall. */
  clockOffsetMs: number;
  /** The PIN of a row as the reader means it. */
  readonly toUserId: (pin: string) => string;
  /** Somebody punches, as often as told within the same second. */
  punch(times?: number, verify?: number): void;
  /** Nothing is in its way any more. */
  heal(): Promise<void>;
  /** What is wrong with the reader itself. */
  faults(): readonly string[];
}
