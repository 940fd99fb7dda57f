import type { PresenceRow } from "../presence/presence-row.ts";
import type { PersonFacts } from "../rules/compile-person.ts";
import type { AsideDoubt } from "./aside-doubt.ts";
import type { DayRow } from "./day-row.ts";
import type { RecordWork } from "./dirty-mark.ts";
import type { ReaderProof } from "./reader-proof.ts";
import type { CorrectedPunches } from "../corrections/applied-punches.ts";

/** A person with the punches that a stretch of records follows from. */
export interface PersonWork extends PersonFacts, CorrectedPunches {
  readonly work: RecordWork;
  /** Rows of the person that are set aside, and may be of these dates. */
  readonly asides?: readonly AsideDoubt[];
}

/** A row with the department that the person belonged to on its date, and the shift whose hours measured it. */
export interface KeptRow extends DayRow {
  readonly departmentId: string | undefined;
  readonly shiftId: string | undefined;
  /** From inclusive, to exclusive, milliseconds since 1970; what punches may belong to it. */
  readonly businessDay: { readonly fromMs: number; readonly toMs: number };
  /** How many punches of the day people added or ignored. */
  readonly corrections: number;
  /** All that is not known of the day was in a log that is lost, and nobody decided what to make of it. */
  readonly isLost: boolean;
}

/** What came of a person's work: rows instead of those that stood there, or why there are none. */
export type WorkResult =
  | {
      readonly kind: "ROWS";
      readonly work: RecordWork;
      readonly rows: readonly KeptRow[];
      /** Of the business day that is under way, when it is among the dates. */
      readonly presence?: PresenceRow | undefined;
    }
  | { readonly kind: "FAULT"; readonly work: RecordWork; readonly message: string };

/** Which work: of anybody, or of these people over these dates. */
export interface WorkSelection {
  readonly personKeys?: readonly number[];
  readonly from?: string;
  readonly to?: string;
}

/** Port: what records are worked out from, and where they are kept. */
export interface RecordStore {
  /** The oldest work, of so many people at most. */
  readonly listWork: (limit: number, selection?: WorkSelection) => Promise<readonly RecordWork[]>;
  /** People who are gone are left out. */
  readonly readWork: (work: readonly RecordWork[]) => Promise<readonly PersonWork[]>;
  readonly listReaders: () => Promise<readonly ReaderProof[]>;
  /** Keeps the rows and takes the marks away, but not those that were made since the work was listed. */
  readonly saveResults: (results: readonly WorkResult[], atMs: number) => Promise<void>;
  /** Marks records whose time came. @returns how many */
  readonly markDue: (nowMs: number) => Promise<number>;
  readonly countMarked: () => Promise<number>;
  /** How often the store was written to; the same number as before: nothing is marked that was not. */
  readonly writes: () => number;
}
