import { toMinuteOfDay } from "@biometricflow/rules/shift-rules";
import { toAuditedChanges } from "@biometricflow/service/audit/change";
import { toDigestValues } from "../domain/audited-values.ts";
import { badInput } from "../domain/errors.ts";
import type { DigestResolvers, MutationResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { noteChange } from "./audited.ts";
import { toTime } from "./time.ts";

/** The fields of a digest. */
export const Digest: DigestResolvers = {
  at: ({ at }) => toTime(at),
  nextAt: ({ nextAtMs }) => new Date(nextAtMs).toISOString(),
};

/** The query about digests. */
export const DigestQuery: Pick<QueryResolvers, "digests"> = {
  digests: async (_root, _args, { digests, viewer }) => [...(await digests.list(viewer))],
};

/** The mutation of digests. */
export const DigestMutation: Pick<MutationResolvers, "setDigest"> = {
  setDigest: async (_root, { input }, context, info) => {
    const placeId = input.placeId ?? null;
    const at = input.at === null || input.at === undefined ? null : toMinute(input.at);
    const { before, digest } = await context.digests.set({ placeId, at }, context.viewer);
    const values = (minute: number | null) => toDigestValues(placeId, minute === null ? null : toTime(minute));
    noteChange(context, info, toAuditedChanges(values(before), values(at), ["place"]));
    return { digest };
  },
};

function toMinute(time: string): number {
  const minute = toMinuteOfDay(time);
  if (minute === undefined) throw badInput("input.at", "Times are HH:mm");
  return minute;
}
