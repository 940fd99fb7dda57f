import type { EventFilter } from "@biometricflow/schema/contract/event-filters";
import { toGlobalId } from "@biometricflow/schema/global-id";
import { type PlaceStreamPlan, toFilterAlias } from "../executor/executor.ts";
import type { JsonObject } from "../operation/json.ts";
import { readArgument } from "../operation/selection.ts";

/** What an event is about, in the order of its stream's filters; `undefined` where it does not say. */
export type EventIds = readonly (string | undefined)[];

/** The filters of a planned stream that the router applies. */
export function listFilters({ rootField: { routing } }: Pick<PlaceStreamPlan, "rootField">): readonly EventFilter[] {
  return routing.kind === "GATHER" ? routing.filters : [];
}

/** Takes out of a place's event what the router had asked for to filter it by. */
export function takeIds(
  event: JsonObject,
  filters: readonly EventFilter[],
  place: string,
): { readonly ids: EventIds; readonly rest: JsonObject } {
  const rest = { ...event };
  const ids = filters.map(({ path, isLocal }, index) => {
    if (path === undefined) return undefined;
    const alias = toFilterAlias(index);
    let value: unknown = event[alias];
    for (const step of path.slice(1)) value = Reflect.get(Object(value), step);
    delete rest[alias];
    if (typeof value !== "string") return undefined;
    return isLocal ? toGlobalId(place, value) : value;
  });
  return { ids, rest };
}

/** Judges events by what one client asked for. */
export function createEventFilter(plan: PlaceStreamPlan, variables: JsonObject): (ids: EventIds) => boolean {
  const wanted = listFilters(plan).map(({ argument, path }) => {
    const given = path === undefined ? undefined : (readArgument(plan.field.node, argument, variables) ?? undefined);
    return given === undefined ? undefined : new Set<unknown>(Array.isArray(given) ? given : [given]);
  });
  if (wanted.every((it) => it === undefined)) return () => true;
  return (ids) => wanted.every((it, index) => it === undefined || it.has(ids[index]));
}
