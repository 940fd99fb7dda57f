import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { FieldNode } from "graphql";
import type { JsonObject } from "../operation/json.ts";
import { readArgument } from "../operation/selection.ts";

/** A root of another subgraph that is told on: whom each event is for. */
export interface ChangeRoot {
  /** Where a subscription names places. */
  readonly placesArgument: string;
  /** The fields that name the places by which an event is seen. */
  readonly placeFields: readonly string[];
  /** What a subscription asks for. */
  readonly toFilter: (node: FieldNode, variables: JsonObject) => ChangeFilter;
}

/** What a subscription asks for; what is absent leaves open. */
interface ChangeFilter {
  readonly placeIds?: unknown;
  readonly personIds?: unknown;
  readonly departmentIds?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** The roots of attendance by name. */
export const ATTENDANCE_ROOTS: ReadonlyMap<string, ChangeRoot> = new Map([
  [
    "attendanceChanged",
    {
      placesArgument: "filter.placeIds",
      placeFields: ["placeId"],
      toFilter: (node: FieldNode, variables: JsonObject) => Object(readArgument(node, "filter", variables)),
    },
  ],
  ["presenceChanged", { placesArgument: "placeIds", placeFields: ["placeId", "lastPunchPlaceId"], toFilter: toPlaces }],
]);

/** Those of the directory. */
export const DIRECTORY_ROOTS: ReadonlyMap<string, ChangeRoot> = new Map([
  ["alertRaised", { placesArgument: "placeIds", placeFields: ["placeId"], toFilter: toPlaces }],
]);

function toPlaces(node: FieldNode, variables: JsonObject): ChangeFilter {
  return { placeIds: readArgument(node, "placeIds", variables) };
}

/** Whether a viewer who asked for some changes hears of this one; RESYNC is for everybody. */
export function createChangeJudge(
  { placeFields, toFilter }: ChangeRoot,
  { node, variables, viewer }: { readonly node: FieldNode; readonly variables: JsonObject; readonly viewer: Viewer },
): (event: JsonObject) => boolean {
  const filter = toFilter(node, variables);
  const places = toSet(filter.placeIds);
  const people = toSet(filter.personIds);
  const departments = toSet(filter.departmentIds);
  const { from, to } = filter;
  return (event) => {
    if (event["kind"] === "RESYNC") return true;
    const seen = placeFields.map((field) => event[field]).filter((place) => isSeen(viewer, place));
    if (!seen.some((place) => places?.has(place) ?? true)) return false;
    if (people?.has(event["personId"]) === false || departments?.has(event["departmentId"]) === false) return false;
    const date = String(event["date"]);
    return (typeof from !== "string" || from <= date) && (typeof to !== "string" || date <= to);
  };
}

/** The event as a viewer hears it: without the names of places that the viewer does not see. */
export function hidePlaces({ placeFields }: ChangeRoot, event: JsonObject, viewer: Viewer): JsonObject {
  const hidden = placeFields.filter((field) => typeof event[field] === "string" && !isSeen(viewer, event[field]));
  if (hidden.length === 0) return event;
  return { ...event, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}

/** What is of no place is of the organisation as a whole: it is for whoever sees every place. */
function isSeen(viewer: Viewer, place: unknown): boolean {
  return typeof place === "string" ? canSeePlace(viewer, place) : viewer.places === "*";
}

function toSet(list: unknown): ReadonlySet<unknown> | undefined {
  return Array.isArray(list) ? new Set(list) : undefined;
}
