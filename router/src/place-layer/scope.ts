import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError, describeOutOfScope } from "@biometricflow/service/errors/error-codes";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { FieldNode } from "graphql";
import type { ArgumentPath, Routing } from "@biometricflow/schema/contract/routing-directives";
import type { JsonObject } from "../operation/json.ts";
import type { KnownPlace, PlaceList } from "./place-port.ts";
import { readArgument } from "../operation/selection.ts";

const ID_HINT = "ids look like riyadh for a place and riyadh/gate-1 for what it holds";

/** Who asks, and which places there are. */
export interface ScopeQuestion {
  readonly viewer: Viewer | undefined;
  readonly places: PlaceList;
}

/**
 * The places that must answer a field: those its arguments name, within the viewer's places, enabled ones only.
 * Never empty; in the registry's order.
 *
 * @throws `BAD_USER_INPUT` for a malformed id and an empty list of ids, `FORBIDDEN` for a place out of scope that is
 * named, and when no place is in scope. A place that there is not is told from one out of scope to nobody but those who
 * see every place: `BAD_USER_INPUT`.
 */
export function resolveTargets(
  field: { readonly node: FieldNode; readonly routing: Routing },
  variables: JsonObject,
  question: ScopeQuestion,
): readonly string[] {
  const { node, routing } = field;
  if (routing.kind === "ROUTE") {
    const [place] = readPlaces(node, routing.by, variables) ?? [];
    if (place === undefined) throw badArgument(routing.by.text, "An id is required");
    assertInScope(place, routing.by.text, question);
    return [place];
  }
  const named = routing.narrowedBy.flatMap((path) => {
    const places = readPlaces(node, path, variables);
    places?.forEach((place) => assertInScope(place, path.text, question));
    return places === undefined ? [] : [new Set(places)];
  });
  const targets = listScope(question).filter((place) => named.every((places) => places.has(place)));
  if (targets.length === 0) throw codedError("FORBIDDEN", "No place is in scope");
  return targets;
}

/** The places that each given argument of a gathered field narrows it to, whether there are such places or not. */
export function listNarrowed(
  { node, routing }: { readonly node: FieldNode; readonly routing: Routing },
  variables: JsonObject,
): readonly ReadonlySet<string>[] {
  if (routing.kind === "ROUTE") return [];
  return routing.narrowedBy.flatMap((path) => {
    const places = readPlaces(node, path, variables);
    return places === undefined ? [] : [new Set(places)];
  });
}

/** Every enabled place the viewer may see, in the registry's order. */
export function listScope({ viewer, places }: ScopeQuestion): readonly string[] {
  if (viewer === undefined) return [];
  return places
    .list()
    .filter((place) => place.enabled && canSeePlace(viewer, place.id))
    .map((place) => place.id);
}

/**
 * The places that a list of ids names, switched off or not. `undefined` when the argument is not given.
 *
 * @throws as `resolveTargets` does, for places that are switched off excepted.
 */
export function listNamed(
  { node, argument }: { readonly node: FieldNode; readonly argument: string },
  variables: JsonObject,
  question: ScopeQuestion,
): readonly string[] | undefined {
  const places = readPlaces(node, { text: argument, steps: argument.split(".") }, variables);
  places?.forEach((place) => findVisible(place, argument, question));
  return places;
}

/** @throws `FORBIDDEN` when it is out of scope; `BAD_USER_INPUT` when who sees every place names one that there is not. */
export function assertInScope(placeId: string, argument: string, question: ScopeQuestion): void {
  const place = findVisible(placeId, argument, question);
  if (!place.enabled) throw codedError("FORBIDDEN", `The place ${placeId} is switched off`, { place: placeId });
}

function findVisible(placeId: string, argument: string, { viewer, places }: ScopeQuestion): KnownPlace {
  if (viewer === undefined || !canSeePlace(viewer, placeId)) {
    throw codedError("FORBIDDEN", describeOutOfScope(placeId), { place: placeId });
  }
  const place = places.find(placeId);
  if (place !== undefined) return place;
  if (viewer.places === "*") throw badArgument(argument, `There is no place ${placeId}: ${ID_HINT}`);
  throw codedError("FORBIDDEN", describeOutOfScope(placeId), { place: placeId }); // in the token, and gone
}

/** The places that the ids at an argument path belong to. `undefined` when the argument is not given. */
function readPlaces(node: FieldNode, path: ArgumentPath, variables: JsonObject): readonly string[] | undefined {
  const [name = "", ...steps] = path.steps;
  let value = readArgument(node, name, variables);
  for (const step of steps) value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.length === 0) {
    throw badArgument(path.text, `${path.text} is empty: name what to read, or leave it out to read everything`);
  }
  return (Array.isArray(value) ? value : [value]).map((id) => toPlace(id, path.text));
}

function toPlace(id: unknown, argument: string): string {
  const parsed = typeof id === "string" ? parseGlobalId(id) : undefined;
  if (parsed === undefined) throw badArgument(argument, `The id is not well-formed: ${ID_HINT}`);
  return parsed.place;
}

function badArgument(argument: string, message: string) {
  return codedError("BAD_USER_INPUT", message, { argument });
}
