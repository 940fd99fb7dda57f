import { codedError } from "@biometricflow/service/errors/error-codes";
import { toAccountSubject } from "../domain/people/account.ts";
import { toOwnPlace, toPersonId } from "../domain/people/identity.ts";
import type { PersonOutcome } from "../domain/people/people-store.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { requireManageable } from "./managed-department.ts";
import { parsePersonFacts, parsePin } from "./person-facts.ts";
import { readPeopleSheet } from "./people-sheet.ts";
import { findPersonInScope, requireEverywhere, requireOwnPlace } from "./scope.ts";

/** The mutations of people. */
export const PeopleMutation = {
  importPeople: async (_root, { input }, context) => {
    const { viewer, placeIds, peopleWriter, now } = context;
    requireEverywhere(context);
    const rows = await readPeopleSheet(input);
    const order = { rows, placeIds: new Set(placeIds), isDryRun: input.dryRun !== false };
    const act = { actor: viewer.subject, atMs: now() };
    const { isDone, created, changed, unchanged, faults } = await peopleWriter.importSheet(order, act);
    return { isDone, created: created.length, changed: changed.length, unchanged, faults: [...faults] };
  },

  createPerson: async (_root, { input: { pin: given, ...facts } }, context) => {
    const { viewer, identity, peopleWriter, now } = context;
    const pin = parsePin(given);
    const edit = await parsePersonFacts(facts, context);
    requireOwnPlace(context, edit.homePlaceId ?? undefined);
    await requireManageable(undefined, edit, context);
    const ownPlaceId = toOwnPlace(identity, edit.homePlaceId ?? "");
    if (ownPlaceId === "")
      throw codedError("BAD_USER_INPUT", "PINs are of places here: say the home place", {
        argument: "input.homePlaceId",
      });
    const draft = { ...edit, id: toPersonId(pin, ownPlaceId), pin, ownPlaceId };
    return toPayload(await peopleWriter.create(draft, { actor: viewer.subject, atMs: now() }), context);
  },

  editPerson: async (_root, { input: { personId, ...facts } }, context) => {
    const { viewer, identity, peopleWriter, now } = context;
    const person = await findPersonInScope(context, personId, "input.personId");
    requireOwnPlace(context, person.homePlaceId);
    const edit = await parsePersonFacts(facts, context);
    if (edit.homePlaceId !== undefined) {
      requireOwnPlace(context, edit.homePlaceId ?? undefined);
      if (identity === "place" && edit.homePlaceId !== person.homePlaceId)
        throw codedError("BAD_USER_INPUT", "PINs are of places here: the person stays at the place of the PIN", {
          argument: "input.homePlaceId",
        });
    }
    await requireManageable(person, edit, context);
    const change = { actor: viewer.subject, atMs: now(), action: "editPerson" };
    return toPayload(await peopleWriter.edit(personId, edit, change), context);
  },

  removePerson: async (_root, { input: { personId } }, context) => {
    const { viewer, peopleWriter, now } = context;
    const person = await findPersonInScope(context, personId, "input.personId");
    requireOwnPlace(context, person.homePlaceId);
    const outcome = await peopleWriter.remove(personId, { actor: viewer.subject, atMs: now() });
    if (outcome.kind === "FAULT") throw await toError(outcome, context);
    return { personId };
  },

  linkAccount: async (_root, { input: { personId, username } }, context) => {
    const { viewer, peopleWriter, now } = context;
    const person = await findPersonInScope(context, personId, "input.personId");
    requireOwnPlace(context, person.homePlaceId);
    const account = toAccountSubject(username ?? "") ?? null;
    if (account === null && username !== null && username !== undefined)
      throw codedError("BAD_USER_INPUT", "A username has a character", { argument: "input.username" });
    const change = { actor: viewer.subject, atMs: now(), action: "linkAccount" };
    return toPayload(await peopleWriter.edit(personId, { account }, change), context);
  },

  setDepartmentManager: async (_root, { input: { departmentId, managerId } }, context) => {
    const { viewer, peopleReader, peopleWriter, now } = context;
    requireEverywhere(context);
    const departments = await peopleReader.listDepartments({});
    const department = departments.find(({ id }) => id === departmentId);
    if (department === undefined)
      throw codedError("NOT_FOUND", "There is no such department", { argument: "input.departmentId" });
    if (managerId) await findPersonInScope(context, managerId, "input.managerId");
    await peopleWriter.setManager(departmentId, managerId ?? undefined, { actor: viewer.subject, atMs: now() });
    return { department };
  },
} satisfies MutationResolvers;

/** @throws BAD_USER_INPUT for what does not do */
async function toPayload(outcome: PersonOutcome, context: AttendanceContext) {
  const { people } = context;
  if (outcome.kind === "FAULT") throw await toError(outcome, context);
  return { person: await people.clear(outcome.personId).load(outcome.personId) };
}

async function toError(
  { key, message, otherId }: Extract<PersonOutcome, { kind: "FAULT" }>,
  { people }: AttendanceContext,
): Promise<Error> {
  const other = otherId === undefined ? null : await people.load(otherId);
  const argument = key === undefined ? "input.personId" : `input.${key === "account" ? "username" : key}`;
  return codedError("BAD_USER_INPUT", other === null ? message : `${message} (${other.id})`, { argument });
}
