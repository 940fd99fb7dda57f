import { codedError } from "@biometricflow/service/errors/error-codes";
import { countDays } from "../domain/dates.ts";

/** From first to last date, both inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** The longest range of a question that looks at every day: a year and its neighbours. */
const MOST_DAYS = 400;

/** Checks a range. @throws BAD_USER_INPUT for one that ends before it begins, and for one of over `mostDays` */
export function parseRange({ from, to }: DateRange, argument: string, mostDays = MOST_DAYS): DateRange {
  if (from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument });
  if (countDays(from, to) <= mostDays) return { from, to };
  throw codedError("BAD_USER_INPUT", `A range has at most ${mostDays} days: ask for less of it at once`, { argument });
}
