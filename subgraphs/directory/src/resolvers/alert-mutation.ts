import { toMinuteOfDay } from "@biometricflow/rules/shift-rules";
import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { toAuditedChanges } from "@biometricflow/service/audit/change";
import { toQuietValues, toRuleValues } from "../domain/audited-values.ts";
import { badInput } from "../domain/errors.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { noteChange } from "./audited.ts";

/** The mutations of alerts. */
export const AlertMutation: Pick<MutationResolvers, "acknowledgeAlert" | "setAlertRule" | "setQuietHours"> = {
  acknowledgeAlert: async (_root, { input: { id } }, { alerts, viewer }) => ({
    alert: await alerts.acknowledge(id, viewer),
  }),

  setAlertRule: async (_root, { input }, context, info) => {
    const { kind, isEnabled, afterMinutes, threshold, isUrgent } = input;
    const change = {
      ...(isEnabled === null || isEnabled === undefined ? {} : { isEnabled }),
      ...(afterMinutes === null || afterMinutes === undefined ? {} : { afterMinutes }),
      ...(threshold === null || threshold === undefined ? {} : { threshold }),
      ...(isUrgent === null || isUrgent === undefined ? {} : { isUrgent }),
    };
    const { before, after } = await context.alerts.setRule(kind, change, context.viewer);
    noteChange(context, info, toAuditedChanges(toRuleValues(before), toRuleValues(after)));
    return { rule: after };
  },

  setQuietHours: async (_root, { input: { hours } }, context, info) => {
    const read = hours.map(({ days, from, to }) => ({
      days: WEEKDAYS.filter((day) => days.includes(day)),
      from: toMinute(from),
      to: toMinute(to),
    }));
    const { before, after } = await context.alerts.setQuietHours(read, context.viewer);
    noteChange(context, info, toAuditedChanges(toQuietValues(before), toQuietValues(after)));
    return { quietHours: [...after] };
  },
};

function toMinute(time: string): number {
  const minute = toMinuteOfDay(time);
  if (minute === undefined) throw badInput("input.hours", "Times are HH:mm");
  return minute;
}
