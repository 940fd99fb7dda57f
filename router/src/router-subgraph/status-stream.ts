import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { listNamed } from "../place-layer/scope.ts";
import type { Registry } from "../registry/registry.ts";
import type { RootQuestion } from "../subscriptions/root-source.ts";
import type { OwnStream } from "./local-streams.ts";
import type { StatusWatch } from "./status-watch.ts";

/** What stands behind `StatusEvent` until its fields resolve. */
interface StatusChange {
  readonly place: RegisteredPlace;
  /** Null until places tell what becomes of their readers. */
  readonly device: null;
}

/** `Subscription.statusChanged`: places in the viewer's scope, those that are switched off included. */
export function createStatusStream(registry: Registry, statuses: StatusWatch): OwnStream<StatusChange> {
  const named = ({ node, variables, viewer }: RootQuestion) =>
    listNamed({ node, argument: "placeIds" }, variables, { viewer, places: registry });
  const scope = (question: RootQuestion) => {
    const visible = registry.list().filter(({ id }) => canSeePlace(question.viewer, id));
    return named(question) ?? visible.map(({ id }) => id);
  };
  return {
    scope,
    watch: (question, onEvent) => {
      const places = named(question);
      return statuses.watch((place) => {
        const isFollowed = places?.includes(place.id) ?? canSeePlace(question.viewer, place.id);
        if (isFollowed) onEvent({ place, device: null });
      });
    },
  };
}
