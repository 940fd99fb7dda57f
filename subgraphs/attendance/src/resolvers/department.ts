import type { DepartmentResolvers } from "../generated/resolvers.ts";

/** A department's fields. */
export const DepartmentFields: DepartmentResolvers = {
  managers: async ({ id }, _args, { managers, people }) => {
    const found = await Promise.all((await managers.load(id)).map((personId) => people.load(personId)));
    return found.filter((person) => person !== null);
  },
};
