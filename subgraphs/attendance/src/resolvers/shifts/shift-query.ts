import { DEFAULT_SHIFT } from "@biometricflow/rules/shift-rules";
import { toOverride } from "../../domain/rules/shift-book.ts";
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { exportRoster, listRoster } from "./roster-list.ts";
import { previewChange } from "./preview-change.ts";
import { findShift, toHours } from "./shift-fields.ts";
import { listAssignments } from "./shift-list.ts";

/** The queries of shifts. */
export const ShiftQuery = {
  shifts: async (_root, _args, { readShifts }) => [...(await readShifts()).values()],
  shiftDefaults: () => toHours(toOverride(DEFAULT_SHIFT)),
  shift: (_root, { id }, context) => findShift(id, context),
  shiftAssignments: (_root, args, context) => listAssignments(args, context),
  previewChange: (_root, args, context) => previewChange(args, context),
  roster: (_root, args, context) => listRoster(args, context),
  rosterCsv: (_root, args, context) => exportRoster(args, context),
} satisfies QueryResolvers;
