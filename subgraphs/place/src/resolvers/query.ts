import type { QueryResolvers } from "../generated/resolvers.ts";
import { parseId, parseIds } from "@biometricflow/subgraph/list-arguments";
import { listDevices } from "./device-list.ts";
import { findJob } from "./jobs/job.ts";
import { listPunches } from "./punch-list.ts";
import { canSeeUser, isPlaceAsked } from "./scope.ts";
import { listUsers } from "./user-list.ts";

/** `Query` fields. An id of another place or of nothing is null; one that is not well-formed is BAD_USER_INPUT. */
export const Query: QueryResolvers = {
  devices: (_root, args, context, info) => {
    const isAsked = isPlaceAsked(parseIds(args.placeIds, "placeIds", "PLACE"), context.place.id);
    return listDevices(args, context, isAsked ? { info } : { ids: [], info });
  },
  device: (_root, { id }, { loaders }) => loaders.devices.load(parseId(id)),
  users: (_root, args, context, info) => {
    const isAsked = isPlaceAsked(parseIds(args.placeIds, "placeIds", "PLACE"), context.place.id);
    return listUsers(args, context, isAsked ? { info } : { ids: [], info });
  },
  user: async (_root, { id }, { loaders, viewer }) => (canSeeUser(viewer, parseId(id)) ? loaders.users.load(id) : null),
  punches: (_root, args, context, info) => {
    const isAsked = isPlaceAsked(parseIds(args.placeIds, "placeIds", "PLACE"), context.place.id);
    return listPunches(args, context, isAsked ? { info } : { deviceIds: [], info });
  },
  job: (_root, { id }, context) => findJob(id, context),
  punch: async (_root, { id }, { loaders, viewer }) => {
    const punch = await loaders.punches.load(parseId(id));
    return punch !== null && canSeeUser(viewer, punch.userId) ? punch : null;
  },
};
