import { codedError } from "@biometricflow/service/errors/error-codes";
import type { CorrectionDeed, CorrectionDraft } from "../../domain/corrections/correction.ts";
import type { MutationResolvers, RequestCorrectionInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { refuseOneself } from "../not-oneself.ts";
import { OutageMutation } from "./outage-fields.ts";
import { answerRefusal, findInScope, toAddedDraft, toDeed, toIgnoredDraft } from "./correction-input.ts";

/** Changes of corrections. */
export const CorrectionMutation = {
  ...OutageMutation,

  addPunch: async (_root, { input }, context) => {
    const deed = toDeed(context, "ENTER", { reason: input.reason, needsReason: true });
    await refuseOneself([input.personId], context, "input.personId");
    return add(await toAddedDraft(input, context), deed, context);
  },

  ignorePunch: async (_root, { input }, context) => {
    const deed = toDeed(context, "ENTER", { reason: input.reason, needsReason: true });
    const draft = await toIgnoredDraft(input.punchId, context);
    await refuseOwnKey(draft.personKey, context);
    return add(draft, deed, context);
  },

  requestCorrection: async (_root, { input }, context) => {
    const deed = toDeed(context, "REQUEST", { reason: input.reason, needsReason: true });
    return add(await toRequestedDraft(input, context), deed, context);
  },

  decideCorrection: async (_root, { input }, context) => {
    const { id, isApproved, reason } = input;
    const move = isApproved ? "APPROVE" : "REFUSE";
    return applyDeed(id, toDeed(context, move, { reason, needsReason: !isApproved }), context);
  },

  withdrawCorrection: async (_root, { input }, context) =>
    applyDeed(input.id, toDeed(context, "WITHDRAW", { reason: input.reason, needsReason: false }), context),

  revertCorrection: async (_root, { input }, context) =>
    applyDeed(input.id, toDeed(context, "REVERT", { reason: input.reason, needsReason: true }), context),
} satisfies MutationResolvers;

async function add(draft: CorrectionDraft, deed: CorrectionDeed, { corrections }: AttendanceContext) {
  return { correction: await answerRefusal(() => corrections.add(draft, deed)) };
}

async function applyDeed(id: string, deed: CorrectionDeed, context: AttendanceContext) {
  await findInScope(id, context);
  return { correction: await answerRefusal(() => context.corrections.move({ id, deed })) };
}

/** @throws FORBIDDEN */
async function refuseOwnKey(personKey: number, context: AttendanceContext): Promise<void> {
  const own = await context.readOwnPersonId();
  const person = own === undefined ? null : await context.people.load(own);
  if (person?.key === personKey) await refuseOneself([person.id], context, "input.punchId");
}

async function toRequestedDraft(input: RequestCorrectionInput, context: AttendanceContext): Promise<CorrectionDraft> {
  const { addPunch, ignorePunchId } = input;
  if (addPunch && !ignorePunchId) return toAddedDraft(addPunch, context);
  if (ignorePunchId && !addPunch) return toIgnoredDraft(ignorePunchId, context);
  throw codedError("BAD_USER_INPUT", "Give exactly one of addPunch and ignorePunchId", { argument: "input" });
}
