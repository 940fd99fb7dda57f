import { parseGlobalId } from "@biometricflow/schema/global-id";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { PlaceHealth } from "../place-links/place-health.ts";
import { listFields } from "../operation/selection.ts";
import { listNamed } from "../place-layer/scope.ts";
import type { Registry } from "../registry/registry.ts";
import type { RootQuestion } from "../subscriptions/root-source.ts";
import type { OwnStream } from "./local-streams.ts";
import type { StatusWatch } from "./status-watch.ts";

/** What stands behind `StatusEvent` until its fields resolve. */
type StatusChange =
  | { readonly place: RegisteredPlace; readonly device: null }
  | { readonly place: null; readonly device: { readonly id: string } };

/**
 * `Subscription.statusChanged`: places in the viewer's scope, those that are switched off included, and their readers
 * for whoever selects them.
 */
export function createStatusStream(
  registry: Registry,
  statuses: StatusWatch,
  watchReaders: PlaceHealth["watchReaders"],
): OwnStream<StatusChange> {
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
      const isFollowed = (id: string) => places?.includes(id) ?? canSeePlace(question.viewer, id);
      const stopPlaces = statuses.watch((place) => {
        if (isFollowed(place.id)) onEvent({ place, device: null });
      });
      if (!selectsReaders(question)) return stopPlaces;
      const stopReaders = watchReaders((id) => {
        if (isFollowed(parseGlobalId(id)?.place ?? "")) onEvent({ place: null, device: { id } });
      });
      return () => {
        stopPlaces();
        stopReaders();
      };
    },
  };
}

/** Whoever selects places alone, as roles that see no readers must, hears of nothing else. */
function selectsReaders({ node }: RootQuestion): boolean {
  return listFields(node.selectionSet?.selections ?? []).some((field) => field.node.name.value === "device");
}
