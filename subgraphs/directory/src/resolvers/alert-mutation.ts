import type { MutationResolvers } from "../generated/resolvers.ts";

/** The mutations of alerts. */
export const AlertMutation: Pick<MutationResolvers, "acknowledgeAlert" | "setAlertRule"> = {
  acknowledgeAlert: async (_root, { input: { id } }, { alerts, viewer }) => ({
    alert: await alerts.acknowledge(id, viewer),
  }),

  setAlertRule: async (_root, { input: { kind, isEnabled, afterMinutes, threshold } }, { alerts, viewer }) => {
    const change = {
      ...(isEnabled === null || isEnabled === undefined ? {} : { isEnabled }),
      ...(afterMinutes === null || afterMinutes === undefined ? {} : { afterMinutes }),
      ...(threshold === null || threshold === undefined ? {} : { threshold }),
    };
    return { rule: await alerts.setRule(kind, change, viewer) };
  },
};
