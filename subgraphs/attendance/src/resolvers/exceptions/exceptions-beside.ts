import { toUtcDate } from "../../domain/dates.ts";
import type { AttendanceException, ExceptionKind } from "../../domain/exceptions/exception.ts";
import {
  AFTER_DATES,
  BEFORE_DATES,
  comparePositions,
  type ExceptionPosition,
  toExceptionPosition,
  toNameStart,
} from "../../domain/exceptions/exception-order.ts";
import type { UnmappedPunches } from "../../domain/exceptions/exception-store.ts";
import { FINDING_KINDS, type EnrolmentFinding, type FindingKind } from "../../domain/people/enrolment-finding.ts";
import type { RecordSelection } from "../../domain/records/listed-record.ts";
import type { AttendanceContext } from "../../graph/context.ts";

type Readers = Pick<AttendanceContext, "exceptions" | "pins" | "peopleReader" | "viewer" | "identity" | "now">;

/** Exceptions of one kind that no record shows: they are listed and counted by themselves. */
export interface BesideSource {
  readonly kind: ExceptionKind;
  readonly list: (page: BesidePage) => Promise<readonly AttendanceException[]>;
  readonly count: () => Promise<number>;
}

/** The first so many after a position. */
interface BesidePage {
  readonly limit: number;
  readonly after: ExceptionPosition | undefined;
}

/** The sources that a selection and a viewer have. */
export function toBesideSources(selection: RecordSelection, readers: Readers): readonly BesideSource[] {
  const { personIds, departmentIds, search, scope } = selection;
  const isOfSomebody = [personIds, departmentIds, search, scope].some((part) => part !== undefined);
  return [
    toFaults(selection, readers),
    // What is of PINs is of nobody yet.
    ...(isOfSomebody ? [] : [toUnmapped(selection, readers)]),
    ...(isOfSomebody || !mayDecide(readers) ? [] : [toConflicts(selection, readers)]),
    ...(readers.viewer.role === "EMPLOYEE" ? [] : FINDING_KINDS.map((kind) => toFindings(kind, selection, readers))),
  ];
}

/** As `pinConflicts` is: and where each place has people of its own, a PIN of two places is two people's. */
function mayDecide({ viewer, identity }: Readers): boolean {
  return identity === "organisation" && ["ADMIN", "HR", "AUDITOR"].includes(viewer.role);
}

const NOTHING = { person: undefined, pin: undefined, date: undefined, record: undefined };

function toFaults(selection: RecordSelection, { exceptions }: Readers): BesideSource {
  const kind = "RECORD_FAULT";
  return {
    kind,
    list: async ({ limit, after }) => {
      const start = toNameStart(after, { date: BEFORE_DATES, kind });
      const found = start === undefined ? [] : await exceptions.listFaults(selection, { limit, start });
      return found.map(({ person, message, sinceMs }) => ({
        ...{ ...NOTHING, kind, person },
        facts: { message, sinceAt: sinceMs },
      }));
    },
    count: () => exceptions.countFaults(selection),
  };
}

function toUnmapped(selection: RecordSelection, { exceptions }: Readers): BesideSource {
  const kind = "UNMAPPED_PIN";
  const toException = ({ pin, punches, lastDate, firstMs, lastMs }: UnmappedPunches) => ({
    ...({ ...NOTHING, kind, pin, date: lastDate } as const),
    facts: { punches, firstAt: firstMs, lastAt: lastMs },
  });
  return {
    kind,
    list: async ({ limit, after }) => {
      const isShown = (punches: UnmappedPunches) =>
        after === undefined || comparePositions(toExceptionPosition(toException(punches)), after) > 0;
      return (await exceptions.listUnmapped(selection, { limit, isShown })).map(toException);
    },
    count: () => exceptions.countUnmapped(selection),
  };
}

function toConflicts({ placeIds }: RecordSelection, { pins }: Readers): BesideSource {
  const kind = "PIN_CONFLICT";
  return {
    kind,
    list: async ({ limit, after }) => {
      const start = toNameStart(after, { date: BEFORE_DATES, kind });
      if (start === undefined || start.nameKey !== "") return []; // they stand before whoever has a name
      const found = await pins.listOpenConflicts({ placeIds }, { limit, after: start.id });
      return found.map((pin) => ({ ...NOTHING, kind, pin, facts: {} }));
    },
    count: () => pins.countOpenConflicts({ placeIds }),
  };
}

function toFindings(kind: FindingKind, selection: RecordSelection, { peopleReader, now }: Readers): BesideSource {
  const { placeIds, departmentIds, personIds: ids, search, scope } = selection;
  const asked = { kinds: [kind], people: { placeIds, departmentIds, ids, search, scope }, today: toUtcDate(now()) };
  return {
    kind,
    list: async ({ limit, after }) => {
      const start = toNameStart(after, { date: AFTER_DATES, kind });
      if (start === undefined) return [];
      const { nameKey, id, isAtIn } = start;
      const position = [FINDING_KINDS.indexOf(kind), nameKey, id] as const;
      const found = await peopleReader.listFindings(asked, { limit, after: position, isAtIn });
      return found.map(toFoundException);
    },
    count: () => peopleReader.countFindings(asked),
  };
}

/** What the date of a finding is of. */
const DATE_NAMES: Readonly<Record<FindingKind, string>> = {
  LEAVER_STILL_ENROLLED: "employedTo",
  ENROLLED_BEFORE_EMPLOYMENT: "employedFrom",
  ENROLLED_NOWHERE: "removedOn",
  NEVER_PUNCHED: "enrolledOn",
};

function toFoundException(finding: EnrolmentFinding): AttendanceException {
  const { kind, person, date } = finding;
  return { ...NOTHING, kind, person, finding, facts: { [DATE_NAMES[kind]]: date } };
}
