import type { AbsenceAct } from "../../domain/absences/absence-store.ts";
import type { PersonReference } from "../../domain/people/person.ts";
import type { AddAbsencesInput, ResolversTypes } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { leaveOneselfOut, refuseOneself } from "../not-oneself.ts";
import { toPersonSelection } from "../person-selection.ts";
import { toInputError, toTerms } from "./absence-input.ts";
import { findOwnPeople, toOwnPeople } from "./absence-scope.ts";

const MAX_PEOPLE = 5000;
const MOST_NAMED = 100;

/** Gives many people the same absence. @throws BAD_USER_INPUT, FORBIDDEN */
export async function addForMany(
  input: AddAbsencesInput,
  act: AbsenceAct,
  context: AttendanceContext,
): Promise<Awaited<ResolversTypes["AddAbsencesPayload"]>> {
  const terms = toTerms(input);
  const people = await findPeople(input, context);
  const drafts = people.map((person) => ({ ...terms, person }));
  const adding = { isDryRun: input.dryRun !== false, skipsConflicts: input.skipConflicts === true };
  const judged = await context.absenceWriter.add(drafts, act, adding);
  if (judged.kind === "FAULT") throw toInputError(judged.fault);
  return {
    isDone: judged.isDone,
    added: judged.absences.length,
    conflicts: judged.conflicts.slice(0, MOST_NAMED).map(({ other }) => other),
    conflictCount: judged.conflicts.length,
  };
}

/**
 * Who is named, or whom a filter means of the others about whom the viewer may write.
 *
 * @throws BAD_USER_INPUT for too many, FORBIDDEN where the viewer is named
 */
async function findPeople(
  { personIds, filter }: AddAbsencesInput,
  context: AttendanceContext,
): Promise<readonly PersonReference[]> {
  if ((personIds ?? filter) == null || (personIds && filter))
    throw toInputError({ argument: "personIds", expected: "personIds or a filter" });
  const { selection } = await toPersonSelection(filter, context);
  const page = { limit: MAX_PEOPLE + 1, after: undefined };
  const ids = personIds ?? (await context.peopleReader.list(selection, page)).map(({ id }) => id);
  if (ids.length > MAX_PEOPLE) throw toInputError({ argument: "personIds", expected: `at most ${MAX_PEOPLE} people` });
  if (personIds) {
    const named = await findOwnPeople(ids, context);
    await refuseOneself(ids, context, "input.personIds");
    return named;
  }
  const found = await context.absenceReader.findPeople({ ...(await toOwnPeople(context)), ids }, MAX_PEOPLE);
  return leaveOneselfOut(found, context);
}
