import type { AttendanceDayQuery } from "@biometricflow/sdk/generated/graphql";

/** A day with its reasons. */
export type ReasonedDay = NonNullable<AttendanceDayQuery["attendanceDay"]>;

/** The reasons of a day. */
export type DayExplanation = NonNullable<ReasonedDay["explanation"]>;
