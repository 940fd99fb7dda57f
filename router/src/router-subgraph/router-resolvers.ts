import { isPlaceId } from "@biometricflow/schema/global-id";
import { codedError, describeOutOfScope } from "@biometricflow/service/errors/error-codes";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { Resolvers } from "../generated/resolvers.ts";
import type { PlaceHealth } from "../place-links/place-health.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { Registry } from "../registry/registry.ts";

/** What the router says of itself. */
export interface PlatformInfo {
  readonly version: string;
  readonly contractHash: string;
  /** The name of the executor that runs queries. */
  readonly executor: string;
}

/** What the router's own subgraph answers from. */
export interface RouterSubgraph {
  readonly registry: Registry;
  readonly health: PlaceHealth;
  readonly platform: PlatformInfo;
}

/** Resolvers of `schema/router.graphql`: they answer from memory, whichever other process is down. */
export function createRouterResolvers({ registry, health, platform }: RouterSubgraph): Resolvers {
  return {
    Query: {
      platform: () => platform,
      places: (_parent, _args, { viewer }) => listVisible(registry, viewer),
      place: (_parent, { id }, { viewer }) => findVisible(registry, viewer, id),
      me: (_parent, _args, { viewer }) => viewer ?? null,
    },
    Place: {
      __resolveReference: ({ id }, { viewer }) => findVisible(registry, viewer, id),
      status: (place) => ("urls" in place ? health.status(place) : null),
      asOf: ({ id }) => health.asOf(id),
    },
    Viewer: {
      id: (viewer) => viewer.subject,
      username: (viewer) => viewer.name,
      places: (viewer) => listVisible(registry, viewer),
      viewedBy: (viewer) => viewer.viewedBy ?? null,
      deviceWrites: ({ deviceWritesUntilMs }) => (deviceWritesUntilMs === undefined ? "ALWAYS" : "TIMED"),
      deviceWritesUntil: ({ deviceWritesUntilMs: untilMs = 0 }) =>
        untilMs > 0 ? new Date(untilMs).toISOString() : null,
    },
  };
}

function listVisible(registry: Registry, viewer: Viewer | undefined): RegisteredPlace[] {
  if (viewer === undefined) return [];
  return registry.list().filter((place) => canSeePlace(viewer, place.id));
}

/** @throws `BAD_USER_INPUT` for what is no place id, `FORBIDDEN` for a place out of scope. */
function findVisible(registry: Registry, viewer: Viewer | undefined, id: string): RegisteredPlace | null {
  if (!isPlaceId(id)) throw codedError("BAD_USER_INPUT", "The id is not well-formed", { argument: "id" });
  if (viewer === undefined || !canSeePlace(viewer, id)) {
    throw codedError("FORBIDDEN", describeOutOfScope(id), { place: id }); // there is one or not
  }
  return registry.find(id) ?? null;
}
