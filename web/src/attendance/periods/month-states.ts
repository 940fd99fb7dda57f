import type { PeriodFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { addDays } from "../../lib/zone.ts";
import { toMonthSpan } from "../range.ts";

/** Whose records are asked about: those of places, or of a department; with neither everybody's. */
export interface PeriodChoice {
  readonly placeIds: readonly string[] | undefined;
  readonly departmentId: string | null;
}

type Period = Pick<PeriodFactsFragment, "from" | "to" | "scope" | "places" | "departmentIds" | "state">;

/** Where a month stands for a choice: locked as a whole, in parts, or open. */
export type MonthState<TPeriod extends Period = Period> =
  | { readonly kind: "locked"; readonly period: TPeriod }
  | { readonly kind: "partly"; readonly periods: readonly TPeriod[] }
  | { readonly kind: "open" };

/** So many months back from the one of a date, the newest first. */
export function listMonths(today: string, count: number): readonly string[] {
  const months: string[] = [];
  for (let month = today.slice(0, 7); months.length < count; month = addDays(`${month}-01`, -1).slice(0, 7))
    months.push(month);
  return months;
}

/** Where a month stands. A lock of everybody is one of each choice too; a lock of fewer, or of fewer dates, is a part. */
export function toMonthState<TPeriod extends Period>(
  month: string,
  periods: readonly TPeriod[],
  choice: PeriodChoice,
): MonthState<TPeriod> {
  const { from, to } = toMonthSpan(month);
  const locks = periods.filter((period) => period.state === "LOCKED" && period.from <= to && period.to >= from);
  const whole = locks.find((period) => period.from <= from && period.to >= to && covers(period, choice));
  if (whole) return { kind: "locked", period: whole };
  return locks.length > 0 ? { kind: "partly", periods: locks } : { kind: "open" };
}

function covers({ scope, places, departmentIds }: Period, { placeIds, departmentId }: PeriodChoice): boolean {
  if (scope === "ALL") return true;
  if (departmentId !== null) return scope === "DEPARTMENTS" && departmentIds.includes(departmentId);
  const locked = new Set(places?.map((place) => place?.id));
  return scope === "PLACES" && placeIds !== undefined && placeIds.every((id) => locked.has(id));
}
