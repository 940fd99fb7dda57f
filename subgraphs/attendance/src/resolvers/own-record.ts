import { listOwnNames } from "../graph/own-names.ts";
import type { OwnRecordResolvers } from "../generated/resolvers.ts";

/** What is kept about oneself: nobody else's id leads anywhere. */
export const OwnRecord: OwnRecordResolvers = {
  __resolveReference: async ({ id }, { readOwnPersonId }) => ((await readOwnPersonId()) === id ? { id } : null),
  names: async ({ id }, _args, context) => {
    const person = (await context.readOwnPersonId()) === id ? await context.people.load(id) : null;
    return person && [...(await listOwnNames(person, context))];
  },
};
