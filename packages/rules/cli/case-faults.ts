/** Whether a value is an object with members. */
export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a case expects that its input is refused: `{ "refused": true }`. */
export function isRefusal(expected: unknown): boolean {
  return isMembers(expected) && expected["refused"] === true;
}

/** What a member has to be, and how that is said. */
interface MemberCheck {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
  readonly isRequired?: boolean;
}

const TEXT: MemberCheck = { isValid: (value) => typeof value === "string", expected: "a text" };
const NUMBER: MemberCheck = { isValid: Number.isFinite, expected: "a number" };
const OBJECT: MemberCheck = { isValid: isMembers, expected: "an object" };
const TEXTS: MemberCheck = {
  isValid: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  expected: "a list of texts",
};

const ANY: MemberCheck = { isValid: () => true, expected: "anything" };

/** Members that the rules check themselves (shift, roster, absences, employed, ...) are judged by them. */
const INPUT_CHECKS: Readonly<Record<string, MemberCheck>> = {
  shift: ANY,
  roster: OBJECT,
  absences: ANY,
  employed: ANY,
  identity: ANY,
  pin: { ...TEXT, isRequired: true },
  places: { ...OBJECT, isRequired: true },
  punches: { isValid: Array.isArray, expected: "a list of punches", isRequired: true },
  title: TEXT,
  why: TEXT,
  homePlace: TEXT,
  date: TEXT,
  from: TEXT,
  to: TEXT,
  asOf: TEXT,
  scopePlace: TEXT,
  additionalHolidays: TEXTS,
  enrolledAt: TEXTS,
  enrolledPins: TEXTS,
  notProved: TEXTS,
  proved: {
    isValid: (value) => isMembers(value) && Object.values(value).every(isPeriodList),
    expected: "an object of lists of [from, to]",
  },
};

const PUNCH_CHECKS: Readonly<Record<string, MemberCheck>> = {
  t: { ...TEXT, isRequired: true },
  place: TEXT,
  device: TEXT,
  pin: TEXT,
  state: NUMBER,
  driftSeconds: NUMBER,
};

/**
 * The first thing in a case's input that is of the wrong type, missing, or cannot be meant; `undefined` when there is
 * none.
 */
export function findInputFault(input: unknown): string | undefined {
  const fault = findMemberFault(input, "input", INPUT_CHECKS);
  if (fault !== undefined || !isMembers(input) || !Array.isArray(input.punches)) return fault;
  const faults = input.punches.map((punch: unknown, index) =>
    findMemberFault(punch, `input.punches[${index}]`, PUNCH_CHECKS),
  );
  return faults.find((found) => found !== undefined) ?? findPeriodFault(input) ?? findProofFault(input);
}

type Members = Readonly<Record<string, unknown>>;

/** A period is asked from its first date to its last; backwards it would be no days at all, which nobody means. */
function findPeriodFault({ from, to }: Members): string | undefined {
  const isBackwards = typeof from === "string" && typeof to === "string" && from > to;
  return isBackwards ? "input.from is after input.to" : undefined;
}

/** Proofs are said in one of two ways, of places of the case, and not backwards. */
function findProofFault({ places, proved, notProved }: Members): string | undefined {
  if (proved !== undefined && notProved !== undefined) return "input.proved and input.notProved exclude each other";
  const named = isMembers(proved) ? Object.keys(proved) : toTexts(notProved);
  const unknown = named.find((place) => !isMembers(places) || !Object.hasOwn(places, place));
  if (unknown !== undefined) return `input.places has no ${unknown}, which the proofs name`;
  const periods = isMembers(proved) ? Object.values(proved).flat().map(toTexts) : [];
  const backwards = periods.find(([from = "", to = ""]) => Date.parse(from) > Date.parse(to));
  return backwards && `input.proved has a period that ends before it begins: ${backwards.join(" to ")}`;
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function findMemberFault(
  value: unknown,
  key: string,
  checks: Readonly<Record<string, MemberCheck>>,
): string | undefined {
  if (!isMembers(value)) return `${key} is an object`;
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) return `${key}.${unknown} is not known`;
  for (const [name, { isValid, expected, isRequired }] of Object.entries(checks)) {
    const member = value[name];
    if (member === undefined && isRequired) return `${key}.${name} is missing`;
    if (member !== undefined && !isValid(member)) return `${key}.${name} is ${expected}`;
  }
  return undefined;
}

function isPeriodList(value: unknown): boolean {
  return Array.isArray(value) && value.every((period) => TEXTS.isValid(period) && period.length === 2);
}
