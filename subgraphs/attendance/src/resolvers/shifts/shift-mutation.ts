import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Act } from "../../domain/people/people-store.ts";
import type { EditRosterInput, EditRosterPayload, MutationResolvers } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { importRoster } from "./import-roster.ts";
import { toRosterEdits } from "./roster-input.ts";
import { requireEverywhere } from "../scope.ts";
import { toldInFull, toShift, toTarget } from "./shift-input.ts";

/** The mutations of shifts. */
export const ShiftMutation = {
  saveShift: async (_root, { input }, context) => {
    requireEverywhere(context);
    const { revision, ...said } = input;
    return { shift: await toldInFull(context.shiftWriter.save(toShift(said), toAct(context), revision ?? undefined)) };
  },

  removeShift: async (_root, { input: { id } }, context) => {
    requireEverywhere(context);
    return { shift: await toldInFull(context.shiftWriter.remove(id, toAct(context))) };
  },

  assignShift: async (_root, { input }, context) => {
    const { shiftId, from, to } = input;
    if (to && from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument: "input.from" });
    const assignment = { target: await toTarget(input, context), shiftId, from, to: to ?? undefined };
    return { assignment: await toldInFull(context.shiftWriter.assign(assignment, toAct(context))) };
  },

  unassignShift: async (_root, { input }, context) => {
    const target = await toTarget(input, context);
    return { assignment: await toldInFull(context.shiftWriter.unassign(target, input.from, toAct(context))) };
  },

  editRoster: (_root, { input }, context) => editCells(input, context),

  importRoster: (_root, { input }, context) => importRoster(input, context),
} satisfies MutationResolvers;

async function editCells(input: EditRosterInput, context: AttendanceContext): Promise<EditRosterPayload> {
  const edits = await toRosterEdits(input, context);
  const { changed, faults } = await context.shiftWriter.editRoster(edits, toAct(context));
  if (faults.length === 0) return { changed };
  const told = faults.map(({ personId, date, ...fault }) => ({ ...fault, key: `${personId} ${date ?? ""}`.trim() }));
  const message = told.map(({ key, found, expected }) => `${key}: found ${found}, expected ${expected}`);
  throw codedError("BAD_USER_INPUT", message.join("; "), { argument: "input.cells", faults: told });
}

function toAct({ viewer, now }: AttendanceContext): Act {
  return { actor: viewer.subject, atMs: now() };
}
