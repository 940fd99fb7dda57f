import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { AbsenceReader, AbsenceWriter } from "../domain/absences/absence-store.ts";
import type { CalendarStore } from "../domain/calendars/calendar-store.ts";
import type { OutagePlanner } from "../domain/corrections/outage-plan.ts";
import type { AcknowledgementStore } from "../domain/periods/acknowledgement.ts";
import type { PeriodStore } from "../domain/periods/period-store.ts";
import type { CorrectionStore } from "../domain/corrections/correction-store.ts";
import type { PeriodDocuments } from "../sealing/period-documents.ts";
import type { ExportDesk } from "../exports/export-desk.ts";
import type { ReadDetails } from "../domain/records/record-details.ts";
import type { PreviewChange } from "../domain/rules/change-preview.ts";
import type { CreateOverlay } from "../domain/records/overlay.ts";
import type { RecordReader } from "../domain/records/listed-record.ts";
import type { PinStore } from "../domain/people/pin-decision.ts";
import type { PreviewPin } from "../domain/people/pin-preview.ts";
import type { Identity } from "../domain/people/identity.ts";
import type { FindingReader } from "../domain/people/enrolment-finding.ts";
import type { PeopleReader, PeopleWriter } from "../domain/people/people-store.ts";
import type { LimitReader } from "../domain/limits/limit-store.ts";
import type { OvertimeReader, OvertimeWriter } from "../domain/overtime/overtime-store.ts";
import type { WorkRuleStore } from "../domain/work-rules/work-rule-store.ts";
import type { AccountHolder, ViewerScope } from "../domain/people/viewer-scope.ts";
import {
  type AbsenceKindLoader,
  type AbsenceLoader,
  createAbsenceKindLoader,
  createAbsenceLoader,
} from "./absence-loader.ts";
import type { AskedWork } from "../recompute/asked-work.ts";
import { type ClaimantLoader, createClaimantLoader } from "./claimant-loader.ts";
import { type ConflictLoader, createConflictLoader } from "./conflict-loader.ts";
import { createDeviceSumLoader, type DeviceSumLoader } from "./device-sum-loader.ts";
import { createDayLoader, type DayLoader } from "./day-loader.ts";
import { createOvertimeLoader, createWorkTerms, type OvertimeLoader, type ReadWorkTerms } from "./overtime-loader.ts";
import { createHitFinder, createLimitLoader, type FindHits, type LimitLoader } from "./limit-finder.ts";
import { createFaultLoader, type FaultLoader } from "./fault-loader.ts";
import { createManagerLoader, type ManagerLoader } from "./manager-loader.ts";
import { createPersonLoader, type PersonLoader } from "./person-loader.ts";
import type { ChangeBuses } from "../recompute/change-buses.ts";
import type { PresenceReader } from "../domain/presence/presence-store.ts";
import type { ExceptionReader } from "../domain/exceptions/exception-store.ts";
import type { InsightReader } from "../domain/insights/insight-store.ts";
import type { SumPlace } from "../domain/summary/place-summary.ts";
import type { SummaryReader } from "../domain/summary/summary-store.ts";
import type { ReadUsual } from "./usual-punches.ts";
import type { ReaderProof } from "../domain/records/reader-proof.ts";
import type { TotalsReader } from "../domain/records/period-totals.ts";
import type { TakeTurn } from "./request-turns.ts";
import { readViewerScope } from "./viewer-scope.ts";
import type { NamedShift } from "../domain/shifts/named-shift.ts";
import type { ShiftReader, ShiftWriter } from "../domain/shifts/shift-store.ts";
import type { FollowedFeeds } from "../domain/follow/followed-feed.ts";

