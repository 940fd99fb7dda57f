/**
 * The format of a file of attendance cases: `{ "dayRecords": [Case], "summaries": [Case] }`, either list may be absent.
 * A case is `{ "id", "input": CaseInput, "expected": CaseOutput }`. Source: the worked examples of the attendance rules
 * (test/fixtures/attendance-examples.json); the members marked "own" go beyond them.
 */
export interface CaseFile {
  readonly dayRecords: readonly Case[];
  readonly summaries: readonly Case[];
}

/** One case. `expected` of a day record is `null` where the rules give no record (R19). */
export interface Case {
  readonly id: string;
  readonly input: CaseInput;
  readonly expected: unknown;
}

/** The inputs of a case; what is not stated is the default of the rules. */
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
  /** Date to what differs in the shift of that date. */
  readonly roster?: Readonly<Record<string, unknown>>;
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
  /** Own: offsets of readers by device id, for all places. Part of a place in the examples' notation. */
  readonly deviceFixedOffset?: Readonly<Record<string, string>>;
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

/** Every member a case's input may have; another one is reported and ignored. */
export const INPUT_KEYS: readonly string[] = [
  "title",
  "why",
  "date",
  "from",
  "to",
  "pin",
  "homePlace",
  "places",
  "punches",
  "asOf",
  "additionalHolidays",
  "roster",
  "scopePlace",
  "shift",
  "employed",
  "identity",
  "enrolledAt",
  "enrolledPins",
  "proved",
  "notProved",
  "deviceFixedOffset",
];

/**
 * Parses the text of a case file. Only the frame is checked here; a case with bad content fails on its own.
 *
 * @throws {SyntaxError} for a text that is no JSON; {TypeError} for JSON that is no file of cases.
 */
export function parseCaseFile(text: string): CaseFile {
  const file: unknown = JSON.parse(text);
  const dayRecords = toCases(file, "dayRecords");
  const summaries = toCases(file, "summaries");
  if (!dayRecords && !summaries) throw new TypeError("a file of cases has a list dayRecords or summaries");
  return { dayRecords: dayRecords ?? [], summaries: summaries ?? [] };
}

function toCases(file: unknown, list: "dayRecords" | "summaries"): readonly Case[] | undefined {
  if (typeof file !== "object" || file === null || !(list in file)) return undefined;
  const cases: unknown = Reflect.get(file, list);
  if (!Array.isArray(cases) || !cases.every(isCase)) {
    throw new TypeError(`${list} is a list of { id, input: { pin, places, punches, ... }, expected }`);
  }
  return cases;
}

function isCase(value: unknown): value is Case {
  if (!isMembers(value) || typeof value.id !== "string" || !("expected" in value) || !isMembers(value.input))
    return false;
  const { pin, places, punches } = value.input;
  return typeof pin === "string" && isMembers(places) && Array.isArray(punches) && punches.every(isMembers);
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
