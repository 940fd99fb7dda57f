import type { PersonRecord, PersonSelection } from "./people-store.ts";

/** What of an enrolment may not fit, in the order of lists. */
export const FINDING_KINDS = [
  "LEAVER_STILL_ENROLLED",
  "ENROLLED_BEFORE_EMPLOYMENT",
  "ENROLLED_NOWHERE",
  "NEVER_PUNCHED",
] as const;

/** One of them. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A person whose enrolment does not fit. */
export interface EnrolmentFinding {
  readonly kind: FindingKind;
  readonly person: PersonRecord;
  /** Where the PIN is enrolled now, of the places that were asked about. */
  readonly placeIds: readonly string[];
  /** By the kind; `undefined` where there is none. */
  readonly date: string | undefined;
}

/** Which findings. */
export interface FindingSelection {
  readonly kinds: readonly FindingKind[];
  /** Whose; its places are those that are asked about. */
  readonly people: PersonSelection;
  /** The date on which it is asked. */
  readonly today: string;
}

/** One page of findings after a position. */
export interface FindingPageRequest {
  readonly limit: number;
  readonly after: readonly [kind: number, nameKey: string, id: string] | undefined;
  /** Whether what stands at the position is of the page too. */
  readonly isAtIn?: boolean;
}

/** Port: where enrolments do not fit. */
export interface FindingReader {
  /** By kind, then by name. */
  readonly listFindings: (
    selection: FindingSelection,
    page: FindingPageRequest,
  ) => Promise<readonly EnrolmentFinding[]>;
  readonly countFindings: (selection: FindingSelection) => Promise<number>;
}

/** When somebody was enrolled at a place; instants in milliseconds since 1970. */
export interface Enrolment {
  readonly placeId: string;
  readonly sinceMs: number;
  /** `undefined`: is enrolled. */
  readonly endedMs: number | undefined;
}

/** The instant to which a finding's date belongs, as far as enrolments say it. */
export function findEnrolmentMs(kind: FindingKind, enrolments: readonly Enrolment[]): number | undefined {
  const current = enrolments.filter(({ endedMs }) => endedMs === undefined);
  const instants =
    kind === "NEVER_PUNCHED"
      ? current.map(({ sinceMs }) => -sinceMs)
      : enrolments.flatMap(({ endedMs }) => (endedMs === undefined ? [] : [endedMs]));
  return instants.length === 0 ? undefined : Math.abs(Math.max(...instants));
}
