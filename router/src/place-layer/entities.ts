import { parseGlobalId } from "@biometricflow/schema/global-id";
import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { type FieldAnswer, readFieldReply, toFailureError, toRefusal, withPlace } from "./field-answer.ts";
import type { FetchField } from "./fetch-operation.ts";
import type { JsonObject } from "../operation/json.ts";
import type { PlaceCaller, PlaceList } from "./place-port.ts";
import { assertInScope } from "./scope.ts";

/** References that the query plan wants resolved. */
export interface EntityFetch {
  readonly field: FetchField;
  readonly variables: JsonObject;
  readonly caller: PlaceCaller;
  readonly places: PlaceList;
  readonly context: RouterContext;
}

/** The references of one place; equal ones share a slot. */
interface Group {
  readonly place: string;
  readonly representations: unknown[];
  /** For each slot the positions in the whole list. */
  readonly positions: number[][];
  readonly slotByText: Map<string, number>;
}

interface EntityList {
  readonly entities: unknown[];
  readonly errors: GraphQLFormattedError[];
}

/**
 * Resolves references at the places their ids name, in parallel, each once, and puts the answers back in order.
 * A reference out of scope, or of a place that failed, is null with an error at its position.
 */
export async function fetchEntities(fetch: EntityFetch): Promise<FieldAnswer> {
  const { representations } = fetch.variables;
  const references: readonly unknown[] = Array.isArray(representations) ? representations : [];
  const list: EntityList = { entities: references.map(() => null), errors: [] };
  const groups = groupByPlace(fetch, references, list);
  await Promise.all(groups.map((group) => fetchGroup(fetch, group, list)));
  return { data: list.entities, errors: list.errors };
}

function groupByPlace(fetch: EntityFetch, references: readonly unknown[], list: EntityList): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, reference] of references.entries()) {
    try {
      const place = readPlace(reference);
      assertInScope(place, "id", { viewer: fetch.context.viewer, places: fetch.places });
      addReference(groups, place, { reference, index });
    } catch (thrown) {
      list.errors.push(toRefusal(thrown, [fetch.field.key, index]));
    }
  }
  return [...groups.values()];
}

/** @throws {TypeError} for a reference without a well-formed id: a subgraph broke the contract. */
function readPlace(reference: unknown): string {
  const id: unknown = typeof reference === "object" && reference !== null ? Reflect.get(reference, "id") : undefined;
  const parsed = typeof id === "string" ? parseGlobalId(id) : undefined;
  if (parsed === undefined) throw new TypeError("an entity reference has no well-formed id");
  return parsed.place;
}

function addReference(
  groups: Map<string, Group>,
  place: string,
  { reference, index }: { readonly reference: unknown; readonly index: number },
): void {
  const group: Group = groups.get(place) ?? { place, representations: [], positions: [], slotByText: new Map() };
  groups.set(place, group);
  const text = JSON.stringify(reference);
  const slot = group.slotByText.get(text) ?? group.representations.length;
  if (slot === group.representations.length) {
    group.slotByText.set(text, slot);
    group.representations.push(reference);
    group.positions.push([]);
  }
  group.positions[slot]?.push(index);
}

async function fetchGroup(fetch: EntityFetch, group: Group, list: EntityList): Promise<void> {
  const { field, caller, context } = fetch;
  const { place, representations, positions } = group;
  const variables = { ...fetch.variables, representations };
  const reply = await caller.call({ place, query: field.text, variables, isQuery: true }, context);
  const read = readFieldReply(reply, { place, key: field.key, asOf: caller.asOf(place) });
  const everyPosition = positions.flat();
  if (read.kind === "FAILURE") {
    context.failures.add(read.failure);
    list.errors.push(...everyPosition.map((index) => toFailureError(read.failure, [field.key, index])));
  } else if (read.kind === "REFUSAL") {
    list.errors.push(...everyPosition.map((index) => ({ ...read.error, path: [field.key, index] })));
  } else {
    placeEntities(read.value, group, list);
    list.errors.push(...read.errors.flatMap((error) => moveError(withPlace(error, place), field.key, positions)));
  }
}

/** The gateway merges into what it is given, so that equal references must not share one object. */
function placeEntities(value: unknown, { positions }: Group, { entities }: EntityList): void {
  if (!Array.isArray(value)) return;
  for (const [slot, targets] of positions.entries()) {
    const entity: unknown = value[slot] ?? null;
    for (const [nth, index] of targets.entries()) entities[index] = nth === 0 ? entity : structuredClone(entity);
  }
}

function moveError(
  error: GraphQLFormattedError,
  key: string,
  positions: readonly (readonly number[])[],
): readonly GraphQLFormattedError[] {
  const [, slot, ...rest] = error.path ?? [];
  const targets = typeof slot === "number" ? positions[slot] : undefined;
  if (targets === undefined) return [{ ...error, path: [key] }];
  return targets.map((index) => ({ ...error, path: [key, index, ...rest] }));
}
