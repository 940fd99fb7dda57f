import { DateTime } from "@biometricflow/subgraph/date-time";
import type { Resolvers } from "../generated/resolvers.ts";
import { AbsenceFields, AbsenceKindFields, DayAbsenceFields } from "./absences/absence-fields.ts";
import { CorrectionFields } from "./corrections/correction-fields.ts";
import { MissingPunchFields } from "./corrections/outage-fields.ts";
import { DateScalar, LocalDateTimeScalar, MonthScalar } from "./date.ts";
import { DayRecordFields } from "./day-record.ts";
import { PinConflictFields, PinDecisionFields, UnmappedPinFields } from "./pins/pin-fields.ts";
import { DepartmentFields } from "./department.ts";
import { DeviceFields, DeviceSummaryFields } from "./device.ts";
import { UserFields } from "./user.ts";
import { EnrolmentFindingFields } from "./enrolments/enrolment-findings.ts";
import { ExportFields } from "./exports/export-fields.ts";
import { Mutation } from "./mutation.ts";
import { LimitHitFields } from "./limits/limit-fields.ts";
import { OvertimeApprovalFields, OvertimeLineFields } from "./overtime/overtime-fields.ts";
import { WorkRuleFields } from "./work-rules/work-rule-resolvers.ts";
import { AcknowledgementFields, AttendanceStatementFields } from "./periods/acknowledgement-fields.ts";
import { AdjustmentFields, PeriodBlockerFields, PeriodFields } from "./periods/period-fields.ts";
import { AttendanceMatrixRowFields } from "./matrix.ts";
import { PlaceFields } from "./place.ts";
import { OwnRecord } from "./own-record.ts";
import { PersonFields } from "./person.ts";
import { PresenceFields } from "./presence/presence-fields.ts";
import { SummaryRowFields } from "./summary/summary-fields.ts";
import { ShiftAssignmentFields, ShiftFields } from "./shifts/shift-fields.ts";
import { AttendanceExceptionFields } from "./exceptions/exception-fields.ts";
import { InsightFields } from "./insights/insight-fields.ts";
import { Subscription } from "./changes/subscription.ts";
import { AttendanceTotalsFields, LeaveOfKindFields } from "./totals-list.ts";
import { Query } from "./query.ts";

/** Every resolver of attendance, by type. */
export const resolvers: Resolvers = {
  Absence: AbsenceFields,
  AbsenceKind: AbsenceKindFields,
  Date: DateScalar,
  DayAbsence: DayAbsenceFields,
  DateTime,
  AttendanceMatrixRow: AttendanceMatrixRowFields,
  AttendanceTotals: AttendanceTotalsFields,
  Correction: CorrectionFields,
  DayRecord: DayRecordFields,
  Department: DepartmentFields,
  Device: DeviceFields,
  DeviceSummary: DeviceSummaryFields,
  PinConflict: PinConflictFields,
  PinDecision: PinDecisionFields,
  EnrolmentFinding: EnrolmentFindingFields,
  UnmappedPin: UnmappedPinFields,
  LocalDateTime: LocalDateTimeScalar,
  MissingPunch: MissingPunchFields,
  Export: ExportFields,
  Month: MonthScalar,
  Mutation,
  LeaveOfKind: LeaveOfKindFields,
  LimitHit: LimitHitFields,
  OvertimeApproval: OvertimeApprovalFields,
  OvertimeLine: OvertimeLineFields,
  WorkRule: WorkRuleFields,
  Acknowledgement: AcknowledgementFields,
  Adjustment: AdjustmentFields,
  AttendanceStatement: AttendanceStatementFields,
  Period: PeriodFields,
  PeriodBlocker: PeriodBlockerFields,
  OwnRecord,
  Person: PersonFields,
  Place: PlaceFields,
  Presence: PresenceFields,
  AttendanceException: AttendanceExceptionFields,
  Insight: InsightFields,
  Query,
  Subscription,
  User: UserFields,
  SummaryRow: SummaryRowFields,
  Shift: ShiftFields,
  ShiftAssignment: ShiftAssignmentFields,
};
