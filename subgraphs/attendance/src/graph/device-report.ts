import type { Weekday } from "../domain/calendars/place-calendar.ts";
import type { DeviceSums, PunchSum } from "../domain/summary/device-summary.ts";
import type { SourceReport } from "./sources.ts";

type CountedPunches = PunchSum & { readonly usual: null };

/** A date, weekday or hour of a reader. */
interface DeviceReportRow {
  readonly date?: string | null;
  readonly weekday?: Weekday | null;
  readonly hour?: number | null;
  readonly punches: CountedPunches;
}

/** The figures of a reader, and what stands behind them. */
export interface DeviceReport {
  readonly total: CountedPunches;
  readonly rows: readonly DeviceReportRow[];
  readonly source: SourceReport;
  readonly sums: DeviceSums;
  readonly placeId: string;
}
