import type { MinuteRange } from "../daily-hours.ts";

/** What the place does about a clock: nobody may set it from here; it is told of; it is set. */
export type ClockPolicy = "NEVER" | "REPORT" | "CORRECT";

/** When and how often a reader's clock is set without anybody asking for it. */
export interface ClockRules {
  readonly policy: ClockPolicy;
  /** A drift of no more is let be. */
  readonly aboveSeconds: number;
  /** IANA name, of the quiet minutes: the place's. */
  readonly timeZone: string;
  /** No clock is set in them. */
  readonly quiet: readonly MinuteRange[];
  readonly mostPerDay: number;
  /** Also one that looks as if it were in another zone. */
  readonly isZoneCorrected: boolean;
}

/** Where nothing is configured: no reader is changed that nobody wants to be changed. */
export const DEFAULT_CLOCK_RULES: ClockRules = {
  policy: "REPORT",
  aboveSeconds: 60,
  timeZone: "UTC",
  quiet: [],
  mostPerDay: 2,
  isZoneCorrected: false,
};
