import { toMinuteOfDay } from "@biometricflow/rules/shift-rules";
import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { badInput } from "../domain/errors.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";

/** The mutations of alerts. */
export const AlertMutation: Pick<MutationResolvers, "acknowledgeAlert" | "setAlertRule" | "setQuietHours"> = {
  acknowledgeAlert: async (_root, { input: { id } }, { alerts, viewer }) => ({
    alert: await alerts.acknowledge(id, viewer),
  }),

  setAlertRule: async (_root, { input }, { alerts, viewer }) => {
    const { kind, isEnabled, afterMinutes, threshold, isUrgent } = input;
    const change = {
      ...(isEnabled === null || isEnabled === undefined ? {} : { isEnabled }),
      ...(afterMinutes === null || afterMinutes === undefined ? {} : { afterMinutes }),
      ...(threshold === null || threshold === undefined ? {} : { threshold }),
      ...(isUrgent === null || isUrgent === undefined ? {} : { isUrgent }),
    };
    return { rule: await alerts.setRule(kind, change, viewer) };
  },

  setQuietHours: async (_root, { input: { hours } }, { alerts, viewer }) => {
    const read = hours.map(({ days, from, to }) => ({
      days: WEEKDAYS.filter((day) => days.includes(day)),
      from: toMinute(from),
      to: toMinute(to),
    }));
    return { quietHours: [...(await alerts.setQuietHours(read, viewer))] };
  },
};

function toMinute(time: string): number {
  const minute = toMinuteOfDay(time);
  if (minute === undefined) throw badInput("input.hours", "Times are HH:mm");
  return minute;
}
