import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { createChangeStream, type Told } from "@biometricflow/subgraph/changes/change-stream";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import type { DirectoryContext } from "../context.ts";
import type { AlertEvent } from "../domain/alerts/alert-events.ts";
import type { AlertEvent as GraphAlertEvent, SubscriptionResolvers } from "../generated/resolvers.ts";

/** `Subscription` fields. */
export const Subscription: SubscriptionResolvers = {
  alertRaised: {
    subscribe: (_root, { placeIds }, { alertEvents, viewer }) => {
      const asked = parseIds(placeIds, "placeIds", "PLACE");
      return createChangeStream({
        bus: alertEvents,
        select: async (events) => events.filter(({ alert }) => isSeen(alert.placeId, viewer, asked)),
        toMessage: (told: Told<AlertEvent>) => ({ alertRaised: toEvent(told) }),
      });
    },
  },
};

/** What is of no place is of the organisation as a whole: it is for whoever sees every place and asked for all of them. */
function isSeen(
  placeId: string | null,
  viewer: DirectoryContext["viewer"],
  asked: readonly string[] | undefined,
): boolean {
  if (placeId === null) return viewer.places === "*" && asked === undefined;
  return canSeePlace(viewer, placeId) && (asked?.includes(placeId) ?? true);
}

function toEvent(told: Told<AlertEvent>): GraphAlertEvent {
  if (told.kind === "RESYNC") return { kind: "RESYNC", alertId: null, about: null, placeId: null, deviceId: null };
  const { kind, alert } = told.event;
  return { kind, alertId: alert.id, about: alert.kind, placeId: alert.placeId, deviceId: alert.deviceId };
}
