import { parseVectorCursor, type VectorCursor } from "@biometricflow/schema/vector-cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { PlaceStreamPlan } from "../executor/executor.ts";
import { listScope, resolveTargets } from "../place-layer/scope.ts";
import { readArgument } from "../operation/selection.ts";
import type { Registry } from "../registry/registry.ts";
import { listFilters } from "./event-filter.ts";
import type { ViewRequest } from "./stream-view.ts";

/** Which places a subscription follows, now and after the registry or the rights changed. */
export interface StreamScope {
  readonly current: () => readonly string[];
  /** The places that a viewer would follow. */
  readonly of: (viewer: Viewer) => readonly string[];
  readonly renew: (viewer: Viewer) => void;
}

/** Creates the scope of a stream of places. @throws what refuses the places that are named. */
export function createStreamScope(
  { field, rootField }: PlaceStreamPlan,
  { variables, viewer }: ViewRequest,
  registry: Registry,
): StreamScope {
  let now = viewer;
  const target = { node: field.node, routing: rootField.routing };
  const initial = resolveTargets(target, variables, { viewer, places: registry });
  const of = (who: Viewer) => {
    const question = { viewer: who, places: registry };
    try {
      return resolveTargets(target, variables, question);
    } catch {
      return listScope(question).filter((place) => initial.includes(place)); // a place that is named was switched off
    }
  };
  return {
    current: () => of(now),
    of,
    renew: (who) => {
      now = who;
    },
  };
}

/**
 * Reads where a client wants to go on. Places that the viewer may not see, or that there are not, are left out: nothing
 * is said about them in return.
 *
 * @throws `BAD_CURSOR`
 */
export function readAfter(
  { field }: PlaceStreamPlan,
  { variables, viewer }: ViewRequest,
  registry: Registry,
): VectorCursor {
  const after = readArgument(field.node, "after", variables) ?? null;
  if (after === null) return new Map();
  const vector = typeof after === "string" ? parseVectorCursor(after) : undefined;
  if (vector === undefined)
    throw codedError("BAD_CURSOR", "after is not a position of this stream", { argument: "after" });
  return new Map([...vector].filter(([place]) => canSeePlace(viewer, place) && registry.find(place) !== undefined));
}

/**
 * A screen on a wall chooses by places alone: who has its link would look up by a stream that stays silent what the place refuses.
 *
 * @throws `FORBIDDEN`
 */
export function refuseLookups(plan: PlaceStreamPlan, { variables, viewer }: ViewRequest): void {
  if (viewer.role !== "SCREEN") return;
  for (const { argument, path } of listFilters(plan))
    if (path !== undefined && (readArgument(plan.field.node, argument, variables) ?? null) !== null)
      throw codedError("FORBIDDEN", `A screen looks for nobody: leave out ${argument}`, { argument });
}
