import {
  type GraphQLField,
  GraphQLID,
  type GraphQLNamedType,
  GraphQLString,
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  isListType,
  isObjectType,
} from "graphql";

/** An argument of a stream that the router applies to the events by itself, so that all who differ in it share one. */
export interface EventFilter {
  /** A list of ids. */
  readonly argument: string;
  /** Where an event says which id it is about; `undefined` when choosing the places says it all. */
  readonly path: readonly string[] | undefined;
  /** The value there is an id within the event's place. */
  readonly isLocal: boolean;
}

type Field = GraphQLField<unknown, unknown>;

/** Reads filters such as `deviceIds: device.id` of a stream. An argument alone names places and nothing else. */
export function readEventFilters(
  field: Field,
  texts: readonly unknown[],
): { readonly filters: readonly EventFilter[]; readonly faults: readonly string[] } {
  const filters: EventFilter[] = [];
  const faults: string[] = [];
  for (const text of texts) {
    const filter = typeof text === "string" ? readFilter(field, text) : undefined;
    if (filter === undefined) faults.push(`@gather has a filter that the router cannot apply: ${String(text)}`);
    else filters.push(filter);
  }
  return { filters, faults };
}

function readFilter(field: Field, text: string): EventFilter | undefined {
  const [, argument = "", steps] = /^(\w+)(?:: ([\w.]+))?$/.exec(text) ?? [];
  const type = field.args.find(({ name }) => name === argument)?.type;
  if (type === undefined || !isListType(getNullableType(type)) || getNamedType(type).name !== "ID") return undefined;
  if (steps === undefined) return { argument, path: undefined, isLocal: false };
  const path = steps.split(".");
  const leaf = findLeaf(getNamedType(field.type), path);
  return leaf === GraphQLID || leaf === GraphQLString ? { argument, path, isLocal: leaf === GraphQLString } : undefined;
}

/** The scalar at the end of a path of single values. */
function findLeaf(type: GraphQLNamedType, path: readonly string[]): GraphQLNamedType | undefined {
  let at: GraphQLNamedType | undefined = type;
  for (const step of path) {
    const next: GraphQLOutputType | undefined = isObjectType(at) ? at.getFields()[step]?.type : undefined;
    if (next === undefined || isListType(getNullableType(next))) return undefined;
    at = getNamedType(next);
  }
  return at;
}
