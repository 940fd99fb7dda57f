import type { AttendanceMatrixQuery, DayCellFragment, PersonNameFragment } from "@biometricflow/sdk/generated/graphql";

type Node = NonNullable<AttendanceMatrixQuery["attendanceMatrix"]>["edges"][number]["node"];

/** A person's month. */
export interface MatrixRow {
  readonly person: PersonNameFragment;
  /** By date; a date without a record is missing. */
  readonly days: ReadonlyMap<string, DayCellFragment>;
  readonly sums: RowSums;
}

/** What the days of a row add up to. */
export interface RowSums {
  readonly workedMinutes: number;
  readonly lateMinutes: number;
  readonly absentDays: number;
  /** Days of which nothing is known: they are in no other figure. */
  readonly unknownDays: number;
}

const NOBODY: PersonNameFragment = { id: "", pin: null, name: null, latinName: null, arabicName: null };

/** A row of the sheet from what was answered. */
export function toMatrixRow({ person, days }: Node): MatrixRow {
  return { person: person ?? NOBODY, days: new Map(days.map((day) => [day.date, day])), sums: addUp(days) };
}

function addUp(days: readonly DayCellFragment[]): RowSums {
  const add = (toNumber: (day: DayCellFragment) => number) => days.reduce((sum, day) => sum + toNumber(day), 0);
  return {
    workedMinutes: add(({ workedMinutes }) => workedMinutes),
    lateMinutes: add(({ lateMinutes }) => lateMinutes),
    absentDays: add(({ status }) => Number(status === "ABSENT")),
    unknownDays: add(({ status }) => Number(status === "UNKNOWN")),
  };
}
