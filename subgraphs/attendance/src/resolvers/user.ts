import { parseGlobalId } from "@biometricflow/schema/global-id";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { UserResolvers } from "../generated/resolvers.ts";

/** What attendance says of an enrolment: its place says everything else. */
export const UserFields: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  person: async ({ id }, _args, { viewer, claimants }) => {
    const user = parseGlobalId(id);
    if (user?.local === undefined || !canSeePlace(viewer, user.place)) return null;
    return claimants.load({ placeId: user.place, pin: user.local });
  },
};
