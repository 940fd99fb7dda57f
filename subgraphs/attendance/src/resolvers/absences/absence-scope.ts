import { codedError } from "@biometricflow/service/errors/error-codes";
import type { AbsenceSelection, AbsentPeople } from "../../domain/absences/absence-store.ts";
import type { PersonReference } from "../../domain/people/person.ts";
import type { AbsenceFilter } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { refuseOneself } from "../not-oneself.ts";
import { toPersonSelection } from "../person-selection.ts";
import { parseChosen } from "../chosen-ids.ts";

/** The absences that a filter means, within what the viewer sees. @throws BAD_USER_INPUT, FORBIDDEN */
export async function toAbsenceSelection(filter: AbsenceFilter, context: AttendanceContext): Promise<AbsenceSelection> {
  const { from, to, personIds, kindIds, departmentIds, placeIds } = filter;
  if (from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument: "filter.from" });
  const { selection } = await toPersonSelection({ departmentIds, placeIds }, context);
  return {
    ...selection,
    from,
    to,
    ids: parseChosen(personIds, "filter.personIds"),
    kindIds: parseChosen(kindIds, "filter.kindIds"),
  };
}

/** The people about whom the viewer may write: of those who are seen, whom the rules of the viewer's places measure. */
export async function toOwnPeople({ readScope }: Pick<AttendanceContext, "readScope">): Promise<AbsentPeople> {
  const { placeIds, people } = await readScope();
  return { ownPlaceIds: placeIds, scope: people };
}

/** Those people about whom the viewer may write. @throws NOT_FOUND when one is not among them, and the same for nobody's id */
export async function findOwnPeople(
  ids: readonly string[],
  context: AttendanceContext,
): Promise<readonly PersonReference[]> {
  const wanted = [...new Set(ids)];
  const people = { ...(await toOwnPeople(context)), ids: wanted };
  const found = await context.absenceReader.findPeople(people, wanted.length);
  if (found.length === wanted.length) return found;
  throw codedError("NOT_FOUND", "There is no such person in your scope", { argument: "input" });
}

/**
 * Asserts that each is an absence of a person about whom the viewer may write.
 *
 * @throws NOT_FOUND when one is not, FORBIDDEN for the viewer's own
 */
export async function checkOwnAbsences(ids: readonly string[], context: AttendanceContext): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = await context.absenceReader.find(wanted);
  const people = { ...(await toOwnPeople(context)), ids: [...new Set(found.map(({ person }) => person.id))] };
  const own = await context.absenceReader.findPeople(people, people.ids.length);
  if (found.length === wanted.length && own.length === people.ids.length)
    return refuseOneself(people.ids, context, "input");
  throw codedError("NOT_FOUND", "There is no such absence in your scope", { argument: "input" });
}