/** What every resolver of attendance may use. */
export interface GraphParts {
  /** The ids of the organisation's places, in the order of pages. */
  readonly placeIds: readonly string[];
  readonly feeds: FollowedFeeds;
  readonly records: RecordReader;
  readonly totals: TotalsReader;
  /** Records and totals as they would be with holidays more. */
  readonly overlay: CreateOverlay;
  /** A change of the rules before it is made. */
  readonly preview: PreviewChange;
  readonly details: ReadDetails;
  readonly presence: PresenceReader;
  readonly summaries: SummaryReader;
  readonly exceptions: ExceptionReader;
  readonly insights: InsightReader;
  readonly sumPlace: SumPlace;
  readonly readUsual: ReadUsual;
  /** The readers of every place, and how far each is proved. */
  readonly listReaders: () => Promise<readonly ReaderProof[]>;
  readonly peopleReader: PeopleReader & FindingReader;
  readonly peopleWriter: PeopleWriter;
  readonly identity: Identity;
  readonly pins: PinStore;
  readonly previewPin: PreviewPin;
  readonly calendars: CalendarStore;
  readonly shiftReader: ShiftReader;
  readonly shiftWriter: ShiftWriter;
  readonly absenceReader: AbsenceReader;
  readonly absenceWriter: AbsenceWriter;
  /** What is looked at, to be worked out first. */
  readonly asked: Pick<AskedWork, "ask">;
  readonly corrections: CorrectionStore;
  readonly outages: OutagePlanner;
  readonly workRules: WorkRuleStore;
  readonly overtimeReader: OvertimeReader;
  readonly overtimeWriter: OvertimeWriter;
  readonly exports: ExportDesk;
  readonly limits: LimitReader;
  readonly periods: PeriodStore;
  readonly documents: PeriodDocuments;
  /** Tells what becomes of records and presence. */
  readonly changes: ChangeBuses;
  readonly acknowledgements: AcknowledgementStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the resolvers use; one per request. */
export interface AttendanceContext extends GraphParts {
  readonly viewer: Viewer;
  /** The router's token of this request: exports show it as the proof of whose they are. */
  readonly grant: string;
  readonly requestId: string;
  readonly takeTurn: TakeTurn;
  /** What the viewer sees; read once. Whatever is asked of people and records is asked within it. */
  readonly readScope: () => Promise<ViewerScope>;
  /** Id of the person to whom the viewer's account is linked; `undefined` for nobody. Read once. */
  readonly readOwnPersonId: () => Promise<string | undefined>;
  /** The people whom the viewer sees. */
  readonly people: PersonLoader;
  /** Of them: who claims a PIN at a place. */
  readonly claimants: ClaimantLoader;
  readonly conflicts: ConflictLoader;
  readonly deviceSums: DeviceSumLoader;
  readonly managers: ManagerLoader;
  readonly faults: FaultLoader;
  readonly days: DayLoader;
  /** Every reader by its global id; read once. */
  readonly readReaders: () => Promise<ReadonlyMap<string, ReaderProof>>;
  /** Every shift by its id; read once. */
  readonly readShifts: () => Promise<ReadonlyMap<string, NamedShift>>;
  readonly absences: AbsenceLoader;
  readonly kinds: AbsenceKindLoader;
  readonly readWorkTerms: ReadWorkTerms;
  readonly overtime: OvertimeLoader;
  readonly findHits: FindHits;
  readonly limitHits: LimitLoader;
}

/** Who asks, and by which request. */
type Caller = Pick<AttendanceContext, "viewer" | "grant" | "requestId" | "takeTurn">;

/** Builds the context of a request, or of a subscription. */
export function createContext(parts: GraphParts, caller: Caller): AttendanceContext {
  const { viewer } = caller;
  let scope: Promise<ViewerScope> | undefined;
  const readScope = () => (scope ??= readViewerScope(viewer, parts.placeIds, { findAccountHolder: readHolder }));
  let holder: Promise<AccountHolder | undefined> | undefined;
  const readHolder = () => (holder ??= parts.peopleReader.findAccountHolder(viewer.subject));
  let shifts: Promise<ReadonlyMap<string, NamedShift>> | undefined;
  const readShifts = () => (shifts ??= parts.shiftReader.list().then(toShiftMap));
  let readers: Promise<ReadonlyMap<string, ReaderProof>> | undefined;
  const readWorkTerms = createWorkTerms(parts.workRules, parts.calendars);
  const people = createPersonLoader(parts.peopleReader, readScope);
  const days = createDayLoader(parts.details);
  const findHits = createHitFinder({ limits: parts.limits, readWorkTerms, days });
  return {
    ...parts,
    ...caller,
    readScope,
    readOwnPersonId: async () => (await readHolder())?.personId,
    readShifts,
    readReaders: () => (readers ??= parts.listReaders().then(toReaderMap)),
    people,
    claimants: createClaimantLoader(parts, people),
    conflicts: createConflictLoader(parts, readScope),
    deviceSums: createDeviceSumLoader(parts, readScope),
    managers: createManagerLoader(parts.peopleReader),
    faults: createFaultLoader(parts.exceptions),
    days,
    absences: createAbsenceLoader(parts.absenceReader),
    kinds: createAbsenceKindLoader(parts.absenceReader),
    readWorkTerms,
    overtime: createOvertimeLoader(parts.overtimeReader, readWorkTerms),
    findHits,
    limitHits: createLimitLoader(findHits),
  };
}

function toShiftMap(shifts: readonly NamedShift[]): ReadonlyMap<string, NamedShift> {
  return new Map(shifts.map((shift) => [shift.id, shift]));
}

function toReaderMap(readers: readonly ReaderProof[]): ReadonlyMap<string, ReaderProof> {
  return new Map(readers.map((reader) => [reader.readerId, reader]));
}
