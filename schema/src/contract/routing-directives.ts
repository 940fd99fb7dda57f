import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  OperationTypeNode,
  valueFromASTUntyped,
} from "graphql";
import { type EventFilter, readEventFilters } from "./event-filters.ts";
import { readDirectives } from "./join-directives.ts";
import { findMerge, lintStream, type Merge } from "./merge-shape.ts";

/** A path into the arguments of a field, such as `filter.deviceIds`. */
export interface ArgumentPath {
  /** As the directive states it; errors name it. */
  readonly text: string;
  readonly steps: readonly string[];
}

/** How a root field spreads over the places. */
export type Routing =
  | { readonly kind: "ROUTE"; readonly by: ArgumentPath }
  | {
      readonly kind: "GATHER";
      readonly merge: Merge;
      readonly narrowedBy: readonly ArgumentPath[];
      /** Of a stream. */
      readonly filters: readonly EventFilter[];
    };

type Field = GraphQLField<unknown, unknown>;
type Reading = { readonly routing: Routing } | { readonly faults: readonly string[] };

/** What `@route` or `@gather` says of a root field; `undefined` when it has neither. */
export function readRouting(operation: OperationTypeNode, field: Field): Reading | undefined {
  const [route] = readDirectives(field.astNode, "route");
  const [gather] = readDirectives(field.astNode, "gather");
  if (route && gather) return { faults: ["has both @route and @gather"] };
  if (route) return readRoute(operation, field, route);
  return gather ? readGather(operation, field, gather) : undefined;
}

function readRoute(operation: OperationTypeNode, field: Field, route: ConstDirectiveNode): Reading {
  const path = readArgument(route, "by");
  const type = typeof path === "string" ? findArgumentType(field, path) : undefined;
  if (type === undefined || typeof path !== "string")
    return { faults: [`@route names an argument that does not exist: ${String(path)}`] };
  const isId = isNonNullType(type) && String(getNullableType(type)) === "ID";
  const faults = [
    ...(isId ? [] : ["@route needs an argument of type ID!"]),
    ...(operation === OperationTypeNode.SUBSCRIPTION ? lintStream(field) : lintNullable(field)),
  ];
  return faults.length > 0 ? { faults } : { routing: { kind: "ROUTE", by: toArgumentPath(path) } };
}

function lintNullable({ type }: Field): readonly string[] {
  return isNonNullType(type) ? ["may lack its place and must be nullable"] : [];
}

function readGather(operation: OperationTypeNode, field: Field, gather: ConstDirectiveNode): Reading {
  const name = readArgument(gather, "merge");
  const merge = findMerge(name, operation);
  const shape = merge?.lint(field) ?? [`@gather(merge: "${String(name)}") is not known here`];
  const paths = readList(gather, "places");
  const narrowing = paths
    .filter((path) => !namesIds(field, path))
    .map((path) => `@gather names no list of ids: ${String(path)}`);
  const stated = readList(gather, "filters");
  const { filters, faults: filterFaults } = readEventFilters(field, stated);
  const misplaced = stated.length > 0 && merge?.name !== "STREAM" ? ["@gather filters a stream only"] : [];
  const faults = [...shape, ...narrowing, ...filterFaults, ...misplaced];
  if (merge === undefined || faults.length > 0) return { faults };
  const narrowedBy = paths.map(String).map(toArgumentPath);
  return { routing: { kind: "GATHER", merge: merge.name, narrowedBy, filters } };
}

function readList(gather: ConstDirectiveNode, name: string): readonly unknown[] {
  const values = readArgument(gather, name) ?? [];
  return Array.isArray(values) ? values : [values];
}

function namesIds(field: Field, path: unknown): boolean {
  const type = typeof path === "string" ? findArgumentType(field, path) : undefined;
  return type !== undefined && isListType(getNullableType(type)) && getNamedType(type).name === "ID";
}

function toArgumentPath(text: string): ArgumentPath {
  return { text, steps: text.split(".") };
}

function readArgument(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
}

/** The type at a path of arguments, such as `filter.deviceIds`. */
function findArgumentType(field: Field, path: string): GraphQLInputType | undefined {
  const [name, ...steps] = path.split(".");
  let type = field.args.find((argument) => argument.name === name)?.type;
  for (const step of steps) {
    const input = type === undefined ? undefined : getNamedType(type);
    type = isInputObjectType(input) ? input.getFields()[step]?.type : undefined;
  }
  return type;
}
