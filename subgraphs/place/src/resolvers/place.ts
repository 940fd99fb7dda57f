import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { PlaceContext } from "../graph/context.ts";
import type { PlaceResolvers } from "../generated/resolvers.ts";
import { toGlobalId } from "@biometricflow/schema/global-id";
import { listConsents } from "./consents/consents.ts";
import { listDevices } from "./device-list.ts";
import type { PlaceReference } from "../graph/place-reference.ts";
import { listErasures } from "./erasure/erasure.ts";
import { listJobs } from "./jobs/job-list.ts";
import { listNewcomers } from "./push-reader.ts";
import { listPunches } from "./punch-list.ts";
import { listUsers } from "./user-list.ts";

/** `Place` fields; there is one place here. */
export const Place: PlaceResolvers<PlaceContext, PlaceReference> = {
  __resolveReference: ({ id }, { place }) => (id === place.id ? place : null),
  name: (_place, _args, context) => context.place.name,
  timeZone: (_place, _args, context) => context.place.timeZone,
  now: (_place, _args, { clock }) => toDateTime(clock.nowMs()),
  pushNewcomers: (_place, _args, context) => listNewcomers(context),
  erasures: (_place, _args, context) => listErasures(context),
  consents: ({ id }, { pin, first }, context) => listConsents(toGlobalId(id, pin), first, context),
  jobs: ({ id }, args, context, info) => listJobs(args, context, { of: id, info }),
  devices: ({ id }, args, context, info) => listDevices(args, context, { of: id, info }),
  users: ({ id }, args, context, info) => listUsers(args, context, { of: id, info }),
  punches: ({ id }, args, context, info) => listPunches(args, context, { of: id, info }),
};
