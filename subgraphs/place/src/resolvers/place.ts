import type { PlaceContext } from "../graph/context.ts";
import type { PlaceResolvers } from "../generated/resolvers.ts";
import { listDevices } from "./device-list.ts";
import type { PlaceReference } from "../graph/place-reference.ts";
import { listPunches } from "./punch-list.ts";
import { listUsers } from "./user-list.ts";

/** `Place` fields; there is one place here. */
export const Place: PlaceResolvers<PlaceContext, PlaceReference> = {
  __resolveReference: ({ id }, { place }) => (id === place.id ? place : null),
  name: (_place, _args, context) => context.place.name,
  timeZone: (_place, _args, context) => context.place.timeZone,
  devices: ({ id }, args, context) => listDevices(args, context, { of: id }),
  users: ({ id }, args, context) => listUsers(args, context, { of: id }),
  punches: ({ id }, args, context) => listPunches(args, context, { of: id }),
};
