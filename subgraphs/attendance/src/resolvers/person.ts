import { listAttendance } from "./attendance-list.ts";
import { toUsername } from "../domain/people/account.ts";
import { toNameFor } from "@biometricflow/subgraph/name-for-viewer";
import { showPlace } from "../graph/hidden-place.ts";
import type { PersonResolvers } from "../generated/resolvers.ts";

/**
 * A person's fields; those that a list of records does not know are read for all of its people at once. Who is met on the
 * way, without being asked for, is shown within the viewer's scope alone.
 */
export const PersonFields: PersonResolvers = {
  __resolveReference: ({ id }, { people }) => people.load(id),
  attendance: ({ id }, { from, to, ...page }, context, info) =>
    listAttendance({ ...page, filter: { from, to, personIds: [id] } }, context, info),
  name: ({ name, pin }, _args, { viewer }) => toNameFor(viewer, name, pin),
  latinName: async ({ id, pin }, _args, { people, viewer }) =>
    toNameFor(viewer, (await people.load(id))?.latinName, pin),
  arabicName: async ({ id, pin }, _args, { people, viewer }) =>
    toNameFor(viewer, (await people.load(id))?.arabicName, pin),
  department: async ({ id }, _args, { people }) => {
    const person = await people.load(id);
    return person?.departmentId && person.department ? { id: person.departmentId, name: person.department } : null;
  },
  manager: async ({ id }, _args, { people }) => {
    const managerId = (await people.load(id))?.managerId;
    return managerId === undefined ? null : people.load(managerId);
  },
  homePlace: async ({ id }, _args, { people, viewer }) => {
    const placeId = (await people.load(id))?.homePlaceId;
    return placeId === undefined ? null : showPlace(viewer, placeId);
  },
  employedFrom: async ({ id }, _args, { people }) => (await people.load(id))?.employedFrom ?? null,
  employedTo: async ({ id }, _args, { people }) => (await people.load(id))?.employedTo ?? null,
  account: async ({ id }, _args, { people }) => {
    const account = (await people.load(id))?.account;
    return account === undefined ? null : toUsername(account);
  },
  recordFault: async ({ id }, _args, { people, faults }) => {
    const fault = (await people.load(id)) === null ? null : await faults.load(id);
    return fault && { message: fault.message, since: new Date(fault.sinceMs).toISOString() };
  },
  source: async ({ id }, _args, { people }) => (await people.load(id))?.source ?? null,
};
