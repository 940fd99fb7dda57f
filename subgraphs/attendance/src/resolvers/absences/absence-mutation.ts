import { codedError } from "@biometricflow/service/errors/error-codes";
import type { AbsenceAct, SavedKind } from "../../domain/absences/absence-store.ts";
import type { AbsenceKind } from "../../domain/absences/absence-kind.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { refuseOneself } from "../not-oneself.ts";
import { requireEverywhere } from "../scope.ts";
import { toChanges, toInputError, toTerms } from "./absence-input.ts";
import { checkOwnAbsences, findOwnPeople } from "./absence-scope.ts";
import { addForMany } from "./add-absences.ts";
import { importAbsences } from "./import-absences.ts";

/** Absences that a removal may name at once. */
const MAX_REMOVED = 1000;

/** The mutations of absences. */
export const AbsenceMutation = {
  addAbsence: async (_root, { input }, context) => {
    const terms = toTerms(input);
    const people = await findOwnPeople([input.personId], context);
    await refuseOneself([input.personId], context, "input.personId");
    const drafts = people.map((person) => ({ ...terms, person }));
    const added = await context.absenceWriter.add(drafts, toAct("addAbsence", context));
    if (added.kind === "FAULT") throw toInputError(added.fault);
    return { absence: added.absences[0] ?? null, conflict: added.conflicts[0]?.other ?? null };
  },

  editAbsence: async (_root, { input }, context) => {
    await checkOwnAbsences([input.id], context);
    const edited = await context.absenceWriter.edit(input.id, toChanges(input), toAct("editAbsence", context));
    if (edited.kind === "GONE") throw codedError("BAD_USER_INPUT", "The absence is gone", { argument: "input.id" });
    if (edited.kind === "FAULT") throw toInputError(edited.fault);
    return edited.kind === "CONFLICT" ? { conflict: edited.other } : { absence: edited.absence };
  },

  removeAbsences: async (_root, { input: { ids } }, context) => {
    if (ids.length > MAX_REMOVED) throw toInputError({ argument: "ids", expected: `at most ${MAX_REMOVED} ids` });
    await checkOwnAbsences(ids, context);
    return { absences: [...(await context.absenceWriter.remove(ids, toAct("removeAbsences", context)))] };
  },

  addAbsences: (_root, { input }, context) => addForMany(input, toAct("addAbsences", context), context),

  importAbsences: (_root, { input }, context) => importAbsences(input, toAct("importAbsences", context), context),

  saveAbsenceKind: async (_root, { input }, context) => {
    requireEverywhere(context);
    const { arabicName, paid, ...kind } = input;
    const saved = { ...kind, arabicName: arabicName || undefined, paid: paid ?? undefined };
    return { kind: toKind(await context.absenceWriter.saveKind(saved, toAct("saveAbsenceKind", context))) };
  },

  removeAbsenceKind: async (_root, { input: { id } }, context) => {
    requireEverywhere(context);
    return { kind: toKind(await context.absenceWriter.removeKind(id, toAct("removeAbsenceKind", context))) };
  },
} satisfies MutationResolvers;

function toAct(action: string, { viewer, now }: AttendanceContext): AbsenceAct {
  return { action, actor: viewer.subject, atMs: now() };
}

function toKind(saved: SavedKind): AbsenceKind {
  if (saved.kind === "FAULT") throw toInputError(saved.fault);
  return saved.absenceKind;
}
