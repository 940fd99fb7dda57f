import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StoredAbsence } from '../domain/absences/absence.ts';
import type { AbsencePage, AttendancePage, ShownHit, LimitPage, MatrixPage, TotalsRow, TotalsPage, AcknowledgementPage, AdjustmentPage, PeriodPage, CorrectionPage, FindingPage, PinConflictPage, PinDecisionPage, UnmappedPinPage, RosterPage, ShiftAssignmentPage, PresencePage, PersonPage } from '../graph/pages.ts';
import type { AbsenceKind as StoredAbsenceKind } from '../domain/absences/absence-kind.ts';
import type { LeaveOfKind as CountedLeave } from '../domain/absences/absence-store.ts';
import type { DecidedOvertime } from '../graph/overtime-loader.ts';
import type { OvertimeLine as CountedLine } from '../domain/overtime/approved-overtime.ts';
import type { WorkRule as StoredWorkRule } from '../domain/work-rules/work-rule.ts';
import type { Correction as CorrectionModel } from '../domain/corrections/correction.ts';
import type { Adjustment as AdjustmentModel } from '../domain/periods/adjustment.ts';
import type { Acknowledgement as AcknowledgementModel, Statement } from '../domain/periods/acknowledgement.ts';
import type { Period as PeriodModel, Blocker } from '../domain/periods/period.ts';
import type { MissingPunch as MissingPunchModel } from '../domain/corrections/outage.ts';
import type { ExportJob } from '../domain/exports/export-job.ts';
import type { ListedRecord } from '../domain/records/listed-record.ts';
import type { DeviceReport } from '../graph/device-report.ts';
import type { Department as DepartmentRecord, UnmappedPin as UnmappedPinRecord } from '../domain/people/people-store.ts';
import type { EnrolmentFinding as FoundEnrolment } from '../domain/people/enrolment-finding.ts';
import type { PinConflict as PinConflictRecord, PinDecision as PinDecisionRecord } from '../domain/people/pin-decision.ts';
import type { PersonReference } from '../domain/people/person.ts';
import type { NamedShift, ShiftAssignment as GivenShift } from '../domain/shifts/named-shift.ts';
import type { BoardEntry } from '../domain/presence/presence-board.ts';
import type { SummaryPage, PunchFiguresReport, SummaryRowRecord } from '../graph/summary-page.ts';
import type { PlaceReference } from '../graph/place-reference.ts';
import type { AttendanceException as ExceptionModel } from '../domain/exceptions/exception.ts';
import type { ExceptionPage } from '../graph/exception-page.ts';
import type { FoundInsight } from '../graph/insight-turns.ts';
import type { InsightPage } from '../graph/insight-page.ts';
import type { AttendanceContext } from '../graph/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, `2026-11-22`. */
  Date: { input: string; output: string; }
  DateTime: { input: string; output: string; }
  /** A reader's wall clock as it showed it, without a zone: `2026-11-22T08:00:00`. */
  LocalDateTime: { input: string; output: string; }
  /** A calendar month, `2026-11`. */
  Month: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** When somebody is away, and why. Dates are inclusive. */
export type Absence = {
  __typename?: 'Absence';
  /** Only of HOURS. */
  end?: Maybe<Scalars['String']['output']>;
  from: Scalars['Date']['output'];
  /** Whether there is one. */
  hasNote: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  kind?: Maybe<AbsenceKind>;
  /** For ADMIN, HR and the person; null for anybody else, and for none: `hasNote` tells which. */
  note?: Maybe<Scalars['String']['output']>;
  /** Of each of the dates. */
  part: AbsencePart;
  person?: Maybe<Person>;
  /** Wall time such as `09:00`. Only of HOURS. */
  start?: Maybe<Scalars['String']['output']>;
  to: Scalars['Date']['output'];
};

