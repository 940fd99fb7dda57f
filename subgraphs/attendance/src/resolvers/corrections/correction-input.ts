import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { Correction, CorrectionDeed, CorrectionDraft } from "../../domain/corrections/correction.ts";
import { CorrectionRefusedError } from "../../domain/corrections/correction-store.ts";
import type { CorrectionMove } from "../../domain/corrections/correction-state.ts";
import type { RequestedPunchInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { findPersonInScope, toPlacesInScope } from "../scope.ts";
import { parseReason } from "../reason.ts";
import { toStateCode } from "./correction-fields.ts";

/** A deed of the viewer, now. @throws BAD_USER_INPUT without a reason where one is needed, and for a long one */
export function toDeed(
  { viewer, now }: AttendanceContext,
  move: CorrectionMove,
  given: { readonly reason?: string | null | undefined; readonly needsReason: boolean },
): CorrectionDeed {
  const reason = parseReason(given.reason, given.needsReason);
  return { move, actor: viewer.subject, actorName: viewer.name, atMs: now(), reason };
}

/** A punch to be added, of a person and a place in the viewer's scope. @throws NOT_FOUND, FORBIDDEN */
export async function toAddedDraft(input: RequestedPunchInput, context: AttendanceContext): Promise<CorrectionDraft> {
  const { key } = await findPersonInScope(context, input.personId, "input.personId");
  const [placeId = ""] = toPlacesInScope(context.viewer, context.placeIds, [input.placeId]);
  const { localTime, isSecond, state } = input;
  const stateCode = toStateCode(state ?? "UNSPECIFIED");
  return { kind: "ADD_PUNCH", personKey: key, placeId, localTime, isSecond: isSecond ?? false, stateCode };
}

/** A punch to be ignored, of a person and a place in the viewer's scope. @throws NOT_FOUND, FORBIDDEN */
export async function toIgnoredDraft(punchId: string, context: AttendanceContext): Promise<CorrectionDraft> {
  const owner = await context.corrections.findOwner(punchId);
  const person = owner && (await context.people.load(owner.personId));
  if (!owner || !person)
    throw codedError("NOT_FOUND", "There is no such punch of anybody in your scope", { argument: "input.punchId" });
  checkPlace(context, owner.placeId);
  return { kind: "IGNORE_PUNCH", personKey: owner.personKey, punchId };
}

/** A correction of a person in the viewer's scope. @throws NOT_FOUND, FORBIDDEN for a punch of a place out of it */
export async function findInScope(id: string, context: AttendanceContext): Promise<Correction> {
  const correction = await context.corrections.find(id);
  const person = correction && (await context.people.load(correction.person.id));
  if (!correction || !person)
    throw codedError("NOT_FOUND", "There is no such correction in your scope", { argument: "input.id" });
  checkPlace(context, correction.placeId);
  return correction;
}

/** Also of a place that is none any more: what was corrected there can be taken back. */
function checkPlace({ viewer }: AttendanceContext, placeId: string): void {
  if (!canSeePlace(viewer, placeId))
    throw codedError("FORBIDDEN", "It is about a place out of your scope: ask somebody who sees that place", {});
}

/** What the store refuses, in the words of the graph. @throws BAD_USER_INPUT */
export async function answerRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CorrectionRefusedError)) throw error;
    const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
    throw codedError("BAD_USER_INPUT", message, { argument: `input.${error.argument}`.replace(/\.input$/, "") });
  }
}
