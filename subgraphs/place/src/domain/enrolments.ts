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
