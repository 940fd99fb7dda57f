import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { MissingPunchResolvers, MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { refuseOneself } from "../not-oneself.ts";
import { toPunchState } from "./correction-fields.ts";
import { answerRefusal, toDeed } from "./correction-input.ts";
import { planOutage } from "./outage-input.ts";

/** A missing punch's fields. */
export const MissingPunchFields: MissingPunchResolvers = {
  at: ({ atMs }) => new Date(atMs).toISOString(),
  state: ({ stateCode }) => toPunchState(stateCode),
};

/** What an outage needs. */
export const OutageQuery = {
  outagePreview: async (_root, { input, first }, context) => {
    const limit = parseFirst(first);
    const { plan, token } = await planOutage(input, context);
    const { punches, without, unknown } = plan;
    const people = new Set(punches.map(({ person }) => person.key)).size;
    return { token, punches: punches.slice(0, limit), totalCount: punches.length, people, without, unknown };
  },
} satisfies QueryResolvers;

/** Corrections by groups. */
export const OutageMutation = {
  correctOutage: async (_root, { input }, context) => {
    const deed = toDeed(context, "ENTER", { reason: input.reason, needsReason: true });
    const { outage, plan, token } = await planOutage(input.outage, context);
    if (token !== input.token)
      throw codedError("BAD_USER_INPUT", "Something changed since the preview: look at it again", {
        argument: "input.token",
      });
    if (plan.punches.length === 0)
      throw codedError("BAD_USER_INPUT", "Nobody misses a punch by it", { argument: "input.outage" });
    const add = () => context.corrections.addGroup({ outage, punches: plan.punches, deed });
    return { groupId: await answerRefusal(add), corrections: plan.punches.length };
  },

  revertCorrectionGroup: async (_root, { input }, context) => {
    const deed = toDeed(context, "REVERT", { reason: input.reason, needsReason: true });
    await checkGroup(input.groupId, context);
    const revert = () => context.corrections.revertGroup({ id: input.groupId, deed });
    return { groupId: input.groupId, corrections: await answerRefusal(revert) };
  },
} satisfies MutationResolvers;

/** A group is reverted as a whole: by whoever may correct everybody in it, at its place. @throws NOT_FOUND */
async function checkGroup(groupId: string, context: AttendanceContext): Promise<void> {
  const { corrections, readScope, viewer } = context;
  const all = await corrections.count({ groupIds: [groupId], people: {} });
  const { placeIds, people: scope } = await readScope();
  const own = await corrections.count({ groupIds: [groupId], people: { placeIds, scope } });
  const [first] = await corrections.list({ groupIds: [groupId], people: {} }, { limit: 1, after: undefined });
  const isOwnPlace = first !== undefined && (viewer.places === "*" || viewer.places.includes(first.placeId));
  if (all === own && isOwnPlace) return refuseOwnGroup(groupId, context);
  throw codedError("NOT_FOUND", "There is no such group in your scope", { argument: "input.groupId" });
}

/** @throws FORBIDDEN where the viewer is one of its people */
async function refuseOwnGroup(groupId: string, context: AttendanceContext): Promise<void> {
  const own = await context.readOwnPersonId();
  if (own === undefined) return;
  if ((await context.corrections.count({ groupIds: [groupId], people: { ids: [own] } })) > 0)
    await refuseOneself([own], context, "input.groupId");
}
