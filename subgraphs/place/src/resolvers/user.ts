import type { PlaceContext } from "../graph/context.ts";
import type { KeptEnrolment, UserRecord } from "../domain/user.ts";
import type { EnrolmentResolvers, UserResolvers } from "../generated/resolvers.ts";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import { countElementValues } from "@biometricflow/subgraph/list-selection";
import { listConsents } from "./consents/consents.ts";
import { listDevices } from "./device-list.ts";
import { toKeptPerson } from "./kept-person.ts";
import { listPunches } from "./punch-list.ts";
import { toNameFor } from "@biometricflow/subgraph/name-for-viewer";
import { canSeeUser } from "./scope.ts";

/** `User` fields. */
export const User: UserResolvers<PlaceContext, UserRecord> = {
  __resolveReference: async ({ id }, { loaders, viewer }) => (canSeeUser(viewer, id) ? loaders.users.load(id) : null),
  name: ({ name, pin }, _args, { viewer }) => toNameFor(viewer, name, pin),
  place: (_user, _args, { place }) => place,
  devices: async ({ id }, args, context, info) =>
    listDevices(args, context, { of: id, ids: await context.loaders.deviceIdsOfUser.load(id), info }),
  enrolments: async ({ id }, { first }, { loaders, takeTurn }, info) => {
    const kept = (await loaders.enrolmentsOfUser.load(id)).slice(0, parseFirst(first));
    await takeTurn(kept.length * countElementValues(info));
    return kept;
  },
  consents: ({ id }, { first }, context) => listConsents(id, first, context),
  punches: ({ id }, args, context, info) => listPunches(args, context, { userIds: [id], info }),
};

/** `Enrolment` fields. */
export const Enrolment: EnrolmentResolvers<PlaceContext, KeptEnrolment> = {
  device: ({ deviceId }, _args, { loaders }) => loaders.devices.load(deviceId),
  privilege: (enrolment) => toKeptPerson(enrolment).privilege,
  cardNumber: (enrolment) => toKeptPerson(enrolment).cardNumber,
};
