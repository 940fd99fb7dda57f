import type { PeopleScope } from "../people/viewer-scope.ts";
import type { KeptRow } from "../records/record-store.ts";

/** Whom and what a change is about. */
interface ChangeSubject {
  readonly personId: string;
  readonly departmentId: string | undefined;
  /** The place whose rules measure the day. */
  readonly placeId: string;
  readonly date: string;
}

/** A record that is another than it was. */
export interface RecordChange extends ChangeSubject {
  /** `undefined`: there is none any more, or none that is seen by the same people. */
  readonly row: Pick<KeptRow, "status" | "flags" | "isFinal"> | undefined;
}

/** Somebody who stands elsewhere in the day that is under way. */
export interface PresenceChange extends ChangeSubject {
  /** `undefined`: is seen elsewhere, perhaps by others. */
  readonly isIn: boolean | undefined;
  /** Where the last punch is, and when; `undefined`: is seen elsewhere. */
  readonly last: { readonly placeId: string; readonly atMs: number | undefined } | undefined;
}

/** Whose changes a viewer hears of; `undefined`: of every place, of everybody. */
export interface ChangeScope {
  readonly placeIds: readonly string[] | undefined;
  readonly people: PeopleScope | undefined;
}

/** Which changes are asked for. */
export interface ChangeFilter {
  readonly personIds?: readonly string[] | undefined;
  readonly placeIds?: readonly string[] | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether a change is within a scope; `places` are those by which it is seen. */
export function isInScope(change: ChangeSubject, places: readonly string[], scope: ChangeScope): boolean {
  const { placeIds, people } = scope;
  if (placeIds !== undefined && !places.some((id) => placeIds.includes(id))) return false;
  if (people === undefined) return true;
  const { personId, departmentId } = change;
  return (
    people.personIds.includes(personId) || (departmentId !== undefined && people.departmentIds.includes(departmentId))
  );
}

/** Whether a change is asked for. */
export function isAsked(change: ChangeSubject, places: readonly string[], filter: ChangeFilter): boolean {
  const { personIds, placeIds, departmentIds, from, to } = filter;
  return (
    (personIds === undefined || personIds.includes(change.personId)) &&
    (placeIds === undefined || places.some((id) => placeIds.includes(id))) &&
    (departmentIds === undefined || departmentIds.includes(change.departmentId ?? "")) &&
    (from === undefined || from <= change.date) &&
    (to === undefined || change.date <= to)
  );
}
