import type { PeopleScope } from "../people/viewer-scope.ts";
import type { RecordSelection } from "../records/listed-record.ts";
import type { CountDevices } from "./device-summary.ts";
import type { PeriodSums } from "./period-sums.ts";

/** By what records are summed up. */
export type RecordGroup = "PLACE" | "DEPARTMENT" | "PERSON" | "DAY";

/** The sums of one group. */
export interface RecordGroupSums {
  /** Of the place, department or person, or the date; empty for people without a department. */
  readonly id: string;
  readonly name: string;
  /** As lists are ordered by it. */
  readonly nameKey: string;
  /** Only of PERSON. */
  readonly pin: string;
  readonly personKey: number;
  readonly sums: PeriodSums;
}

/** Which punches; dates are those that readers showed, both inclusive; `undefined` leaves open, an empty list matches none. */
export interface PunchSelection {
  readonly from: string;
  readonly to: string;
  readonly placeIds?: readonly string[] | undefined;
  /** As people are now. */
  readonly departmentIds?: readonly string[] | undefined;
  readonly personIds?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly scope?: PeopleScope | undefined;
}

/** The punches of one group. */
export interface PunchGroupCount {
  /** Of the reader, or the hour of the day. */
  readonly id: string;
  readonly punches: number;
  /** Different PINs. */
  readonly people: number;
}

/** Port: sums of records and punches. Long ranges are read piece by piece, and others have their turn between. */
export interface SummaryReader {
  readonly sumRecords: (selection: RecordSelection, groupBy: RecordGroup) => Promise<readonly RecordGroupSums[]>;
  readonly countPunches: (
    selection: PunchSelection,
    groupBy: "DEVICE" | "HOUR",
  ) => Promise<{ readonly groups: readonly PunchGroupCount[]; readonly people: number }>;
  readonly countDevices: CountDevices;
  /** Punches of each hour of one date, in the order of the hours. */
  readonly countHours: (selection: Omit<PunchSelection, "to">) => Promise<readonly number[]>;
}
