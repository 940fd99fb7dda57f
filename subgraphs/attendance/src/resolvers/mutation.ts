import type { MutationResolvers } from "../generated/resolvers.ts";
import { AbsenceMutation } from "./absences/absence-mutation.ts";
import { ExportMutations } from "./exports/export-mutation.ts";
import { CalendarMutation } from "./calendars/calendar-mutation.ts";
import { PinMutation } from "./pins/pin-mutation.ts";
import { PeopleMutation } from "./people-mutation.ts";
import { PeriodMutation } from "./periods/period-mutation.ts";
import { CorrectionMutation } from "./corrections/correction-mutation.ts";
import { ShiftMutation } from "./shifts/shift-mutation.ts";
import { OvertimeMutation } from "./overtime/overtime-mutation.ts";
import { WorkRuleMutation } from "./work-rules/work-rule-resolvers.ts";

/** The mutations of attendance. */
export const Mutation: MutationResolvers = {
  ...AbsenceMutation,
  ...CorrectionMutation,
  ...ShiftMutation,
  ...ExportMutations,

  ...OvertimeMutation,

  ...WorkRuleMutation,
  ...PeriodMutation,

  ...CalendarMutation,
  ...PeopleMutation,
  ...PinMutation,
};
