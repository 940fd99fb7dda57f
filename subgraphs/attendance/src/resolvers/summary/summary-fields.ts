import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { type PeriodRates, type PeriodSums, toPeriodRates } from "../../domain/summary/period-sums.ts";
import type { SummaryRowResolvers } from "../../generated/resolvers.ts";
import type { FiguresReport } from "../../graph/summary-page.ts";

/** What a row of a summary is about; the key of its group alone is set. */
export const SummaryRowFields: SummaryRowResolvers = {
  place: ({ groupBy, entry }) => (groupBy === "PLACE" ? { id: entry.id } : null),
  deviceId: ({ groupBy, entry }) => (groupBy === "DEVICE" ? entry.id : null),
  department: ({ groupBy, entry: { id, name } }) => (groupBy === "DEPARTMENT" && id !== "" ? { id, name } : null),
  person: ({ groupBy, entry: { id, name, nameKey, pin, personKey } }) =>
    groupBy === "PERSON" && pin !== undefined && personKey !== undefined
      ? { key: personKey, id, pin, name, nameKey }
      : null,
  date: ({ groupBy, entry }) => (groupBy === "DAY" ? entry.id : null),
  weekday: ({ groupBy, entry }) => (groupBy === "WEEKDAY" ? (WEEKDAYS[Number(entry.id)] ?? null) : null),
  hour: ({ groupBy, entry }) => (groupBy === "HOUR" ? Number(entry.id) : null),
  rank: ({ rank }) => rank ?? null,
  figures: ({ entry: { sums } }) => (sums === undefined ? null : toFigures(sums)),
  punches: ({ entry, readUsual }) =>
    entry.punches === undefined
      ? null
      : { ...entry.punches, usual: async () => (await readUsual())?.(Number(entry.id)) ?? null },
};

/** Sums and their rates in the words of the graph. */
export function toFigures(sums: PeriodSums): FiguresReport {
  const rates = toPeriodRates(sums);
  const orNull = (key: keyof PeriodRates) => rates[key] ?? null;
  return {
    ...sums,
    attendanceRatePct: orNull("attendanceRatePct"),
    absenceRatePct: orNull("absenceRatePct"),
    lateRatePct: orNull("lateRatePct"),
    earlyLeaveRatePct: orNull("earlyLeaveRatePct"),
    hoursProgressPct: orNull("hoursProgressPct"),
    complianceRatePct: orNull("complianceRatePct"),
    averageWorkedMinutes: orNull("averageWorkedMinutes"),
    averageLateMinutes: orNull("averageLateMinutes"),
    averageOvertimeMinutes: orNull("averageOvertimeMinutes"),
  };
}
