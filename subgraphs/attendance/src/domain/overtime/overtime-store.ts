import type { DateRange } from "../absences/absence.ts";
import type { Act } from "../people/people-store.ts";
import type { PersonReference } from "../people/person.ts";
import type { RecordSelection } from "../records/listed-record.ts";
import type { TotalsGroup } from "../records/period-totals.ts";
import type { OvertimeDay } from "./approved-overtime.ts";

/** What somebody decided on a date's overtime: 0 minutes decline it. */
export interface OvertimeApproval {
  readonly minutes: number;
  readonly reason: string;
  /** The account. */
  readonly actor: string;
  readonly atMs: number;
}

/** A date with a decision, and the record that it is about. */
export interface DecidedDay extends OvertimeDay {
  readonly approval: OvertimeApproval;
}

/** A date with minutes approved, and the group of totals that its record is counted in. */
export interface GroupedDay {
  readonly personKey: number;
  readonly date: string;
  readonly groupId: string;
}

/** Port: how decisions on overtime are read. A date without a record has none. */
export interface OvertimeReader {
  /** Of some people, in the order of dates. */
  readonly findDecided: (
    personKeys: readonly number[],
    range: DateRange,
  ) => Promise<ReadonlyMap<number, readonly DecidedDay[]>>;
  /** Those of a selection of records, so many at most. */
  readonly listGrouped: (
    selection: RecordSelection,
    groupBy: TotalsGroup,
    limit: number,
  ) => Promise<readonly GroupedDay[]>;
}

/** A decision to be kept. */
export interface OvertimeDecision {
  readonly person: PersonReference;
  readonly date: string;
  readonly minutes: number;
  readonly reason: string;
}

/** A date of a decision is locked: what was paid by it changes no more. */
export class OvertimeLockedError extends Error {
  constructor(date: string, periodId: string) {
    super(`${date} is in the locked period ${periodId}: unlock it first`);
    this.name = "OvertimeLockedError";
  }
}

/** Port: how decisions are made, each with a line of the log of changes. A record is never changed by them. */
export interface OvertimeWriter {
  /**
   * A later decision on a date stands instead of the earlier one.
   *
   * @throws {OvertimeLockedError} for a date of a locked period; then nothing is decided
   */
  readonly approve: (decisions: readonly OvertimeDecision[], act: Act & { readonly action: string }) => Promise<void>;
  /** @returns whether there was one @throws {OvertimeLockedError} */
  readonly revoke: (person: PersonReference, date: string, act: Act) => Promise<boolean>;
}