/** One page of absences. */
export type AbsenceConnection = {
  __typename?: 'AbsenceConnection';
  edges: Array<AbsenceEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An absence and its position. */
export type AbsenceEdge = {
  __typename?: 'AbsenceEdge';
  cursor: Scalars['String']['output'];
  node: Absence;
};

/** Which absences to list. Dates are inclusive. */
export type AbsenceFilter = {
  /** Of people who belong to these departments now. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  kindIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of people who are enrolled there, or measured by its rules. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['Date']['input'];
};

/** A reason to be away. */
export type AbsenceKind = {
  __typename?: 'AbsenceKind';
  /** Null where nobody gave one. */
  arabicName?: Maybe<Scalars['String']['output']>;
  /** `#rrggbb`. */
  colour: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What a cell of a sheet of days shows: one or two letters or digits, of no other kind. */
  letter: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Null where nobody said. No figure follows from it. */
  paid?: Maybe<Scalars['Boolean']['output']>;
};

/** A kind of absences. */
export type AbsenceKindInput = {
  arabicName?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  colour: Scalars['String']['input'];
  /** Small letters, digits and hyphens. A known one: the kind is changed. */
  id: Scalars['ID']['input'];
  letter: Scalars['String']['input'];
  name: Scalars['String']['input'];
  paid?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A kind as it is now, or was. */
export type AbsenceKindPayload = {
  __typename?: 'AbsenceKindPayload';
  kind?: Maybe<AbsenceKind>;
};

/** Which part of a day an absence takes. */
export type AbsencePart =
  /** The first half of the shift's minutes. */
  | 'FIRST_HALF'
  /** From `start` to `end`. */
  | 'HOURS'
  | 'SECOND_HALF'
  | 'WHOLE';

/** The absence as it is now; or the one that stands in the way, and nothing was done. */
export type AbsencePayload = {
  __typename?: 'AbsencePayload';
  absence?: Maybe<Absence>;
  conflict?: Maybe<Absence>;
};

/** Dates of one's own, and what was shown of them. */
export type AcknowledgePeriodInput = {
  from: Scalars['Date']['input'];
  /** Of the statement. */
  hash: Scalars['String']['input'];
  to: Scalars['Date']['input'];
};

/** What was said. */
export type AcknowledgePeriodPayload = {
  __typename?: 'AcknowledgePeriodPayload';
  acknowledgement?: Maybe<Acknowledgement>;
};

/** Somebody's word that their own records are right. */
export type Acknowledgement = {
  __typename?: 'Acknowledgement';
  at: Scalars['DateTime']['output'];
  from: Scalars['Date']['output'];
  /** Of the statement that was shown. */
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isValid: Scalars['Boolean']['output'];
  person?: Maybe<Person>;
  /** How many records. */
  records: Scalars['Int']['output'];
  to: Scalars['Date']['output'];
  /** Why it holds no more. Null while it holds. */
  voided?: Maybe<AcknowledgementVoid>;
};

/** One page of acknowledgements. */
export type AcknowledgementConnection = {
  __typename?: 'AcknowledgementConnection';
  edges: Array<AcknowledgementEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An acknowledgement and its position. */
export type AcknowledgementEdge = {
  __typename?: 'AcknowledgementEdge';
  cursor: Scalars['String']['output'];
  node: Acknowledgement;
};

/** Which acknowledgements to list: those that share dates with the range. */
export type AcknowledgementFilter = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from?: InputMaybe<Scalars['Date']['input']>;
  isValid?: InputMaybe<Scalars['Boolean']['input']>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Why an acknowledgement holds no more. */
export type AcknowledgementVoid = {
  __typename?: 'AcknowledgementVoid';
  at: Scalars['DateTime']['output'];
  causes: Array<AdjustmentCause>;
  changes: Array<FigureChange>;
  /** The record that is, or would be, another one. Null where its period was unlocked. */
  date?: Maybe<Scalars['Date']['output']>;
  /** The period that was unlocked. */
  periodId?: Maybe<Scalars['ID']['output']>;
};

/** An absence to be added. */
export type AddAbsenceInput = {
  end?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['Date']['input'];
  kindId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  part?: InputMaybe<AbsencePart>;
  personId: Scalars['ID']['input'];
  /** Wall time such as `09:00`; for HOURS, and only for them. */
  start?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Date']['input'];
};

/** One absence of many people. */
export type AddAbsencesInput = {
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  end?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersonFilter>;
  from: Scalars['Date']['input'];
  kindId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  part?: InputMaybe<AbsencePart>;
  /** Give these, or a filter. */
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Leaves those out who have an absence in the dates already. */
  skipConflicts?: InputMaybe<Scalars['Boolean']['input']>;
  start?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Date']['input'];
};

/** What was done, or would be. */
export type AddAbsencesPayload = {
  __typename?: 'AddAbsencesPayload';
  /** How many people. */
  added: Scalars['Int']['output'];
  conflictCount: Scalars['Int']['output'];
  /** The absences in the way, at most 100 of them. */
  conflicts: Array<Absence>;
  isDone: Scalars['Boolean']['output'];
};

/** Dates on which nobody is expected at some places. */
export type AddHolidayInput = {
  arabicName?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['Date']['input'];
  latinName?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  placeIds: Array<Scalars['ID']['input']>;
  /** Inclusive, at most 366 days. Left out: the first date alone. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** A punch to be added. */
export type AddPunchInput = {
  /** Of a time that the clocks show twice: the second time. */
  isSecond?: InputMaybe<Scalars['Boolean']['input']>;
  /** On the clocks of the place. */
  localTime: Scalars['LocalDateTime']['input'];
  personId: Scalars['ID']['input'];
  /** Where PINs are of places, the person's. */
  placeId: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
  state?: InputMaybe<PunchState>;
};

/** What a locked record would be now, against what counts so far. */
export type Adjustment = {
  __typename?: 'Adjustment';
  at: Scalars['DateTime']['output'];
  /** The later period into which it was carried. Null while it is open. */
  carriedIntoId?: Maybe<Scalars['ID']['output']>;
  /** Why, as far as it is known. */
  causes: Array<AdjustmentCause>;
  /** Figure by figure. */
  changes: Array<FigureChange>;
  date: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  /** The period of the record. */
  periodId: Scalars['ID']['output'];
  person?: Maybe<Person>;
};

/** Why a locked record would be another one. */
export type AdjustmentCause = {
  __typename?: 'AdjustmentCause';
  kind: AdjustmentCauseKind;
  /** Id of the punch or correction, or the change and what it changed. Empty where nothing more is known. */
  reference: Scalars['String']['output'];
};

export type AdjustmentCauseKind =
  /** Of the person, or of what holds for many. */
  | 'CHANGE'
  | 'CORRECTION'
  | 'LATE_PUNCH'
  /** Rows or proofs of the readers that came later than the lock. */
  | 'READERS';

/** One page of adjustments. */
export type AdjustmentConnection = {
  __typename?: 'AdjustmentConnection';
  edges: Array<AdjustmentEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An adjustment and its position. */
export type AdjustmentEdge = {
  __typename?: 'AdjustmentEdge';
  cursor: Scalars['String']['output'];
  node: Adjustment;
};

/** Which adjustments to list. */
export type AdjustmentFilter = {
  /** Carried into this period. */
  carriedIntoId?: InputMaybe<Scalars['ID']['input']>;
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of records of this period. */
  periodId?: InputMaybe<Scalars['ID']['input']>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A decision on a date's overtime. */
export type ApproveOvertimeInput = {
  date: Scalars['Date']['input'];
  /** 0 to 1440; 0 declines it. */
  minutes: Scalars['Int']['input'];
  personId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

/** A decision on many records. */
export type ApproveOvertimesInput = {
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  filter: AttendanceFilter;
  /** Of each record no more than these. */
  mostMinutes?: InputMaybe<Scalars['Int']['input']>;
  reason: Scalars['String']['input'];
};

/** What was done, or would be. */
export type ApproveOvertimesPayload = {
  __typename?: 'ApproveOvertimesPayload';
  /** How many records. */
  approved: Scalars['Int']['output'];
  isDone: Scalars['Boolean']['output'];
  /** The sum of what was approved, before caps. */
  minutes: Scalars['Int']['output'];
};

/** Who is given a shift, and when. Name one of `placeId`, `departmentId`, `personId`. */
export type AssignShiftInput = {
  departmentId?: InputMaybe<Scalars['ID']['input']>;
  from: Scalars['Date']['input'];
  personId?: InputMaybe<Scalars['ID']['input']>;
  placeId?: InputMaybe<Scalars['ID']['input']>;
  shiftId: Scalars['ID']['input'];
  /** Inclusive. Left out: for good. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What was given, or taken back. */
export type AssignShiftPayload = {
  __typename?: 'AssignShiftPayload';
  assignment?: Maybe<ShiftAssignment>;
};

/** A record that changed. Of RESYNC everything but `kind` is null. */
export type AttendanceChange = {
  __typename?: 'AttendanceChange';
  date?: Maybe<Scalars['Date']['output']>;
  /** Of the person on the date; null for none. */
  departmentId?: Maybe<Scalars['ID']['output']>;
  /** As they are now. Null: as `status`. */
  flags?: Maybe<Array<DayFlag>>;
  isFinal?: Maybe<Scalars['Boolean']['output']>;
  kind: ChangeKind;
  personId?: Maybe<Scalars['ID']['output']>;
  /** The place whose rules measured the day. */
  placeId?: Maybe<Scalars['ID']['output']>;
  /**
   * As it is now. Null: there is no record any more, or it moved. A record that moves to another department or place is told of
   * where it was, with null, and then of where it is: each to whoever sees it there.
   */
  status?: Maybe<DayStatus>;
};

/** Which changes of records are told; RESYNC always is. Dates are business dates, both inclusive. */
export type AttendanceChangeFilter = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from?: InputMaybe<Scalars['Date']['input']>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** One page of records. */
export type AttendanceConnection = {
  __typename?: 'AttendanceConnection';
  edges: Array<AttendanceEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the range whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  totalCount: Scalars['Int']['output'];
};

/** A record and its position. */
export type AttendanceEdge = {
  __typename?: 'AttendanceEdge';
  cursor: Scalars['String']['output'];
  node: DayRecord;
};

/** Something that somebody must look at. */
export type AttendanceException = {
  __typename?: 'AttendanceException';
  /** What can be done, the likeliest first. */
  actions: Array<ExceptionAction>;
  /** The names of the PIN. Null for what is no conflict. */
  conflict?: Maybe<PinConflict>;
  /** The business date; of an unmapped PIN the date of its last punch. Null for what is not of a date. */
  date?: Maybe<Scalars['Date']['output']>;
  /** Why: the facts behind the kind. Names that end in `At` are instants, those that end in `Minutes` minutes. */
  facts: Array<ExceptionFact>;
  /** What does not fit of the person's enrolment. Null for what is none. */
  finding?: Maybe<EnrolmentFinding>;
  /** The same as long as it lasts. */
  id: Scalars['ID']['output'];
  kind: ExceptionKind;
  /** Null for an unmapped PIN and a conflict. */
  person?: Maybe<Person>;
  /** Only of an unmapped PIN and a conflict. */
  pin?: Maybe<Scalars['String']['output']>;
  /** The place whose rules measured the day. Null where there is no record. */
  place?: Maybe<Place>;
  /** The record of the date, with its reasons. Null where there is none. */
  record?: Maybe<DayRecord>;
};

/** Which records to list. Dates are business dates, both inclusive. */
export type AttendanceFilter = {
  /** Of people of these departments, as they were on the date. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With any of these flags. */
  flags?: InputMaybe<Array<DayFlag>>;
  from: Scalars['Date']['input'];
  /** With overtime in any of these states. */
  overtime?: InputMaybe<Array<OvertimeState>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Measured by the rules of these places. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the person's name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Measured by the hours of these shifts. */
  shiftIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  status?: InputMaybe<Array<DayStatus>>;
  to: Scalars['Date']['input'];
};

/** A month of people x days. */
export type AttendanceMatrix = {
  __typename?: 'AttendanceMatrix';
  edges: Array<AttendanceMatrixEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the month whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  /** How many people the filter means. */
  totalCount: Scalars['Int']['output'];
};

/** A row of the sheet and its position. */
export type AttendanceMatrixEdge = {
  __typename?: 'AttendanceMatrixEdge';
  cursor: Scalars['String']['output'];
  node: AttendanceMatrixRow;
};

/** A person's month. */
export type AttendanceMatrixRow = {
  __typename?: 'AttendanceMatrixRow';
  /** In the order of the dates; a date without a record is missing. */
  days: Array<DayRecord>;
  person?: Maybe<Person>;
};

/** The order of records; equal ones stand in the order of names. */
export type AttendanceOrder =
  | 'DATE_ASC'
  | 'DATE_DESC';

/** How far the changes of a place were taken in. */
export type AttendanceSource = {
  __typename?: 'AttendanceSource';
  /** When the place last answered. Null before first contact. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Changes that wait at the place, as it last said. Null before first contact. */
  pending?: Maybe<Scalars['Int']['output']>;
  /** The place. */
  place?: Maybe<Place>;
};

/** A person's records of some dates, as they are acknowledged. */
export type AttendanceStatement = {
  __typename?: 'AttendanceStatement';
  /** What was said of these very dates last. */
  acknowledgement?: Maybe<Acknowledgement>;
  /** SHA-256, hex, over the lines, each with a line feed. */
  hash: Scalars['String']['output'];
  /** Some date is not over, or its newest changes are not worked in: it cannot be acknowledged yet. */
  isOpen: Scalars['Boolean']['output'];
  /** Canonical lines of JSON, in the order of the dates. */
  lines: Array<Scalars['String']['output']>;
};

/** A summary: its rows page by page, and the whole. */
export type AttendanceSummary = {
  __typename?: 'AttendanceSummary';
  edges: Array<SummaryEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the range whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  /** Of all rows. Null by DEVICE and HOUR. */
  total?: Maybe<SummaryFigures>;
  totalCount: Scalars['Int']['output'];
  /** Of all rows. Null but by DEVICE and HOUR. */
  totalPunches?: Maybe<PunchFigures>;
};

/**
 * A period in figures. Working days are PRESENT, ABSENT and INCOMPLETE: days that are unknown, pending, off or on leave are
 * none. Minutes add the whole minutes of the records.
 */
export type AttendanceTotals = {
  __typename?: 'AttendanceTotals';
  absentDays: Scalars['Int']['output'];
  /** Sum of `approvedOvertimeMinutes` of the records. Over at most 50,000 decisions: choose fewer dates or people beyond. Null with `additionalHolidays`. */
  approvedOvertimeMinutes?: Maybe<Scalars['Int']['output']>;
  /** Present of working days, one decimal. Null without working days. */
  attendanceRatePct?: Maybe<Scalars['Float']['output']>;
  days: Scalars['Int']['output'];
  /** Of totals by department. Null for people without one. */
  department?: Maybe<Department>;
  earlyLeaveDays: Scalars['Int']['output'];
  earlyLeaveMinutes: Scalars['Int']['output'];
  expectedMinutes: Scalars['Int']['output'];
  holidayDays: Scalars['Int']['output'];
  /** Worked of expected, not capped, one decimal. Null without working days. */
  hoursProgressPct?: Maybe<Scalars['Float']['output']>;
  incompleteDays: Scalars['Int']['output'];
  /** Of working days, as are the five that follow. */
  lateDays: Scalars['Int']['output'];
  lateMinutes: Scalars['Int']['output'];
  /**
   * Days of leave by kind, in the order of names: in locked periods as it was when they were locked, else as absences say it now.
   * Kinds without any are missing. Null with `additionalHolidays`.
   */
  leaveByKind?: Maybe<Array<LeaveOfKind>>;
  leaveDays: Scalars['Int']['output'];
  /** Of days off and of leave. */
  offDayWorkedMinutes: Scalars['Int']['output'];
  /** Of all records. */
  overtimeMinutes: Scalars['Int']['output'];
  partialLeaveDays: Scalars['Int']['output'];
  pendingDays: Scalars['Int']['output'];
  /** Of totals by person. */
  person?: Maybe<Person>;
  /** Of totals by place. */
  place?: Maybe<Place>;
  presentDays: Scalars['Int']['output'];
  /** Some reader may still hold punches of them. */
  unknownDays: Scalars['Int']['output'];
  weekendDays: Scalars['Int']['output'];
  workedMinutes: Scalars['Int']['output'];
  workingDays: Scalars['Int']['output'];
};

/** One page of totals. */
export type AttendanceTotalsConnection = {
  __typename?: 'AttendanceTotalsConnection';
  edges: Array<AttendanceTotalsEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the range whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  totalCount: Scalars['Int']['output'];
};

/** Totals and their position. */
export type AttendanceTotalsEdge = {
  __typename?: 'AttendanceTotalsEdge';
  cursor: Scalars['String']['output'];
  node: AttendanceTotals;
};

/** What can stand against a lock. */
export type BlockerKind =
  /** Days on which a punch is missing, or too little was worked, and that nobody corrected. */
  | 'INCOMPLETE'
  /** Some of its records are locked. Not to be waived. */
  | 'LOCKED_ALREADY'
  /**
   * Days of which a reader's log was lost before it was read, and that nobody corrected or gave leave for. Nothing else is unknown of
   * them, and nothing will come: waived, the loss is accepted for the period.
   */
  | 'LOG_LOST'
  /** Some of its dates are not over. Not to be waived. */
  | 'NOT_OVER'
  /** Corrections that somebody asked for, and nobody decided. */
  | 'OPEN_REQUEST'
  /** Readers may still hold punches of its days: `waitsFor` says which. */
  | 'PROVISIONAL'
  /** People's newest changes are not worked in yet; again in some seconds. Not to be waived. */
  | 'RECOMPUTING'
  /** People without records, because their hours contradict each other. */
  | 'RECORD_FAULT'
  /** Days without a punch, of which some reader may still hold one. */
  | 'UNKNOWN';

/** The calendars of the places as they are now. */
export type CalendarsPayload = {
  __typename?: 'CalendarsPayload';
  calendars?: Maybe<Array<PlaceCalendar>>;
};

/** The export as it is now. */
export type CancelExportPayload = {
  __typename?: 'CancelExportPayload';
  export?: Maybe<Export>;
};

/** What an event tells. */
export type ChangeKind =
  /** One person's date or presence is another than it was. */
  | 'CHANGED'
  /** What changed before this event is not known: read everything again. */
  | 'RESYNC';

/** What a change of the rules would do to some dates. */
export type ChangePreview = {
  __typename?: 'ChangePreview';
  /** Days that change. */
  changedDays: Scalars['Int']['output'];
  /** The first of the days that change, in the order of names and dates. */
  changes: Array<ChangedDay>;
  /** People whose hours would contradict each other, so that they would have no records. */
  contradictions: Scalars['Int']['output'];
  /** Those of them who were looked at, at most 2,000 in the order of names; the figures that follow are of these. */
  examinedPeople: Scalars['Int']['output'];
  /** People whom the change may be about, of those whom the viewer sees. */
  people: Scalars['Int']['output'];
  /** People with a day that changes. */
  touchedPeople: Scalars['Int']['output'];
};

/** A date before and after a change of the rules. */
export type ChangedDay = {
  __typename?: 'ChangedDay';
  /** Null where there would be no record. */
  after?: Maybe<PreviewedDay>;
  /** Null where there is no record. */
  before?: Maybe<PreviewedDay>;
  date: Scalars['Date']['output'];
  person?: Maybe<Person>;
};

/** Suggestions of a country in a year that are holidays of some places. */
export type ConfirmHolidaysInput = {
  country: Scalars['String']['input'];
  placeIds: Array<Scalars['ID']['input']>;
  /** At most 100. */
  suggestions: Array<ConfirmedHolidayInput>;
  year: Scalars['Int']['input'];
};

/** The holidays that were asked for, as they are now. */
export type ConfirmHolidaysPayload = {
  __typename?: 'ConfirmHolidaysPayload';
  holidays?: Maybe<Array<HolidayPeriod>>;
};

/** A suggested holiday; with dates where the authority announced other ones than were reckoned. */
export type ConfirmedHolidayInput = {
  from?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Punches to be added for an outage. */
export type CorrectOutageInput = {
  outage: OutageInput;
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
  /** Of the preview. */
  token: Scalars['String']['input'];
};

/** A punch that somebody added, or a reader's punch that somebody ignored. */
export type Correction = {
  __typename?: 'Correction';
  at: Scalars['DateTime']['output'];
  /** Who did what about it, in order. */
  deeds: Array<CorrectionDeed>;
  /** Of corrections that were made together. */
  groupId?: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  /** Somebody asked for it, and somebody else decides. */
  isRequest: Scalars['Boolean']['output'];
  kind: CorrectionKind;
  /** On the clocks of the place. */
  localTime: Scalars['LocalDateTime']['output'];
  /** Whose days it changes. */
  person?: Maybe<Person>;
  /** Where the punch was made. Null for one out of the viewer's scope. */
  place?: Maybe<Place>;
  /** The punch that is ignored, at a place out of the viewer's scope by no name; null where one is added. */
  punchId?: Maybe<Scalars['ID']['output']>;
  punchState: PunchState;
  /** Why it was written down. */
  reason: Scalars['String']['output'];
  state: CorrectionState;
};

/** One page of corrections. */
export type CorrectionConnection = {
  __typename?: 'CorrectionConnection';
  edges: Array<CorrectionEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** What somebody did about a correction. */
export type CorrectionDeed = {
  __typename?: 'CorrectionDeed';
  /** The account. */
  actor: Scalars['ID']['output'];
  /** The account's name for people. */
  actorName: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  move: CorrectionMove;
  /** Empty where none was given. */
  reason: Scalars['String']['output'];
};

/** A correction and its position. */
export type CorrectionEdge = {
  __typename?: 'CorrectionEdge';
  cursor: Scalars['String']['output'];
  node: Correction;
};

/** Which corrections to list. Dates are those of the punches on the clocks of their places, both inclusive. */
export type CorrectionFilter = {
  /** Of people of these departments. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from?: InputMaybe<Scalars['Date']['input']>;
  groupIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of people who are enrolled there, or measured by its rules. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  state?: InputMaybe<Array<CorrectionState>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Corrections that stand together. */
export type CorrectionGroupPayload = {
  __typename?: 'CorrectionGroupPayload';
  /** How many corrections were made, or reverted. */
  corrections: Scalars['Int']['output'];
  groupId: Scalars['ID']['output'];
};

/** What a correction does. */
export type CorrectionKind =
  | 'ADD_PUNCH'
  | 'IGNORE_PUNCH';

/** What can be done about a correction. */
export type CorrectionMove =
  | 'APPROVE'
  | 'ENTER'
  | 'REFUSE'
  | 'REQUEST'
  | 'REVERT'
  | 'WITHDRAW';

/** The correction as it is now. */
export type CorrectionPayload = {
  __typename?: 'CorrectionPayload';
  correction?: Maybe<Correction>;
};

/** Where a correction stands. */
export type CorrectionState =
  /** Records follow from it. */
  | 'IN_FORCE'
  | 'REFUSED'
  /** Waits for a decision. */
  | 'REQUESTED'
  /** Was in force, and is no longer. */
  | 'REVERTED'
  /** Taken back by who asked. */
  | 'WITHDRAWN';

/** Who somebody is. */
export type CreatePersonInput = {
  arabicName?: InputMaybe<Scalars['String']['input']>;
  /** By name; the first person of a department makes it. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** From when on; from the first record on when it is left out. */
  departmentFrom?: InputMaybe<Scalars['Date']['input']>;
  employedFrom?: InputMaybe<Scalars['Date']['input']>;
  employedTo?: InputMaybe<Scalars['Date']['input']>;
  homePlaceId?: InputMaybe<Scalars['ID']['input']>;
  latinName?: InputMaybe<Scalars['String']['input']>;
  managerId?: InputMaybe<Scalars['ID']['input']>;
  /** For lists; else one of the two that follow, else the PIN. */
  name?: InputMaybe<Scalars['String']['input']>;
  pin: Scalars['String']['input'];
};

/** From first to last date, both inclusive. */
export type DateRange = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

/** The absence of one date. */
export type DayAbsence = {
  __typename?: 'DayAbsence';
  /** Only of HOURS. */
  end?: Maybe<Scalars['String']['output']>;
  /** Whether there is one. */
  hasNote: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  kind?: Maybe<AbsenceKind>;
  /** For ADMIN, HR and the person; null for anybody else, and for none: `hasNote` tells which. */
  note?: Maybe<Scalars['String']['output']>;
  /** Whether its kind is paid. Null where nobody said. */
  paid?: Maybe<Scalars['Boolean']['output']>;
  part: AbsencePart;
  /** Only of HOURS. */
  start?: Maybe<Scalars['String']['output']>;
};

/** Whether everything that could belong to a day is known. */
export type DayCompleteness =
  | 'NOT_PROVED'
  | 'PROVED';

/** Why a record is as it is. */
export type DayExplanation = {
  __typename?: 'DayExplanation';
  /** The business day: from inclusive, to exclusive. */
  from: Scalars['DateTime']['output'];
  /** The arithmetic: the lines of one figure add up to it. */
  lines: Array<ExplanationLine>;
  /** Every punch of the business day with its fate, in order. */
  punches: Array<PunchAccount>;
  /** The rules that decided, in the order of the document: `R9`. */
  rules: Array<Scalars['String']['output']>;
  shift: DayShift;
  /** The zone in which the day was judged. */
  timeZone: Scalars['String']['output'];
  to: Scalars['DateTime']['output'];
};

/** What stands out in a record. */
export type DayFlag =
  | 'CLOCK_DRIFT'
  | 'EARLY_LEAVE'
  | 'EXTRA_IN'
  | 'EXTRA_OUT'
  | 'IN_PROGRESS'
  | 'LATE'
  | 'MISSING_IN'
  | 'MISSING_OUT'
  | 'MULTI_PLACE'
  | 'OVERTIME'
  | 'PARTIAL_LEAVE'
  | 'SHORT_DAY'
  | 'WORKED_OFF_DAY'
  | 'WORKED_ON_LEAVE';

/** A record in outline. */
export type DayOutline = {
  __typename?: 'DayOutline';
  checkIn?: Maybe<Scalars['DateTime']['output']>;
  checkOut?: Maybe<Scalars['DateTime']['output']>;
  keptPunches: Scalars['Int']['output'];
  lateMinutes: Scalars['Int']['output'];
  status: DayStatus;
  workedMinutes: Scalars['Int']['output'];
};

/** One person's record of one business date. Minutes are whole, rounded down. */
export type DayRecord = {
  __typename?: 'DayRecord';
  /** What takes the day or a part of it, as it was entered. Null where nobody entered anything. */
  absence?: Maybe<DayAbsence>;
  /**
   * Of `overtimeMinutes`, those that count: no more than somebody approved and the caps of day, week and month leave. 0 where nobody
   * decided: `overtimeApproval` is null then. Null with `additionalHolidays`: decisions are about the overtime that is kept.
   */
  approvedOvertimeMinutes?: Maybe<Scalars['Int']['output']>;
  /** The first entry that counts. Null when there is none. */
  checkIn?: Maybe<Scalars['DateTime']['output']>;
  /** The last leave that counts. Null when there is none. */
  checkOut?: Maybe<Scalars['DateTime']['output']>;
  /** Whether every place where the person is enrolled was proved complete over the day. */
  completeness: DayCompleteness;
  /** How many punches of the day people added or ignored. */
  corrections: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  droppedDuplicates: Scalars['Int']['output'];
  earlyLeaveMinutes: Scalars['Int']['output'];
  expectedMinutes: Scalars['Int']['output'];
  /** Why the record is as it is. */
  explanation?: Maybe<DayExplanation>;
  flags: Array<DayFlag>;
  /** The day is over and proved, or somebody decided about what is lost: only a person or a changed rule can change it. */
  isFinal: Scalars['Boolean']['output'];
  keptPunches: Scalars['Int']['output'];
  lateMinutes: Scalars['Int']['output'];
  /** The limits of work that were passed on the date. Empty where no rule bounds anything. */
  limitHits?: Maybe<Array<LimitHit>>;
  /** What somebody decided on the overtime, and what counts of it. Null where nobody did. */
  overtimeApproval?: Maybe<OvertimeApproval>;
  overtimeMinutes: Scalars['Int']['output'];
  person?: Maybe<Person>;
  /** The place whose rules measured the day. */
  place?: Maybe<Place>;
  presenceMinutes: Scalars['Int']['output'];
  /** Worked of expected, at most 100, one decimal. Null where nothing is expected. */
  progressPct?: Maybe<Scalars['Float']['output']>;
  /** Whose hours measured the day. Null where nobody gave the person or the place a shift: then the defaults of the rules do. */
  shift?: Maybe<Shift>;
  status: DayStatus;
  /**
   * The readers that may still hold punches of the day, whose log was lost before it was read, or whose rows are set aside and may be
   * of the day. Empty for a final one.
   */
  waitsFor: Array<WaitsFor>;
  workedMinutes: Scalars['Int']['output'];
};

/** The shift that measured a day. */
export type DayShift = {
  __typename?: 'DayShift';
  breakMinutes: Scalars['Int']['output'];
  end: Scalars['DateTime']['output'];
  graceInMinutes: Scalars['Int']['output'];
  graceOutMinutes: Scalars['Int']['output'];
  /** PLACE, PERSON or ROSTER: the last that changed it. */
  source: Scalars['String']['output'];
  start: Scalars['DateTime']['output'];
};

/** What a record says of the person. */
export type DayStatus =
  | 'ABSENT'
  | 'HOLIDAY'
  /** A punch is missing, or too little was worked. */
  | 'INCOMPLETE'
  | 'ON_LEAVE'
  /** The day is not over. */
  | 'PENDING'
  | 'PRESENT'
  /** No punch is known, and some reader may still hold one, has lost its log, or gave a row that is set aside: `waitsFor` says which. */
  | 'UNKNOWN'
  /** A weekly or rostered rest day. */
  | 'WEEKEND';

/** A decision about a request. */
export type DecideCorrectionInput = {
  id: Scalars['ID']['input'];
  isApproved: Scalars['Boolean']['input'];
  /** At most 500 characters; a refusal has one. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Either that a PIN is one person's, or whose it is where and when. */
export type DecidePinConflictInput = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  isOnePerson?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most 10; no punch may be of two. */
  parts?: InputMaybe<Array<PinPartInput>>;
  pin: Scalars['String']['input'];
};

/** A part of the organisation. */
export type Department = {
  __typename?: 'Department';
  id: Scalars['ID']['output'];
  /**
   * Who manages it: the person that was set; else everybody whom one of its people has as manager. Those whom the viewer
   * sees.
   */
  managers?: Maybe<Array<Person>>;
  name: Scalars['String']['output'];
};

/** One ZK reader. */
export type Device = {
  __typename?: 'Device';
  id: Scalars['ID']['output'];
  /**
   * The reader's punches in figures, of the people whom the viewer sees. Dates and hours are those that it showed; 400 days at
   * most, and 4,000 of one request. Null for a reader that attendance does not know yet, or of a place out of the viewer's scope.
   */
  summary?: Maybe<DeviceSummary>;
};


/** One ZK reader. */
export type DeviceSummaryArgs = {
  from: Scalars['Date']['input'];
  groupBy?: InputMaybe<DeviceSummaryGroup>;
  to: Scalars['Date']['input'];
};

/** The punches of a reader. */
export type DeviceSummary = {
  __typename?: 'DeviceSummary';
  /** Who used it, the most punches first, at most 500: `total.people` says how many there are. PINs of people whom the viewer sees. */
  people: Array<DeviceUse>;
  /** In their order, those without punches too. */
  rows: Array<DeviceSummaryRow>;
  /** How far the reader's place was taken in: the figures are of what came until then. */
  source: AttendanceSource;
  total: PunchFigures;
};


/** The punches of a reader. */
export type DeviceSummaryPeopleArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** By what the punches of a reader are counted. */
export type DeviceSummaryGroup =
  /** Each date. */
  | 'DAY'
  /** Each hour of the day. All twenty-four. */
  | 'HOUR'
  /** Each day of the week, Sunday first. */
  | 'WEEKDAY';

/** A date, weekday or hour of a reader; the others are null. */
export type DeviceSummaryRow = {
  __typename?: 'DeviceSummaryRow';
  date?: Maybe<Scalars['Date']['output']>;
  /** 0 to 23. */
  hour?: Maybe<Scalars['Int']['output']>;
  punches: PunchFigures;
  weekday?: Maybe<Weekday>;
};

/** Somebody's punches at a reader. */
export type DeviceUse = {
  __typename?: 'DeviceUse';
  /** Whose PIN it is now. Null for nobody's. */
  person?: Maybe<Person>;
  pin: Scalars['String']['output'];
  punches: Scalars['Int']['output'];
};

/** Changes of an absence: what is not given stays. */
export type EditAbsenceInput = {
  end?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  kindId?: InputMaybe<Scalars['ID']['input']>;
  /** An empty one takes the note away. */
  note?: InputMaybe<Scalars['String']['input']>;
  part?: InputMaybe<AbsencePart>;
  /** With the part HOURS. */
  start?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What of a holiday becomes another; what is left out stays. */
export type EditHolidayInput = {
  /** An empty text: none. */
  arabicName?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  /** An empty text: none. */
  latinName?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What changes about somebody. */
export type EditPersonInput = {
  arabicName?: InputMaybe<Scalars['String']['input']>;
  /** By name; the first person of a department makes it. */
  department?: InputMaybe<Scalars['String']['input']>;
  /**
   * From when on, today at the latest; whatever was said of later dates is over. Left out: from today on, or from the first
   * record on for somebody who had none.
   */
  departmentFrom?: InputMaybe<Scalars['Date']['input']>;
  employedFrom?: InputMaybe<Scalars['Date']['input']>;
  employedTo?: InputMaybe<Scalars['Date']['input']>;
  homePlaceId?: InputMaybe<Scalars['ID']['input']>;
  latinName?: InputMaybe<Scalars['String']['input']>;
  managerId?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  personId: Scalars['ID']['input'];
};

/** One change of a place's calendar: exactly one of the keys beside `placeId`. */
export type EditPlaceCalendarInput = {
  addHoliday?: InputMaybe<HolidayInput>;
  addWorkingDay?: InputMaybe<Scalars['Date']['input']>;
  placeId: Scalars['ID']['input'];
  removeHoliday?: InputMaybe<Scalars['Date']['input']>;
  /** Takes the change of a date back. */
  removeWeekend?: InputMaybe<Scalars['Date']['input']>;
  removeWorkingDay?: InputMaybe<Scalars['Date']['input']>;
  setWeekend?: InputMaybe<WeekendChangeInput>;
};

/** The calendar as it is now. */
export type EditPlaceCalendarPayload = {
  __typename?: 'EditPlaceCalendarPayload';
  calendar?: Maybe<PlaceCalendar>;
};

/** Cells to be filled and emptied, at most 5,000. */
export type EditRosterInput = {
  cells: Array<RosterCellInput>;
};

/** How many cells are others now. */
export type EditRosterPayload = {
  __typename?: 'EditRosterPayload';
  changed: Scalars['Int']['output'];
};

/** A person whose enrolment does not fit. */
export type EnrolmentFinding = {
  __typename?: 'EnrolmentFinding';
  /** What it is of, the kind says. Dates of enrolment are in UTC. */
  date?: Maybe<Scalars['Date']['output']>;
  /** The readers of these places; which of them hold the PIN, `Device.users` says. */
  deviceIds: Array<Scalars['ID']['output']>;
  kind: EnrolmentFindingKind;
  person?: Maybe<Person>;
  /** Where the PIN is enrolled now, of the places in the viewer's scope. */
  places?: Maybe<Array<Maybe<Place>>>;
};

/** One page of findings. */
export type EnrolmentFindingConnection = {
  __typename?: 'EnrolmentFindingConnection';
  edges: Array<EnrolmentFindingEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A finding and its position. */
export type EnrolmentFindingEdge = {
  __typename?: 'EnrolmentFindingEdge';
  cursor: Scalars['String']['output'];
  node: EnrolmentFinding;
};

/** What does not fit. */
export type EnrolmentFindingKind =
  /** Employment has not begun, and the PIN is enrolled already; the date is the first one of employment. */
  | 'ENROLLED_BEFORE_EMPLOYMENT'
  /** Employed, and enrolled at no place; the date is that of the last removal. Null: was never enrolled. */
  | 'ENROLLED_NOWHERE'
  /** Employment is over, and the PIN is enrolled yet; the date is the last one of employment. */
  | 'LEAVER_STILL_ENROLLED'
  /** Employed and enrolled, and made no punch ever; the date is the first one known of enrolment. */
  | 'NEVER_PUNCHED';

/** What can be done about an exception. */
export type ExceptionAction =
  /** Leave it: it is as it is. */
  | 'ACCEPT'
  /** Say that it was an absence. */
  | 'ADD_ABSENCE'
  /** Add the punch that is missing. */
  | 'ADD_PUNCH'
  /** Ask the person. */
  | 'ASK_PERSON'
  /** Change or end the absence. */
  | 'CHANGE_ABSENCE'
  /** Put the dates of employment right. */
  | 'CHANGE_EMPLOYMENT'
  /** Change the person's shift, roster or absences, or the place's hours. */
  | 'CHANGE_HOURS'
  /** Set the reader's clock. */
  | 'CHECK_CLOCK'
  /** Bring the place or its reader back; the day turns by itself. */
  | 'CHECK_READER'
  /** Say whether the names of the PIN are one person's. */
  | 'DECIDE_PIN'
  /** Enrol the PIN on a reader. */
  | 'ENROL'
  /** Say whose the PIN is. */
  | 'MAP_PIN'
  /** Take the PIN off the readers. */
  | 'REMOVE_ENROLMENT';

/** One page of exceptions. */
export type ExceptionConnection = {
  __typename?: 'ExceptionConnection';
  /** How many there are of each kind that is asked for. */
  counts: Array<ExceptionCount>;
  edges: Array<ExceptionEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the range whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  /** Of the kinds that are asked for. */
  totalCount: Scalars['Int']['output'];
};

/** How many exceptions of a kind. */
export type ExceptionCount = {
  __typename?: 'ExceptionCount';
  count: Scalars['Int']['output'];
  kind: ExceptionKind;
};

/** An exception and its position. */
export type ExceptionEdge = {
  __typename?: 'ExceptionEdge';
  cursor: Scalars['String']['output'];
  node: AttendanceException;
};

/** A fact behind an exception, such as `workedMinutes` 130, `lastAt`, or `message`. */
export type ExceptionFact = {
  __typename?: 'ExceptionFact';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** Which exceptions. Dates are business dates, both inclusive. */
export type ExceptionFilter = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  kinds?: InputMaybe<Array<ExceptionKind>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the person's name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Date']['input'];
};

/** What is wrong, and of what. */
export type ExceptionKind =
  /** A working day without a punch, proved, and without an absence. */
  | 'ABSENT'
  /** Punches of a reader whose clock was wrong by more than the place allows. */
  | 'CLOCK_DRIFT'
  /** Employment has not begun, and the PIN is enrolled already. */
  | 'ENROLLED_BEFORE_EMPLOYMENT'
  /** Employed, and enrolled at no place. */
  | 'ENROLLED_NOWHERE'
  /**
   * Employment is over, and the PIN is enrolled yet: `finding` says where, as it does of the kinds that follow. They are of now,
   * whatever the dates, and for everybody but EMPLOYEE, as `enrolmentFindings` is.
   */
  | 'LEAVER_STILL_ENROLLED'
  /** A working day without an entry. */
  | 'MISSING_IN'
  /** A working day without a leave. */
  | 'MISSING_OUT'
  /** Employed and enrolled, and made no punch ever. */
  | 'NEVER_PUNCHED'
  /**
   * A PIN that is enrolled under names which are not one, and nobody decided about: `conflict` says which. Whatever the dates;
   * for ADMIN, HR and AUDITOR, as `pinConflicts` is.
   */
  | 'PIN_CONFLICT'
  /** The person's hours contradict the rules, so there are no records: `RULES` says how. Whatever the dates. */
  | 'RECORD_FAULT'
  /** A working day incomplete by too little worked time alone. */
  | 'SHORT_DAY'
  /** A day without a punch, of which some reader may still hold one: `waitsFor` of the record says which. */
  | 'UNKNOWN_DAY'
  /** Punches of a PIN that is enrolled on no reader and claimed by no person; the date is that of the last one in the range. */
  | 'UNMAPPED_PIN'
  /** Punches on a whole day of leave. */
  | 'WORKED_ON_LEAVE';

/** One line of the arithmetic: the seconds of all lines of a figure, divided by 60 and rounded down, are the figure. */
export type ExplanationLine = {
  __typename?: 'ExplanationLine';
  /** The figure that it belongs to, such as `workedMinutes`. */
  figure: Scalars['String']['output'];
  /** What the line says; each has one sentence in every language. */
  key: Scalars['String']['output'];
  /** Signed. */
  seconds: Scalars['Float']['output'];
  /** The facts behind it, by name; names that end in `Ms` are instants, milliseconds since 1970. */
  values: Array<ExplanationValue>;
};

/** A fact behind a line. */
export type ExplanationValue = {
  __typename?: 'ExplanationValue';
  name: Scalars['String']['output'];
  value: Scalars['Float']['output'];
};

/** An export. */
export type Export = {
  __typename?: 'Export';
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the file is removed. Null while there is none. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why there is no file. Of a FAILED one. */
  failure?: Maybe<ExportFailure>;
  /** The name by which its file is offered. */
  fileName: Scalars['String']['output'];
  /** SHA-256 of the file, hex. */
  fileSha256?: Maybe<Scalars['String']['output']>;
  format: ExportFormat;
  id: Scalars['ID']['output'];
  kind: ExportKind;
  /** What the file does not have in it. Of a PARTIAL one. */
  missing: Array<ExportMissing>;
  rowsDone: Scalars['Int']['output'];
  /** As the first page said. Null before it, and where the list does not say. */
  rowsExpected?: Maybe<Scalars['Int']['output']>;
  /**
   * SHA-256 of the rows, hex, equal for equal rows in every format: of a line of JSON for each row, an array of its cells,
   * instants as RFC 3339 in UTC with milliseconds, durations in minutes.
   */
  rowsSha256?: Maybe<Scalars['String']['output']>;
  /** Null while there is no file. */
  sizeBytes?: Maybe<Scalars['Float']['output']>;
  /** Up to when each place is in it, where the list says so. */
  sources: Array<ExportSource>;
  startedAt: Scalars['DateTime']['output'];
  state: ExportState;
  /** Path of the file, at the router and at the dashboard. Null while there is none. */
  url?: Maybe<Scalars['String']['output']>;
};

/** A column that a kind of export may have. */
export type ExportColumn = {
  __typename?: 'ExportColumn';
  /** Whether a file has it when no columns are named. */
  isUsual: Scalars['Boolean']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** A column of a file. */
export type ExportColumnInput = {
  /** One of `exportColumns`. */
  key: Scalars['String']['input'];
  /** Its heading; the usual one where it is left out. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Why there is no file. */
export type ExportFailure = {
  __typename?: 'ExportFailure';
  code: Scalars['String']['output'];
  /** What happened and what to do. */
  message: Scalars['String']['output'];
};

/** As what a file is written. */
export type ExportFormat =
  /** UTF-8 with BOM, RFC 4180. Text is in quotes; what a spreadsheet would take for a formula has an apostrophe before it. */
  | 'CSV'
  /** Instants in UTC, durations in minutes. */
  | 'PARQUET'
  | 'PDF'
  /** With a sheet that says of what and of when it is. */
  | 'XLSX';

/** What an export is of. */
export type ExportKind =
  /** The list `attendance`. */
  | 'ATTENDANCE'
  /** The list `auditLog`. */
  | 'AUDIT'
  /** The list `devices`. */
  | 'DEVICES'
  /** The list `attendanceMatrix`. */
  | 'MATRIX'
  /** The same as a sheet to print: PDF. */
  | 'MONTH_SHEET'
  /** The same for each person, for a payroll: choose columns and their names. */
  | 'PAYROLL'
  /**
   * The list `persons`, with the columns that `importPeople` takes: the file is taken back as it is. Roles that do not see
   * `Person.account` choose columns without it.
   */
  | 'PEOPLE'
  /** The list `punches`. */
  | 'PUNCHES'
  /** The list `attendanceTotals`. */
  | 'TOTALS'
  /** The list `users`. */
  | 'USERS';

/** Of headings. */
export type ExportLanguage =
  | 'AR'
  | 'EN';

/** Something that a file does not have in it. */
export type ExportMissing = {
  __typename?: 'ExportMissing';
  /** Up to when the place is in it. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** A code of places, NOT_UP_TO_DATE, or RECOMPUTING where changes of people were not worked in yet. */
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** Null where it is no place. */
  place?: Maybe<Place>;
};

/** The first rows of an export. */
export type ExportPreview = {
  __typename?: 'ExportPreview';
  columns: Array<Scalars['String']['output']>;
  /** Cells as text, empty where nothing is known. */
  rows: Array<Array<Scalars['String']['output']>>;
  /** How many rows the file would have. Null where the list does not say. */
  rowsExpected?: Maybe<Scalars['Int']['output']>;
};

/** Which punches: as `PunchFilter`. */
export type ExportPunchFilter = {
  deviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At or after this instant. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Up to when a place is in a file. */
export type ExportSource = {
  __typename?: 'ExportSource';
  /** Null before first contact. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  place?: Maybe<Place>;
};

/** How far an export is. */
export type ExportState =
  | 'CANCELLED'
  /** The file is whole. */
  | 'DONE'
  | 'FAILED'
  /** The file is whole but for what `missing` says; it says so itself. */
  | 'PARTIAL'
  | 'RUNNING'
  | 'WAITING';

/** A figure that would be another one. */
export type FigureChange = {
  __typename?: 'FigureChange';
  after?: Maybe<Scalars['String']['output']>;
  /** As locked, or as carried since. Null for none. */
  before?: Maybe<Scalars['String']['output']>;
  /** Of minutes and counts: how much more it is. */
  difference?: Maybe<Scalars['Int']['output']>;
  /** Such as `workedMinutes`; `record`: there is one or there is none. */
  figure: Scalars['String']['output'];
  /** Of an instant (`checkInMs`, `checkOutMs`): the place whose clocks show it. Null where it is not known, or out of the viewer's scope. */
  place?: Maybe<Place>;
};

/** A date on which nobody is expected. */
export type Holiday = {
  __typename?: 'Holiday';
  date: Scalars['Date']['output'];
  name: Scalars['String']['output'];
};

/** A date on which nobody is expected, and why. */
export type HolidayInput = {
  date: Scalars['Date']['input'];
  name: Scalars['String']['input'];
};

/** The holiday as it is now; one that was removed as it was, at the places where it is none any more. */
export type HolidayPayload = {
  __typename?: 'HolidayPayload';
  holiday?: Maybe<HolidayPeriod>;
};

/** Dates on which nobody is expected at some places, both inclusive. */
export type HolidayPeriod = {
  __typename?: 'HolidayPeriod';
  arabicName?: Maybe<Scalars['String']['output']>;
  from: Scalars['Date']['output'];
  /** The first day in the calendar of Umm al-Qura, such as `1 Shawwal 1447`. */
  hijri: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Whether it is one at a place out of the viewer's scope too: then whoever sees all of its places changes it. */
  isElsewhereToo: Scalars['Boolean']['output'];
  latinName?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** Where it is one, as far as the viewer sees. */
  places?: Maybe<Array<Maybe<Place>>>;
  /** The suggestion that was confirmed. Null for a holiday by hand. */
  suggestion?: Maybe<Scalars['ID']['output']>;
  to: Scalars['Date']['output'];
};

/** A date that may be a holiday. */
export type HolidaySuggestion = {
  __typename?: 'HolidaySuggestion';
  arabicName?: Maybe<Scalars['String']['output']>;
  date: Scalars['Date']['output'];
  /** The day in the calendar of Umm al-Qura, such as `1 Shawwal 1447`. */
  hijri: Scalars['String']['output'];
  latinName?: Maybe<Scalars['String']['output']>;
  /** In the language that was asked for, where it is known. */
  name: Scalars['String']['output'];
  /** The id of the whole holiday, such as `SA.2026-03-19`: its dates share it, and `confirmHolidays` takes it. */
  suggestion: Scalars['ID']['output'];
};

/** How durations are written where they are text. */
export type HoursFormat =
  /** `7.5`: rows are rounded so that they add up to the rounded total. */
  | 'DECIMAL'
  /** `7:30` */
  | 'HM'
  /** `450` */
  | 'MINUTES';

/** A punch to be ignored. */
export type IgnorePunchInput = {
  punchId: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

/** A sheet of absences. */
export type ImportAbsencesInput = {
  /**
   * CSV. Columns: person (an id) or pin, name (for people; not read), from, to (dates, inclusive; without `to` one date), kind (an
   * id), part (empty, FIRST_HALF, SECOND_HALF or 09:00-11:30), note.
   */
  csv: Scalars['String']['input'];
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an import did, or would do. */
export type ImportAbsencesPayload = {
  __typename?: 'ImportAbsencesPayload';
  added: Scalars['Int']['output'];
  /** What of the sheet does not do. */
  faults: Array<SheetFault>;
  isDone: Scalars['Boolean']['output'];
  unchanged: Scalars['Int']['output'];
};

/** A sheet of people. */
export type ImportPeopleInput = {
  /**
   * CSV: parted by commas, semicolons or tabs. Columns: pin, name, latinName, arabicName, department, manager (a PIN, or the id
   * of a person), homePlace (a place's id), employedFrom, employedTo (dates, inclusive), account (a username), id (of one of
   * several people of a PIN). Where PINs are of places `homePlace` is required.
   */
  csv?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * A file instead, its content in base64: an XLSX workbook (its first sheet, with the same columns), or CSV. A request has at
   * most 1 MB: larger sheets come in parts.
   */
  file?: InputMaybe<Scalars['String']['input']>;
};

/** What an import did, or would do. */
export type ImportPeoplePayload = {
  __typename?: 'ImportPeoplePayload';
  changed: Scalars['Int']['output'];
  created: Scalars['Int']['output'];
  /** What of the sheet does not do. */
  faults: Array<SheetFault>;
  /** Whether it was done. */
  isDone: Scalars['Boolean']['output'];
  unchanged: Scalars['Int']['output'];
};

/** A sheet of rosters. */
export type ImportRosterInput = {
  /**
   * CSV. Columns: person (an id) or pin, name (not read), and a column for each date such as 2026-11-01. A cell holds the id of a shift, `OFF` for
   * a rest day, `-` to empty it, or nothing. Instead of columns of dates there may be two: date and shift, with a line for each cell. At most 5,000 lines and 60,000 cells.
   */
  csv: Scalars['String']['input'];
  /** Only says what would happen. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an import did, or would do. */
export type ImportRosterPayload = {
  __typename?: 'ImportRosterPayload';
  /** Cells that became others. */
  changed: Scalars['Int']['output'];
  /** What of the sheet does not do. */
  faults: Array<SheetFault>;
  /** Whether it was done. */
  isDone: Scalars['Boolean']['output'];
  /** Cells that are as the sheet says. */
  unchanged: Scalars['Int']['output'];
};

/** Something out of the ordinary, or a tendency, and what it rests on. */
export type Insight = {
  __typename?: 'Insight';
  /** The dates whose records it rests on. */
  dates: Array<Scalars['Date']['output']>;
  /** Global id of the reader, of MANY_PINS alone. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  /** Of an anomaly its date, else the range's first. */
  from: Scalars['Date']['output'];
  /** Of an anomaly: its first instant. */
  fromAt?: Maybe<Scalars['DateTime']['output']>;
  /** The same as long as it is found. */
  id: Scalars['ID']['output'];
  kind: InsightKind;
  /** Null of MANY_PINS. */
  person?: Maybe<Person>;
  /** Where it happened; of IMPOSSIBLE_TRAVEL both places. Empty of a tendency. */
  places?: Maybe<Array<Maybe<Place>>>;
  /** The punches that an anomaly rests on, 50 at most; of a tendency none. */
  punchIds: Array<Scalars['ID']['output']>;
  reason: InsightReason;
  /** Of an anomaly its date, else the range's last. */
  to: Scalars['Date']['output'];
  /** Of an anomaly: its last instant. */
  toAt?: Maybe<Scalars['DateTime']['output']>;
  /** The figures of the reason. */
  values: Array<InsightValue>;
};

/** One page of insights. */
export type InsightConnection = {
  __typename?: 'InsightConnection';
  edges: Array<InsightEdge>;
  pageInfo: PageInfo;
  /** How many people have dates in the range whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
};

/** An insight and its position. */
export type InsightEdge = {
  __typename?: 'InsightEdge';
  cursor: Scalars['String']['output'];
  node: Insight;
};

/** What an insight is about, and when there is one. */
export type InsightKind =
  /**
   * Two punches of a person, one after the other, at two places less than 10 minutes apart. Punches that somebody ignored are
   * left out; what is known of a reader's clock being wrong is taken into account. Only between places that the viewer sees.
   */
  | 'IMPOSSIBLE_TRAVEL'
  /**
   * Late on at least half of the days of one weekday, 4 of 6 at least, and on at most 20 % of the other days, in the range and the 8
   * weeks before it, one of them in the range.
   */
  | 'LATE_WEEKDAY'
  /** Punches of at least 6 different PINs within 10 seconds at one reader. Not for viewers who see some people only. */
  | 'MANY_PINS'
  /** The same of days with at least 15 minutes of overtime. */
  | 'OVERTIME'
  /**
   * Late on more, or on fewer, of the days than in the 8 weeks before the range: by at least 20 points and twice what chance makes,
   * with at least 10 days with punches and expected hours in the range and 15 before it.
   */
  | 'TARDINESS'
  /**
   * A first entry more than 90 minutes, and more than 5 times the usual spread, away from the person's usual time: the median of
   * the first entries of the 8 weeks before, by the same shift at the same place, on at least 15 days. The spread is the median of
   * how far they were from it.
   */
  | 'UNUSUAL_HOURS';

/** The sentence that says why: a key of which pages have the words. Beside each: its `values`. */
export type InsightReason =
  /** UNUSUAL_HOURS: `checkInAt`, `usualAt` on that date, `differenceMinutes`, `spreadMinutes`, `days` that were compared. */
  | 'EARLIER_THAN_USUAL'
  /** UNUSUAL_HOURS: as EARLIER_THAN_USUAL. */
  | 'LATER_THAN_USUAL'
  /** TARDINESS: as LATE_MORE_OFTEN. */
  | 'LATE_LESS_OFTEN'
  /**
   * TARDINESS: `days` late `ofDays` (`pct`), before it `pastDays` of `pastOfDays` (`pastPct`), `averageMinutes`,
   * `pastAverageMinutes` a day; `unprovedDays` are left out.
   */
  | 'LATE_MORE_OFTEN'
  /**
   * LATE_WEEKDAY: `weekday`, `days` late `ofDays` (`pct`) on it, `otherDays` of `otherOfDays` (`otherPct`) on the others;
   * `unprovedDays` are left out.
   */
  | 'LATE_ON_ONE_WEEKDAY'
  /** MANY_PINS: `pins`, `punches`, `seconds` from first to last, `leastPins`, `windowSeconds`. */
  | 'MANY_PINS_AT_ONCE'
  /** OVERTIME: as OVERTIME_MORE_OFTEN. */
  | 'OVERTIME_LESS_OFTEN'
  /** OVERTIME: as LATE_MORE_OFTEN, of days with overtime. */
  | 'OVERTIME_MORE_OFTEN'
  /** IMPOSSIBLE_TRAVEL: `fromPlace`, `toPlace`, `seconds` between them, `leastMinutes`. */
  | 'TWO_PLACES';

/** A figure behind an insight. Names that end in `At` are instants, those in `Minutes` minutes, those in `Pct` percent. */
export type InsightValue = {
  __typename?: 'InsightValue';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** Days that one kind of absences took. */
export type LeaveOfKind = {
  __typename?: 'LeaveOfKind';
  /** Days on leave. */
  days: Scalars['Int']['output'];
  /** Null for one that is gone, and for locked days of which nobody kept it. */
  kind?: Maybe<AbsenceKind>;
  /** Working days of which a part was taken. */
  partialDays: Scalars['Int']['output'];
};

/** Which limits to list. Dates are inclusive. */
export type LimitFilter = {
  /** Of people who belong to these departments now. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  kinds?: InputMaybe<Array<WorkRuleKind>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of people who are enrolled there, or measured by its rules. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the person's name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Date']['input'];
};

/** A limit that somebody passed, with what it rests on. It changes no record. */
export type LimitHit = {
  __typename?: 'LimitHit';
  boundMinutes: Scalars['Int']['output'];
  /** On which it was passed: in a week the date on which the sum passed what held there. */
  date: Scalars['Date']['output'];
  /** Whose figures are in it. */
  dates: Array<Scalars['Date']['output']>;
  /** Of ON_SITE, CONTINUOUS and REST: the stretch. */
  from?: Maybe<Scalars['DateTime']['output']>;
  kind: WorkRuleKind;
  /** More than `boundMinutes`; of REST fewer. Of a week its whole sum. */
  minutes: Scalars['Int']['output'];
  person?: Maybe<Person>;
  /** Of CONTINUOUS: the punches at its ends. */
  punchIds: Array<Scalars['ID']['output']>;
  /** What was passed, with its source. */
  rule: WorkRule;
  to?: Maybe<Scalars['DateTime']['output']>;
};

/** One page of limits that people passed. */
export type LimitHitConnection = {
  __typename?: 'LimitHitConnection';
  edges: Array<LimitHitEdge>;
  pageInfo: PageInfo;
};

/** A limit that somebody passed, and its position. */
export type LimitHitEdge = {
  __typename?: 'LimitHitEdge';
  cursor: Scalars['String']['output'];
  node: LimitHit;
};

/** Which account is whose. */
export type LinkAccountInput = {
  personId: Scalars['ID']['input'];
  /** As the account signs in. Null takes the link away. */
  username?: InputMaybe<Scalars['String']['input']>;
};

/** A period to be locked. */
export type LockPeriodInput = {
  period: PeriodInput;
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
  /** What may stand against it. */
  waive?: InputMaybe<Array<BlockerKind>>;
};

/** The period, or what stands against it. */
export type LockPeriodPayload = {
  __typename?: 'LockPeriodPayload';
  blockers: Array<PeriodBlocker>;
  /** Null where nothing was locked. */
  period?: Maybe<Period>;
};

/**
 * A time of which a reader's log was cleared or exchanged before it was read. The day stays UNKNOWN or not final until a person decides:
 * by a correction, by leave for the whole day, or by a lock that waives LOG_LOST.
 */
export type LostStretch = {
  __typename?: 'LostStretch';
  from: Scalars['DateTime']['output'];
  /** When the reader was read again; null while it was not. */
  to?: Maybe<Scalars['DateTime']['output']>;
};

/** Whose a PIN is to be. */
export type MapPinInput = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** First and last date, inclusive; open when left out. */
  from?: InputMaybe<Scalars['Date']['input']>;
  personId: Scalars['ID']['input'];
  pin: Scalars['String']['input'];
  /** Everywhere when it is left out; where PINs are of places the person's home place. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** A punch that somebody misses. */
export type MissingPunch = {
  __typename?: 'MissingPunch';
  at: Scalars['DateTime']['output'];
  /** The business date. */
  date: Scalars['Date']['output'];
  person?: Maybe<Person>;
  state: PunchState;
};

/** The changes of each area stand in its file. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Says that the viewer's own records of some dates are right: those that were shown, as their hash says. When one of them becomes
   * another one, or would in a locked period, the acknowledgement holds no more, and says why.
   */
  acknowledgePeriod?: Maybe<AcknowledgePeriodPayload>;
  /**
   * Adds an absence. The records of its dates follow by themselves: `recomputing` of `attendance` says how many people wait. One that
   * shares a date with another absence of the person is refused, and the answer names that one.
   */
  addAbsence?: Maybe<AbsencePayload>;
  /**
   * Gives many people the same absence: those who are named, or those of a filter; at most 5,000. With one who has an absence in
   * its dates already nothing is done, and all of those are named, unless `skipConflicts` leaves them out.
   */
  addAbsences?: Maybe<AddAbsencesPayload>;
  /** Makes dates a holiday at places. */
  addHoliday?: Maybe<HolidayPayload>;
  /**
   * Adds a punch that no reader has. The punches of the readers stay as they are; the records of the days follow by
   * themselves.
   */
  addPunch?: Maybe<CorrectionPayload>;
  /** Makes a weekend day a working day of places. */
  addWorkingDay?: Maybe<CalendarsPayload>;
  /**
   * Says how much of a date's overtime counts: of what was worked over, as far as caps allow. 0 declines it. Never changes the
   * record; a later decision stands instead of the earlier one. Managers decide for their departments, not for themselves.
   */
  approveOvertime?: Maybe<OvertimePayload>;
  /**
   * Approves the overtime of many records at once: all minutes worked over of those of the filter on which nobody decided yet, at
   * most 5,000 of them.
   */
  approveOvertimes?: Maybe<ApproveOvertimesPayload>;
  /**
   * Gives a shift to a place, a department or a person between two dates; name one of the three. On each date a roster stands over
   * the person's shift, that over the department's, that over the place's. Of several of one target the one that began last
   * holds; one from the same date is replaced.
   */
  assignShift?: Maybe<AssignShiftPayload>;
  /** Ends an export of one's own that is not over. Nothing is left of it. */
  cancelExport?: Maybe<CancelExportPayload>;
  /** Makes suggested holidays holidays of places. Where one was confirmed already it stays as it is. */
  confirmHolidays?: Maybe<ConfirmHolidaysPayload>;
  /**
   * Adds the punches that people miss by an outage, all together or none: what was shown by `outagePreview`, whose token says so.
   * Where something changed since, nothing is added.
   */
  correctOutage?: Maybe<CorrectionGroupPayload>;
  /** Makes the person of a PIN before a reader knows it. */
  createPerson?: Maybe<PersonPayload>;
  /** Approves or refuses what somebody else asked for. */
  decideCorrection?: Maybe<CorrectionPayload>;
  /**
   * Decides who has a PIN: that its names are one person's, or which people have it where and when, instead of whatever was
   * said before. A dry run says what would change.
   */
  decidePinConflict?: Maybe<PinChangePayload>;
  /** Changes what is given of an absence. The records of the dates that it had and has follow by themselves. */
  editAbsence?: Maybe<AbsencePayload>;
  /**
   * Changes dates, names or places of a holiday; what is left out stays. One that is a holiday at a place out of the viewer's scope
   * too is FORBIDDEN: whoever sees all of its places changes it.
   */
  editHoliday?: Maybe<HolidayPayload>;
  /** Changes what is given; null takes away. The records that follow from it are worked out anew, and no others. */
  editPerson?: Maybe<PersonPayload>;
  /**
   * Changes what the days of a place are; give one change. The records of its people follow by themselves: `recomputing` of
   * `attendance` says how many wait.
   */
  editPlaceCalendar?: Maybe<EditPlaceCalendarPayload>;
  /** Fills and empties cells of rosters, at most 5,000; all of them, or none when one does not do. */
  editRoster?: Maybe<EditRosterPayload>;
  /** Leaves a punch out of every record. It stays, and is shown with who ignored it and why. */
  ignorePunch?: Maybe<CorrectionPayload>;
  /**
   * Takes absences from a sheet: a line of column names, then a line for each absence. A line that is known changes nothing. A dry
   * run says what would happen; cells that do not do are named, and with one of them nothing is done.
   */
  importAbsences?: Maybe<ImportAbsencesPayload>;
  /**
   * Takes people from a sheet: a line of column names, then a line for each person, known by the PIN. What a cell does not
   * say stays as it is; nobody is removed. A dry run says what would happen, and names each faulty cell; with one of them
   * nothing is changed.
   */
  importPeople?: Maybe<ImportPeoplePayload>;
  /**
   * Takes rosters from a sheet: a line of column names, then a line for each person. An empty cell leaves its date as it is. A dry
   * run says what would happen; cells that do not do are named, and with one of them nothing is done.
   */
  importRoster?: Maybe<ImportRosterPayload>;
  /**
   * Links a user account to a person, or takes the link away: the account then sees what is the person's. One account is one
   * person's; a link that another person has must be taken away first.
   */
  linkAccount?: Maybe<PersonPayload>;
  /**
   * Locks a period: its records change no more by rows, corrections or rules that come later. Where something stands against it that
   * is not waived by name, nothing is locked, and the answer says what.
   */
  lockPeriod?: Maybe<LockPeriodPayload>;
  /** Gives the punches of a PIN that are nobody's to a person. A dry run says what would change. */
  mapPin?: Maybe<PinChangePayload>;
  /** Takes a kind away that no absence is of. */
  removeAbsenceKind?: Maybe<AbsenceKindPayload>;
  /** Takes absences away, at most 1,000; all of them, or none when one is unknown. */
  removeAbsences?: Maybe<RemoveAbsencesPayload>;
  /** Makes the dates of a holiday ordinary ones, at some of its places or at all. */
  removeHoliday?: Maybe<HolidayPayload>;
  /** Removes somebody on whom nothing hangs: no punch, enrolment, input or other person; else says what does. */
  removePerson?: Maybe<RemovePersonPayload>;
  /** Removes a shift. Refused while somebody was given it; the error says who. */
  removeShift?: Maybe<RemoveShiftPayload>;
  /** Takes the weekend back that was set from a date: the one before it holds on. */
  removeWeekend?: Maybe<CalendarsPayload>;
  /** Takes a version of a rule away. */
  removeWorkRule?: Maybe<WorkRulePayload>;
  /** Takes a weekend day worked back. */
  removeWorkingDay?: Maybe<CalendarsPayload>;
  /** Asks for a correction; give one. Nothing follows from it before somebody else approves it. */
  requestCorrection?: Maybe<CorrectionPayload>;
  /** Takes a correction out of force again: the records are as they were without it. */
  revertCorrection?: Maybe<CorrectionPayload>;
  /** Takes everything of a group out of force again: the records are as they were without it. */
  revertCorrectionGroup?: Maybe<CorrectionGroupPayload>;
  /** Takes the decision on a date's overtime back: it waits for another one. */
  revokeOvertimeApproval?: Maybe<OvertimePayload>;
  /** Adds a kind of absences, or changes it. No figure follows from it. */
  saveAbsenceKind?: Maybe<AbsenceKindPayload>;
  /**
   * Makes a shift, or replaces the one of its id, versions included. One that the rules refuse is BAD_USER_INPUT: `faults` names
   * key, found and expected of each. Where somebody else changed the shift since `revision` was read, nothing is saved:
   * CHANGED_MEANWHILE. The records of those who work by it follow by themselves.
   */
  saveShift?: Maybe<SaveShiftPayload>;
  /**
   * Says how much is allowed from a date on, for the organisation, or for a place, department or person, whose rules stand over
   * those of the organisation. A version of the same kind, scope and dates is replaced. Whoever has some places alone sets rules of
   * these and of their people.
   */
  saveWorkRule?: Maybe<WorkRulePayload>;
  /** Says who manages a department, whomever its people name; null leaves it to them. */
  setDepartmentManager?: Maybe<SetDepartmentManagerPayload>;
  /**
   * Sets the weekend of places from a date on, until the next one that was set; dates before keep theirs. One from the same date is
   * replaced.
   */
  setWeekend?: Maybe<CalendarsPayload>;
  /**
   * Starts an export: the rows of a list of this graph, whole, as a file. It is read with the rights of whoever asks, page by
   * page, and fails with FORBIDDEN where the list would. `GET /export/<id>` gives the file. RATE_LIMITED while as many run as may.
   */
  startExport?: Maybe<StartExportPayload>;
  /** Takes back what a place, a department or a person was given from a date on. */
  unassignShift?: Maybe<AssignShiftPayload>;
  /** Takes back everything that a decision about a PIN did; of several about one PIN the last first. A dry run says what would change. */
  undoPinDecision?: Maybe<PinChangePayload>;
  /** Has the records of a period follow from punches and rules again; the adjustments that are open are worked in. */
  unlockPeriod?: Maybe<UnlockPeriodPayload>;
  /** Takes a request of one's own back before it was decided. */
  withdrawCorrection?: Maybe<CorrectionPayload>;
};


/** The changes of each area stand in its file. */
export type MutationAcknowledgePeriodArgs = {
  input: AcknowledgePeriodInput;
};


/** The changes of each area stand in its file. */
export type MutationAddAbsenceArgs = {
  input: AddAbsenceInput;
};


/** The changes of each area stand in its file. */
export type MutationAddAbsencesArgs = {
  input: AddAbsencesInput;
};


/** The changes of each area stand in its file. */
export type MutationAddHolidayArgs = {
  input: AddHolidayInput;
};


/** The changes of each area stand in its file. */
export type MutationAddPunchArgs = {
  input: AddPunchInput;
};


/** The changes of each area stand in its file. */
export type MutationAddWorkingDayArgs = {
  input: WorkingDayInput;
};


/** The changes of each area stand in its file. */
export type MutationApproveOvertimeArgs = {
  input: ApproveOvertimeInput;
};


/** The changes of each area stand in its file. */
export type MutationApproveOvertimesArgs = {
  input: ApproveOvertimesInput;
};


/** The changes of each area stand in its file. */
export type MutationAssignShiftArgs = {
  input: AssignShiftInput;
};


/** The changes of each area stand in its file. */
export type MutationCancelExportArgs = {
  id: Scalars['ID']['input'];
};


/** The changes of each area stand in its file. */
export type MutationConfirmHolidaysArgs = {
  input: ConfirmHolidaysInput;
};


/** The changes of each area stand in its file. */
export type MutationCorrectOutageArgs = {
  input: CorrectOutageInput;
};


/** The changes of each area stand in its file. */
export type MutationCreatePersonArgs = {
  input: CreatePersonInput;
};


/** The changes of each area stand in its file. */
export type MutationDecideCorrectionArgs = {
  input: DecideCorrectionInput;
};


/** The changes of each area stand in its file. */
export type MutationDecidePinConflictArgs = {
  input: DecidePinConflictInput;
};


/** The changes of each area stand in its file. */
export type MutationEditAbsenceArgs = {
  input: EditAbsenceInput;
};


/** The changes of each area stand in its file. */
export type MutationEditHolidayArgs = {
  input: EditHolidayInput;
};


/** The changes of each area stand in its file. */
export type MutationEditPersonArgs = {
  input: EditPersonInput;
};


/** The changes of each area stand in its file. */
export type MutationEditPlaceCalendarArgs = {
  input: EditPlaceCalendarInput;
};


/** The changes of each area stand in its file. */
export type MutationEditRosterArgs = {
  input: EditRosterInput;
};


/** The changes of each area stand in its file. */
export type MutationIgnorePunchArgs = {
  input: IgnorePunchInput;
};


/** The changes of each area stand in its file. */
export type MutationImportAbsencesArgs = {
  input: ImportAbsencesInput;
};


/** The changes of each area stand in its file. */
export type MutationImportPeopleArgs = {
  input: ImportPeopleInput;
};


/** The changes of each area stand in its file. */
export type MutationImportRosterArgs = {
  input: ImportRosterInput;
};


/** The changes of each area stand in its file. */
export type MutationLinkAccountArgs = {
  input: LinkAccountInput;
};


/** The changes of each area stand in its file. */
export type MutationLockPeriodArgs = {
  input: LockPeriodInput;
};


/** The changes of each area stand in its file. */
export type MutationMapPinArgs = {
  input: MapPinInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveAbsenceKindArgs = {
  input: RemoveAbsenceKindInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveAbsencesArgs = {
  input: RemoveAbsencesInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveHolidayArgs = {
  input: RemoveHolidayInput;
};


/** The changes of each area stand in its file. */
export type MutationRemovePersonArgs = {
  input: RemovePersonInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveShiftArgs = {
  input: RemoveShiftInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveWeekendArgs = {
  input: RemoveWeekendInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveWorkRuleArgs = {
  input: RemoveWorkRuleInput;
};


/** The changes of each area stand in its file. */
export type MutationRemoveWorkingDayArgs = {
  input: WorkingDayInput;
};


/** The changes of each area stand in its file. */
export type MutationRequestCorrectionArgs = {
  input: RequestCorrectionInput;
};


/** The changes of each area stand in its file. */
export type MutationRevertCorrectionArgs = {
  input: RevertCorrectionInput;
};


/** The changes of each area stand in its file. */
export type MutationRevertCorrectionGroupArgs = {
  input: RevertCorrectionGroupInput;
};


/** The changes of each area stand in its file. */
export type MutationRevokeOvertimeApprovalArgs = {
  input: RevokeOvertimeApprovalInput;
};


/** The changes of each area stand in its file. */
export type MutationSaveAbsenceKindArgs = {
  input: AbsenceKindInput;
};


/** The changes of each area stand in its file. */
export type MutationSaveShiftArgs = {
  input: SaveShiftInput;
};


/** The changes of each area stand in its file. */
export type MutationSaveWorkRuleArgs = {
  input: WorkRuleInput;
};


/** The changes of each area stand in its file. */
export type MutationSetDepartmentManagerArgs = {
  input: SetDepartmentManagerInput;
};


/** The changes of each area stand in its file. */
export type MutationSetWeekendArgs = {
  input: SetWeekendInput;
};


/** The changes of each area stand in its file. */
export type MutationStartExportArgs = {
  input: StartExportInput;
};


/** The changes of each area stand in its file. */
export type MutationUnassignShiftArgs = {
  input: UnassignShiftInput;
};


/** The changes of each area stand in its file. */
export type MutationUndoPinDecisionArgs = {
  input: UndoPinDecisionInput;
};


/** The changes of each area stand in its file. */
export type MutationUnlockPeriodArgs = {
  input: UnlockPeriodInput;
};


/** The changes of each area stand in its file. */
export type MutationWithdrawCorrectionArgs = {
  input: WithdrawCorrectionInput;
};

/** A time in which a place could not take punches, and whom it is about. */
export type OutageInput = {
  /** One time for everybody, on the clocks of the place. */
  at?: InputMaybe<Scalars['LocalDateTime']['input']>;
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The beginnings and ends of the shifts that lie in the time. Give these or `at`. */
  edges?: InputMaybe<Array<ShiftEdge>>;
  /** On the clocks of the place, both inclusive. */
  from: Scalars['LocalDateTime']['input'];
  /** These people; else those of the departments; else everybody of the place. */
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeId: Scalars['ID']['input'];
  /** Of the punches at that time. */
  state?: InputMaybe<PunchState>;
  to: Scalars['LocalDateTime']['input'];
};

/** What would be added for an outage. */
export type OutagePreview = {
  __typename?: 'OutagePreview';
  /** How many people miss one. */
  people: Scalars['Int']['output'];
  /** In the order of dates and names, so many as were asked for. */
  punches: Array<MissingPunch>;
  /** Says what was shown; give it to `correctOutage`. */
  token: Scalars['String']['output'];
  /** How many there are. */
  totalCount: Scalars['Int']['output'];
  /** How many have no records, because their hours contradict each other: nobody knows what they miss. */
  unknown: Scalars['Int']['output'];
  /** How many people of the question miss none: they punched, had a day off, or no shift in the time. */
  without: Scalars['Int']['output'];
};

/** What somebody decided on a date's overtime. */
export type OvertimeApproval = {
  __typename?: 'OvertimeApproval';
  at: Scalars['DateTime']['output'];
  /** The account that decided. */
  by: Scalars['String']['output'];
  /** What counts. */
  countedMinutes: Scalars['Int']['output'];
  /** Less is worked over by now than was approved. */
  isWorkedLess: Scalars['Boolean']['output'];
  /** From what was worked over to what counts: the minutes of the lines add up to it. */
  lines: Array<OvertimeLine>;
  /** What was approved: more may have been worked over, or less. */
  minutes: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
};

/** A step from what was worked over to what counts. */
export type OvertimeLine = {
  __typename?: 'OvertimeLine';
  /** What was approved, or the cap. Null of WORKED_OVER. */
  boundMinutes?: Maybe<Scalars['Int']['output']>;
  key: OvertimeLineKey;
  /** Signed. */
  minutes: Scalars['Int']['output'];
  /** The cap. */
  rule?: Maybe<WorkRule>;
  /** What counted already in the week or month of a cap. */
  usedMinutes: Scalars['Int']['output'];
};

/** What a step says. */
export type OvertimeLineKey =
  /** Less was approved. */
  | 'NOT_APPROVED'
  | 'OVERTIME_DAY'
  | 'OVERTIME_MONTH'
  | 'OVERTIME_WEEK'
  /** More was approved than is worked over now: the record changed, or it was approved ahead. */
  | 'WORKED_LESS'
  /** Minutes of overtime of the record. */
  | 'WORKED_OVER';

/** The record with its decision. */
export type OvertimePayload = {
  __typename?: 'OvertimePayload';
  record?: Maybe<DayRecord>;
};

/** What became of a record's overtime. */
export type OvertimeState =
  /** Some of it was approved. */
  | 'APPROVED'
  | 'DECLINED'
  /** There is some, and nobody decided. */
  | 'PENDING'
  /** Less is worked over by now than was approved. */
  | 'WORKED_LESS';

/** What is kept about oneself. */
export type OwnRecord = {
  __typename?: 'OwnRecord';
  /** Of the person. */
  id: Scalars['ID']['output'];
  /** By what others name one: the person's id, those of its users, and the places where it is enrolled or measured. */
  names?: Maybe<Array<Scalars['ID']['output']>>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Dates whose records were locked. */
export type Period = {
  __typename?: 'Period';
  /** Who locked and unlocked it, in order. */
  deeds: Array<PeriodDeed>;
  /** Of a scope of departments. */
  departmentIds: Array<Scalars['ID']['output']>;
  /**
   * Path of the signed document, at the router and at the dashboard. Null while the period is not locked, and for viewers who may not
   * have all of it.
   */
  documentUrl?: Maybe<Scalars['String']['output']>;
  from: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  /** Of a scope of places; null for each that is out of the viewer's scope. */
  places?: Maybe<Array<Maybe<Place>>>;
  /** How many records there were when it was locked. */
  records: Scalars['Int']['output'];
  scope: PeriodScope;
  state: PeriodState;
  to: Scalars['Date']['output'];
  /** What stood against it, and was waived. */
  waived: Array<BlockerKind>;
};

/** Something that stands against a lock. */
export type PeriodBlocker = {
  __typename?: 'PeriodBlocker';
  /** How many records, requests, people or locks. */
  count: Scalars['Int']['output'];
  isWaivable: Scalars['Boolean']['output'];
  kind: BlockerKind;
  /** Some of the people. */
  people: Array<Person>;
  /** Some of the records. */
  records: Array<DayRecord>;
  /** Some of the requests. */
  requests: Array<Correction>;
};

/** One page of periods. */
export type PeriodConnection = {
  __typename?: 'PeriodConnection';
  edges: Array<PeriodEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** What somebody did about a period. */
export type PeriodDeed = {
  __typename?: 'PeriodDeed';
  /** The account. */
  actor: Scalars['ID']['output'];
  /** The account's name for people. */
  actorName: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  move: PeriodMove;
  reason: Scalars['String']['output'];
};

/** A part of the signed document of a locked period. */
export type PeriodDocument = {
  __typename?: 'PeriodDocument';
  /** As what the file is kept. */
  fileName: Scalars['String']['output'];
  /** The key of the signature, as published at attendance's `/.well-known/seal-jwks.json`. */
  keyId: Scalars['ID']['output'];
  /** From 0. */
  part: Scalars['Int']['output'];
  /** How many parts there are. A part has at most 2000 lines. */
  parts: Scalars['Int']['output'];
  periodId: Scalars['ID']['output'];
  /** How many records the document has. */
  records: Scalars['Int']['output'];
  /** Of every line before the seal, which is the last; in hexadecimal digits. */
  sha256: Scalars['String']['output'];
  /** ES256, base64url. */
  signature: Scalars['String']['output'];
  /** Whole lines, each with its line feed. */
  text: Scalars['String']['output'];
};

/** A period and its position. */
export type PeriodEdge = {
  __typename?: 'PeriodEdge';
  cursor: Scalars['String']['output'];
  node: Period;
};

/** Dates, both inclusive, and whose: of places, or of departments, or of everybody. */
export type PeriodInput = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['Date']['input'];
};

export type PeriodMove =
  | 'LOCK'
  | 'UNLOCK';

/** Whose records a period is about. */
export type PeriodScope =
  | 'ALL'
  /** Of people of some departments, as they were on each date. */
  | 'DEPARTMENTS'
  /** Those that the rules of some places measure. */
  | 'PLACES';

export type PeriodState =
  | 'LOCKED'
  | 'UNLOCKED';

/** Somebody whose days are recorded. */
export type Person = {
  __typename?: 'Person';
  /** Username of the account that is this person's. Null for none. */
  account?: Maybe<Scalars['String']['output']>;
  arabicName?: Maybe<Scalars['String']['output']>;
  /** The person's records, within the viewer's scope. */
  attendance?: Maybe<AttendanceConnection>;
  department?: Maybe<Department>;
  /** First day of employment. Null where nobody said. */
  employedFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day of employment. Null where nobody said. */
  employedTo?: Maybe<Scalars['Date']['output']>;
  /**
   * The place whose rules measure the person's days. Null: the first one where the PIN is enrolled, or one out of the viewer's
   * scope.
   */
  homePlace?: Maybe<Place>;
  id: Scalars['ID']['output'];
  latinName?: Maybe<Scalars['String']['output']>;
  /** Whose people this person is one of. */
  manager?: Maybe<Person>;
  name?: Maybe<Scalars['String']['output']>;
  /** The PIN by which the person was first known: text, leading zeros kept. */
  pin?: Maybe<Scalars['String']['output']>;
  /** Why some days cannot be worked out. Null where every day can; they are tried again when the rules change, and once a day. */
  recordFault?: Maybe<RecordFault>;
  /** Who last said who this is. */
  source?: Maybe<PersonSource>;
};


/** Somebody whose days are recorded. */
export type PersonAttendanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  orderBy?: InputMaybe<AttendanceOrder>;
  to: Scalars['Date']['input'];
};

/** One page of people. */
export type PersonConnection = {
  __typename?: 'PersonConnection';
  edges: Array<PersonEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A person and its position. */
export type PersonEdge = {
  __typename?: 'PersonEdge';
  cursor: Scalars['String']['output'];
  node: Person;
};

/** Which people to list. */
export type PersonFilter = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Enrolled there, or measured by its rules. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** The person as known now. Null when it left the viewer's scope. */
export type PersonPayload = {
  __typename?: 'PersonPayload';
  person?: Maybe<Person>;
};

/** Who said who a person is. */
export type PersonSource =
  /** A reader on which the PIN is enrolled. */
  | 'ENROLMENT'
  /** A sheet. */
  | 'IMPORT'
  /** Somebody, by hand. */
  | 'MANUAL';

/** What a change of a PIN did, or would do. */
export type PinChangePayload = {
  __typename?: 'PinChangePayload';
  /** By which it is taken back. Null of a dry run. */
  decisionId?: Maybe<Scalars['ID']['output']>;
  isDone: Scalars['Boolean']['output'];
  preview?: Maybe<PinPreview>;
};

/** A PIN that is enrolled under names which are not one. */
export type PinConflict = {
  __typename?: 'PinConflict';
  /** The last decision that stands; there may be another name since. */
  decision?: Maybe<PinDecision>;
  /** Whether somebody decided about all of these names. */
  isDecided: Scalars['Boolean']['output'];
  /** By place. */
  names: Array<PinName>;
  /** Who has the PIN now. Those whom the viewer sees. */
  persons: Array<Person>;
  pin: Scalars['String']['output'];
};

/** One page of conflicts. */
export type PinConflictConnection = {
  __typename?: 'PinConflictConnection';
  edges: Array<PinConflictEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A conflict and its position. */
export type PinConflictEdge = {
  __typename?: 'PinConflictEdge';
  cursor: Scalars['String']['output'];
  node: PinConflict;
};

/** A day whose record changes. */
export type PinDayChange = {
  __typename?: 'PinDayChange';
  after?: Maybe<DayOutline>;
  /** Null where there is no record. */
  before?: Maybe<DayOutline>;
  date: Scalars['Date']['output'];
  person?: Maybe<Person>;
};

/** What somebody decided about a PIN. */
export type PinDecision = {
  __typename?: 'PinDecision';
  at: Scalars['DateTime']['output'];
  /** Account. */
  by: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: PinDecisionKind;
  /** Who has punches by it. Those whom the viewer sees. */
  persons: Array<Person>;
  pin: Scalars['String']['output'];
  /** When it was taken back. Null: it stands. */
  undoneAt?: Maybe<Scalars['DateTime']['output']>;
  undoneBy?: Maybe<Scalars['String']['output']>;
};

/** One page of decisions. */
export type PinDecisionConnection = {
  __typename?: 'PinDecisionConnection';
  edges: Array<PinDecisionEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A decision and its position. */
export type PinDecisionEdge = {
  __typename?: 'PinDecisionEdge';
  cursor: Scalars['String']['output'];
  node: PinDecision;
};

/** What may be decided about a PIN. */
export type PinDecisionKind =
  /** Punches that were nobody's are a person's. */
  | 'MAPPING'
  /** Names that differ are one person's. */
  | 'ONE_PERSON'
  /** Several people have it. */
  | 'SPLIT';

/** A name under which a PIN is enrolled at a place. */
export type PinName = {
  __typename?: 'PinName';
  /** False: it was. */
  isEnrolled: Scalars['Boolean']['output'];
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  place?: Maybe<Place>;
  /** Of the PIN at the place. */
  punches: Scalars['Int']['output'];
};

/** One of the people of a PIN. */
export type PinPartInput = {
  /** First and last date, inclusive; open when left out. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Somebody new. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Somebody known. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Everywhere when it is left out. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What a change of a PIN does. */
export type PinPreview = {
  __typename?: 'PinPreview';
  /** Days whose records change. */
  changedDays: Scalars['Int']['output'];
  /** The last 100 of them, by person and date. */
  changes: Array<PinDayChange>;
  /** Dates on which they were made. */
  days: Scalars['Int']['output'];
  firstAt?: Maybe<Scalars['DateTime']['output']>;
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  /** Punches of the PIN that are somebody's afterwards. */
  punches: Scalars['Int']['output'];
  /** Punches of the PIN that are nobody's afterwards. */
  unclaimedPunches: Scalars['Int']['output'];
};

/** One location with readers. */
export type Place = {
  __typename?: 'Place';
  /** The records that were measured by the rules of this place, within the viewer's scope. */
  attendance?: Maybe<AttendanceConnection>;
  id: Scalars['ID']['output'];
  /**
   * What this place alone would say (R28): its punches only, by its own rules, of the people who are enrolled at its readers.
   * Worked out when it is asked for; 400 days and 50,000 days of people at most, 200,000 of one request. Null for a place out of the
   * viewer's scope.
   */
  summary?: Maybe<PlaceSummary>;
};


/** One location with readers. */
export type PlaceAttendanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  orderBy?: InputMaybe<AttendanceOrder>;
  to: Scalars['Date']['input'];
};


/** One location with readers. */
export type PlaceSummaryArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

/** What the days of a place are, before anybody's shift. */
export type PlaceCalendar = {
  __typename?: 'PlaceCalendar';
  /** Weekend days worked. */
  extraWorkingDays: Array<Scalars['Date']['output']>;
  /** In the order of the first dates. */
  holidayPeriods: Array<HolidayPeriod>;
  /** Each date of `holidayPeriods`, in the order of the dates; a date of two holidays is there twice. */
  holidays: Array<Holiday>;
  place?: Maybe<Place>;
  /** Each from a date on; before the first of them Friday and Saturday. In the order of the dates. */
  weekends: Array<WeekendChange>;
};

/** A date on which nobody is expected at a place. */
export type PlaceHoliday = {
  __typename?: 'PlaceHoliday';
  arabicName?: Maybe<Scalars['String']['output']>;
  date: Scalars['Date']['output'];
  /** The day in the calendar of Umm al-Qura, such as `1 Shawwal 1447`. */
  hijri: Scalars['String']['output'];
  /** The id of the `HolidayPeriod`: its dates share it. */
  holidayId: Scalars['ID']['output'];
  latinName?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  place?: Maybe<Place>;
};

/** A place on the board. */
export type PlacePresence = {
  __typename?: 'PlacePresence';
  /** When the place last answered. Null before first contact. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  counts: PresenceCounts;
  /** Why people without a punch are unknown here: PLACE_SILENT, PLACE_BEHIND or READER_NOT_PROVED. Null when nothing is in doubt. */
  doubt?: Maybe<PresenceDoubt>;
  /** The last punch of the people counted here. Null when nobody came. */
  lastPunchAt?: Maybe<Scalars['DateTime']['output']>;
  place?: Maybe<Place>;
};

/** What one place alone says of its people. */
export type PlaceSummary = {
  __typename?: 'PlaceSummary';
  /** Of them: people whose hours contradict the rules of this place. They are in no figure. */
  faults: Scalars['Int']['output'];
  figures: SummaryFigures;
  /** People of the viewer's scope who are enrolled at the place. */
  people: Scalars['Int']['output'];
};

/** Where one person stands. */
export type Presence = {
  __typename?: 'Presence';
  /** Whether the person came after the start of the shift with its grace. */
  cameLate: Scalars['Boolean']['output'];
  /** The business date. Null while the record is not worked out. */
  date?: Maybe<Scalars['Date']['output']>;
  /** The start of the shift with its grace. Null for flexible shifts, days off and leave. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the business day. Null when there is none of the day. */
  lastPunchAt?: Maybe<Scalars['DateTime']['output']>;
  /** Global id of the reader. Null when its place is out of the viewer's scope, and for a punch that a person added. */
  lastPunchDeviceId?: Maybe<Scalars['ID']['output']>;
  /** Null when it is out of the viewer's scope. */
  lastPunchPlace?: Maybe<Place>;
  person?: Maybe<Person>;
  /** The place where the person is counted. Null when it is out of the viewer's scope. */
  place?: Maybe<Place>;
  /** Since when the person is in, or has left. Null for the other states. */
  since?: Maybe<Scalars['DateTime']['output']>;
  state: PresenceState;
  /** Of UNKNOWN. */
  unknownBecause?: Maybe<PresenceDoubt>;
};

/** Somebody whose presence changed. Of RESYNC everything but `kind` is null. */
export type PresenceChange = {
  __typename?: 'PresenceChange';
  date?: Maybe<Scalars['Date']['output']>;
  /** Of the person on the date; null for none. */
  departmentId?: Maybe<Scalars['ID']['output']>;
  /** Whether the last punch of the day is an entry. Null: the person moved to another place or department, told as a record is. */
  isIn?: Maybe<Scalars['Boolean']['output']>;
  kind: ChangeKind;
  lastPunchAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the last punch of the day. Null before one, and for one that the viewer does not see. */
  lastPunchPlaceId?: Maybe<Scalars['ID']['output']>;
  personId?: Maybe<Scalars['ID']['output']>;
  /** The place whose rules measure the day. Null for one that the viewer does not see. */
  placeId?: Maybe<Scalars['ID']['output']>;
};

/** One page of who is in. */
export type PresenceConnection = {
  __typename?: 'PresenceConnection';
  /** The moment of the answer: presence is read when it is asked for. */
  asOf: Scalars['DateTime']['output'];
  counts: PresenceCounts;
  edges: Array<PresenceEdge>;
  pageInfo: PageInfo;
  /**
   * Each place of the question, in the order of pages. They add up to `counts`, but for people of whom no place is known:
   * those are in `counts` alone.
   */
  places: Array<PlacePresence>;
  /** How many people have dates around today whose newest changes are not worked in yet. */
  recomputing: Scalars['Int']['output'];
  /** How far each place was taken in. */
  sources: Array<AttendanceSource>;
  totalCount: Scalars['Int']['output'];
};

/** How many people stand where. `people` is the sum of the nine states. */
export type PresenceCounts = {
  __typename?: 'PresenceCounts';
  absent: Scalars['Int']['output'];
  /** Of those that are in or left: who came after the start of the shift with its grace. */
  cameLate: Scalars['Int']['output'];
  dayOff: Scalars['Int']['output'];
  expected: Scalars['Int']['output'];
  in: Scalars['Int']['output'];
  late: Scalars['Int']['output'];
  left: Scalars['Int']['output'];
  onLeave: Scalars['Int']['output'];
  openTooLong: Scalars['Int']['output'];
  people: Scalars['Int']['output'];
  unknown: Scalars['Int']['output'];
};

/** Why nobody can say where a person stands. */
export type PresenceDoubt =
  /** The business day began, and the record is not worked out yet. */
  | 'NOT_WORKED_OUT'
  /** A place where the person is enrolled has changes that were not taken in. */
  | 'PLACE_BEHIND'
  /** A place where the person is enrolled did not answer for a minute, or never did. */
  | 'PLACE_SILENT'
  /**
   * A place where the person is enrolled has a reader of which everything is not known for 45 minutes, or whose log was lost unread within
   * a day, or no reader.
   */
  | 'READER_NOT_PROVED'
  /** The person's hours contradict the rules: `exceptions` says how. */
  | 'RECORD_FAULT';

/** Somebody and the position in the list. */
export type PresenceEdge = {
  __typename?: 'PresenceEdge';
  cursor: Scalars['String']['output'];
  node: Presence;
};

/** Where a person stands in the business day that is under way. Each person has exactly one. A punch is known whatever is in doubt. */
export type PresenceState =
  /** Did not come, and the shift is over. */
  | 'ABSENT'
  /** Did not come, and has a holiday or a rest day. */
  | 'DAY_OFF'
  /** Did not come yet; the start of the shift with its grace is not over, or the shift is flexible and not over. */
  | 'EXPECTED'
  /** Came, and the last punch of the day is an entry. */
  | 'IN'
  /** Did not come yet, after the start of the shift with its grace. */
  | 'LATE'
  /** Came, and the last punch of the day is a leave. */
  | 'LEFT'
  /** Did not come, and has a whole day of leave. */
  | 'ON_LEAVE'
  /** Came over 16 hours ago, and no leave is known: most likely one was not punched. Not counted as in. */
  | 'OPEN_TOO_LONG'
  /** Nobody can say; `unknownBecause` says why. Never counted as absent. */
  | 'UNKNOWN';

/** What a record says, or would say. */
export type PreviewedDay = {
  __typename?: 'PreviewedDay';
  earlyLeaveMinutes: Scalars['Int']['output'];
  expectedMinutes: Scalars['Int']['output'];
  flags: Array<DayFlag>;
  lateMinutes: Scalars['Int']['output'];
  overtimeMinutes: Scalars['Int']['output'];
  shift?: Maybe<Shift>;
  status: DayStatus;
  workedMinutes: Scalars['Int']['output'];
};

/** A punch of a business day and what became of it. */
export type PunchAccount = {
  __typename?: 'PunchAccount';
  at: Scalars['DateTime']['output'];
  /** How it came: MANUAL where a person added it. */
  channel: PunchChannel;
  /** Who added it, or ignored it, and why. Null for a punch as its reader gave it. */
  correction?: Maybe<Correction>;
  /** Global id of the reader. Null for a punch that a person added, and at a place out of the viewer's scope. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  fate: PunchFate;
  /** Null for one out of the viewer's scope. */
  place?: Maybe<Place>;
  /** Of a place out of the viewer's scope `-/` and a text that names nothing. */
  punchId: Scalars['ID']['output'];
  /** The use of a kept punch, or why it has none, such as `FIRST`, `DOUBLE_TAP`, `IN_FUTURE`, `IGNORED` (by a person). */
  reason: Scalars['String']['output'];
};

/** The way a punch came into the ledger. */
export type PunchChannel =
  | 'APP'
  | 'FILE'
  | 'KIOSK'
  | 'LIVE'
  | 'MANUAL'
  | 'PUSH'
  | 'READ';

/** What became of a punch. */
export type PunchFate =
  /** A double tap. */
  | 'DROPPED'
  /** It was kept and no figure follows from it. */
  | 'IGNORED'
  /** Kept out of every record, with the reason. */
  | 'SET_ASIDE'
  /** It is an entry or a leave of the record. */
  | 'USED';

/** Punches in figures: those that count, double taps among them. */
export type PunchFigures = {
  __typename?: 'PunchFigures';
  /** Different PINs. */
  people: Scalars['Int']['output'];
  punches: Scalars['Int']['output'];
  /** What is usual of the weekday and hour. Only by HOUR and of one date; null with fewer than four weeks to compare. */
  usual?: Maybe<UsualPunches>;
};

/** The attendance state a person chose on the reader. */
export type PunchState =
  | 'BREAK_IN'
  | 'BREAK_OUT'
  | 'CHECK_IN'
  | 'CHECK_OUT'
  | 'OVERTIME_IN'
  | 'OVERTIME_OUT'
  | 'UNSPECIFIED';

/** The questions of each area stand in its file. */
export type Query = {
  __typename?: 'Query';
  /** The reasons to be away, in the order of names. */
  absenceKinds?: Maybe<Array<AbsenceKind>>;
  /**
   * When the people in the viewer's scope are away: the absences that share a date with the range, in the order of their first
   * dates, then of names.
   */
  absences?: Maybe<AbsenceConnection>;
  /** The same absences as a sheet that `importAbsences` takes back: CSV with a byte-order mark, at most 5,000 lines. */
  absencesCsv?: Maybe<Scalars['String']['output']>;
  /** What people in the viewer's scope said of their own records, the newest first. */
  acknowledgements?: Maybe<AcknowledgementConnection>;
  /**
   * What records of locked periods would be now, against what was locked, of people in the viewer's scope; the newest first. Nothing
   * of it is applied: what is open is carried into the next period of the person that is locked.
   */
  adjustments?: Maybe<AdjustmentConnection>;
  /**
   * The day records of the people in the viewer's scope. A record is worked out from stored punches; `recomputing` says of
   * how many people's dates the newest changes are not in it yet.
   */
  attendance?: Maybe<AttendanceConnection>;
  /** One person's record of one date, with the reasons. Null where there is none: outside employment, or in the future. */
  attendanceDay?: Maybe<DayRecord>;
  /**
   * A month as a sheet: a row for each person of the filter, in the order of names, with the records that the month has. A page
   * has at most 200 rows.
   */
  attendanceMatrix?: Maybe<AttendanceMatrix>;
  /**
   * How far the changes of each place in the viewer's scope were taken in: what every figure of attendance is as of. A
   * place that was never reached is listed too.
   */
  attendanceSources?: Maybe<Array<AttendanceSource>>;
  /**
   * A person's records of some dates as they are acknowledged: each as a canonical line, and the hash of all. At most 62 days. Null
   * when there is no such person in the viewer's scope; FORBIDDEN where some of the records are out of it.
   */
  attendanceStatement?: Maybe<AttendanceStatement>;
  /** The figures of a period for each person, department or place, over the same records as `attendance`, in the order of names. */
  attendanceTotals?: Maybe<AttendanceTotalsConnection>;
  /** Those of them that somebody asked for, waiting or decided, the newest first. */
  correctionRequests?: Maybe<CorrectionConnection>;
  /** Punches that people added or ignored, in the viewer's scope, the newest first. None is ever removed. */
  corrections?: Maybe<CorrectionConnection>;
  /** The parts of the organisation that the viewer sees people of, in the order of their names. */
  departments?: Maybe<Array<Department>>;
  /**
   * Where who is enrolled on readers does not fit who works here, now: by kind in the order of `EnrolmentFindingKind`, then by
   * name. Of the places, or of all that the viewer sees.
   */
  enrolmentFindings?: Maybe<EnrolmentFindingConnection>;
  /**
   * What somebody must look at: days that need a punch, an absence or a decision, people whose hours contradict the rules, PINs
   * that are nobody's or perhaps several people's, people whose enrolment does not fit. A range of 400 days at most. Faults and
   * conflicts first, then the newest dates, then enrolments; within a date in the order of names. A day with several faults is
   * there once for each.
   */
  exceptions?: Maybe<ExceptionConnection>;
  /** One export of the viewer's own. Null when there is none, or no longer. */
  export?: Maybe<Export>;
  /** The columns that a kind of export may have, in their usual order. */
  exportColumns?: Maybe<Array<ExportColumn>>;
  /**
   * What the first rows of an export would be, with its headings, as the file would have them: five at most. Nothing is kept. Fails
   * as the list would.
   */
  exportPreview?: Maybe<ExportPreview>;
  /** The viewer's own exports, the newest first, 50 at most. They are kept for a day. */
  exports?: Maybe<Array<Export>>;
  /**
   * Dates that may be holidays: the public ones of a country (ISO 3166, such as `SA`) in a year, for somebody who knows the
   * organisation to confirm by `confirmHolidays`; until then they are no holidays. Each date of those of several days, which share
   * an id. Days that follow the moon are reckoned, and may be announced otherwise.
   */
  holidaySuggestions?: Maybe<Array<HolidaySuggestion>>;
  /**
   * The holidays of the places in the viewer's scope, from first to last date, both inclusive, 400 days at most; in the order of
   * dates, then of pages. A holiday of several places is there once for each.
   */
  holidays?: Maybe<Array<PlaceHoliday>>;
  /**
   * What is out of the ordinary, and what becomes of habits, on dates of a range of at most 92 days. Hints to look at, found by the
   * rules that each kind states; they change no record. Days of which a reader may still hold punches are left out, as they say
   * nothing yet: `sources` and `recomputing` say how far the rest is known. Insights of readers come first, by date; then those of
   * people, in the order of names. A page reads so many rows only: it may have fewer insights than asked for, or none, and go on
   * by `endCursor` while `hasNextPage` says so.
   */
  insights?: Maybe<InsightConnection>;
  /**
   * The limits of work that people passed on dates of the range, of at most 62, by the rules of `workRules`; in the order of names,
   * then of dates. A page looks at so many records only: it may have fewer hits than asked for, or none, and go on by `endCursor`
   * while `hasNextPage` says so.
   */
  limitHits?: Maybe<LimitHitConnection>;
  /** What would be added for an outage; nothing is. At most 500 people, seven days and 1,000 punches at once. */
  outagePreview?: Maybe<OutagePreview>;
  /** The person to whom the viewer's account is linked. Null when it is linked to nobody in its places. */
  ownPerson?: Maybe<Person>;
  /** What is kept about oneself as `ownPerson`. Null where the account is linked to nobody in its places. */
  ownRecord?: Maybe<OwnRecord>;
  /** What stands against locking a period now; empty where nothing does. */
  periodBlockers?: Maybe<Array<PeriodBlocker>>;
  /**
   * A part of the signed document of a locked period: `docs/PERIOD_DOCUMENT.md` says what its lines are, and
   * `bf attendance verify` checks it. The texts of parts 0 to `parts` - 1, one after the other, are the file; the same lock gives the
   * same bytes each time. It is sealed at the lock, which goes on when the asker's deadline passes: ask again. `GET /export/period/<id>` gives
   * the file whole. Null when there is no such period; BAD_USER_INPUT when it is not locked; EXPORT_TOO_LARGE above 500 parts, about a million records.
   */
  periodDocument?: Maybe<PeriodDocument>;
  /** Periods that are locked, or were, the newest first. */
  periods?: Maybe<PeriodConnection>;
  /** One person. Null when there is no such person in the viewer's scope. */
  person?: Maybe<Person>;
  /**
   * The people whom the viewer sees, in the order of their names. Everybody sees within the places of the account; of these a
   * MANAGER sees the departments that the account's person manages (`Department.managers`) and that person, an EMPLOYEE the
   * account's person alone. The same holds of whatever is asked about people.
   */
  persons?: Maybe<PersonConnection>;
  /**
   * PINs that are enrolled under names which are not one, in the order of the PINs: perhaps several people, whose punches are
   * taken for one person's until somebody decides (`decidePinConflict`). A page has at most 100. None where PINs are of places: a
   * PIN of two places is two people's there.
   */
  pinConflicts?: Maybe<PinConflictConnection>;
  /** What was decided about PINs, of one or of all, the newest first. */
  pinDecisions?: Maybe<PinDecisionConnection>;
  /** What the days of each place in the viewer's scope are: weekends, holidays, weekend days worked. */
  placeCalendars?: Maybe<Array<PlaceCalendar>>;
  /**
   * Who is in now, and who is not: everybody of the viewer's scope with a record of the business day that is under way, in the
   * order of names. A person stands at the place of the day's last punch, before it at the place whose rules measure the day;
   * somebody is listed for either. `totalCount` counts the states that are asked for, `counts` and `places` everybody else too. A SCREEN chooses
   * by places and states alone, and gets one page, whose cursors tell nothing.
   */
  presence?: Maybe<PresenceConnection>;
  /**
   * What a change of the rules would do to the records of some dates, at most 62, before it is made: worked out by the same engine,
   * and nothing is stored. A change that would be refused is BAD_USER_INPUT with the same faults.
   */
  previewChange?: Maybe<ChangePreview>;
  /** The roster of a month: a row for each person of the filter, in the order of names, with the dates that it fills. */
  roster?: Maybe<RosterConnection>;
  /**
   * The same as a sheet that `importRoster` takes back: CSV with a byte-order mark, a column for each date of the month, at most
   * 2,000 people.
   */
  rosterCsv?: Maybe<Scalars['String']['output']>;
  /** One shift. Null when there is none of the id. */
  shift?: Maybe<Shift>;
  /**
   * Who was given which shift: those of departments, then of people, then of places, each in the order of ids and dates. Of
   * people and places those in the viewer's scope.
   */
  shiftAssignments?: Maybe<ShiftAssignmentConnection>;
  /** What a shift says of each key that its versions leave out. */
  shiftDefaults?: Maybe<ShiftHours>;
  /** The hours that people work by, in the order of their ids. */
  shifts?: Maybe<Array<Shift>>;
  /**
   * Figures of a range of dates, 400 days at most, over the same records as `attendance`, or over punches (DEVICE, HOUR), with
   * the whole in `total`. Read when it is asked for: `recomputing` says of how many people the newest changes are not in it.
   */
  summary?: Maybe<AttendanceSummary>;
  /**
   * PINs that made punches which are nobody's: enrolled on no reader, and claimed by no person there and then. Most punches
   * first. `mapPin` gives them to a person.
   */
  unmappedPins?: Maybe<UnmappedPinConnection>;
  /**
   * The rules of caps on overtime and of limits of work, by kind, scope and date: those of the organisation, and of places,
   * departments and people that the viewer sees. Without a rule nothing is bounded.
   */
  workRules?: Maybe<Array<WorkRule>>;
};


/** The questions of each area stand in its file. */
export type QueryAbsencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: AbsenceFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryAbsencesCsvArgs = {
  filter: AbsenceFilter;
};


/** The questions of each area stand in its file. */
export type QueryAcknowledgementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AcknowledgementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryAdjustmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AdjustmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryAttendanceArgs = {
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter: AttendanceFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AttendanceOrder>;
};


/** The questions of each area stand in its file. */
export type QueryAttendanceDayArgs = {
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  date: Scalars['Date']['input'];
  personId: Scalars['ID']['input'];
};


/** The questions of each area stand in its file. */
export type QueryAttendanceMatrixArgs = {
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  month: Scalars['Month']['input'];
};


/** The questions of each area stand in its file. */
export type QueryAttendanceSourcesArgs = {
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** The questions of each area stand in its file. */
export type QueryAttendanceStatementArgs = {
  from: Scalars['Date']['input'];
  personId: Scalars['ID']['input'];
  to: Scalars['Date']['input'];
};


/** The questions of each area stand in its file. */
export type QueryAttendanceTotalsArgs = {
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter: AttendanceFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
  groupBy?: InputMaybe<TotalsGroup>;
};


/** The questions of each area stand in its file. */
export type QueryCorrectionRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CorrectionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryCorrectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CorrectionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryEnrolmentFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<EnrolmentFindingKind>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** The questions of each area stand in its file. */
export type QueryExceptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ExceptionFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryExportArgs = {
  id: Scalars['ID']['input'];
};


/** The questions of each area stand in its file. */
export type QueryExportColumnsArgs = {
  kind: ExportKind;
  language?: InputMaybe<ExportLanguage>;
};


/** The questions of each area stand in its file. */
export type QueryExportPreviewArgs = {
  input: StartExportInput;
};


/** The questions of each area stand in its file. */
export type QueryHolidaySuggestionsArgs = {
  country: Scalars['String']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  year: Scalars['Int']['input'];
};


/** The questions of each area stand in its file. */
export type QueryHolidaysArgs = {
  from: Scalars['Date']['input'];
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['Date']['input'];
};


/** The questions of each area stand in its file. */
export type QueryInsightsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  kinds?: InputMaybe<Array<InsightKind>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['Date']['input'];
};


/** The questions of each area stand in its file. */
export type QueryLimitHitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: LimitFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryOutagePreviewArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input: OutageInput;
};


/** The questions of each area stand in its file. */
export type QueryPeriodBlockersArgs = {
  input: PeriodInput;
};


/** The questions of each area stand in its file. */
export type QueryPeriodDocumentArgs = {
  part?: InputMaybe<Scalars['Int']['input']>;
  periodId: Scalars['ID']['input'];
};


/** The questions of each area stand in its file. */
export type QueryPeriodsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryPersonArgs = {
  id: Scalars['ID']['input'];
};


/** The questions of each area stand in its file. */
export type QueryPersonsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryPinConflictsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryPinDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  pin?: InputMaybe<Scalars['String']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryPlaceCalendarsArgs = {
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** The questions of each area stand in its file. */
export type QueryPresenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<Array<PresenceState>>;
};


/** The questions of each area stand in its file. */
export type QueryPreviewChangeArgs = {
  change: RuleChangeInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** The questions of each area stand in its file. */
export type QueryRosterArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  month: Scalars['Month']['input'];
};


/** The questions of each area stand in its file. */
export type QueryRosterCsvArgs = {
  filter?: InputMaybe<PersonFilter>;
  month: Scalars['Month']['input'];
};


/** The questions of each area stand in its file. */
export type QueryShiftArgs = {
  id: Scalars['ID']['input'];
};


/** The questions of each area stand in its file. */
export type QueryShiftAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ShiftAssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QuerySummaryArgs = {
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SummaryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  groupBy: SummaryGroup;
  orderBy?: InputMaybe<SummaryOrder>;
  range: DateRange;
};


/** The questions of each area stand in its file. */
export type QueryUnmappedPinsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions of each area stand in its file. */
export type QueryWorkRulesArgs = {
  kinds?: InputMaybe<Array<WorkRuleKind>>;
};

/** A contradiction between somebody's hours and the rules. */
export type RecordFault = {
  __typename?: 'RecordFault';
  /** What contradicts what. */
  message: Scalars['String']['output'];
  /** When it was first met. */
  since: Scalars['DateTime']['output'];
};

/** A kind to be taken away. */
export type RemoveAbsenceKindInput = {
  id: Scalars['ID']['input'];
};

/** Absences to be taken away. */
export type RemoveAbsencesInput = {
  ids: Array<Scalars['ID']['input']>;
};

/** The absences that were taken away. */
export type RemoveAbsencesPayload = {
  __typename?: 'RemoveAbsencesPayload';
  absences: Array<Absence>;
};

/** Which holiday, and where it is none any more. */
export type RemoveHolidayInput = {
  id: Scalars['ID']['input'];
  /** Left out: at all of its places. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Whom to remove. */
export type RemovePersonInput = {
  personId: Scalars['ID']['input'];
};

/** Who was removed. */
export type RemovePersonPayload = {
  __typename?: 'RemovePersonPayload';
  personId: Scalars['ID']['output'];
};

/** The shift to be removed. */
export type RemoveShiftInput = {
  id: Scalars['ID']['input'];
};

/** The shift that is no more. */
export type RemoveShiftPayload = {
  __typename?: 'RemoveShiftPayload';
  shift?: Maybe<Shift>;
};

/** The weekend to be taken back. */
export type RemoveWeekendInput = {
  /** The date from which it was set. */
  from: Scalars['Date']['input'];
  placeIds: Array<Scalars['ID']['input']>;
};

/** A version of a rule, by what it is known by. */
export type RemoveWorkRuleInput = {
  from: Scalars['Date']['input'];
  kind: WorkRuleKind;
  scope?: InputMaybe<WorkRuleScope>;
  scopeId?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What is asked for: exactly one of the keys beside `reason`. */
export type RequestCorrectionInput = {
  addPunch?: InputMaybe<RequestedPunchInput>;
  ignorePunchId?: InputMaybe<Scalars['ID']['input']>;
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

/** A punch that somebody asks for. */
export type RequestedPunchInput = {
  /** Of a time that the clocks show twice: the second time. */
  isSecond?: InputMaybe<Scalars['Boolean']['input']>;
  /** On the clocks of the place. */
  localTime: Scalars['LocalDateTime']['input'];
  personId: Scalars['ID']['input'];
  /** Where PINs are of places, the person's. */
  placeId: Scalars['ID']['input'];
  state?: InputMaybe<PunchState>;
};

/** A group to be taken out of force. */
export type RevertCorrectionGroupInput = {
  groupId: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

/** A correction to be taken out of force. */
export type RevertCorrectionInput = {
  id: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

/** A decision to be taken back. */
export type RevokeOvertimeApprovalInput = {
  date: Scalars['Date']['input'];
  personId: Scalars['ID']['input'];
};

/** A cell of a roster. */
export type RosterCellInput = {
  date: Scalars['Date']['input'];
  /** The id of a shift, or `OFF` for a rest day. Null empties the cell. */
  entry?: InputMaybe<Scalars['ID']['input']>;
  personId: Scalars['ID']['input'];
};

/** One page of a month's roster. */
export type RosterConnection = {
  __typename?: 'RosterConnection';
  edges: Array<RosterEdge>;
  pageInfo: PageInfo;
  /** How many people the filter means. */
  totalCount: Scalars['Int']['output'];
};

/** What a roster says of a date. */
export type RosterDay = {
  __typename?: 'RosterDay';
  date: Scalars['Date']['output'];
  /** A rest day, whatever the calendar says. */
  isOff: Scalars['Boolean']['output'];
  /** Null for a rest day. A date with a shift is worked, also at the weekend. */
  shift?: Maybe<Shift>;
};

/** A row of a roster and its position. */
export type RosterEdge = {
  __typename?: 'RosterEdge';
  cursor: Scalars['String']['output'];
  node: RosterRow;
};

/** A person's month. */
export type RosterRow = {
  __typename?: 'RosterRow';
  /** In the order of the dates; a date that the roster leaves open is missing. */
  days: Array<RosterDay>;
  person?: Maybe<Person>;
};

/** A change of the rules: exactly one of the keys, as the mutation of its name takes it. */
export type RuleChangeInput = {
  addHoliday?: InputMaybe<AddHolidayInput>;
  addWorkingDay?: InputMaybe<WorkingDayInput>;
  assignShift?: InputMaybe<AssignShiftInput>;
  confirmHolidays?: InputMaybe<ConfirmHolidaysInput>;
  editHoliday?: InputMaybe<EditHolidayInput>;
  editPlaceCalendar?: InputMaybe<EditPlaceCalendarInput>;
  editRoster?: InputMaybe<EditRosterInput>;
  removeHoliday?: InputMaybe<RemoveHolidayInput>;
  removeWeekend?: InputMaybe<RemoveWeekendInput>;
  removeWorkingDay?: InputMaybe<WorkingDayInput>;
  saveShift?: InputMaybe<SaveShiftInput>;
  setWeekend?: InputMaybe<SetWeekendInput>;
  unassignShift?: InputMaybe<UnassignShiftInput>;
};

/** A shift with all its versions; what a version does not say is the default of the rules. */
export type SaveShiftInput = {
  /** `#rrggbb`. */
  colour: Scalars['String']['input'];
  /** a-z, 0-9 and `-`, at most 40 characters; stays when the name changes. */
  id: Scalars['ID']['input'];
  /** One or two characters. */
  letter: Scalars['String']['input'];
  name: Scalars['String']['input'];
  /** The `revision` that was edited; empty: the shift is new. Left out: whatever is there is replaced. */
  revision?: InputMaybe<Scalars['String']['input']>;
  /** One at least, no two from one date. */
  versions: Array<ShiftVersionInput>;
};

/** The shift as it is now. */
export type SaveShiftPayload = {
  __typename?: 'SaveShiftPayload';
  shift?: Maybe<Shift>;
};

/** Why nobody knows whether a row that is set aside is a punch of a day. */
export type SetAsideCause =
  /** The reader's clock was wrong: what it wrote is no time at which anybody punched. */
  | 'CLOCK_WRONG'
  /** Another program told it, and nobody approved it yet. */
  | 'NEEDS_APPROVAL';

/** Rows of one person and reader that are set aside. They end when they are released, or when a person decides about the day by a correction or by leave. */
export type SetAsideStretch = {
  __typename?: 'SetAsideStretch';
  cause: SetAsideCause;
  /** When the first of them was made at the earliest. */
  from: Scalars['DateTime']['output'];
  rows: Scalars['Int']['output'];
  /** When the last of them was made at the latest. */
  to: Scalars['DateTime']['output'];
};

/** Who manages what. */
export type SetDepartmentManagerInput = {
  departmentId: Scalars['ID']['input'];
  managerId?: InputMaybe<Scalars['ID']['input']>;
};

/** The department as it is now. */
export type SetDepartmentManagerPayload = {
  __typename?: 'SetDepartmentManagerPayload';
  department?: Maybe<Department>;
};

/** The weekend of places from a date on; an empty one: every day is worked. */
export type SetWeekendInput = {
  from: Scalars['Date']['input'];
  placeIds: Array<Scalars['ID']['input']>;
  weekend: Array<Weekday>;
};

/** A cell of a sheet that does not do. */
export type SheetFault = {
  __typename?: 'SheetFault';
  column: Scalars['String']['output'];
  expected: Scalars['String']['output'];
  found: Scalars['String']['output'];
  /** Counted from 1, the line of column names included. */
  line: Scalars['Int']['output'];
};

/** Hours that people work by, under a name. */
export type Shift = {
  __typename?: 'Shift';
  /** `#rrggbb`. */
  colour: Scalars['String']['output'];
  /** a-z, 0-9 and `-`. */
  id: Scalars['ID']['output'];
  /** One or two characters that stand for it in a sheet. */
  letter: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Another text after each change of the shift: `saveShift` takes it, so that nobody's change is overwritten unseen. */
  revision: Scalars['String']['output'];
  /** In the order of their dates; the first holds before its date too. */
  versions: Array<ShiftVersion>;
};

/** Who works by a shift between two dates, both inclusive. */
export type ShiftAssignment = {
  __typename?: 'ShiftAssignment';
  /** Null for one of a place or a person. */
  department?: Maybe<Department>;
  from: Scalars['Date']['output'];
  /** Null for one of a place or a department. */
  person?: Maybe<Person>;
  /** Null for one of a department or a person. */
  place?: Maybe<Place>;
  shift?: Maybe<Shift>;
  /** Null: for good. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** One page of assignments. */
export type ShiftAssignmentConnection = {
  __typename?: 'ShiftAssignmentConnection';
  edges: Array<ShiftAssignmentEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** An assignment and its position. */
export type ShiftAssignmentEdge = {
  __typename?: 'ShiftAssignmentEdge';
  cursor: Scalars['String']['output'];
  node: ShiftAssignment;
};

/** Which assignments. */
export type ShiftAssignmentFilter = {
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  shiftIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A side of a shift. */
export type ShiftEdge =
  | 'END'
  | 'START';

/** Keys of a shift. Null where a layer leaves one to the layer below it. Times are wall time `HH:mm`. */
export type ShiftHours = {
  __typename?: 'ShiftHours';
  /** Presence that owes no break yet. */
  breakAfterMinutes?: Maybe<Scalars['Int']['output']>;
  breakMinutes?: Maybe<Scalars['Int']['output']>;
  /** How long before the start the business day may begin. */
  dayLeadMinutes?: Maybe<Scalars['Int']['output']>;
  /** How long after the end the business day may last. */
  dayTailMinutes?: Maybe<Scalars['Int']['output']>;
  /** Not after the start: on the next date. */
  end?: Maybe<Scalars['String']['output']>;
  /** Nobody is late and nobody leaves early. */
  flexible?: Maybe<Scalars['Boolean']['output']>;
  graceInMinutes?: Maybe<Scalars['Int']['output']>;
  graceOutMinutes?: Maybe<Scalars['Int']['output']>;
  /** Worked time below this leaves the day incomplete. */
  minPresentMinutes?: Maybe<Scalars['Int']['output']>;
  /** Overtime below this is none. */
  overtimeAfterMinutes?: Maybe<Scalars['Int']['output']>;
  pairing?: Maybe<ShiftPairing>;
  /** Of a split shift, instead of `start` and `end`. */
  spans?: Maybe<Array<ShiftSpan>>;
  start?: Maybe<Scalars['String']['output']>;
};

/** Keys of a shift; those that are left out are left to the layer below. Times are wall time `HH:mm`. */
export type ShiftHoursInput = {
  breakAfterMinutes?: InputMaybe<Scalars['Int']['input']>;
  breakMinutes?: InputMaybe<Scalars['Int']['input']>;
  dayLeadMinutes?: InputMaybe<Scalars['Int']['input']>;
  dayTailMinutes?: InputMaybe<Scalars['Int']['input']>;
  end?: InputMaybe<Scalars['String']['input']>;
  flexible?: InputMaybe<Scalars['Boolean']['input']>;
  graceInMinutes?: InputMaybe<Scalars['Int']['input']>;
  graceOutMinutes?: InputMaybe<Scalars['Int']['input']>;
  minPresentMinutes?: InputMaybe<Scalars['Int']['input']>;
  overtimeAfterMinutes?: InputMaybe<Scalars['Int']['input']>;
  pairing?: InputMaybe<ShiftPairing>;
  /** Two or three, instead of `start` and `end`, and not with FIRST_LAST. */
  spans?: InputMaybe<Array<ShiftSpanInput>>;
  start?: InputMaybe<Scalars['String']['input']>;
};

/** How the punches of a day become entries and leaves. */
export type ShiftPairing =
  /** In turns. */
  | 'ALTERNATING'
  /** First and last. */
  | 'FIRST_LAST'
  /** By the key that was pressed. */
  | 'STATE';

/** What differs between two dates, both inclusive. */
export type ShiftSeason = {
  __typename?: 'ShiftSeason';
  from: Scalars['Date']['output'];
  hours: ShiftHours;
  to: Scalars['Date']['output'];
  weekdays: Array<WeekdayHours>;
};

/** What differs between two dates, both inclusive; no two of a version share a date. */
export type ShiftSeasonInput = {
  from: Scalars['Date']['input'];
  hours: ShiftHoursInput;
  to: Scalars['Date']['input'];
  weekdays?: InputMaybe<Array<WeekdayHoursInput>>;
};

/** A stretch of a split shift. */
export type ShiftSpan = {
  __typename?: 'ShiftSpan';
  end: Scalars['String']['output'];
  start: Scalars['String']['output'];
};

/** A stretch of a split shift. */
export type ShiftSpanInput = {
  end: Scalars['String']['input'];
  start: Scalars['String']['input'];
};

/** The settings of a shift from a date on. */
export type ShiftVersion = {
  __typename?: 'ShiftVersion';
  from: Scalars['Date']['output'];
  /** Says every key. */
  hours: ShiftHours;
  /** What differs between two dates, such as the hours of Ramadan. */
  seasons: Array<ShiftSeason>;
  /** What differs on a day of the week. */
  weekdays: Array<WeekdayHours>;
};

/** The settings of a shift from a date on. */
export type ShiftVersionInput = {
  from: Scalars['Date']['input'];
  hours: ShiftHoursInput;
  seasons?: InputMaybe<Array<ShiftSeasonInput>>;
  weekdays?: InputMaybe<Array<WeekdayHoursInput>>;
};

/** What to export. Give what the kind's list takes; without columns the file has the usual ones. */
export type StartExportInput = {
  /**
   * Of ATTENDANCE, TOTALS, PAYROLL, MATRIX and MONTH_SHEET: dates that are holidays for this file alone, as the list takes them. At
   * most 31.
   */
  additionalHolidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** Of ATTENDANCE, TOTALS and PAYROLL. */
  attendance?: InputMaybe<AttendanceFilter>;
  /** In the order of the file. */
  columns?: InputMaybe<Array<ExportColumnInput>>;
  format?: InputMaybe<ExportFormat>;
  /** Of TOTALS. */
  groupBy?: InputMaybe<TotalsGroup>;
  hoursFormat?: InputMaybe<HoursFormat>;
  kind: ExportKind;
  language?: InputMaybe<ExportLanguage>;
  /** Path of the dashboard's page that shows the same; it stands in the file. */
  link?: InputMaybe<Scalars['String']['input']>;
  /** Of MATRIX and MONTH_SHEET. */
  month?: InputMaybe<Scalars['Month']['input']>;
  /** An order of the kind's list, such as `DATE_ASC`. */
  orderBy?: InputMaybe<Scalars['String']['input']>;
  /** Of MATRIX, MONTH_SHEET and PEOPLE. */
  persons?: InputMaybe<PersonFilter>;
  /** Of PUNCHES, USERS and DEVICES. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of PUNCHES. */
  punches?: InputMaybe<ExportPunchFilter>;
  /** Of USERS and DEVICES: text in the name and what else the list looks at. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** IANA. Instants are in the zone of their place where it is left out. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The export; it has begun, or will in its turn. */
export type StartExportPayload = {
  __typename?: 'StartExportPayload';
  export?: Maybe<Export>;
};

/** What happens to records and presence, as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Records that changed: read them again. The first event may be RESYNC, as is the event after whatever was missed or was too
   * much to tell: then any record may have changed. There is no position to go on from: a client that subscribes anew reads anew.
   */
  attendanceChanged?: Maybe<AttendanceChange>;
  /**
   * People whose place on the board of `presence` changed by a punch or by the day: read it again. What changes by the clock
   * alone, such as who is late now, is told by nothing: read it again each minute. RESYNC as in `attendanceChanged`.
   */
  presenceChanged?: Maybe<PresenceChange>;
};


/** What happens to records and presence, as it happens. */
export type SubscriptionAttendanceChangedArgs = {
  filter?: InputMaybe<AttendanceChangeFilter>;
};


/** What happens to records and presence, as it happens. */
export type SubscriptionPresenceChangedArgs = {
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A row of a summary and its position. */
export type SummaryEdge = {
  __typename?: 'SummaryEdge';
  cursor: Scalars['String']['output'];
  node: SummaryRow;
};

/**
 * Records in figures. Working days are PRESENT, ABSENT and INCOMPLETE: days that are unknown, pending, off or on leave are none.
 * Minutes add the whole minutes of the records. Rates have one decimal and are null where there is nothing to divide by.
 */
export type SummaryFigures = {
  __typename?: 'SummaryFigures';
  /** Absent of working days. */
  absenceRatePct?: Maybe<Scalars['Float']['output']>;
  absentDays: Scalars['Int']['output'];
  /** Present of working days. */
  attendanceRatePct?: Maybe<Scalars['Float']['output']>;
  /** Minutes of a late day. */
  averageLateMinutes?: Maybe<Scalars['Float']['output']>;
  /** Overtime minutes of a record on which somebody worked, days off among them. */
  averageOvertimeMinutes?: Maybe<Scalars['Float']['output']>;
  /** Worked minutes of a working day on which somebody came. */
  averageWorkedMinutes?: Maybe<Scalars['Float']['output']>;
  /** Compliant of working days with expected minutes. */
  complianceRatePct?: Maybe<Scalars['Float']['output']>;
  /** Compliance: working days on which at least the expected minutes were worked. */
  compliantDays: Scalars['Int']['output'];
  days: Scalars['Int']['output'];
  earlyLeaveDays: Scalars['Int']['output'];
  earlyLeaveMinutes: Scalars['Int']['output'];
  /** Left early of working days. */
  earlyLeaveRatePct?: Maybe<Scalars['Float']['output']>;
  expectedMinutes: Scalars['Int']['output'];
  holidayDays: Scalars['Int']['output'];
  /** Productivity: worked of expected minutes, not capped. */
  hoursProgressPct?: Maybe<Scalars['Float']['output']>;
  incompleteDays: Scalars['Int']['output'];
  /** Of working days, as are the minutes and days that follow. */
  lateDays: Scalars['Int']['output'];
  lateMinutes: Scalars['Int']['output'];
  /** Late of working days. */
  lateRatePct?: Maybe<Scalars['Float']['output']>;
  leaveDays: Scalars['Int']['output'];
  /** Of days off and of leave. */
  offDayWorkedMinutes: Scalars['Int']['output'];
  /** Of all records. */
  overtimeMinutes: Scalars['Int']['output'];
  partialLeaveDays: Scalars['Int']['output'];
  pendingDays: Scalars['Int']['output'];
  presentDays: Scalars['Int']['output'];
  /** Some reader may still hold punches of them: neither present nor absent. */
  unknownDays: Scalars['Int']['output'];
  weekendDays: Scalars['Int']['output'];
  workedMinutes: Scalars['Int']['output'];
  workingDays: Scalars['Int']['output'];
};

/** Which records and punches are in a summary. */
export type SummaryFilter = {
  /** Records as people were on the date; punches of people who are in one of them now. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  personIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Records measured by the rules of these places; punches made there. */
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text in the person's name or PIN. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Records measured by the hours of these shifts. Not by DEVICE or HOUR: a punch is of no shift. */
  shiftIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** By what a summary is taken. */
export type SummaryGroup =
  /** Each date. */
  | 'DAY'
  /** As people were on each date. */
  | 'DEPARTMENT'
  /** The reader: its punches. */
  | 'DEVICE'
  /** Each hour of the day in the zone of the place: its punches. All twenty-four. */
  | 'HOUR'
  | 'PERSON'
  /** The place whose rules measured the day. */
  | 'PLACE'
  /** Each day of the week, Sunday first. */
  | 'WEEKDAY';

/** The order of a summary's rows; equal ones stand in the order of names. Rows without the figure come last. */
export type SummaryOrder =
  | 'ABSENT_DESC'
  | 'ATTENDANCE_RATE_DESC'
  | 'HOURS_PROGRESS_DESC'
  /** Names; dates, weekdays and hours in their order. */
  | 'KEY_ASC'
  | 'LATE_DESC'
  | 'OVERTIME_DESC'
  | 'PUNCHES_DESC'
  | 'WORKED_DESC';

/** A group of a summary; its key is the field of `groupBy`, the others are null. */
export type SummaryRow = {
  __typename?: 'SummaryRow';
  date?: Maybe<Scalars['Date']['output']>;
  /** Null for people without one. */
  department?: Maybe<Department>;
  /** Global id of the reader. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  /** Null by DEVICE and HOUR. */
  figures?: Maybe<SummaryFigures>;
  /** 0 to 23. */
  hour?: Maybe<Scalars['Int']['output']>;
  person?: Maybe<Person>;
  place?: Maybe<Place>;
  /** Null but by DEVICE and HOUR. */
  punches?: Maybe<PunchFigures>;
  /** Counted from 1 in the order of the figure that `orderBy` names; equal figures share one. Null for KEY_ASC, and without the figure. */
  rank?: Maybe<Scalars['Int']['output']>;
  weekday?: Maybe<Weekday>;
};

/** By what totals are taken. */
export type TotalsGroup =
  /** As people were on each date. */
  | 'DEPARTMENT'
  | 'PERSON'
  /** The place whose rules measured the day. */
  | 'PLACE';

/** Whose shift is taken back. Name one of `placeId`, `departmentId`, `personId`. */
export type UnassignShiftInput = {
  departmentId?: InputMaybe<Scalars['ID']['input']>;
  /** The date from which it was given. */
  from: Scalars['Date']['input'];
  personId?: InputMaybe<Scalars['ID']['input']>;
  placeId?: InputMaybe<Scalars['ID']['input']>;
};

/** What to take back. */
export type UndoPinDecisionInput = {
  decisionId: Scalars['ID']['input'];
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A period to be unlocked. */
export type UnlockPeriodInput = {
  id: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

/** The period as it is now. */
export type UnlockPeriodPayload = {
  __typename?: 'UnlockPeriodPayload';
  period?: Maybe<Period>;
};

/** A PIN that made punches which are nobody's. */
export type UnmappedPin = {
  __typename?: 'UnmappedPin';
  /** Dates on which it punched. */
  days: Scalars['Int']['output'];
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  pin: Scalars['String']['output'];
  /** Where it punched. */
  places?: Maybe<Array<Maybe<Place>>>;
  punches: Scalars['Int']['output'];
};

/** One page of PINs. */
export type UnmappedPinConnection = {
  __typename?: 'UnmappedPinConnection';
  edges: Array<UnmappedPinEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A PIN and its position. */
export type UnmappedPinEdge = {
  __typename?: 'UnmappedPinEdge';
  cursor: Scalars['String']['output'];
  node: UnmappedPin;
};

/** A person's enrolment at a place, identified by the PIN. */
export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /**
   * Who claims the PIN at the place today. Null while nobody does, while who does is out of the viewer's scope, and for a place
   * that is.
   */
  person?: Maybe<Person>;
};

/**
 * Punches of the same weekday and hour in the eight weeks before, of the same places and people. Weeks without any punch on
 * that weekday, such as a holiday's, are left out.
 */
export type UsualPunches = {
  __typename?: 'UsualPunches';
  lowerQuartile: Scalars['Float']['output'];
  median: Scalars['Float']['output'];
  upperQuartile: Scalars['Float']['output'];
  /** How many weeks were compared. */
  weeks: Scalars['Int']['output'];
};

/** A reader that may still hold punches of a day, or of which nobody will know them. */
export type WaitsFor = {
  __typename?: 'WaitsFor';
  /** Global id of the reader; of a place out of the viewer's scope `-/` and a text that names nothing. */
  deviceId: Scalars['ID']['output'];
  /** Where the punches are lost: the time of which nobody knows them. Null where they may still come. */
  lost?: Maybe<LostStretch>;
  /** Null for one out of the viewer's scope. */
  place?: Maybe<Place>;
  /** Up to when everything it held was known when it was proved last: of a day before that rows turned out to be missing since. Null before its first proof. */
  provedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Rows of the person that are set aside and may be punches of the day. Null where the reader or its log is waited for. */
  setAside?: Maybe<SetAsideStretch>;
};

export type Weekday =
  | 'FRI'
  | 'MON'
  | 'SAT'
  | 'SUN'
  | 'THU'
  | 'TUE'
  | 'WED';

/** What differs on a day of the week. */
export type WeekdayHours = {
  __typename?: 'WeekdayHours';
  hours: ShiftHours;
  weekday: Weekday;
};

/** What differs on a day of the week. */
export type WeekdayHoursInput = {
  hours: ShiftHoursInput;
  weekday: Weekday;
};

/** The weekend of a place from a date on. */
export type WeekendChange = {
  __typename?: 'WeekendChange';
  from: Scalars['Date']['output'];
  weekend: Array<Weekday>;
};

/** The weekend from a date on; an empty one: every day is worked. */
export type WeekendChangeInput = {
  from: Scalars['Date']['input'];
  weekend: Array<Weekday>;
};

/** A request to be taken back. */
export type WithdrawCorrectionInput = {
  id: Scalars['ID']['input'];
  /** At most 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A bound from a date on. */
export type WorkRule = {
  __typename?: 'WorkRule';
  from: Scalars['Date']['output'];
  kind: WorkRuleKind;
  /** Null: nothing is bounded from then on. */
  minutes?: Maybe<Scalars['Int']['output']>;
  scope: WorkRuleScope;
  /** Of the person, department or place. Null for the organisation. */
  scopeId?: Maybe<Scalars['ID']['output']>;
  /** Where it comes from, such as an article of a law. */
  source: Scalars['String']['output'];
  /** Inclusive. Null: until another version begins. With it, the rule is a season and stands over those without. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** A version of a rule. */
export type WorkRuleInput = {
  from: Scalars['Date']['input'];
  kind: WorkRuleKind;
  /** Null: nothing is bounded from then on. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<WorkRuleScope>;
  scopeId?: InputMaybe<Scalars['ID']['input']>;
  source: Scalars['String']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What a rule bounds. */
export type WorkRuleKind =
  /** Presence without a break. */
  | 'CONTINUOUS'
  /** From the first entry to the last leave of a day. */
  | 'ON_SITE'
  /** Approved overtime that counts in a day. */
  | 'OVERTIME_DAY'
  /** In a calendar month. */
  | 'OVERTIME_MONTH'
  /** In a week, which begins after the weekend of the place. */
  | 'OVERTIME_WEEK'
  /** At least, from the last leave of a day to the next entry. */
  | 'REST'
  /** Worked minutes of a day. */
  | 'WORK_DAY'
  /** Worked minutes of a week, which begins after the weekend of the place. */
  | 'WORK_WEEK';

/** The version as it is now, or was. */
export type WorkRulePayload = {
  __typename?: 'WorkRulePayload';
  rule?: Maybe<WorkRule>;
};

/** For whom a rule is; the first of them that has one decides. */
export type WorkRuleScope =
  | 'DEPARTMENT'
  | 'ORGANISATION'
  | 'PERSON'
  | 'PLACE';

/** A weekend day of places. */
export type WorkingDayInput = {
  date: Scalars['Date']['input'];
  placeIds: Array<Scalars['ID']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Device: Device;
  OwnRecord: OwnRecord;
  Person: Person;
  Place: Place;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Device:
    ( { __typename: 'Device' }
    & GraphQLRecursivePick<FederationTypes['Device'], {"id":true}> );
  OwnRecord:
    ( { __typename: 'OwnRecord' }
    & GraphQLRecursivePick<FederationTypes['OwnRecord'], {"id":true}> );
  Person:
    ( { __typename: 'Person' }
    & GraphQLRecursivePick<FederationTypes['Person'], {"id":true}> );
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Absence: ResolverTypeWrapper<StoredAbsence>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AbsenceConnection: ResolverTypeWrapper<AbsencePage>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AbsenceEdge: ResolverTypeWrapper<Omit<AbsenceEdge, 'node'> & { node: ResolversTypes['Absence'] }>;
  AbsenceFilter: AbsenceFilter;
  AbsenceKind: ResolverTypeWrapper<StoredAbsenceKind>;
  AbsenceKindInput: AbsenceKindInput;
  AbsenceKindPayload: ResolverTypeWrapper<Omit<AbsenceKindPayload, 'kind'> & { kind?: Maybe<ResolversTypes['AbsenceKind']> }>;
  AbsencePart: AbsencePart;
  AbsencePayload: ResolverTypeWrapper<Omit<AbsencePayload, 'absence' | 'conflict'> & { absence?: Maybe<ResolversTypes['Absence']>, conflict?: Maybe<ResolversTypes['Absence']> }>;
  AcknowledgePeriodInput: AcknowledgePeriodInput;
  AcknowledgePeriodPayload: ResolverTypeWrapper<Omit<AcknowledgePeriodPayload, 'acknowledgement'> & { acknowledgement?: Maybe<ResolversTypes['Acknowledgement']> }>;
  Acknowledgement: ResolverTypeWrapper<AcknowledgementModel>;
  AcknowledgementConnection: ResolverTypeWrapper<AcknowledgementPage>;
  AcknowledgementEdge: ResolverTypeWrapper<Omit<AcknowledgementEdge, 'node'> & { node: ResolversTypes['Acknowledgement'] }>;
  AcknowledgementFilter: AcknowledgementFilter;
  AcknowledgementVoid: ResolverTypeWrapper<Omit<AcknowledgementVoid, 'changes'> & { changes: Array<ResolversTypes['FigureChange']> }>;
  AddAbsenceInput: AddAbsenceInput;
  AddAbsencesInput: AddAbsencesInput;
  AddAbsencesPayload: ResolverTypeWrapper<Omit<AddAbsencesPayload, 'conflicts'> & { conflicts: Array<ResolversTypes['Absence']> }>;
  AddHolidayInput: AddHolidayInput;
  AddPunchInput: AddPunchInput;
  Adjustment: ResolverTypeWrapper<AdjustmentModel>;
  AdjustmentCause: ResolverTypeWrapper<AdjustmentCause>;
  AdjustmentCauseKind: AdjustmentCauseKind;
  AdjustmentConnection: ResolverTypeWrapper<AdjustmentPage>;
  AdjustmentEdge: ResolverTypeWrapper<Omit<AdjustmentEdge, 'node'> & { node: ResolversTypes['Adjustment'] }>;
  AdjustmentFilter: AdjustmentFilter;
  ApproveOvertimeInput: ApproveOvertimeInput;
  ApproveOvertimesInput: ApproveOvertimesInput;
  ApproveOvertimesPayload: ResolverTypeWrapper<ApproveOvertimesPayload>;
  AssignShiftInput: AssignShiftInput;
  AssignShiftPayload: ResolverTypeWrapper<Omit<AssignShiftPayload, 'assignment'> & { assignment?: Maybe<ResolversTypes['ShiftAssignment']> }>;
  AttendanceChange: ResolverTypeWrapper<AttendanceChange>;
  AttendanceChangeFilter: AttendanceChangeFilter;
  AttendanceConnection: ResolverTypeWrapper<AttendancePage>;
  AttendanceEdge: ResolverTypeWrapper<Omit<AttendanceEdge, 'node'> & { node: ResolversTypes['DayRecord'] }>;
  AttendanceException: ResolverTypeWrapper<ExceptionModel>;
  AttendanceFilter: AttendanceFilter;
  AttendanceMatrix: ResolverTypeWrapper<MatrixPage>;
  AttendanceMatrixEdge: ResolverTypeWrapper<Omit<AttendanceMatrixEdge, 'node'> & { node: ResolversTypes['AttendanceMatrixRow'] }>;
  AttendanceMatrixRow: ResolverTypeWrapper<Omit<AttendanceMatrixRow, 'days' | 'person'> & { days: Array<ResolversTypes['DayRecord']>, person?: Maybe<ResolversTypes['Person']> }>;
  AttendanceOrder: AttendanceOrder;
  AttendanceSource: ResolverTypeWrapper<Omit<AttendanceSource, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  AttendanceStatement: ResolverTypeWrapper<Statement>;
  AttendanceSummary: ResolverTypeWrapper<SummaryPage>;
  AttendanceTotals: ResolverTypeWrapper<TotalsRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AttendanceTotalsConnection: ResolverTypeWrapper<TotalsPage>;
  AttendanceTotalsEdge: ResolverTypeWrapper<Omit<AttendanceTotalsEdge, 'node'> & { node: ResolversTypes['AttendanceTotals'] }>;
  BlockerKind: BlockerKind;
  CalendarsPayload: ResolverTypeWrapper<Omit<CalendarsPayload, 'calendars'> & { calendars?: Maybe<Array<ResolversTypes['PlaceCalendar']>> }>;
  CancelExportPayload: ResolverTypeWrapper<Omit<CancelExportPayload, 'export'> & { export?: Maybe<ResolversTypes['Export']> }>;
  ChangeKind: ChangeKind;
  ChangePreview: ResolverTypeWrapper<Omit<ChangePreview, 'changes'> & { changes: Array<ResolversTypes['ChangedDay']> }>;
  ChangedDay: ResolverTypeWrapper<Omit<ChangedDay, 'after' | 'before' | 'person'> & { after?: Maybe<ResolversTypes['PreviewedDay']>, before?: Maybe<ResolversTypes['PreviewedDay']>, person?: Maybe<ResolversTypes['Person']> }>;
  ConfirmHolidaysInput: ConfirmHolidaysInput;
  ConfirmHolidaysPayload: ResolverTypeWrapper<Omit<ConfirmHolidaysPayload, 'holidays'> & { holidays?: Maybe<Array<ResolversTypes['HolidayPeriod']>> }>;
  ConfirmedHolidayInput: ConfirmedHolidayInput;
  CorrectOutageInput: CorrectOutageInput;
  Correction: ResolverTypeWrapper<CorrectionModel>;
  CorrectionConnection: ResolverTypeWrapper<CorrectionPage>;
  CorrectionDeed: ResolverTypeWrapper<CorrectionDeed>;
  CorrectionEdge: ResolverTypeWrapper<Omit<CorrectionEdge, 'node'> & { node: ResolversTypes['Correction'] }>;
  CorrectionFilter: CorrectionFilter;
  CorrectionGroupPayload: ResolverTypeWrapper<CorrectionGroupPayload>;
  CorrectionKind: CorrectionKind;
  CorrectionMove: CorrectionMove;
  CorrectionPayload: ResolverTypeWrapper<Omit<CorrectionPayload, 'correction'> & { correction?: Maybe<ResolversTypes['Correction']> }>;
  CorrectionState: CorrectionState;
  CreatePersonInput: CreatePersonInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateRange: DateRange;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayAbsence: ResolverTypeWrapper<StoredAbsence>;
  DayCompleteness: DayCompleteness;
  DayExplanation: ResolverTypeWrapper<Omit<DayExplanation, 'punches'> & { punches: Array<ResolversTypes['PunchAccount']> }>;
  DayFlag: DayFlag;
  DayOutline: ResolverTypeWrapper<DayOutline>;
  DayRecord: ResolverTypeWrapper<ListedRecord>;
  DayShift: ResolverTypeWrapper<DayShift>;
  DayStatus: DayStatus;
  DecideCorrectionInput: DecideCorrectionInput;
  DecidePinConflictInput: DecidePinConflictInput;
  Department: ResolverTypeWrapper<DepartmentRecord>;
  Device: ResolverTypeWrapper<Omit<Device, 'summary'> & { summary?: Maybe<ResolversTypes['DeviceSummary']> }>;
  DeviceSummary: ResolverTypeWrapper<DeviceReport>;
  DeviceSummaryGroup: DeviceSummaryGroup;
  DeviceSummaryRow: ResolverTypeWrapper<Omit<DeviceSummaryRow, 'punches'> & { punches: ResolversTypes['PunchFigures'] }>;
  DeviceUse: ResolverTypeWrapper<Omit<DeviceUse, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  EditAbsenceInput: EditAbsenceInput;
  EditHolidayInput: EditHolidayInput;
  EditPersonInput: EditPersonInput;
  EditPlaceCalendarInput: EditPlaceCalendarInput;
  EditPlaceCalendarPayload: ResolverTypeWrapper<Omit<EditPlaceCalendarPayload, 'calendar'> & { calendar?: Maybe<ResolversTypes['PlaceCalendar']> }>;
  EditRosterInput: EditRosterInput;
  EditRosterPayload: ResolverTypeWrapper<EditRosterPayload>;
  EnrolmentFinding: ResolverTypeWrapper<FoundEnrolment>;
  EnrolmentFindingConnection: ResolverTypeWrapper<FindingPage>;
  EnrolmentFindingEdge: ResolverTypeWrapper<Omit<EnrolmentFindingEdge, 'node'> & { node: ResolversTypes['EnrolmentFinding'] }>;
  EnrolmentFindingKind: EnrolmentFindingKind;
  ExceptionAction: ExceptionAction;
  ExceptionConnection: ResolverTypeWrapper<ExceptionPage>;
  ExceptionCount: ResolverTypeWrapper<ExceptionCount>;
  ExceptionEdge: ResolverTypeWrapper<Omit<ExceptionEdge, 'node'> & { node: ResolversTypes['AttendanceException'] }>;
  ExceptionFact: ResolverTypeWrapper<ExceptionFact>;
  ExceptionFilter: ExceptionFilter;
  ExceptionKind: ExceptionKind;
  ExplanationLine: ResolverTypeWrapper<ExplanationLine>;
  ExplanationValue: ResolverTypeWrapper<ExplanationValue>;
  Export: ResolverTypeWrapper<ExportJob>;
  ExportColumn: ResolverTypeWrapper<ExportColumn>;
  ExportColumnInput: ExportColumnInput;
  ExportFailure: ResolverTypeWrapper<ExportFailure>;
  ExportFormat: ExportFormat;
  ExportKind: ExportKind;
  ExportLanguage: ExportLanguage;
  ExportMissing: ResolverTypeWrapper<Omit<ExportMissing, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  ExportPreview: ResolverTypeWrapper<ExportPreview>;
  ExportPunchFilter: ExportPunchFilter;
  ExportSource: ResolverTypeWrapper<Omit<ExportSource, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  ExportState: ExportState;
  FigureChange: ResolverTypeWrapper<Omit<FigureChange, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  Holiday: ResolverTypeWrapper<Holiday>;
  HolidayInput: HolidayInput;
  HolidayPayload: ResolverTypeWrapper<Omit<HolidayPayload, 'holiday'> & { holiday?: Maybe<ResolversTypes['HolidayPeriod']> }>;
  HolidayPeriod: ResolverTypeWrapper<Omit<HolidayPeriod, 'places'> & { places?: Maybe<Array<Maybe<ResolversTypes['Place']>>> }>;
  HolidaySuggestion: ResolverTypeWrapper<HolidaySuggestion>;
  HoursFormat: HoursFormat;
  IgnorePunchInput: IgnorePunchInput;
  ImportAbsencesInput: ImportAbsencesInput;
  ImportAbsencesPayload: ResolverTypeWrapper<ImportAbsencesPayload>;
  ImportPeopleInput: ImportPeopleInput;
  ImportPeoplePayload: ResolverTypeWrapper<ImportPeoplePayload>;
  ImportRosterInput: ImportRosterInput;
  ImportRosterPayload: ResolverTypeWrapper<ImportRosterPayload>;
  Insight: ResolverTypeWrapper<FoundInsight>;
  InsightConnection: ResolverTypeWrapper<InsightPage>;
  InsightEdge: ResolverTypeWrapper<Omit<InsightEdge, 'node'> & { node: ResolversTypes['Insight'] }>;
  InsightKind: InsightKind;
  InsightReason: InsightReason;
  InsightValue: ResolverTypeWrapper<InsightValue>;
  LeaveOfKind: ResolverTypeWrapper<CountedLeave>;
  LimitFilter: LimitFilter;
  LimitHit: ResolverTypeWrapper<ShownHit>;
  LimitHitConnection: ResolverTypeWrapper<LimitPage>;
  LimitHitEdge: ResolverTypeWrapper<Omit<LimitHitEdge, 'node'> & { node: ResolversTypes['LimitHit'] }>;
  LinkAccountInput: LinkAccountInput;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  LockPeriodInput: LockPeriodInput;
  LockPeriodPayload: ResolverTypeWrapper<Omit<LockPeriodPayload, 'blockers' | 'period'> & { blockers: Array<ResolversTypes['PeriodBlocker']>, period?: Maybe<ResolversTypes['Period']> }>;
  LostStretch: ResolverTypeWrapper<LostStretch>;
  MapPinInput: MapPinInput;
  MissingPunch: ResolverTypeWrapper<MissingPunchModel>;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OutageInput: OutageInput;
  OutagePreview: ResolverTypeWrapper<Omit<OutagePreview, 'punches'> & { punches: Array<ResolversTypes['MissingPunch']> }>;
  OvertimeApproval: ResolverTypeWrapper<DecidedOvertime>;
  OvertimeLine: ResolverTypeWrapper<CountedLine>;
  OvertimeLineKey: OvertimeLineKey;
  OvertimePayload: ResolverTypeWrapper<Omit<OvertimePayload, 'record'> & { record?: Maybe<ResolversTypes['DayRecord']> }>;
  OvertimeState: OvertimeState;
  OwnRecord: ResolverTypeWrapper<OwnRecord>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Period: ResolverTypeWrapper<PeriodModel>;
  PeriodBlocker: ResolverTypeWrapper<Blocker>;
  PeriodConnection: ResolverTypeWrapper<PeriodPage>;
  PeriodDeed: ResolverTypeWrapper<PeriodDeed>;
  PeriodDocument: ResolverTypeWrapper<PeriodDocument>;
  PeriodEdge: ResolverTypeWrapper<Omit<PeriodEdge, 'node'> & { node: ResolversTypes['Period'] }>;
  PeriodInput: PeriodInput;
  PeriodMove: PeriodMove;
  PeriodScope: PeriodScope;
  PeriodState: PeriodState;
  Person: ResolverTypeWrapper<PersonReference>;
  PersonConnection: ResolverTypeWrapper<PersonPage>;
  PersonEdge: ResolverTypeWrapper<Omit<PersonEdge, 'node'> & { node: ResolversTypes['Person'] }>;
  PersonFilter: PersonFilter;
  PersonPayload: ResolverTypeWrapper<Omit<PersonPayload, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  PersonSource: PersonSource;
  PinChangePayload: ResolverTypeWrapper<Omit<PinChangePayload, 'preview'> & { preview?: Maybe<ResolversTypes['PinPreview']> }>;
  PinConflict: ResolverTypeWrapper<PinConflictRecord>;
  PinConflictConnection: ResolverTypeWrapper<PinConflictPage>;
  PinConflictEdge: ResolverTypeWrapper<Omit<PinConflictEdge, 'node'> & { node: ResolversTypes['PinConflict'] }>;
  PinDayChange: ResolverTypeWrapper<Omit<PinDayChange, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  PinDecision: ResolverTypeWrapper<PinDecisionRecord>;
  PinDecisionConnection: ResolverTypeWrapper<PinDecisionPage>;
  PinDecisionEdge: ResolverTypeWrapper<Omit<PinDecisionEdge, 'node'> & { node: ResolversTypes['PinDecision'] }>;
  PinDecisionKind: PinDecisionKind;
  PinName: ResolverTypeWrapper<Omit<PinName, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  PinPartInput: PinPartInput;
  PinPreview: ResolverTypeWrapper<Omit<PinPreview, 'changes'> & { changes: Array<ResolversTypes['PinDayChange']> }>;
  Place: ResolverTypeWrapper<PlaceReference>;
  PlaceCalendar: ResolverTypeWrapper<Omit<PlaceCalendar, 'holidayPeriods' | 'place'> & { holidayPeriods: Array<ResolversTypes['HolidayPeriod']>, place?: Maybe<ResolversTypes['Place']> }>;
  PlaceHoliday: ResolverTypeWrapper<Omit<PlaceHoliday, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  PlacePresence: ResolverTypeWrapper<Omit<PlacePresence, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  PlaceSummary: ResolverTypeWrapper<PlaceSummary>;
  Presence: ResolverTypeWrapper<BoardEntry>;
  PresenceChange: ResolverTypeWrapper<PresenceChange>;
  PresenceConnection: ResolverTypeWrapper<PresencePage>;
  PresenceCounts: ResolverTypeWrapper<PresenceCounts>;
  PresenceDoubt: PresenceDoubt;
  PresenceEdge: ResolverTypeWrapper<Omit<PresenceEdge, 'node'> & { node: ResolversTypes['Presence'] }>;
  PresenceState: PresenceState;
  PreviewedDay: ResolverTypeWrapper<Omit<PreviewedDay, 'shift'> & { shift?: Maybe<ResolversTypes['Shift']> }>;
  PunchAccount: ResolverTypeWrapper<Omit<PunchAccount, 'correction' | 'place'> & { correction?: Maybe<ResolversTypes['Correction']>, place?: Maybe<ResolversTypes['Place']> }>;
  PunchChannel: PunchChannel;
  PunchFate: PunchFate;
  PunchFigures: ResolverTypeWrapper<PunchFiguresReport>;
  PunchState: PunchState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordFault: ResolverTypeWrapper<RecordFault>;
  RemoveAbsenceKindInput: RemoveAbsenceKindInput;
  RemoveAbsencesInput: RemoveAbsencesInput;
  RemoveAbsencesPayload: ResolverTypeWrapper<Omit<RemoveAbsencesPayload, 'absences'> & { absences: Array<ResolversTypes['Absence']> }>;
  RemoveHolidayInput: RemoveHolidayInput;
  RemovePersonInput: RemovePersonInput;
  RemovePersonPayload: ResolverTypeWrapper<RemovePersonPayload>;
  RemoveShiftInput: RemoveShiftInput;
  RemoveShiftPayload: ResolverTypeWrapper<Omit<RemoveShiftPayload, 'shift'> & { shift?: Maybe<ResolversTypes['Shift']> }>;
  RemoveWeekendInput: RemoveWeekendInput;
  RemoveWorkRuleInput: RemoveWorkRuleInput;
  RequestCorrectionInput: RequestCorrectionInput;
  RequestedPunchInput: RequestedPunchInput;
  RevertCorrectionGroupInput: RevertCorrectionGroupInput;
  RevertCorrectionInput: RevertCorrectionInput;
  RevokeOvertimeApprovalInput: RevokeOvertimeApprovalInput;
  RosterCellInput: RosterCellInput;
  RosterConnection: ResolverTypeWrapper<RosterPage>;
  RosterDay: ResolverTypeWrapper<Omit<RosterDay, 'shift'> & { shift?: Maybe<ResolversTypes['Shift']> }>;
  RosterEdge: ResolverTypeWrapper<Omit<RosterEdge, 'node'> & { node: ResolversTypes['RosterRow'] }>;
  RosterRow: ResolverTypeWrapper<Omit<RosterRow, 'days' | 'person'> & { days: Array<ResolversTypes['RosterDay']>, person?: Maybe<ResolversTypes['Person']> }>;
  RuleChangeInput: RuleChangeInput;
  SaveShiftInput: SaveShiftInput;
  SaveShiftPayload: ResolverTypeWrapper<Omit<SaveShiftPayload, 'shift'> & { shift?: Maybe<ResolversTypes['Shift']> }>;
  SetAsideCause: SetAsideCause;
  SetAsideStretch: ResolverTypeWrapper<SetAsideStretch>;
  SetDepartmentManagerInput: SetDepartmentManagerInput;
  SetDepartmentManagerPayload: ResolverTypeWrapper<Omit<SetDepartmentManagerPayload, 'department'> & { department?: Maybe<ResolversTypes['Department']> }>;
  SetWeekendInput: SetWeekendInput;
  SheetFault: ResolverTypeWrapper<SheetFault>;
  Shift: ResolverTypeWrapper<NamedShift>;
  ShiftAssignment: ResolverTypeWrapper<GivenShift>;
  ShiftAssignmentConnection: ResolverTypeWrapper<ShiftAssignmentPage>;
  ShiftAssignmentEdge: ResolverTypeWrapper<Omit<ShiftAssignmentEdge, 'node'> & { node: ResolversTypes['ShiftAssignment'] }>;
  ShiftAssignmentFilter: ShiftAssignmentFilter;
  ShiftEdge: ShiftEdge;
  ShiftHours: ResolverTypeWrapper<ShiftHours>;
  ShiftHoursInput: ShiftHoursInput;
  ShiftPairing: ShiftPairing;
  ShiftSeason: ResolverTypeWrapper<ShiftSeason>;
  ShiftSeasonInput: ShiftSeasonInput;
  ShiftSpan: ResolverTypeWrapper<ShiftSpan>;
  ShiftSpanInput: ShiftSpanInput;
  ShiftVersion: ResolverTypeWrapper<ShiftVersion>;
  ShiftVersionInput: ShiftVersionInput;
  StartExportInput: StartExportInput;
  StartExportPayload: ResolverTypeWrapper<Omit<StartExportPayload, 'export'> & { export?: Maybe<ResolversTypes['Export']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SummaryEdge: ResolverTypeWrapper<Omit<SummaryEdge, 'node'> & { node: ResolversTypes['SummaryRow'] }>;
  SummaryFigures: ResolverTypeWrapper<SummaryFigures>;
  SummaryFilter: SummaryFilter;
  SummaryGroup: SummaryGroup;
  SummaryOrder: SummaryOrder;
  SummaryRow: ResolverTypeWrapper<SummaryRowRecord>;
  TotalsGroup: TotalsGroup;
  UnassignShiftInput: UnassignShiftInput;
  UndoPinDecisionInput: UndoPinDecisionInput;
  UnlockPeriodInput: UnlockPeriodInput;
  UnlockPeriodPayload: ResolverTypeWrapper<Omit<UnlockPeriodPayload, 'period'> & { period?: Maybe<ResolversTypes['Period']> }>;
  UnmappedPin: ResolverTypeWrapper<UnmappedPinRecord>;
  UnmappedPinConnection: ResolverTypeWrapper<UnmappedPinPage>;
  UnmappedPinEdge: ResolverTypeWrapper<Omit<UnmappedPinEdge, 'node'> & { node: ResolversTypes['UnmappedPin'] }>;
  User: ResolverTypeWrapper<Omit<User, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  UsualPunches: ResolverTypeWrapper<UsualPunches>;
  WaitsFor: ResolverTypeWrapper<Omit<WaitsFor, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  Weekday: Weekday;
  WeekdayHours: ResolverTypeWrapper<WeekdayHours>;
  WeekdayHoursInput: WeekdayHoursInput;
  WeekendChange: ResolverTypeWrapper<WeekendChange>;
  WeekendChangeInput: WeekendChangeInput;
  WithdrawCorrectionInput: WithdrawCorrectionInput;
  WorkRule: ResolverTypeWrapper<StoredWorkRule>;
  WorkRuleInput: WorkRuleInput;
  WorkRuleKind: WorkRuleKind;
  WorkRulePayload: ResolverTypeWrapper<Omit<WorkRulePayload, 'rule'> & { rule?: Maybe<ResolversTypes['WorkRule']> }>;
  WorkRuleScope: WorkRuleScope;
  WorkingDayInput: WorkingDayInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Absence: StoredAbsence;
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  AbsenceConnection: AbsencePage;
  Int: Scalars['Int']['output'];
  AbsenceEdge: Omit<AbsenceEdge, 'node'> & { node: ResolversParentTypes['Absence'] };
  AbsenceFilter: AbsenceFilter;
  AbsenceKind: StoredAbsenceKind;
  AbsenceKindInput: AbsenceKindInput;
  AbsenceKindPayload: Omit<AbsenceKindPayload, 'kind'> & { kind?: Maybe<ResolversParentTypes['AbsenceKind']> };
  AbsencePayload: Omit<AbsencePayload, 'absence' | 'conflict'> & { absence?: Maybe<ResolversParentTypes['Absence']>, conflict?: Maybe<ResolversParentTypes['Absence']> };
  AcknowledgePeriodInput: AcknowledgePeriodInput;
  AcknowledgePeriodPayload: Omit<AcknowledgePeriodPayload, 'acknowledgement'> & { acknowledgement?: Maybe<ResolversParentTypes['Acknowledgement']> };
  Acknowledgement: AcknowledgementModel;
  AcknowledgementConnection: AcknowledgementPage;
  AcknowledgementEdge: Omit<AcknowledgementEdge, 'node'> & { node: ResolversParentTypes['Acknowledgement'] };
  AcknowledgementFilter: AcknowledgementFilter;
  AcknowledgementVoid: Omit<AcknowledgementVoid, 'changes'> & { changes: Array<ResolversParentTypes['FigureChange']> };
  AddAbsenceInput: AddAbsenceInput;
  AddAbsencesInput: AddAbsencesInput;
  AddAbsencesPayload: Omit<AddAbsencesPayload, 'conflicts'> & { conflicts: Array<ResolversParentTypes['Absence']> };
  AddHolidayInput: AddHolidayInput;
  AddPunchInput: AddPunchInput;
  Adjustment: AdjustmentModel;
  AdjustmentCause: AdjustmentCause;
  AdjustmentConnection: AdjustmentPage;
  AdjustmentEdge: Omit<AdjustmentEdge, 'node'> & { node: ResolversParentTypes['Adjustment'] };
  AdjustmentFilter: AdjustmentFilter;
  ApproveOvertimeInput: ApproveOvertimeInput;
  ApproveOvertimesInput: ApproveOvertimesInput;
  ApproveOvertimesPayload: ApproveOvertimesPayload;
  AssignShiftInput: AssignShiftInput;
  AssignShiftPayload: Omit<AssignShiftPayload, 'assignment'> & { assignment?: Maybe<ResolversParentTypes['ShiftAssignment']> };
  AttendanceChange: AttendanceChange;
  AttendanceChangeFilter: AttendanceChangeFilter;
  AttendanceConnection: AttendancePage;
  AttendanceEdge: Omit<AttendanceEdge, 'node'> & { node: ResolversParentTypes['DayRecord'] };
  AttendanceException: ExceptionModel;
  AttendanceFilter: AttendanceFilter;
  AttendanceMatrix: MatrixPage;
  AttendanceMatrixEdge: Omit<AttendanceMatrixEdge, 'node'> & { node: ResolversParentTypes['AttendanceMatrixRow'] };
  AttendanceMatrixRow: Omit<AttendanceMatrixRow, 'days' | 'person'> & { days: Array<ResolversParentTypes['DayRecord']>, person?: Maybe<ResolversParentTypes['Person']> };
  AttendanceSource: Omit<AttendanceSource, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  AttendanceStatement: Statement;
  AttendanceSummary: SummaryPage;
  AttendanceTotals: TotalsRow;
  Float: Scalars['Float']['output'];
  AttendanceTotalsConnection: TotalsPage;
  AttendanceTotalsEdge: Omit<AttendanceTotalsEdge, 'node'> & { node: ResolversParentTypes['AttendanceTotals'] };
  CalendarsPayload: Omit<CalendarsPayload, 'calendars'> & { calendars?: Maybe<Array<ResolversParentTypes['PlaceCalendar']>> };
  CancelExportPayload: Omit<CancelExportPayload, 'export'> & { export?: Maybe<ResolversParentTypes['Export']> };
  ChangePreview: Omit<ChangePreview, 'changes'> & { changes: Array<ResolversParentTypes['ChangedDay']> };
  ChangedDay: Omit<ChangedDay, 'after' | 'before' | 'person'> & { after?: Maybe<ResolversParentTypes['PreviewedDay']>, before?: Maybe<ResolversParentTypes['PreviewedDay']>, person?: Maybe<ResolversParentTypes['Person']> };
  ConfirmHolidaysInput: ConfirmHolidaysInput;
  ConfirmHolidaysPayload: Omit<ConfirmHolidaysPayload, 'holidays'> & { holidays?: Maybe<Array<ResolversParentTypes['HolidayPeriod']>> };
  ConfirmedHolidayInput: ConfirmedHolidayInput;
  CorrectOutageInput: CorrectOutageInput;
  Correction: CorrectionModel;
  CorrectionConnection: CorrectionPage;
  CorrectionDeed: CorrectionDeed;
  CorrectionEdge: Omit<CorrectionEdge, 'node'> & { node: ResolversParentTypes['Correction'] };
  CorrectionFilter: CorrectionFilter;
  CorrectionGroupPayload: CorrectionGroupPayload;
  CorrectionPayload: Omit<CorrectionPayload, 'correction'> & { correction?: Maybe<ResolversParentTypes['Correction']> };
  CreatePersonInput: CreatePersonInput;
  Date: Scalars['Date']['output'];
  DateRange: DateRange;
  DateTime: Scalars['DateTime']['output'];
  DayAbsence: StoredAbsence;
  DayExplanation: Omit<DayExplanation, 'punches'> & { punches: Array<ResolversParentTypes['PunchAccount']> };
  DayOutline: DayOutline;
  DayRecord: ListedRecord;
  DayShift: DayShift;
  DecideCorrectionInput: DecideCorrectionInput;
  DecidePinConflictInput: DecidePinConflictInput;
  Department: DepartmentRecord;
  Device: Omit<Device, 'summary'> & { summary?: Maybe<ResolversParentTypes['DeviceSummary']> } | FederationReferenceTypes['Device'];
  DeviceSummary: DeviceReport;
  DeviceSummaryRow: Omit<DeviceSummaryRow, 'punches'> & { punches: ResolversParentTypes['PunchFigures'] };
  DeviceUse: Omit<DeviceUse, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> };
  EditAbsenceInput: EditAbsenceInput;
  EditHolidayInput: EditHolidayInput;
  EditPersonInput: EditPersonInput;
  EditPlaceCalendarInput: EditPlaceCalendarInput;
  EditPlaceCalendarPayload: Omit<EditPlaceCalendarPayload, 'calendar'> & { calendar?: Maybe<ResolversParentTypes['PlaceCalendar']> };
  EditRosterInput: EditRosterInput;
  EditRosterPayload: EditRosterPayload;
  EnrolmentFinding: FoundEnrolment;
  EnrolmentFindingConnection: FindingPage;
  EnrolmentFindingEdge: Omit<EnrolmentFindingEdge, 'node'> & { node: ResolversParentTypes['EnrolmentFinding'] };
  ExceptionConnection: ExceptionPage;
  ExceptionCount: ExceptionCount;
  ExceptionEdge: Omit<ExceptionEdge, 'node'> & { node: ResolversParentTypes['AttendanceException'] };
  ExceptionFact: ExceptionFact;
  ExceptionFilter: ExceptionFilter;
  ExplanationLine: ExplanationLine;
  ExplanationValue: ExplanationValue;
  Export: ExportJob;
  ExportColumn: ExportColumn;
  ExportColumnInput: ExportColumnInput;
  ExportFailure: ExportFailure;
  ExportMissing: Omit<ExportMissing, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  ExportPreview: ExportPreview;
  ExportPunchFilter: ExportPunchFilter;
  ExportSource: Omit<ExportSource, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  FigureChange: Omit<FigureChange, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  Holiday: Holiday;
  HolidayInput: HolidayInput;
  HolidayPayload: Omit<HolidayPayload, 'holiday'> & { holiday?: Maybe<ResolversParentTypes['HolidayPeriod']> };
  HolidayPeriod: Omit<HolidayPeriod, 'places'> & { places?: Maybe<Array<Maybe<ResolversParentTypes['Place']>>> };
  HolidaySuggestion: HolidaySuggestion;
  IgnorePunchInput: IgnorePunchInput;
  ImportAbsencesInput: ImportAbsencesInput;
  ImportAbsencesPayload: ImportAbsencesPayload;
  ImportPeopleInput: ImportPeopleInput;
  ImportPeoplePayload: ImportPeoplePayload;
  ImportRosterInput: ImportRosterInput;
  ImportRosterPayload: ImportRosterPayload;
  Insight: FoundInsight;
  InsightConnection: InsightPage;
  InsightEdge: Omit<InsightEdge, 'node'> & { node: ResolversParentTypes['Insight'] };
  InsightValue: InsightValue;
  LeaveOfKind: CountedLeave;
  LimitFilter: LimitFilter;
  LimitHit: ShownHit;
  LimitHitConnection: LimitPage;
  LimitHitEdge: Omit<LimitHitEdge, 'node'> & { node: ResolversParentTypes['LimitHit'] };
  LinkAccountInput: LinkAccountInput;
  LocalDateTime: Scalars['LocalDateTime']['output'];
  LockPeriodInput: LockPeriodInput;
  LockPeriodPayload: Omit<LockPeriodPayload, 'blockers' | 'period'> & { blockers: Array<ResolversParentTypes['PeriodBlocker']>, period?: Maybe<ResolversParentTypes['Period']> };
  LostStretch: LostStretch;
  MapPinInput: MapPinInput;
  MissingPunch: MissingPunchModel;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  OutageInput: OutageInput;
  OutagePreview: Omit<OutagePreview, 'punches'> & { punches: Array<ResolversParentTypes['MissingPunch']> };
  OvertimeApproval: DecidedOvertime;
  OvertimeLine: CountedLine;
  OvertimePayload: Omit<OvertimePayload, 'record'> & { record?: Maybe<ResolversParentTypes['DayRecord']> };
  OwnRecord: OwnRecord | FederationReferenceTypes['OwnRecord'];
  PageInfo: PageInfo;
  Period: PeriodModel;
  PeriodBlocker: Blocker;
  PeriodConnection: PeriodPage;
  PeriodDeed: PeriodDeed;
  PeriodDocument: PeriodDocument;
  PeriodEdge: Omit<PeriodEdge, 'node'> & { node: ResolversParentTypes['Period'] };
  PeriodInput: PeriodInput;
  Person: PersonReference;
  PersonConnection: PersonPage;
  PersonEdge: Omit<PersonEdge, 'node'> & { node: ResolversParentTypes['Person'] };
  PersonFilter: PersonFilter;
  PersonPayload: Omit<PersonPayload, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> };
  PinChangePayload: Omit<PinChangePayload, 'preview'> & { preview?: Maybe<ResolversParentTypes['PinPreview']> };
  PinConflict: PinConflictRecord;
  PinConflictConnection: PinConflictPage;
  PinConflictEdge: Omit<PinConflictEdge, 'node'> & { node: ResolversParentTypes['PinConflict'] };
  PinDayChange: Omit<PinDayChange, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> };
  PinDecision: PinDecisionRecord;
  PinDecisionConnection: PinDecisionPage;
  PinDecisionEdge: Omit<PinDecisionEdge, 'node'> & { node: ResolversParentTypes['PinDecision'] };
  PinName: Omit<PinName, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  PinPartInput: PinPartInput;
  PinPreview: Omit<PinPreview, 'changes'> & { changes: Array<ResolversParentTypes['PinDayChange']> };
  Place: PlaceReference;
  PlaceCalendar: Omit<PlaceCalendar, 'holidayPeriods' | 'place'> & { holidayPeriods: Array<ResolversParentTypes['HolidayPeriod']>, place?: Maybe<ResolversParentTypes['Place']> };
  PlaceHoliday: Omit<PlaceHoliday, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  PlacePresence: Omit<PlacePresence, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  PlaceSummary: PlaceSummary;
  Presence: BoardEntry;
  PresenceChange: PresenceChange;
  PresenceConnection: PresencePage;
  PresenceCounts: PresenceCounts;
  PresenceEdge: Omit<PresenceEdge, 'node'> & { node: ResolversParentTypes['Presence'] };
  PreviewedDay: Omit<PreviewedDay, 'shift'> & { shift?: Maybe<ResolversParentTypes['Shift']> };
  PunchAccount: Omit<PunchAccount, 'correction' | 'place'> & { correction?: Maybe<ResolversParentTypes['Correction']>, place?: Maybe<ResolversParentTypes['Place']> };
  PunchFigures: PunchFiguresReport;
  Query: Record<PropertyKey, never>;
  RecordFault: RecordFault;
  RemoveAbsenceKindInput: RemoveAbsenceKindInput;
  RemoveAbsencesInput: RemoveAbsencesInput;
  RemoveAbsencesPayload: Omit<RemoveAbsencesPayload, 'absences'> & { absences: Array<ResolversParentTypes['Absence']> };
  RemoveHolidayInput: RemoveHolidayInput;
  RemovePersonInput: RemovePersonInput;
  RemovePersonPayload: RemovePersonPayload;
  RemoveShiftInput: RemoveShiftInput;
  RemoveShiftPayload: Omit<RemoveShiftPayload, 'shift'> & { shift?: Maybe<ResolversParentTypes['Shift']> };
  RemoveWeekendInput: RemoveWeekendInput;
  RemoveWorkRuleInput: RemoveWorkRuleInput;
  RequestCorrectionInput: RequestCorrectionInput;
  RequestedPunchInput: RequestedPunchInput;
  RevertCorrectionGroupInput: RevertCorrectionGroupInput;
  RevertCorrectionInput: RevertCorrectionInput;
  RevokeOvertimeApprovalInput: RevokeOvertimeApprovalInput;
  RosterCellInput: RosterCellInput;
  RosterConnection: RosterPage;
  RosterDay: Omit<RosterDay, 'shift'> & { shift?: Maybe<ResolversParentTypes['Shift']> };
  RosterEdge: Omit<RosterEdge, 'node'> & { node: ResolversParentTypes['RosterRow'] };
  RosterRow: Omit<RosterRow, 'days' | 'person'> & { days: Array<ResolversParentTypes['RosterDay']>, person?: Maybe<ResolversParentTypes['Person']> };
  RuleChangeInput: RuleChangeInput;
  SaveShiftInput: SaveShiftInput;
  SaveShiftPayload: Omit<SaveShiftPayload, 'shift'> & { shift?: Maybe<ResolversParentTypes['Shift']> };
  SetAsideStretch: SetAsideStretch;
  SetDepartmentManagerInput: SetDepartmentManagerInput;
  SetDepartmentManagerPayload: Omit<SetDepartmentManagerPayload, 'department'> & { department?: Maybe<ResolversParentTypes['Department']> };
  SetWeekendInput: SetWeekendInput;
  SheetFault: SheetFault;
  Shift: NamedShift;
  ShiftAssignment: GivenShift;
  ShiftAssignmentConnection: ShiftAssignmentPage;
  ShiftAssignmentEdge: Omit<ShiftAssignmentEdge, 'node'> & { node: ResolversParentTypes['ShiftAssignment'] };
  ShiftAssignmentFilter: ShiftAssignmentFilter;
  ShiftHours: ShiftHours;
  ShiftHoursInput: ShiftHoursInput;
  ShiftSeason: ShiftSeason;
  ShiftSeasonInput: ShiftSeasonInput;
  ShiftSpan: ShiftSpan;
  ShiftSpanInput: ShiftSpanInput;
  ShiftVersion: ShiftVersion;
  ShiftVersionInput: ShiftVersionInput;
  StartExportInput: StartExportInput;
  StartExportPayload: Omit<StartExportPayload, 'export'> & { export?: Maybe<ResolversParentTypes['Export']> };
  Subscription: Record<PropertyKey, never>;
  SummaryEdge: Omit<SummaryEdge, 'node'> & { node: ResolversParentTypes['SummaryRow'] };
  SummaryFigures: SummaryFigures;
  SummaryFilter: SummaryFilter;
  SummaryRow: SummaryRowRecord;
  UnassignShiftInput: UnassignShiftInput;
  UndoPinDecisionInput: UndoPinDecisionInput;
  UnlockPeriodInput: UnlockPeriodInput;
  UnlockPeriodPayload: Omit<UnlockPeriodPayload, 'period'> & { period?: Maybe<ResolversParentTypes['Period']> };
  UnmappedPin: UnmappedPinRecord;
  UnmappedPinConnection: UnmappedPinPage;
  UnmappedPinEdge: Omit<UnmappedPinEdge, 'node'> & { node: ResolversParentTypes['UnmappedPin'] };
  User: Omit<User, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> } | FederationReferenceTypes['User'];
  UsualPunches: UsualPunches;
  WaitsFor: Omit<WaitsFor, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  WeekdayHours: WeekdayHours;
  WeekdayHoursInput: WeekdayHoursInput;
  WeekendChange: WeekendChange;
  WeekendChangeInput: WeekendChangeInput;
  WithdrawCorrectionInput: WithdrawCorrectionInput;
  WorkRule: StoredWorkRule;
  WorkRuleInput: WorkRuleInput;
  WorkRulePayload: Omit<WorkRulePayload, 'rule'> & { rule?: Maybe<ResolversParentTypes['WorkRule']> };
  WorkingDayInput: WorkingDayInput;
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = AttendanceContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AbsenceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Absence'] = ResolversParentTypes['Absence']> = {
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hasNote?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AbsenceKind']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['AbsencePart'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type AbsenceConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AbsenceConnection'] = ResolversParentTypes['AbsenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AbsenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AbsenceEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AbsenceEdge'] = ResolversParentTypes['AbsenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Absence'], ParentType, ContextType>;
};

export type AbsenceKindResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AbsenceKind'] = ResolversParentTypes['AbsenceKind']> = {
  arabicName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  letter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AbsenceKindPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AbsenceKindPayload'] = ResolversParentTypes['AbsenceKindPayload']> = {
  kind?: Resolver<Maybe<ResolversTypes['AbsenceKind']>, ParentType, ContextType>;
};

export type AbsencePayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AbsencePayload'] = ResolversParentTypes['AbsencePayload']> = {
  absence?: Resolver<Maybe<ResolversTypes['Absence']>, ParentType, ContextType>;
  conflict?: Resolver<Maybe<ResolversTypes['Absence']>, ParentType, ContextType>;
};

export type AcknowledgePeriodPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AcknowledgePeriodPayload'] = ResolversParentTypes['AcknowledgePeriodPayload']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
};

export type AcknowledgementResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isValid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  voided?: Resolver<Maybe<ResolversTypes['AcknowledgementVoid']>, ParentType, ContextType>;
};

export type AcknowledgementConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AcknowledgementConnection'] = ResolversParentTypes['AcknowledgementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AcknowledgementEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AcknowledgementEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AcknowledgementEdge'] = ResolversParentTypes['AcknowledgementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType>;
};

export type AcknowledgementVoidResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AcknowledgementVoid'] = ResolversParentTypes['AcknowledgementVoid']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  causes?: Resolver<Array<ResolversTypes['AdjustmentCause']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['FigureChange']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  periodId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AddAbsencesPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AddAbsencesPayload'] = ResolversParentTypes['AddAbsencesPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conflictCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['Absence']>, ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AdjustmentResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Adjustment'] = ResolversParentTypes['Adjustment']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  carriedIntoId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  causes?: Resolver<Array<ResolversTypes['AdjustmentCause']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['FigureChange']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  periodId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type AdjustmentCauseResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AdjustmentCause'] = ResolversParentTypes['AdjustmentCause']> = {
  kind?: Resolver<ResolversTypes['AdjustmentCauseKind'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdjustmentConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AdjustmentConnection'] = ResolversParentTypes['AdjustmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AdjustmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdjustmentEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AdjustmentEdge'] = ResolversParentTypes['AdjustmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Adjustment'], ParentType, ContextType>;
};

export type ApproveOvertimesPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ApproveOvertimesPayload'] = ResolversParentTypes['ApproveOvertimesPayload']> = {
  approved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssignShiftPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AssignShiftPayload'] = ResolversParentTypes['AssignShiftPayload']> = {
  assignment?: Resolver<Maybe<ResolversTypes['ShiftAssignment']>, ParentType, ContextType>;
};

export type AttendanceChangeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceChange'] = ResolversParentTypes['AttendanceChange']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  departmentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  flags?: Resolver<Maybe<Array<ResolversTypes['DayFlag']>>, ParentType, ContextType>;
  isFinal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  personId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['DayStatus']>, ParentType, ContextType>;
};

export type AttendanceConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceConnection'] = ResolversParentTypes['AttendanceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttendanceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendanceEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceEdge'] = ResolversParentTypes['AttendanceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DayRecord'], ParentType, ContextType>;
};

export type AttendanceExceptionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceException'] = ResolversParentTypes['AttendanceException']> = {
  actions?: Resolver<Array<ResolversTypes['ExceptionAction']>, ParentType, ContextType>;
  conflict?: Resolver<Maybe<ResolversTypes['PinConflict']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['ExceptionFact']>, ParentType, ContextType>;
  finding?: Resolver<Maybe<ResolversTypes['EnrolmentFinding']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExceptionKind'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['DayRecord']>, ParentType, ContextType>;
};

export type AttendanceMatrixResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceMatrix'] = ResolversParentTypes['AttendanceMatrix']> = {
  edges?: Resolver<Array<ResolversTypes['AttendanceMatrixEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendanceMatrixEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceMatrixEdge'] = ResolversParentTypes['AttendanceMatrixEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AttendanceMatrixRow'], ParentType, ContextType>;
};

export type AttendanceMatrixRowResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceMatrixRow'] = ResolversParentTypes['AttendanceMatrixRow']> = {
  days?: Resolver<Array<ResolversTypes['DayRecord']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type AttendanceSourceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceSource'] = ResolversParentTypes['AttendanceSource']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pending?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type AttendanceStatementResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceStatement'] = ResolversParentTypes['AttendanceStatement']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttendanceSummaryResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceSummary'] = ResolversParentTypes['AttendanceSummary']> = {
  edges?: Resolver<Array<ResolversTypes['SummaryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['SummaryFigures']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalPunches?: Resolver<Maybe<ResolversTypes['PunchFigures']>, ParentType, ContextType>;
};

export type AttendanceTotalsResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceTotals'] = ResolversParentTypes['AttendanceTotals']> = {
  absentDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  approvedOvertimeMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  attendanceRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  earlyLeaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyLeaveMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holidayDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hoursProgressPct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  incompleteDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leaveByKind?: Resolver<Maybe<Array<ResolversTypes['LeaveOfKind']>>, ParentType, ContextType>;
  leaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  offDayWorkedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overtimeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partialLeaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  presentDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekendDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendanceTotalsConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceTotalsConnection'] = ResolversParentTypes['AttendanceTotalsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttendanceTotalsEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendanceTotalsEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['AttendanceTotalsEdge'] = ResolversParentTypes['AttendanceTotalsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AttendanceTotals'], ParentType, ContextType>;
};

export type CalendarsPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CalendarsPayload'] = ResolversParentTypes['CalendarsPayload']> = {
  calendars?: Resolver<Maybe<Array<ResolversTypes['PlaceCalendar']>>, ParentType, ContextType>;
};

export type CancelExportPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CancelExportPayload'] = ResolversParentTypes['CancelExportPayload']> = {
  export?: Resolver<Maybe<ResolversTypes['Export']>, ParentType, ContextType>;
};

export type ChangePreviewResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ChangePreview'] = ResolversParentTypes['ChangePreview']> = {
  changedDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['ChangedDay']>, ParentType, ContextType>;
  contradictions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  examinedPeople?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  touchedPeople?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangedDayResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ChangedDay'] = ResolversParentTypes['ChangedDay']> = {
  after?: Resolver<Maybe<ResolversTypes['PreviewedDay']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['PreviewedDay']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type ConfirmHolidaysPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ConfirmHolidaysPayload'] = ResolversParentTypes['ConfirmHolidaysPayload']> = {
  holidays?: Resolver<Maybe<Array<ResolversTypes['HolidayPeriod']>>, ParentType, ContextType>;
};

export type CorrectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Correction'] = ResolversParentTypes['Correction']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deeds?: Resolver<Array<ResolversTypes['CorrectionDeed']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRequest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CorrectionKind'], ParentType, ContextType>;
  localTime?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punchId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  punchState?: Resolver<ResolversTypes['PunchState'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CorrectionState'], ParentType, ContextType>;
};

export type CorrectionConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CorrectionConnection'] = ResolversParentTypes['CorrectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CorrectionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CorrectionDeedResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CorrectionDeed'] = ResolversParentTypes['CorrectionDeed']> = {
  actor?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  actorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  move?: Resolver<ResolversTypes['CorrectionMove'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CorrectionEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CorrectionEdge'] = ResolversParentTypes['CorrectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Correction'], ParentType, ContextType>;
};

export type CorrectionGroupPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CorrectionGroupPayload'] = ResolversParentTypes['CorrectionGroupPayload']> = {
  corrections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  groupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CorrectionPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['CorrectionPayload'] = ResolversParentTypes['CorrectionPayload']> = {
  correction?: Resolver<Maybe<ResolversTypes['Correction']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DayAbsenceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DayAbsence'] = ResolversParentTypes['DayAbsence']> = {
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNote?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AbsenceKind']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['AbsencePart'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DayExplanationResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DayExplanation'] = ResolversParentTypes['DayExplanation']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ExplanationLine']>, ParentType, ContextType>;
  punches?: Resolver<Array<ResolversTypes['PunchAccount']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  shift?: Resolver<ResolversTypes['DayShift'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DayOutlineResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DayOutline'] = ResolversParentTypes['DayOutline']> = {
  checkIn?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  checkOut?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  keptPunches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DayStatus'], ParentType, ContextType>;
  workedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DayRecordResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DayRecord'] = ResolversParentTypes['DayRecord']> = {
  absence?: Resolver<Maybe<ResolversTypes['DayAbsence']>, ParentType, ContextType>;
  approvedOvertimeMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  checkIn?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  checkOut?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['DayCompleteness'], ParentType, ContextType>;
  corrections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  droppedDuplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyLeaveMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['DayExplanation']>, ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['DayFlag']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keptPunches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limitHits?: Resolver<Maybe<Array<ResolversTypes['LimitHit']>>, ParentType, ContextType>;
  overtimeApproval?: Resolver<Maybe<ResolversTypes['OvertimeApproval']>, ParentType, ContextType>;
  overtimeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  presenceMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progressPct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DayStatus'], ParentType, ContextType>;
  waitsFor?: Resolver<Array<ResolversTypes['WaitsFor']>, ParentType, ContextType>;
  workedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DayShiftResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DayShift'] = ResolversParentTypes['DayShift']> = {
  breakMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  graceInMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  graceOutMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DepartmentResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  managers?: Resolver<Maybe<Array<ResolversTypes['Person']>>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device'], FederationReferenceType extends FederationReferenceTypes['Device'] = FederationReferenceTypes['Device']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Device']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['DeviceSummary']>, ParentType, ContextType, RequireFields<DeviceSummaryArgs, 'from' | 'groupBy' | 'to'>>;
};

export type DeviceSummaryResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DeviceSummary'] = ResolversParentTypes['DeviceSummary']> = {
  people?: Resolver<Array<ResolversTypes['DeviceUse']>, ParentType, ContextType, RequireFields<DeviceSummaryPeopleArgs, 'first'>>;
  rows?: Resolver<Array<ResolversTypes['DeviceSummaryRow']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AttendanceSource'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['PunchFigures'], ParentType, ContextType>;
};

export type DeviceSummaryRowResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DeviceSummaryRow'] = ResolversParentTypes['DeviceSummaryRow']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hour?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['PunchFigures'], ParentType, ContextType>;
  weekday?: Resolver<Maybe<ResolversTypes['Weekday']>, ParentType, ContextType>;
};

export type DeviceUseResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['DeviceUse'] = ResolversParentTypes['DeviceUse']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EditPlaceCalendarPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['EditPlaceCalendarPayload'] = ResolversParentTypes['EditPlaceCalendarPayload']> = {
  calendar?: Resolver<Maybe<ResolversTypes['PlaceCalendar']>, ParentType, ContextType>;
};

export type EditRosterPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['EditRosterPayload'] = ResolversParentTypes['EditRosterPayload']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EnrolmentFindingResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['EnrolmentFinding'] = ResolversParentTypes['EnrolmentFinding']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  deviceIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EnrolmentFindingKind'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  places?: Resolver<Maybe<Array<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType>;
};

export type EnrolmentFindingConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['EnrolmentFindingConnection'] = ResolversParentTypes['EnrolmentFindingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnrolmentFindingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EnrolmentFindingEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['EnrolmentFindingEdge'] = ResolversParentTypes['EnrolmentFindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EnrolmentFinding'], ParentType, ContextType>;
};

export type ExceptionConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExceptionConnection'] = ResolversParentTypes['ExceptionConnection']> = {
  counts?: Resolver<Array<ResolversTypes['ExceptionCount']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ExceptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExceptionCountResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExceptionCount'] = ResolversParentTypes['ExceptionCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExceptionKind'], ParentType, ContextType>;
};

export type ExceptionEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExceptionEdge'] = ResolversParentTypes['ExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AttendanceException'], ParentType, ContextType>;
};

export type ExceptionFactResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExceptionFact'] = ResolversParentTypes['ExceptionFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExplanationLineResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExplanationLine'] = ResolversParentTypes['ExplanationLine']> = {
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['ExplanationValue']>, ParentType, ContextType>;
};

export type ExplanationValueResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExplanationValue'] = ResolversParentTypes['ExplanationValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExportResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Export'] = ResolversParentTypes['Export']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ExportFailure']>, ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fileSha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ExportFormat'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExportKind'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['ExportMissing']>, ParentType, ContextType>;
  rowsDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsExpected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsSha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['ExportSource']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExportState'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExportColumnResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExportColumn'] = ResolversParentTypes['ExportColumn']> = {
  isUsual?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExportFailureResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExportFailure'] = ResolversParentTypes['ExportFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExportMissingResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExportMissing'] = ResolversParentTypes['ExportMissing']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type ExportPreviewResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExportPreview'] = ResolversParentTypes['ExportPreview']> = {
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  rowsExpected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ExportSourceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ExportSource'] = ResolversParentTypes['ExportSource']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type FigureChangeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['FigureChange'] = ResolversParentTypes['FigureChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type HolidayResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Holiday'] = ResolversParentTypes['Holiday']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HolidayPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['HolidayPayload'] = ResolversParentTypes['HolidayPayload']> = {
  holiday?: Resolver<Maybe<ResolversTypes['HolidayPeriod']>, ParentType, ContextType>;
};

export type HolidayPeriodResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['HolidayPeriod'] = ResolversParentTypes['HolidayPeriod']> = {
  arabicName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hijri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isElsewhereToo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  latinName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Maybe<Array<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type HolidaySuggestionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['HolidaySuggestion'] = ResolversParentTypes['HolidaySuggestion']> = {
  arabicName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hijri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latinName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suggestion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ImportAbsencesPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ImportAbsencesPayload'] = ResolversParentTypes['ImportAbsencesPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['SheetFault']>, ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportPeoplePayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ImportPeoplePayload'] = ResolversParentTypes['ImportPeoplePayload']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['SheetFault']>, ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportRosterPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ImportRosterPayload'] = ResolversParentTypes['ImportRosterPayload']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['SheetFault']>, ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InsightResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Insight'] = ResolversParentTypes['Insight']> = {
  dates?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  fromAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InsightKind'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  places?: Resolver<Maybe<Array<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType>;
  punchIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['InsightReason'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  toAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['InsightValue']>, ParentType, ContextType>;
};

export type InsightConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['InsightConnection'] = ResolversParentTypes['InsightConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InsightEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
};

export type InsightEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['InsightEdge'] = ResolversParentTypes['InsightEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Insight'], ParentType, ContextType>;
};

export type InsightValueResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['InsightValue'] = ResolversParentTypes['InsightValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeaveOfKindResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LeaveOfKind'] = ResolversParentTypes['LeaveOfKind']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AbsenceKind']>, ParentType, ContextType>;
  partialDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LimitHitResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LimitHit'] = ResolversParentTypes['LimitHit']> = {
  boundMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dates?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WorkRuleKind'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  punchIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['WorkRule'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LimitHitConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LimitHitConnection'] = ResolversParentTypes['LimitHitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LimitHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LimitHitEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LimitHitEdge'] = ResolversParentTypes['LimitHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LimitHit'], ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type LockPeriodPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LockPeriodPayload'] = ResolversParentTypes['LockPeriodPayload']> = {
  blockers?: Resolver<Array<ResolversTypes['PeriodBlocker']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type LostStretchResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['LostStretch'] = ResolversParentTypes['LostStretch']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MissingPunchResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['MissingPunch'] = ResolversParentTypes['MissingPunch']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PunchState'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgePeriod?: Resolver<Maybe<ResolversTypes['AcknowledgePeriodPayload']>, ParentType, ContextType, RequireFields<MutationAcknowledgePeriodArgs, 'input'>>;
  addAbsence?: Resolver<Maybe<ResolversTypes['AbsencePayload']>, ParentType, ContextType, RequireFields<MutationAddAbsenceArgs, 'input'>>;
  addAbsences?: Resolver<Maybe<ResolversTypes['AddAbsencesPayload']>, ParentType, ContextType, RequireFields<MutationAddAbsencesArgs, 'input'>>;
  addHoliday?: Resolver<Maybe<ResolversTypes['HolidayPayload']>, ParentType, ContextType, RequireFields<MutationAddHolidayArgs, 'input'>>;
  addPunch?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationAddPunchArgs, 'input'>>;
  addWorkingDay?: Resolver<Maybe<ResolversTypes['CalendarsPayload']>, ParentType, ContextType, RequireFields<MutationAddWorkingDayArgs, 'input'>>;
  approveOvertime?: Resolver<Maybe<ResolversTypes['OvertimePayload']>, ParentType, ContextType, RequireFields<MutationApproveOvertimeArgs, 'input'>>;
  approveOvertimes?: Resolver<Maybe<ResolversTypes['ApproveOvertimesPayload']>, ParentType, ContextType, RequireFields<MutationApproveOvertimesArgs, 'input'>>;
  assignShift?: Resolver<Maybe<ResolversTypes['AssignShiftPayload']>, ParentType, ContextType, RequireFields<MutationAssignShiftArgs, 'input'>>;
  cancelExport?: Resolver<Maybe<ResolversTypes['CancelExportPayload']>, ParentType, ContextType, RequireFields<MutationCancelExportArgs, 'id'>>;
  confirmHolidays?: Resolver<Maybe<ResolversTypes['ConfirmHolidaysPayload']>, ParentType, ContextType, RequireFields<MutationConfirmHolidaysArgs, 'input'>>;
  correctOutage?: Resolver<Maybe<ResolversTypes['CorrectionGroupPayload']>, ParentType, ContextType, RequireFields<MutationCorrectOutageArgs, 'input'>>;
  createPerson?: Resolver<Maybe<ResolversTypes['PersonPayload']>, ParentType, ContextType, RequireFields<MutationCreatePersonArgs, 'input'>>;
  decideCorrection?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationDecideCorrectionArgs, 'input'>>;
  decidePinConflict?: Resolver<Maybe<ResolversTypes['PinChangePayload']>, ParentType, ContextType, RequireFields<MutationDecidePinConflictArgs, 'input'>>;
  editAbsence?: Resolver<Maybe<ResolversTypes['AbsencePayload']>, ParentType, ContextType, RequireFields<MutationEditAbsenceArgs, 'input'>>;
  editHoliday?: Resolver<Maybe<ResolversTypes['HolidayPayload']>, ParentType, ContextType, RequireFields<MutationEditHolidayArgs, 'input'>>;
  editPerson?: Resolver<Maybe<ResolversTypes['PersonPayload']>, ParentType, ContextType, RequireFields<MutationEditPersonArgs, 'input'>>;
  editPlaceCalendar?: Resolver<Maybe<ResolversTypes['EditPlaceCalendarPayload']>, ParentType, ContextType, RequireFields<MutationEditPlaceCalendarArgs, 'input'>>;
  editRoster?: Resolver<Maybe<ResolversTypes['EditRosterPayload']>, ParentType, ContextType, RequireFields<MutationEditRosterArgs, 'input'>>;
  ignorePunch?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationIgnorePunchArgs, 'input'>>;
  importAbsences?: Resolver<Maybe<ResolversTypes['ImportAbsencesPayload']>, ParentType, ContextType, RequireFields<MutationImportAbsencesArgs, 'input'>>;
  importPeople?: Resolver<Maybe<ResolversTypes['ImportPeoplePayload']>, ParentType, ContextType, RequireFields<MutationImportPeopleArgs, 'input'>>;
  importRoster?: Resolver<Maybe<ResolversTypes['ImportRosterPayload']>, ParentType, ContextType, RequireFields<MutationImportRosterArgs, 'input'>>;
  linkAccount?: Resolver<Maybe<ResolversTypes['PersonPayload']>, ParentType, ContextType, RequireFields<MutationLinkAccountArgs, 'input'>>;
  lockPeriod?: Resolver<Maybe<ResolversTypes['LockPeriodPayload']>, ParentType, ContextType, RequireFields<MutationLockPeriodArgs, 'input'>>;
  mapPin?: Resolver<Maybe<ResolversTypes['PinChangePayload']>, ParentType, ContextType, RequireFields<MutationMapPinArgs, 'input'>>;
  removeAbsenceKind?: Resolver<Maybe<ResolversTypes['AbsenceKindPayload']>, ParentType, ContextType, RequireFields<MutationRemoveAbsenceKindArgs, 'input'>>;
  removeAbsences?: Resolver<Maybe<ResolversTypes['RemoveAbsencesPayload']>, ParentType, ContextType, RequireFields<MutationRemoveAbsencesArgs, 'input'>>;
  removeHoliday?: Resolver<Maybe<ResolversTypes['HolidayPayload']>, ParentType, ContextType, RequireFields<MutationRemoveHolidayArgs, 'input'>>;
  removePerson?: Resolver<Maybe<ResolversTypes['RemovePersonPayload']>, ParentType, ContextType, RequireFields<MutationRemovePersonArgs, 'input'>>;
  removeShift?: Resolver<Maybe<ResolversTypes['RemoveShiftPayload']>, ParentType, ContextType, RequireFields<MutationRemoveShiftArgs, 'input'>>;
  removeWeekend?: Resolver<Maybe<ResolversTypes['CalendarsPayload']>, ParentType, ContextType, RequireFields<MutationRemoveWeekendArgs, 'input'>>;
  removeWorkRule?: Resolver<Maybe<ResolversTypes['WorkRulePayload']>, ParentType, ContextType, RequireFields<MutationRemoveWorkRuleArgs, 'input'>>;
  removeWorkingDay?: Resolver<Maybe<ResolversTypes['CalendarsPayload']>, ParentType, ContextType, RequireFields<MutationRemoveWorkingDayArgs, 'input'>>;
  requestCorrection?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationRequestCorrectionArgs, 'input'>>;
  revertCorrection?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationRevertCorrectionArgs, 'input'>>;
  revertCorrectionGroup?: Resolver<Maybe<ResolversTypes['CorrectionGroupPayload']>, ParentType, ContextType, RequireFields<MutationRevertCorrectionGroupArgs, 'input'>>;
  revokeOvertimeApproval?: Resolver<Maybe<ResolversTypes['OvertimePayload']>, ParentType, ContextType, RequireFields<MutationRevokeOvertimeApprovalArgs, 'input'>>;
  saveAbsenceKind?: Resolver<Maybe<ResolversTypes['AbsenceKindPayload']>, ParentType, ContextType, RequireFields<MutationSaveAbsenceKindArgs, 'input'>>;
  saveShift?: Resolver<Maybe<ResolversTypes['SaveShiftPayload']>, ParentType, ContextType, RequireFields<MutationSaveShiftArgs, 'input'>>;
  saveWorkRule?: Resolver<Maybe<ResolversTypes['WorkRulePayload']>, ParentType, ContextType, RequireFields<MutationSaveWorkRuleArgs, 'input'>>;
  setDepartmentManager?: Resolver<Maybe<ResolversTypes['SetDepartmentManagerPayload']>, ParentType, ContextType, RequireFields<MutationSetDepartmentManagerArgs, 'input'>>;
  setWeekend?: Resolver<Maybe<ResolversTypes['CalendarsPayload']>, ParentType, ContextType, RequireFields<MutationSetWeekendArgs, 'input'>>;
  startExport?: Resolver<Maybe<ResolversTypes['StartExportPayload']>, ParentType, ContextType, RequireFields<MutationStartExportArgs, 'input'>>;
  unassignShift?: Resolver<Maybe<ResolversTypes['AssignShiftPayload']>, ParentType, ContextType, RequireFields<MutationUnassignShiftArgs, 'input'>>;
  undoPinDecision?: Resolver<Maybe<ResolversTypes['PinChangePayload']>, ParentType, ContextType, RequireFields<MutationUndoPinDecisionArgs, 'input'>>;
  unlockPeriod?: Resolver<Maybe<ResolversTypes['UnlockPeriodPayload']>, ParentType, ContextType, RequireFields<MutationUnlockPeriodArgs, 'input'>>;
  withdrawCorrection?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawCorrectionArgs, 'input'>>;
};

export type OutagePreviewResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['OutagePreview'] = ResolversParentTypes['OutagePreview']> = {
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  punches?: Resolver<Array<ResolversTypes['MissingPunch']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  without?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OvertimeApprovalResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['OvertimeApproval'] = ResolversParentTypes['OvertimeApproval']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isWorkedLess?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OvertimeLine']>, ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OvertimeLineResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['OvertimeLine'] = ResolversParentTypes['OvertimeLine']> = {
  boundMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['OvertimeLineKey'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['WorkRule']>, ParentType, ContextType>;
  usedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OvertimePayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['OvertimePayload'] = ResolversParentTypes['OvertimePayload']> = {
  record?: Resolver<Maybe<ResolversTypes['DayRecord']>, ParentType, ContextType>;
};

export type OwnRecordResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['OwnRecord'] = ResolversParentTypes['OwnRecord'], FederationReferenceType extends FederationReferenceTypes['OwnRecord'] = FederationReferenceTypes['OwnRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OwnRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  names?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  deeds?: Resolver<Array<ResolversTypes['PeriodDeed']>, ParentType, ContextType>;
  departmentIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  documentUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  places?: Resolver<Maybe<Array<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['PeriodScope'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PeriodState'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  waived?: Resolver<Array<ResolversTypes['BlockerKind']>, ParentType, ContextType>;
};

export type PeriodBlockerResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PeriodBlocker'] = ResolversParentTypes['PeriodBlocker']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isWaivable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BlockerKind'], ParentType, ContextType>;
  people?: Resolver<Array<ResolversTypes['Person']>, ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['DayRecord']>, ParentType, ContextType>;
  requests?: Resolver<Array<ResolversTypes['Correction']>, ParentType, ContextType>;
};

export type PeriodConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PeriodConnection'] = ResolversParentTypes['PeriodConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PeriodEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PeriodDeedResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PeriodDeed'] = ResolversParentTypes['PeriodDeed']> = {
  actor?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  actorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  move?: Resolver<ResolversTypes['PeriodMove'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PeriodDocumentResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PeriodDocument'] = ResolversParentTypes['PeriodDocument']> = {
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  periodId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PeriodEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PeriodEdge'] = ResolversParentTypes['PeriodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
};

export type PersonResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person'], FederationReferenceType extends FederationReferenceTypes['Person'] = FederationReferenceTypes['Person']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Person']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arabicName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attendance?: Resolver<Maybe<ResolversTypes['AttendanceConnection']>, ParentType, ContextType, RequireFields<PersonAttendanceArgs, 'first' | 'from' | 'orderBy' | 'to'>>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  employedFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  employedTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  homePlace?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latinName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manager?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordFault?: Resolver<Maybe<ResolversTypes['RecordFault']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['PersonSource']>, ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PersonEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PersonEdge'] = ResolversParentTypes['PersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type PersonPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PersonPayload'] = ResolversParentTypes['PersonPayload']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type PinChangePayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinChangePayload'] = ResolversParentTypes['PinChangePayload']> = {
  decisionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['PinPreview']>, ParentType, ContextType>;
};

export type PinConflictResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinConflict'] = ResolversParentTypes['PinConflict']> = {
  decision?: Resolver<Maybe<ResolversTypes['PinDecision']>, ParentType, ContextType>;
  isDecided?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  names?: Resolver<Array<ResolversTypes['PinName']>, ParentType, ContextType>;
  persons?: Resolver<Array<ResolversTypes['Person']>, ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PinConflictConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinConflictConnection'] = ResolversParentTypes['PinConflictConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PinConflictEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PinConflictEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinConflictEdge'] = ResolversParentTypes['PinConflictEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PinConflict'], ParentType, ContextType>;
};

export type PinDayChangeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinDayChange'] = ResolversParentTypes['PinDayChange']> = {
  after?: Resolver<Maybe<ResolversTypes['DayOutline']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['DayOutline']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type PinDecisionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinDecision'] = ResolversParentTypes['PinDecision']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PinDecisionKind'], ParentType, ContextType>;
  persons?: Resolver<Array<ResolversTypes['Person']>, ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PinDecisionConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinDecisionConnection'] = ResolversParentTypes['PinDecisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PinDecisionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PinDecisionEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinDecisionEdge'] = ResolversParentTypes['PinDecisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PinDecision'], ParentType, ContextType>;
};

export type PinNameResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinName'] = ResolversParentTypes['PinName']> = {
  isEnrolled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PinPreviewResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PinPreview'] = ResolversParentTypes['PinPreview']> = {
  changedDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['PinDayChange']>, ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unclaimedPunches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attendance?: Resolver<Maybe<ResolversTypes['AttendanceConnection']>, ParentType, ContextType, RequireFields<PlaceAttendanceArgs, 'first' | 'from' | 'orderBy' | 'to'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['PlaceSummary']>, ParentType, ContextType, RequireFields<PlaceSummaryArgs, 'from' | 'to'>>;
};

export type PlaceCalendarResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PlaceCalendar'] = ResolversParentTypes['PlaceCalendar']> = {
  extraWorkingDays?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  holidayPeriods?: Resolver<Array<ResolversTypes['HolidayPeriod']>, ParentType, ContextType>;
  holidays?: Resolver<Array<ResolversTypes['Holiday']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  weekends?: Resolver<Array<ResolversTypes['WeekendChange']>, ParentType, ContextType>;
};

export type PlaceHolidayResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PlaceHoliday'] = ResolversParentTypes['PlaceHoliday']> = {
  arabicName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hijri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holidayId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latinName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type PlacePresenceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PlacePresence'] = ResolversParentTypes['PlacePresence']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['PresenceCounts'], ParentType, ContextType>;
  doubt?: Resolver<Maybe<ResolversTypes['PresenceDoubt']>, ParentType, ContextType>;
  lastPunchAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type PlaceSummaryResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PlaceSummary'] = ResolversParentTypes['PlaceSummary']> = {
  faults?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['SummaryFigures'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PresenceResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Presence'] = ResolversParentTypes['Presence']> = {
  cameLate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastPunchAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastPunchDeviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lastPunchPlace?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PresenceState'], ParentType, ContextType>;
  unknownBecause?: Resolver<Maybe<ResolversTypes['PresenceDoubt']>, ParentType, ContextType>;
};

export type PresenceChangeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PresenceChange'] = ResolversParentTypes['PresenceChange']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  departmentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isIn?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  lastPunchAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastPunchPlaceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  personId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PresenceConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PresenceConnection'] = ResolversParentTypes['PresenceConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['PresenceCounts'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['PresenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['PlacePresence']>, ParentType, ContextType>;
  recomputing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['AttendanceSource']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PresenceCountsResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PresenceCounts'] = ResolversParentTypes['PresenceCounts']> = {
  absent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cameLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dayOff?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  in?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onLeave?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openTooLong?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PresenceEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PresenceEdge'] = ResolversParentTypes['PresenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Presence'], ParentType, ContextType>;
};

export type PreviewedDayResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PreviewedDay'] = ResolversParentTypes['PreviewedDay']> = {
  earlyLeaveMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['DayFlag']>, ParentType, ContextType>;
  lateMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overtimeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DayStatus'], ParentType, ContextType>;
  workedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PunchAccountResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PunchAccount'] = ResolversParentTypes['PunchAccount']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['PunchChannel'], ParentType, ContextType>;
  correction?: Resolver<Maybe<ResolversTypes['Correction']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fate?: Resolver<ResolversTypes['PunchFate'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punchId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PunchFiguresResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['PunchFigures'] = ResolversParentTypes['PunchFigures']> = {
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usual?: Resolver<Maybe<ResolversTypes['UsualPunches']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  absenceKinds?: Resolver<Maybe<Array<ResolversTypes['AbsenceKind']>>, ParentType, ContextType>;
  absences?: Resolver<Maybe<ResolversTypes['AbsenceConnection']>, ParentType, ContextType, RequireFields<QueryAbsencesArgs, 'filter' | 'first'>>;
  absencesCsv?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<QueryAbsencesCsvArgs, 'filter'>>;
  acknowledgements?: Resolver<Maybe<ResolversTypes['AcknowledgementConnection']>, ParentType, ContextType, RequireFields<QueryAcknowledgementsArgs, 'first'>>;
  adjustments?: Resolver<Maybe<ResolversTypes['AdjustmentConnection']>, ParentType, ContextType, RequireFields<QueryAdjustmentsArgs, 'first'>>;
  attendance?: Resolver<Maybe<ResolversTypes['AttendanceConnection']>, ParentType, ContextType, RequireFields<QueryAttendanceArgs, 'filter' | 'first' | 'orderBy'>>;
  attendanceDay?: Resolver<Maybe<ResolversTypes['DayRecord']>, ParentType, ContextType, RequireFields<QueryAttendanceDayArgs, 'date' | 'personId'>>;
  attendanceMatrix?: Resolver<Maybe<ResolversTypes['AttendanceMatrix']>, ParentType, ContextType, RequireFields<QueryAttendanceMatrixArgs, 'first' | 'month'>>;
  attendanceSources?: Resolver<Maybe<Array<ResolversTypes['AttendanceSource']>>, ParentType, ContextType, Partial<QueryAttendanceSourcesArgs>>;
  attendanceStatement?: Resolver<Maybe<ResolversTypes['AttendanceStatement']>, ParentType, ContextType, RequireFields<QueryAttendanceStatementArgs, 'from' | 'personId' | 'to'>>;
  attendanceTotals?: Resolver<Maybe<ResolversTypes['AttendanceTotalsConnection']>, ParentType, ContextType, RequireFields<QueryAttendanceTotalsArgs, 'filter' | 'first' | 'groupBy'>>;
  correctionRequests?: Resolver<Maybe<ResolversTypes['CorrectionConnection']>, ParentType, ContextType, RequireFields<QueryCorrectionRequestsArgs, 'first'>>;
  corrections?: Resolver<Maybe<ResolversTypes['CorrectionConnection']>, ParentType, ContextType, RequireFields<QueryCorrectionsArgs, 'first'>>;
  departments?: Resolver<Maybe<Array<ResolversTypes['Department']>>, ParentType, ContextType>;
  enrolmentFindings?: Resolver<Maybe<ResolversTypes['EnrolmentFindingConnection']>, ParentType, ContextType, RequireFields<QueryEnrolmentFindingsArgs, 'first'>>;
  exceptions?: Resolver<Maybe<ResolversTypes['ExceptionConnection']>, ParentType, ContextType, RequireFields<QueryExceptionsArgs, 'filter' | 'first'>>;
  export?: Resolver<Maybe<ResolversTypes['Export']>, ParentType, ContextType, RequireFields<QueryExportArgs, 'id'>>;
  exportColumns?: Resolver<Maybe<Array<ResolversTypes['ExportColumn']>>, ParentType, ContextType, RequireFields<QueryExportColumnsArgs, 'kind' | 'language'>>;
  exportPreview?: Resolver<Maybe<ResolversTypes['ExportPreview']>, ParentType, ContextType, RequireFields<QueryExportPreviewArgs, 'input'>>;
  exports?: Resolver<Maybe<Array<ResolversTypes['Export']>>, ParentType, ContextType>;
  holidaySuggestions?: Resolver<Maybe<Array<ResolversTypes['HolidaySuggestion']>>, ParentType, ContextType, RequireFields<QueryHolidaySuggestionsArgs, 'country' | 'language' | 'year'>>;
  holidays?: Resolver<Maybe<Array<ResolversTypes['PlaceHoliday']>>, ParentType, ContextType, RequireFields<QueryHolidaysArgs, 'from' | 'to'>>;
  insights?: Resolver<Maybe<ResolversTypes['InsightConnection']>, ParentType, ContextType, RequireFields<QueryInsightsArgs, 'first' | 'from' | 'to'>>;
  limitHits?: Resolver<Maybe<ResolversTypes['LimitHitConnection']>, ParentType, ContextType, RequireFields<QueryLimitHitsArgs, 'filter' | 'first'>>;
  outagePreview?: Resolver<Maybe<ResolversTypes['OutagePreview']>, ParentType, ContextType, RequireFields<QueryOutagePreviewArgs, 'first' | 'input'>>;
  ownPerson?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  ownRecord?: Resolver<Maybe<ResolversTypes['OwnRecord']>, ParentType, ContextType>;
  periodBlockers?: Resolver<Maybe<Array<ResolversTypes['PeriodBlocker']>>, ParentType, ContextType, RequireFields<QueryPeriodBlockersArgs, 'input'>>;
  periodDocument?: Resolver<Maybe<ResolversTypes['PeriodDocument']>, ParentType, ContextType, RequireFields<QueryPeriodDocumentArgs, 'part' | 'periodId'>>;
  periods?: Resolver<Maybe<ResolversTypes['PeriodConnection']>, ParentType, ContextType, RequireFields<QueryPeriodsArgs, 'first'>>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'id'>>;
  persons?: Resolver<Maybe<ResolversTypes['PersonConnection']>, ParentType, ContextType, RequireFields<QueryPersonsArgs, 'first'>>;
  pinConflicts?: Resolver<Maybe<ResolversTypes['PinConflictConnection']>, ParentType, ContextType, RequireFields<QueryPinConflictsArgs, 'first'>>;
  pinDecisions?: Resolver<Maybe<ResolversTypes['PinDecisionConnection']>, ParentType, ContextType, RequireFields<QueryPinDecisionsArgs, 'first'>>;
  placeCalendars?: Resolver<Maybe<Array<ResolversTypes['PlaceCalendar']>>, ParentType, ContextType, Partial<QueryPlaceCalendarsArgs>>;
  presence?: Resolver<Maybe<ResolversTypes['PresenceConnection']>, ParentType, ContextType, RequireFields<QueryPresenceArgs, 'first'>>;
  previewChange?: Resolver<Maybe<ResolversTypes['ChangePreview']>, ParentType, ContextType, RequireFields<QueryPreviewChangeArgs, 'change' | 'first' | 'from' | 'to'>>;
  roster?: Resolver<Maybe<ResolversTypes['RosterConnection']>, ParentType, ContextType, RequireFields<QueryRosterArgs, 'first' | 'month'>>;
  rosterCsv?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<QueryRosterCsvArgs, 'month'>>;
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType, RequireFields<QueryShiftArgs, 'id'>>;
  shiftAssignments?: Resolver<Maybe<ResolversTypes['ShiftAssignmentConnection']>, ParentType, ContextType, RequireFields<QueryShiftAssignmentsArgs, 'first'>>;
  shiftDefaults?: Resolver<Maybe<ResolversTypes['ShiftHours']>, ParentType, ContextType>;
  shifts?: Resolver<Maybe<Array<ResolversTypes['Shift']>>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['AttendanceSummary']>, ParentType, ContextType, RequireFields<QuerySummaryArgs, 'first' | 'groupBy' | 'orderBy' | 'range'>>;
  unmappedPins?: Resolver<Maybe<ResolversTypes['UnmappedPinConnection']>, ParentType, ContextType, RequireFields<QueryUnmappedPinsArgs, 'first'>>;
  workRules?: Resolver<Maybe<Array<ResolversTypes['WorkRule']>>, ParentType, ContextType, Partial<QueryWorkRulesArgs>>;
};

export type RecordFaultResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RecordFault'] = ResolversParentTypes['RecordFault']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RemoveAbsencesPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RemoveAbsencesPayload'] = ResolversParentTypes['RemoveAbsencesPayload']> = {
  absences?: Resolver<Array<ResolversTypes['Absence']>, ParentType, ContextType>;
};

export type RemovePersonPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RemovePersonPayload'] = ResolversParentTypes['RemovePersonPayload']> = {
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RemoveShiftPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RemoveShiftPayload'] = ResolversParentTypes['RemoveShiftPayload']> = {
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
};

export type RosterConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RosterConnection'] = ResolversParentTypes['RosterConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RosterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RosterDayResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RosterDay'] = ResolversParentTypes['RosterDay']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isOff?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
};

export type RosterEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RosterEdge'] = ResolversParentTypes['RosterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RosterRow'], ParentType, ContextType>;
};

export type RosterRowResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['RosterRow'] = ResolversParentTypes['RosterRow']> = {
  days?: Resolver<Array<ResolversTypes['RosterDay']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type SaveShiftPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SaveShiftPayload'] = ResolversParentTypes['SaveShiftPayload']> = {
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
};

export type SetAsideStretchResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SetAsideStretch'] = ResolversParentTypes['SetAsideStretch']> = {
  cause?: Resolver<ResolversTypes['SetAsideCause'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetDepartmentManagerPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SetDepartmentManagerPayload'] = ResolversParentTypes['SetDepartmentManagerPayload']> = {
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
};

export type SheetFaultResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SheetFault'] = ResolversParentTypes['SheetFault']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShiftResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Shift'] = ResolversParentTypes['Shift']> = {
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  letter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['ShiftVersion']>, ParentType, ContextType>;
};

export type ShiftAssignmentResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftAssignment'] = ResolversParentTypes['ShiftAssignment']> = {
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  shift?: Resolver<Maybe<ResolversTypes['Shift']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ShiftAssignmentConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftAssignmentConnection'] = ResolversParentTypes['ShiftAssignmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ShiftAssignmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShiftAssignmentEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftAssignmentEdge'] = ResolversParentTypes['ShiftAssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShiftAssignment'], ParentType, ContextType>;
};

export type ShiftHoursResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftHours'] = ResolversParentTypes['ShiftHours']> = {
  breakAfterMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  breakMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dayLeadMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dayTailMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flexible?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  graceInMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  graceOutMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minPresentMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  overtimeAfterMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pairing?: Resolver<Maybe<ResolversTypes['ShiftPairing']>, ParentType, ContextType>;
  spans?: Resolver<Maybe<Array<ResolversTypes['ShiftSpan']>>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShiftSeasonResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftSeason'] = ResolversParentTypes['ShiftSeason']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hours?: Resolver<ResolversTypes['ShiftHours'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  weekdays?: Resolver<Array<ResolversTypes['WeekdayHours']>, ParentType, ContextType>;
};

export type ShiftSpanResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftSpan'] = ResolversParentTypes['ShiftSpan']> = {
  end?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShiftVersionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['ShiftVersion'] = ResolversParentTypes['ShiftVersion']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hours?: Resolver<ResolversTypes['ShiftHours'], ParentType, ContextType>;
  seasons?: Resolver<Array<ResolversTypes['ShiftSeason']>, ParentType, ContextType>;
  weekdays?: Resolver<Array<ResolversTypes['WeekdayHours']>, ParentType, ContextType>;
};

