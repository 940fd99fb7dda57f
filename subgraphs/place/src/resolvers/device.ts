import type { PlaceContext } from "../graph/context.ts";
import { toCompleteness } from "../domain/completeness.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { DeviceResolvers } from "../generated/resolvers.ts";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { listPunches } from "./punch-list.ts";

/** `Device` fields. */
export const Device: DeviceResolvers<PlaceContext, DeviceRecord> = {
  __resolveReference: ({ id }, { loaders }) => loaders.devices.load(id),
  place: (_device, _args, { place }) => place,
  fault: ({ fault }) =>
    fault === undefined
      ? null
      : { code: fault.code, message: fault.message, since: new Date(fault.sinceMs).toISOString() },
  lastSeenAt: (device) => toDateTime(device.lastSeenMs),
  counts: ({ users, punches, capacity }) => (punches === undefined ? null : { users, punches, capacity }),
  recordLayout: ({ recordLayout }) => recordLayout ?? null,
  sixteenByteOrder: ({ sixteenByteOrder }) => sixteenByteOrder ?? null,
  completeness: (device) => {
    const { checkedMs, gapFromMs, gapClosedMs, ...judged } = toCompleteness(device);
    return {
      ...judged,
      checkedAt: toDateTime(checkedMs),
      gapFrom: toDateTime(gapFromMs),
      gapClosedAt: toDateTime(gapClosedMs),
    };
  },
  punches: ({ id }, args, context) => listPunches(args, context, { deviceIds: [id] }),
};
