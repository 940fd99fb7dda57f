import {
  type AuditedChange,
  type JsonValue,
  MOST_CHANGED_FIELDS,
  MOST_VALUE_CHARACTERS,
  toAuditedChanges,
} from "@biometricflow/service/audit/change";
import type { WishedUser } from "../../domain/jobs/job.ts";
import type { KeptEnrolment } from "../../domain/user.ts";
import { toKeptPerson } from "../kept-person.ts";

type KeptPerson = ReturnType<typeof toKeptPerson>;

/** What the audit tells of a person whom readers are to change; what became of it, the job says. */
export interface AskedUser {
  readonly userId: string;
  readonly jobId: string;
  /** Global ids of the readers. */
  readonly deviceIds: readonly string[];
  /** What the readers of the place keep of the person, as they told it last. */
  readonly known: readonly KeptEnrolment[];
}

/**
 * A person who is to be on readers: of each what it had, as far as the place knows, and what was asked for.
 *
 * @param wish what is left out stays as it is
 */
export function toPutChanges(asked: AskedUser, { name, privilegeCode, cardNumber }: WishedUser) {
  return toUserChanges(asked, (before) => {
    const wished = toKeptPerson({ name: name ?? "", privilegeCode: privilegeCode ?? 0, cardNumber: cardNumber ?? 0 });
    return {
      ...before,
      ...(name === undefined ? {} : { name }),
      ...(privilegeCode === undefined ? {} : { privilege: wished.privilege }),
      ...(cardNumber === undefined ? {} : { cardNumber: wished.cardNumber }),
    };
  });
}

/** A person who is to be taken off readers: what each of them had, as far as the place knows. */
export function toRemoveChanges(asked: AskedUser): readonly AuditedChange[] {
  return toUserChanges(asked, () => null);
}

/** What is asked for of people who are to be copied. */
export interface AskedCopy {
  readonly jobId: string;
  readonly fromDeviceId: string;
  readonly toDeviceIds: readonly string[];
  /** `undefined`: everybody whom the reader has. */
  readonly userIds: readonly string[] | undefined;
}

/** People who are to be copied: how many, who they are as far as that has room, and of how many more it has none. */
export function toCopyChanges({ jobId, fromDeviceId, toDeviceIds, userIds }: AskedCopy): readonly AuditedChange[] {
  const own = [
    ...toAuditedChanges(undefined, { job: jobId, fromDeviceId }),
    ...toFitting(toDeviceIds).map((after) => ({ field: "toDeviceIds", before: null, after })),
    ...toAuditedChanges(undefined, { people: userIds?.length ?? "(everybody)" }),
  ];
  const lists = toFitting(userIds ?? []);
  const named = lists.slice(0, MOST_CHANGED_FIELDS - own.length - 1);
  const more = lists.slice(named.length).flat().length;
  return [
    ...own,
    ...named.map((after) => ({ field: "userIds", before: null, after })),
    ...(more > 0 ? [{ field: `(${more} more people)`, before: null, after: null }] : []),
  ];
}

function toUserChanges(
  { userId, jobId, deviceIds, known }: AskedUser,
  toAfter: (before: KeptPerson | undefined) => JsonValue,
): readonly AuditedChange[] {
  const had = new Map(known.toReversed().map((kept) => [kept.deviceId, toKeptPerson(kept)]));
  const of = { userId, job: jobId };
  const before = Object.fromEntries(deviceIds.map((id) => [id, had.get(id) ?? null]));
  const after = Object.fromEntries(deviceIds.map((id) => [id, toAfter(had.get(id))]));
  return toAuditedChanges({ ...of, ...before }, { ...of, ...after }, ["userId", "job", ...deviceIds]);
}

/** Ids in lists of which each is short enough to be told whole. */
function toFitting(ids: readonly string[]): readonly (readonly string[])[] {
  const lists: string[][] = [];
  for (const id of ids) {
    const last = lists.at(-1);
    if (last === undefined || JSON.stringify([...last, id]).length > MOST_VALUE_CHARACTERS) lists.push([id]);
    else last.push(id);
  }
  return lists;
}
