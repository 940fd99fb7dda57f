import { codedError } from "@biometricflow/service/errors/error-codes";
import type { AttendanceContext } from "../graph/context.ts";

const MOST_HOLIDAYS = 31;

/** Where a question reads its records and totals, and by which holidays more. */
interface QuestionReaders extends Pick<AttendanceContext, "records" | "totals" | "summaries"> {
  /** In order, each once. */
  readonly additionalHolidays: readonly string[];
}

/** What a question reads: what is kept or, with holidays more, what would be. @throws BAD_USER_INPUT for more than 31 */
export function toReaders(
  dates: readonly string[] | null | undefined,
  { records, totals, summaries, overlay }: Pick<AttendanceContext, "records" | "totals" | "summaries" | "overlay">,
): QuestionReaders {
  const additionalHolidays = [...new Set(dates ?? [])].toSorted();
  if (additionalHolidays.length > MOST_HOLIDAYS)
    throw codedError("BAD_USER_INPUT", `At most ${MOST_HOLIDAYS} additional holidays: save those that are settled`, {
      argument: "additionalHolidays",
    });
  return additionalHolidays.length === 0
    ? { records, totals, summaries, additionalHolidays }
    : { ...overlay(additionalHolidays), additionalHolidays };
}
