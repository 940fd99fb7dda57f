import type { DayRecord } from "@biometricflow/rules/day-record";
import type { ShownPunch } from "../corrections/shown-punches.ts";
import type { AsideStretch } from "./aside-doubt.ts";
import type { WaitsFor } from "./reader-proof.ts";

/** One person's date. */
export interface DayQuestion {
  readonly personKey: number;
  readonly date: string;
  /** Dates that are holidays for this question alone. */
  readonly additionalHolidays?: readonly string[] | undefined;
}

/** What is worked out when it is asked for, and not kept. */
export interface DayDetails {
  /** The record with its reasons, as of now. */
  readonly record: DayRecord;
  /** The readers that may still hold punches of the day. */
  readonly waitsFor: readonly WaitsFor[];
  /** The rows of the person that are set aside and may be of the day, by reader. */
  readonly asides: readonly AsideStretch[];
  /** Every punch of its business day, with what people changed. */
  readonly punches: readonly ShownPunch[];
}

/** Port: the details of many days by one reading; `undefined` where there is no record. In the order of the questions. */
export type ReadDetails = (questions: readonly DayQuestion[]) => Promise<readonly (DayDetails | undefined)[]>;
