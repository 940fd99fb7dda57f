import type { PlaceContext } from "../graph/context.ts";
import { isLate } from "../domain/late.ts";
import type { PunchRecord } from "../domain/punch.ts";
import { toFirmwareFamily, toPunchState, toVerifyMode } from "../domain/punch-codes.ts";
import type { PunchResolvers } from "../generated/resolvers.ts";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { readClockThen } from "./device-clock.ts";
import { toToldBeside } from "./record-punch.ts";
import { canSeeUser } from "./scope.ts";

/** `Punch` fields. */
export const Punch: PunchResolvers<PlaceContext, PunchRecord> = {
  __resolveReference: async ({ id }, context) => {
    const punch = await context.loaders.punches.load(id);
    return punch !== null && canSeeUser(context.viewer, punch.userId) ? punch : null;
  },
  at: (punch) => toDateTime(punch.atMs),
  pin: ({ pin }, _args, { viewer }) => (viewer.role === "SCREEN" ? null : pin),
  user: (punch, _args, { loaders }) => loaders.users.load(punch.userId),
  device: (punch, _args, { loaders }) => loaders.devices.load(punch.deviceId),
  place: (_punch, _args, { place }) => place,
  state: (punch) => toPunchState(punch.stateCode),
  verifyMode: async (punch, _args, { loaders }) => {
    const device = await loaders.devices.load(punch.deviceId);
    return toVerifyMode(punch.verifyCode, toFirmwareFamily(device?.platform));
  },
  told: toToldBeside,
  moved: ({ moved }) => (moved === undefined ? null : { ...moved, at: new Date(moved.atMs).toISOString() }),
  receivedAt: (punch) => toDateTime(punch.receivedAtMs),
  clock: readClockThen,
  late: (punch) => isLate(punch),
};
