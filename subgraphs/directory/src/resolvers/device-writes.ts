import { toAccountChanges } from "../domain/account-changes.ts";
import type { DeviceWriteGrantResolvers, MutationResolvers } from "../generated/resolvers.ts";
import { noteAudited, noteChange } from "./audited.ts";

/** The mutations of the right to write to readers for a time. */
export const DeviceWriteMutation: Pick<MutationResolvers, "grantDeviceWrites" | "endDeviceWrites"> = {
  grantDeviceWrites: async (_root, { input: { id, ...request } }, context, info) => {
    noteAudited(context, info, id);
    const { before, principal } = await context.deviceWrites.grant(id, request, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, principal));
    return { account: principal };
  },

  endDeviceWrites: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    const { before, principal } = await context.deviceWrites.end(id, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, principal));
    return { account: principal };
  },
};

/** The fields of what was given. */
export const DeviceWriteGrant: DeviceWriteGrantResolvers = {
  until: ({ untilMs }) => new Date(untilMs).toISOString(),
  grantedAt: ({ grantedAtMs }) => new Date(grantedAtMs).toISOString(),
  isActive: ({ untilMs }, _args, { deviceWrites }) => deviceWrites.now() < untilMs,
};
