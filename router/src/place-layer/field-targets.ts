import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { JsonObject } from "../operation/json.ts";
import type { CompiledFetch } from "./compiled-fetch.ts";
import { toRefusal } from "./field-answer.ts";
import type { FetchField } from "./fetch-operation.ts";
import { type PageWish, readPageWish } from "./page-wish.ts";
import type { PlaceList } from "./place-port.ts";
import { resolveTargets } from "./scope.ts";

/** One fetch on its way. */
export interface FetchRun {
  readonly compiled: CompiledFetch;
  readonly variables: JsonObject;
  readonly context: RouterContext;
}

/** A field with the places that must answer it. */
export interface TargetedField {
  readonly kind: "TARGETED";
  readonly field: FetchField;
  /** Never empty. */
  readonly targets: readonly string[];
  /** Of connections. */
  readonly wish: PageWish | undefined;
}

/** A field that no place is asked for directly. */
export interface FreeField {
  readonly kind: "FREE";
  readonly field: FetchField;
  /** The error that stands for the field; `undefined` for `_entities` and `__typename`. */
  readonly refusal: GraphQLFormattedError | undefined;
}

/** Finds a field's targets, or the refusal that stands for it. */
export function findTargets(field: FetchField, places: PlaceList, run: FetchRun): TargetedField | FreeField {
  const { compiled, variables, context } = run;
  const { rootField, node } = field;
  if (rootField === undefined) return { kind: "FREE", field, refusal: undefined };
  try {
    const targets = resolveTargets({ node, routing: rootField.routing }, variables, { viewer: context.viewer, places });
    const wish = compiled.connections.has(field) ? readPageWish(field, rootField, variables) : undefined;
    return { kind: "TARGETED", field, targets, wish };
  } catch (thrown) {
    return { kind: "FREE", field, refusal: toRefusal(thrown, [field.key]) };
  }
}

/** The one place that all fields concern: it may be asked for everything at once. */
export function findOnlyPlace(fields: readonly (TargetedField | FreeField)[]): string | undefined {
  const places = fields.map((it) => (it.kind === "TARGETED" && it.targets.length === 1 ? it.targets[0] : undefined));
  return places.length > 0 && places.every((place) => place === places[0]) ? places[0] : undefined;
}
