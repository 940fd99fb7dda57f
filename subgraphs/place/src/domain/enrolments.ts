import type { Enrolment } from "./user.ts";

/** The part of an enrolment that names its person. */
export interface NamedEnrolment {
  readonly deviceId: string;
  readonly slot: number;
  readonly name: string;
}

/** What happens to a person after the enrolments of a reader were replaced. */
export type UserChange =
  | { readonly kind: "KEEP" }
  /** New, or with another name. */
  | { readonly kind: "NAME"; readonly name: string }
  /** On no reader any more. */
  | { readonly kind: "REMOVE" };

/**
 * Decides about one person: the name is that of the first reader, in order of id, that has one; a PIN on no reader is no
 * user.
 *
 * @param enrolments all enrolments of the person.
 * @param knownName the name so far; `undefined` when the person is new.
 */
export function decideUser(enrolments: readonly NamedEnrolment[], knownName: string | undefined): UserChange {
  const name = toUserName(enrolments);
  if (name === knownName) return { kind: "KEEP" };
  return name === undefined ? { kind: "REMOVE" } : { kind: "NAME", name };
}

function toUserName(enrolments: readonly NamedEnrolment[]): string | undefined {
  const [first, ...others] = enrolments;
  return first === undefined ? undefined : others.reduce(preferred, first).name;
}

function preferred(left: NamedEnrolment, right: NamedEnrolment): NamedEnrolment {
  if ((left.name === "") !== (right.name === "")) return left.name === "" ? right : left;
  if (left.deviceId !== right.deviceId) return left.deviceId < right.deviceId ? left : right;
  return left.slot <= right.slot ? left : right;
}

/** What the enrolments of a reader become. */
export interface EnrolmentChanges {
  readonly gone: readonly Enrolment[];
  /** New ones too. */
  readonly changed: readonly Enrolment[];
  /** The people concerned. */
  readonly pins: ReadonlySet<string>;
}

/** Compares what is known of a reader's slots with what it says now; of a slot that it names twice, the later counts. */
export function compareEnrolments(known: readonly Enrolment[], told: readonly Enrolment[]): EnrolmentChanges {
  const before = new Map(known.map((enrolment) => [enrolment.slot, enrolment]));
  const after = new Map(told.map((enrolment) => [enrolment.slot, enrolment]));
  const gone = known.filter(({ slot }) => !after.has(slot));
  const changed = [...after.values()].filter((enrolment) => !isSame(enrolment, before.get(enrolment.slot)));
  const replaced = changed.flatMap(({ slot }) => before.get(slot) ?? []);
  return { gone, changed, pins: new Set([...gone, ...replaced, ...changed].map(({ pin }) => pin)) };
}

function isSame(told: Enrolment, known: Enrolment | undefined): boolean {
  const { pin, name, privilegeCode, cardNumber } = told;
  const isSamePerson = known?.pin === pin && known.name === name;
  return isSamePerson && known.privilegeCode === privilegeCode && known.cardNumber === cardNumber;
}
