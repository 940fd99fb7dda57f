import { resolveReaderTime } from "@biometricflow/rules/reader-time";
import { CorrectionRefusedError } from "./correction-store.ts";

/** A time that somebody says, on the clocks of a place. */
export interface SaidTime {
  /** `YYYY-MM-DDTHH:mm:ss` */
  readonly localTime: string;
  /** IANA. */
  readonly timeZone: string;
  /** Of a time that the clocks show twice: the second time. */
  readonly isSecond: boolean;
}

/** The instant of a said time. @throws {CorrectionRefusedError} for a time that the clocks do not show, or not twice */
export function toInstant({ localTime, timeZone, isSecond }: SaidTime): number {
  const first = resolveReaderTime(localTime, { timeZone }, undefined);
  if (first.kind === "SKIPPED")
    throw new CorrectionRefusedError("localTime", `the clocks of ${timeZone} skip ${localTime}: they go forward then`);
  if (!isSecond) return first.instantMs;
  const second = resolveReaderTime(localTime, { timeZone }, first.instantMs + 1);
  if (second.kind !== "REPEATED_SECOND")
    throw new CorrectionRefusedError(
      "isSecond",
      `the clocks of ${timeZone} show ${localTime} once: leave isSecond out`,
    );
  return second.instantMs;
}

/** What a person's time must keep to. Dates are inclusive. */
export interface TimeLimits {
  readonly nowMs: number;
  /** The first date of which the person may have a record. */
  readonly recordsFrom: string;
  readonly employedTo: string | undefined;
}

/** @throws {CorrectionRefusedError} for a punch that is not made yet, or that no record of the person could have */
export function checkTime(localTime: string, atMs: number, { nowMs, recordsFrom, employedTo }: TimeLimits): void {
  const date = localTime.slice(0, 10);
  if (atMs > nowMs) throw new CorrectionRefusedError("localTime", "a punch lies in the past");
  if (date < recordsFrom)
    throw new CorrectionRefusedError(
      "localTime",
      `the person's records begin on ${recordsFrom}: say first that the employment began earlier`,
    );
  if (employedTo !== undefined && Date.parse(date) > Date.parse(employedTo) + DAY_MS)
    throw new CorrectionRefusedError("localTime", `the person's employment ended on ${employedTo}`);
}

/** A night's leave is on the date after. */
const DAY_MS = 86_400_000;