export type StartExportPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['StartExportPayload'] = ResolversParentTypes['StartExportPayload']> = {
  export?: Resolver<Maybe<ResolversTypes['Export']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  attendanceChanged?: SubscriptionResolver<Maybe<ResolversTypes['AttendanceChange']>, "attendanceChanged", ParentType, ContextType, Partial<SubscriptionAttendanceChangedArgs>>;
  presenceChanged?: SubscriptionResolver<Maybe<ResolversTypes['PresenceChange']>, "presenceChanged", ParentType, ContextType, Partial<SubscriptionPresenceChangedArgs>>;
};

export type SummaryEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SummaryEdge'] = ResolversParentTypes['SummaryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SummaryRow'], ParentType, ContextType>;
};

export type SummaryFiguresResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SummaryFigures'] = ResolversParentTypes['SummaryFigures']> = {
  absenceRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  absentDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attendanceRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageLateMinutes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageOvertimeMinutes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageWorkedMinutes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  complianceRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  compliantDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyLeaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyLeaveMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyLeaveRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holidayDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hoursProgressPct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  incompleteDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateRatePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  leaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  offDayWorkedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overtimeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partialLeaveDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  presentDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekendDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workedMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  workingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SummaryRowResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['SummaryRow'] = ResolversParentTypes['SummaryRow']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  figures?: Resolver<Maybe<ResolversTypes['SummaryFigures']>, ParentType, ContextType>;
  hour?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  punches?: Resolver<Maybe<ResolversTypes['PunchFigures']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  weekday?: Resolver<Maybe<ResolversTypes['Weekday']>, ParentType, ContextType>;
};

