import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PinChange, PinOutcome } from "../../domain/people/pin-decision.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { requireEverywhere } from "../scope.ts";
import { parseConflict, parseMapping } from "./pin-input.ts";
import { toGraphPreview } from "./pin-fields.ts";

/** The mutations of PINs. */
export const PinMutation = {
  mapPin: async (_root, { input }, context) => changePin(await parseMapping(input, context), input.dryRun, context),

  decidePinConflict: async (_root, { input }, context) =>
    changePin(await parseConflict(input, context), input.dryRun, context),

  undoPinDecision: async (_root, { input }, context) => {
    requireEverywhere(context);
    return changePin({ kind: "UNDO", decisionId: input.decisionId }, input.dryRun, context);
  },
} satisfies MutationResolvers;

/** Makes a change unless it is only to be looked at; what it does is looked at either way, before. */
async function changePin(
  change: PinChange,
  dryRun: boolean | null | undefined,
  { viewer, pins, previewPin, now }: AttendanceContext,
) {
  const act = { actor: viewer.subject, atMs: now() };
  const preview = await previewPin(change, act);
  requireDone(preview.outcome);
  if (dryRun !== false) return { isDone: false, decisionId: null, preview: toGraphPreview(preview) };
  const decisionId = requireDone(await pins.change(change, act));
  return { isDone: true, decisionId, preview: toGraphPreview(preview) };
}

/** @throws BAD_USER_INPUT */
function requireDone(outcome: PinOutcome): string {
  if (outcome.kind === "DONE") return outcome.decisionId;
  throw codedError("BAD_USER_INPUT", outcome.message, { argument: `input.${outcome.key}` });
}
