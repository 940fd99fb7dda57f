import type { Connection, PageInfo } from "@biometricflow/subgraph/connection";
import type { BoardEntry } from "../domain/presence/presence-board.ts";
import type { PlacePresenceReport, PresenceCountsReport } from "./presence-report.ts";
import type { LeaveOfKind } from "../domain/absences/absence-store.ts";
import type { StoredAbsence } from "../domain/absences/absence.ts";
import type { Correction } from "../domain/corrections/correction.ts";
import type { NamedShift, ShiftAssignment } from "../domain/shifts/named-shift.ts";
import type { LimitHit } from "../domain/limits/limit-hits.ts";
import type { EnrolmentFinding } from "../domain/people/enrolment-finding.ts";
import type { PersonReference } from "../domain/people/person.ts";
import type { Acknowledgement } from "../domain/periods/acknowledgement.ts";
import type { Adjustment } from "../domain/periods/adjustment.ts";
import type { Period } from "../domain/periods/period.ts";
import type { PinConflict, PinDecision } from "../domain/people/pin-decision.ts";
import type { PersonRecord, UnmappedPin } from "../domain/people/people-store.ts";
import type { GroupTotals } from "../domain/records/period-totals.ts";
import type { ListedRecord } from "../domain/records/listed-record.ts";
import type { SourceReport } from "./sources.ts";

/** One page of people. */
export type PersonPage = Omit<Connection<PersonRecord>, "unavailable">;

/** What a page of figures says of how far they are true. */
export interface Currency {
  readonly recomputing: () => Promise<number>;
  readonly sources: () => Promise<readonly SourceReport[]>;
}

/** One page of records. */
export type AttendancePage = Omit<Connection<ListedRecord>, "unavailable"> & Currency;

/** One page of who is in. */
export type PresencePage = Omit<Connection<BoardEntry>, "unavailable"> &
  Currency & {
    readonly asOf: string;
    readonly counts: () => Promise<PresenceCountsReport>;
    readonly places: () => Promise<PlacePresenceReport[]>;
  };

/** One page of periods. */
export type PeriodPage = Omit<Connection<Period>, "unavailable">;

/** One page of acknowledgements. */
export type AcknowledgementPage = Omit<Connection<Acknowledgement>, "unavailable">;

/** One page of adjustments. */
export type AdjustmentPage = Omit<Connection<Adjustment>, "unavailable">;

/** One page of corrections. */
export type CorrectionPage = Omit<Connection<Correction>, "unavailable">;

/** A person's month. */
export interface MatrixRow {
  readonly person: PersonRecord;
  readonly days: readonly ListedRecord[];
}

/** One page of a month's sheet. */
export type MatrixPage = Omit<Connection<MatrixRow>, "unavailable"> & Currency;

/** Totals, with what is worked out when it is asked for. */
export interface TotalsRow extends GroupTotals {
  readonly sumApproved: () => Promise<number | null>;
  readonly countLeave: () => Promise<readonly LeaveOfKind[] | null>;
}

/** One page of totals. */
export type TotalsPage = Omit<Connection<TotalsRow>, "unavailable"> & Currency;

/** A limit that somebody passed, as it is shown. */
export interface ShownHit extends LimitHit {
  readonly person: PersonReference;
}

/** One page of limits that people passed. */
export interface LimitPage {
  readonly edges: readonly { readonly node: ShownHit; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
}

/** One page of absences. */
export type AbsencePage = Omit<Connection<StoredAbsence>, "unavailable">;

/** One page of who was given which shift. */
export type ShiftAssignmentPage = Omit<Connection<ShiftAssignment>, "unavailable">;

/** What a roster says of a person's month. */
export interface RosterRow {
  readonly person: PersonRecord;
  readonly days: { readonly date: string; readonly isOff: boolean; readonly shift: NamedShift | null }[];
}

/** One page of a month's roster. */
export type RosterPage = Omit<Connection<RosterRow>, "unavailable">;

/** One page of enrolments that do not fit. */
export type FindingPage = Omit<Connection<EnrolmentFinding>, "unavailable">;

/** One page of PINs that are nobody's. */
export type UnmappedPinPage = Omit<Connection<UnmappedPin>, "unavailable">;

/** One page of PINs that may be of several people. */
export type PinConflictPage = Omit<Connection<PinConflict>, "unavailable">;

/** One page of decisions about PINs. */
export type PinDecisionPage = Omit<Connection<PinDecision>, "unavailable">;
