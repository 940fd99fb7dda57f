import type { PlaceContext } from "../graph/context.ts";
import type { UserRecord } from "../domain/user.ts";
import type { UserResolvers } from "../generated/resolvers.ts";
import { listDevices } from "./device-list.ts";
import { listPunches } from "./punch-list.ts";
import { canSeeUser } from "./scope.ts";

/** `User` fields. */
export const User: UserResolvers<PlaceContext, UserRecord> = {
  __resolveReference: async ({ id }, { loaders, viewer }) => (canSeeUser(viewer, id) ? loaders.users.load(id) : null),
  place: (_user, _args, { place }) => place,
  devices: async ({ id }, args, context, info) =>
    listDevices(args, context, { of: id, ids: await context.loaders.deviceIdsOfUser.load(id), info }),
  punches: ({ id }, args, context, info) => listPunches(args, context, { userIds: [id], info }),
};
