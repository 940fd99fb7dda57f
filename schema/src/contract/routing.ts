import {
  buildASTSchema,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
  type OperationTypeNode,
  parse,
  valueFromASTUntyped,
} from "graphql";

/** A path into the arguments of a field, such as `filter.deviceIds`. */
export interface ArgumentPath {
  /** As the directive states it; errors name it. */
  readonly text: string;
  readonly steps: readonly string[];
}

/** How several places answer one field. */
export type Merge = "CONNECTION" | "STREAM";

/** How a root field spreads over the places. */
export type Routing =
  | { readonly kind: "ROUTE"; readonly by: ArgumentPath }
  | { readonly kind: "GATHER"; readonly merge: Merge; readonly narrowedBy: readonly ArgumentPath[] };

/** The argument that chooses the order of a connection, known by its values, which end with `_ASC` or `_DESC`. */
export interface OrderArgument {
  readonly name: string;
  readonly defaultValue: string;
}

/** A root field that places answer. */
export interface RootField {
  readonly name: string;
  readonly routing: Routing;
  /** The object type behind the field. */
  readonly type: GraphQLObjectType;
  readonly order: OrderArgument | undefined;
  /** The page size when the argument `first` is left out. */
  readonly defaultFirst: number;
}

/** How the contract says that its root fields spread over places. */
export interface PlaceContract {
  readonly findRootField: (operation: OperationTypeNode, name: string) => RootField | undefined;
}

const DEFAULT_FIRST = 50;

/**
 * Reads `@route` and `@gather` from a supergraph.
 *
 * @throws {TypeError} for a directive that the router cannot follow; the contract lint finds these at build time.
 */
export function readPlaceContract(supergraphSdl: string): PlaceContract {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const fields = new Map<string, RootField>();
  for (const operation of ["query", "mutation", "subscription"] as OperationTypeNode[]) {
    for (const field of Object.values(schema.getRootType(operation)?.getFields() ?? {})) {
      const rootField = readRootField(field);
      if (rootField !== undefined) fields.set(`${operation} ${field.name}`, rootField);
    }
  }
  return { findRootField: (operation, name) => fields.get(`${operation} ${name}`) };
}

function readRootField(field: GraphQLField<unknown, unknown>): RootField | undefined {
  const routing = readRouting(field);
  if (routing === undefined) return undefined;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new TypeError(`${field.name} spreads over places and is no object`);
  const first: unknown = field.args.find((it) => it.name === "first")?.defaultValue;
  return {
    name: field.name,
    routing,
    type,
    order: readOrder(field),
    defaultFirst: typeof first === "number" ? first : DEFAULT_FIRST,
  };
}

function readRouting(field: GraphQLField<unknown, unknown>): Routing | undefined {
  const find = (name: string) => field.astNode?.directives?.find((it) => it.name.value === name);
  const route = find("route");
  if (route !== undefined) return { kind: "ROUTE", by: toArgumentPath(readArgument(route, "by")) };
  const gather = find("gather");
  if (gather === undefined) return undefined;
  const merge = readArgument(gather, "merge");
  if (merge !== "CONNECTION" && merge !== "STREAM") throw new TypeError(`${field.name} has a merge that is not known`);
  const places = readArgument(gather, "places") ?? [];
  if (!Array.isArray(places)) throw new TypeError(`${field.name} has places that are no list`);
  return { kind: "GATHER", merge, narrowedBy: places.map(toArgumentPath) };
}

function readArgument(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((it) => it.name.value === name)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
}

function toArgumentPath(text: unknown): ArgumentPath {
  if (typeof text !== "string") throw new TypeError("a directive names an argument path that is no text");
  return { text, steps: text.split(".") };
}

function readOrder(field: GraphQLField<unknown, unknown>): OrderArgument | undefined {
  for (const argument of field.args) {
    const type = getNamedType(argument.type);
    if (!isEnumType(type) || !type.getValues().every((value) => /_(ASC|DESC)$/.test(value.name))) continue;
    const stated: unknown = argument.defaultValue;
    const first = type.getValues()[0]?.name ?? "";
    return { name: argument.name, defaultValue: typeof stated === "string" ? stated : first };
  }
  return undefined;
}