export type UnlockPeriodPayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['UnlockPeriodPayload'] = ResolversParentTypes['UnlockPeriodPayload']> = {
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type UnmappedPinResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['UnmappedPin'] = ResolversParentTypes['UnmappedPin']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Maybe<Array<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType>;
  punches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnmappedPinConnectionResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['UnmappedPinConnection'] = ResolversParentTypes['UnmappedPinConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UnmappedPinEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnmappedPinEdgeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['UnmappedPinEdge'] = ResolversParentTypes['UnmappedPinEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UnmappedPin'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
};

export type UsualPunchesResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['UsualPunches'] = ResolversParentTypes['UsualPunches']> = {
  lowerQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  upperQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weeks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WaitsForResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['WaitsFor'] = ResolversParentTypes['WaitsFor']> = {
  deviceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lost?: Resolver<Maybe<ResolversTypes['LostStretch']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  provedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['SetAsideStretch']>, ParentType, ContextType>;
};

export type WeekdayHoursResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['WeekdayHours'] = ResolversParentTypes['WeekdayHours']> = {
  hours?: Resolver<ResolversTypes['ShiftHours'], ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
};

export type WeekendChangeResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['WeekendChange'] = ResolversParentTypes['WeekendChange']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  weekend?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
};

export type WorkRuleResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['WorkRule'] = ResolversParentTypes['WorkRule']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WorkRuleKind'], ParentType, ContextType>;
  minutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['WorkRuleScope'], ParentType, ContextType>;
  scopeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type WorkRulePayloadResolvers<ContextType = AttendanceContext, ParentType extends ResolversParentTypes['WorkRulePayload'] = ResolversParentTypes['WorkRulePayload']> = {
  rule?: Resolver<Maybe<ResolversTypes['WorkRule']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = AttendanceContext> = {
  Absence?: AbsenceResolvers<ContextType>;
  AbsenceConnection?: AbsenceConnectionResolvers<ContextType>;
  AbsenceEdge?: AbsenceEdgeResolvers<ContextType>;
  AbsenceKind?: AbsenceKindResolvers<ContextType>;
  AbsenceKindPayload?: AbsenceKindPayloadResolvers<ContextType>;
  AbsencePayload?: AbsencePayloadResolvers<ContextType>;
  AcknowledgePeriodPayload?: AcknowledgePeriodPayloadResolvers<ContextType>;
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  AcknowledgementConnection?: AcknowledgementConnectionResolvers<ContextType>;
  AcknowledgementEdge?: AcknowledgementEdgeResolvers<ContextType>;
  AcknowledgementVoid?: AcknowledgementVoidResolvers<ContextType>;
  AddAbsencesPayload?: AddAbsencesPayloadResolvers<ContextType>;
  Adjustment?: AdjustmentResolvers<ContextType>;
  AdjustmentCause?: AdjustmentCauseResolvers<ContextType>;
  AdjustmentConnection?: AdjustmentConnectionResolvers<ContextType>;
  AdjustmentEdge?: AdjustmentEdgeResolvers<ContextType>;
  ApproveOvertimesPayload?: ApproveOvertimesPayloadResolvers<ContextType>;
  AssignShiftPayload?: AssignShiftPayloadResolvers<ContextType>;
  AttendanceChange?: AttendanceChangeResolvers<ContextType>;
  AttendanceConnection?: AttendanceConnectionResolvers<ContextType>;
  AttendanceEdge?: AttendanceEdgeResolvers<ContextType>;
  AttendanceException?: AttendanceExceptionResolvers<ContextType>;
  AttendanceMatrix?: AttendanceMatrixResolvers<ContextType>;
  AttendanceMatrixEdge?: AttendanceMatrixEdgeResolvers<ContextType>;
  AttendanceMatrixRow?: AttendanceMatrixRowResolvers<ContextType>;
  AttendanceSource?: AttendanceSourceResolvers<ContextType>;
  AttendanceStatement?: AttendanceStatementResolvers<ContextType>;
  AttendanceSummary?: AttendanceSummaryResolvers<ContextType>;
  AttendanceTotals?: AttendanceTotalsResolvers<ContextType>;
  AttendanceTotalsConnection?: AttendanceTotalsConnectionResolvers<ContextType>;
  AttendanceTotalsEdge?: AttendanceTotalsEdgeResolvers<ContextType>;
  CalendarsPayload?: CalendarsPayloadResolvers<ContextType>;
  CancelExportPayload?: CancelExportPayloadResolvers<ContextType>;
  ChangePreview?: ChangePreviewResolvers<ContextType>;
  ChangedDay?: ChangedDayResolvers<ContextType>;
  ConfirmHolidaysPayload?: ConfirmHolidaysPayloadResolvers<ContextType>;
  Correction?: CorrectionResolvers<ContextType>;
  CorrectionConnection?: CorrectionConnectionResolvers<ContextType>;
  CorrectionDeed?: CorrectionDeedResolvers<ContextType>;
  CorrectionEdge?: CorrectionEdgeResolvers<ContextType>;
  CorrectionGroupPayload?: CorrectionGroupPayloadResolvers<ContextType>;
  CorrectionPayload?: CorrectionPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayAbsence?: DayAbsenceResolvers<ContextType>;
  DayExplanation?: DayExplanationResolvers<ContextType>;
  DayOutline?: DayOutlineResolvers<ContextType>;
  DayRecord?: DayRecordResolvers<ContextType>;
  DayShift?: DayShiftResolvers<ContextType>;
  Department?: DepartmentResolvers<ContextType>;
  Device?: DeviceResolvers<ContextType>;
  DeviceSummary?: DeviceSummaryResolvers<ContextType>;
  DeviceSummaryRow?: DeviceSummaryRowResolvers<ContextType>;
  DeviceUse?: DeviceUseResolvers<ContextType>;
  EditPlaceCalendarPayload?: EditPlaceCalendarPayloadResolvers<ContextType>;
  EditRosterPayload?: EditRosterPayloadResolvers<ContextType>;
  EnrolmentFinding?: EnrolmentFindingResolvers<ContextType>;
  EnrolmentFindingConnection?: EnrolmentFindingConnectionResolvers<ContextType>;
  EnrolmentFindingEdge?: EnrolmentFindingEdgeResolvers<ContextType>;
  ExceptionConnection?: ExceptionConnectionResolvers<ContextType>;
  ExceptionCount?: ExceptionCountResolvers<ContextType>;
  ExceptionEdge?: ExceptionEdgeResolvers<ContextType>;
  ExceptionFact?: ExceptionFactResolvers<ContextType>;
  ExplanationLine?: ExplanationLineResolvers<ContextType>;
  ExplanationValue?: ExplanationValueResolvers<ContextType>;
  Export?: ExportResolvers<ContextType>;
  ExportColumn?: ExportColumnResolvers<ContextType>;
  ExportFailure?: ExportFailureResolvers<ContextType>;
  ExportMissing?: ExportMissingResolvers<ContextType>;
  ExportPreview?: ExportPreviewResolvers<ContextType>;
  ExportSource?: ExportSourceResolvers<ContextType>;
  FigureChange?: FigureChangeResolvers<ContextType>;
  Holiday?: HolidayResolvers<ContextType>;
  HolidayPayload?: HolidayPayloadResolvers<ContextType>;
  HolidayPeriod?: HolidayPeriodResolvers<ContextType>;
  HolidaySuggestion?: HolidaySuggestionResolvers<ContextType>;
  ImportAbsencesPayload?: ImportAbsencesPayloadResolvers<ContextType>;
  ImportPeoplePayload?: ImportPeoplePayloadResolvers<ContextType>;
  ImportRosterPayload?: ImportRosterPayloadResolvers<ContextType>;
  Insight?: InsightResolvers<ContextType>;
  InsightConnection?: InsightConnectionResolvers<ContextType>;
  InsightEdge?: InsightEdgeResolvers<ContextType>;
  InsightValue?: InsightValueResolvers<ContextType>;
  LeaveOfKind?: LeaveOfKindResolvers<ContextType>;
  LimitHit?: LimitHitResolvers<ContextType>;
  LimitHitConnection?: LimitHitConnectionResolvers<ContextType>;
  LimitHitEdge?: LimitHitEdgeResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  LockPeriodPayload?: LockPeriodPayloadResolvers<ContextType>;
  LostStretch?: LostStretchResolvers<ContextType>;
  MissingPunch?: MissingPunchResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  OutagePreview?: OutagePreviewResolvers<ContextType>;
  OvertimeApproval?: OvertimeApprovalResolvers<ContextType>;
  OvertimeLine?: OvertimeLineResolvers<ContextType>;
  OvertimePayload?: OvertimePayloadResolvers<ContextType>;
  OwnRecord?: OwnRecordResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  PeriodBlocker?: PeriodBlockerResolvers<ContextType>;
  PeriodConnection?: PeriodConnectionResolvers<ContextType>;
  PeriodDeed?: PeriodDeedResolvers<ContextType>;
  PeriodDocument?: PeriodDocumentResolvers<ContextType>;
  PeriodEdge?: PeriodEdgeResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  PersonEdge?: PersonEdgeResolvers<ContextType>;
  PersonPayload?: PersonPayloadResolvers<ContextType>;
  PinChangePayload?: PinChangePayloadResolvers<ContextType>;
  PinConflict?: PinConflictResolvers<ContextType>;
  PinConflictConnection?: PinConflictConnectionResolvers<ContextType>;
  PinConflictEdge?: PinConflictEdgeResolvers<ContextType>;
  PinDayChange?: PinDayChangeResolvers<ContextType>;
  PinDecision?: PinDecisionResolvers<ContextType>;
  PinDecisionConnection?: PinDecisionConnectionResolvers<ContextType>;
  PinDecisionEdge?: PinDecisionEdgeResolvers<ContextType>;
  PinName?: PinNameResolvers<ContextType>;
  PinPreview?: PinPreviewResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceCalendar?: PlaceCalendarResolvers<ContextType>;
  PlaceHoliday?: PlaceHolidayResolvers<ContextType>;
  PlacePresence?: PlacePresenceResolvers<ContextType>;
  PlaceSummary?: PlaceSummaryResolvers<ContextType>;
  Presence?: PresenceResolvers<ContextType>;
  PresenceChange?: PresenceChangeResolvers<ContextType>;
  PresenceConnection?: PresenceConnectionResolvers<ContextType>;
  PresenceCounts?: PresenceCountsResolvers<ContextType>;
  PresenceEdge?: PresenceEdgeResolvers<ContextType>;
  PreviewedDay?: PreviewedDayResolvers<ContextType>;
  PunchAccount?: PunchAccountResolvers<ContextType>;
  PunchFigures?: PunchFiguresResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordFault?: RecordFaultResolvers<ContextType>;
  RemoveAbsencesPayload?: RemoveAbsencesPayloadResolvers<ContextType>;
  RemovePersonPayload?: RemovePersonPayloadResolvers<ContextType>;
  RemoveShiftPayload?: RemoveShiftPayloadResolvers<ContextType>;
  RosterConnection?: RosterConnectionResolvers<ContextType>;
  RosterDay?: RosterDayResolvers<ContextType>;
  RosterEdge?: RosterEdgeResolvers<ContextType>;
  RosterRow?: RosterRowResolvers<ContextType>;
  SaveShiftPayload?: SaveShiftPayloadResolvers<ContextType>;
  SetAsideStretch?: SetAsideStretchResolvers<ContextType>;
  SetDepartmentManagerPayload?: SetDepartmentManagerPayloadResolvers<ContextType>;
  SheetFault?: SheetFaultResolvers<ContextType>;
  Shift?: ShiftResolvers<ContextType>;
  ShiftAssignment?: ShiftAssignmentResolvers<ContextType>;
  ShiftAssignmentConnection?: ShiftAssignmentConnectionResolvers<ContextType>;
  ShiftAssignmentEdge?: ShiftAssignmentEdgeResolvers<ContextType>;
  ShiftHours?: ShiftHoursResolvers<ContextType>;
  ShiftSeason?: ShiftSeasonResolvers<ContextType>;
  ShiftSpan?: ShiftSpanResolvers<ContextType>;
  ShiftVersion?: ShiftVersionResolvers<ContextType>;
  StartExportPayload?: StartExportPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SummaryEdge?: SummaryEdgeResolvers<ContextType>;
  SummaryFigures?: SummaryFiguresResolvers<ContextType>;
  SummaryRow?: SummaryRowResolvers<ContextType>;
  UnlockPeriodPayload?: UnlockPeriodPayloadResolvers<ContextType>;
  UnmappedPin?: UnmappedPinResolvers<ContextType>;
  UnmappedPinConnection?: UnmappedPinConnectionResolvers<ContextType>;
  UnmappedPinEdge?: UnmappedPinEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UsualPunches?: UsualPunchesResolvers<ContextType>;
  WaitsFor?: WaitsForResolvers<ContextType>;
  WeekdayHours?: WeekdayHoursResolvers<ContextType>;
  WeekendChange?: WeekendChangeResolvers<ContextType>;
  WorkRule?: WorkRuleResolvers<ContextType>;
  WorkRulePayload?: WorkRulePayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = AttendanceContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
