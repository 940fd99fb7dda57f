/**
 * The format of a file of attendance cases: `{ "dayRecords": [Case], "summaries": [Case] }`, either list may be absent.
 * A case is `{ "id", "input": CaseInput, "expected": CaseOutput }`. Source: the worked examples of the attendance rules
 * (test/fixtures/attendance-examples.json); the members marked "own" go beyond them.
 */
export interface CaseFile {
  readonly dayRecords: readonly Case[];
  readonly summaries: readonly Case[];
  /** Entries of either list that cannot be run; each has failed unless it expects just that. */
  readonly broken: readonly BrokenCase[];
}

/** An entry that cannot be run, named by its id or its place in the file, and why. */
export interface BrokenCase {
  readonly id: string;
  readonly fault: string;
  /** Whether the case expects to be refused: then it has passed. */
  readonly isExpected: boolean;
}

/** One case. `expected` of a day record is `null` where the rules give no record (R19), and
 * `{ "refused": true }` where the input must be refused (2.1). */
export interface Case {
  readonly id: string;
  readonly input: CaseInput;
  readonly expected: unknown;
}

/** The inputs of a case; what is not stated, or stated as `null`, is the default of the rules. */
export interface CaseInput {
  readonly title?: string;
  readonly why?: string;
  /** A day record is asked for `date`, a summary for `from` to `to`, both inclusive. */
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly pin: string;
  /** Absent: the alphabetically first place where the PIN is enrolled. */
  readonly homePlace?: string;
  /** Place id to what differs from the defaults of a place, its `shift` likewise. */
  readonly places: Readonly<Record<string, unknown>>;
  /** In the log order of each reader. */
  readonly punches: readonly CasePunch[];
  /** ISO instant of the query; absent: long after. */
  readonly asOf?: string;
  readonly additionalHolidays?: readonly string[];
  /** Date to "OFF", or to what differs in the shift of that date. */
  readonly roster?: Readonly<Record<string, unknown>>;
  /** `[{ from, to, kind, part?, paid? }]`. */
  readonly absences?: readonly unknown[];
  /** Place scope (R28); absent: organisation scope (R27). */
  readonly scopePlace?: string;
  /** Own: what differs in the person's shift. */
  readonly shift?: unknown;
  /** Own: inclusive dates `{ from?, to? }`. */
  readonly employed?: unknown;
  /** Own: "pin" (default) or "place". */
  readonly identity?: unknown;
  /** Own: places where the PIN is enrolled; absent: all places. */
  readonly enrolledAt?: readonly string[];
  /** Own: PINs with an enrolled person; absent: every PIN has one and nothing is UNKNOWN_PIN. */
  readonly enrolledPins?: readonly string[];
  /** Own: place id to the periods `[from, to)` proved complete, ISO instants; absent: everything is proved. */
  readonly proved?: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
  /** Own: places without any proof; the others are proved throughout. Not together with `proved`. */
  readonly notProved?: readonly string[];
}

/** One row of a reader's log. */
export interface CasePunch {
  /** Absent: the home place. */
  readonly place?: string;
  /** Absent: "D1". */
  readonly device?: string;
  /** `YYYY-MM-DDTHH:mm:ss` as the reader shows it. */
  readonly t: string;
  /** Absent: 0. */
  readonly state?: number;
  /** Absent: the PIN of the case. */
  readonly pin?: string;
  /** Reader clock minus true clock; absent: 0. */
  readonly driftSeconds?: number;
}

/** What a case gives, member by member as `expected` spells it. */
export type CaseOutput = Readonly<Record<string, unknown>>;
