import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  OperationTypeNode,
  parse,
} from "graphql";
import type { ContractFault } from "./fault.ts";
import { listOwners } from "./join-directives.ts";
import { type OrderArgument, readOrder } from "./merge-shape.ts";
import { type Routing, readRouting } from "./routing-directives.ts";

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

/** The root fields of the places, by operation and name, and everything that keeps the router from following them. */
export interface RoutingReading {
  readonly fields: ReadonlyMap<string, RootField>;
  readonly faults: readonly ContractFault[];
}

const PLACE = "PLACE";
const DEFAULT_FIRST = 50;

/**
 * Reads `@route` and `@gather` from a supergraph, for the router.
 *
 * @throws {TypeError} for a contract that the router cannot follow; `pnpm generate` finds these at build time.
 */
export function readPlaceContract(supergraphSdl: string): PlaceContract {
  const { fields, faults } = readRoutings(buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }));
  if (faults.length > 0) throw new TypeError(faults.map(({ at, message }) => `${at} ${message}`).join("\n"));
  return { findRootField: (operation, name) => fields.get(toKey(operation, name)) };
}

/**
 * Reads `@route` and `@gather`: every root field that places answer says how it spreads over them, in a way that the
 * router can follow; no other does. The one reader, for the router and the contract lint.
 */
export function readRoutings(schema: GraphQLSchema): RoutingReading {
  const readings = Object.values(OperationTypeNode).flatMap((operation) => {
    const root = schema.getRootType(operation);
    if (!root) return [];
    return Object.values(root.getFields()).map((field) => ({
      key: toKey(operation, field.name),
      at: `${root.name}.${field.name}`,
      read: readRootField(operation, root, field),
    }));
  });
  return {
    fields: new Map(readings.flatMap(({ key, read }) => ("rootField" in read ? [[key, read.rootField]] : []))),
    faults: readings.flatMap(({ at, read }) =>
      "faults" in read ? read.faults.map((message) => ({ at, message })) : [],
    ),
  };
}

function toKey(operation: OperationTypeNode, name: string): string {
  return `${operation} ${name}`;
}

/** What the contract says of one root field; without faults nothing when no place answers it. */
function readRootField(
  operation: OperationTypeNode,
  root: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): { readonly rootField: RootField } | { readonly faults: readonly string[] } {
  const isOfPlaces = listOwners(root, field).includes(PLACE);
  const read = readRouting(operation, field);
  if (!isOfPlaces) return { faults: read === undefined ? [] : ["is not answered by places and must not be routed"] };
  if (read === undefined) return { faults: ["is answered by places and needs @route or @gather"] };
  if ("faults" in read) return read;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return { faults: ["is answered by places and must be an object"] };
  const first: unknown = field.args.find((it) => it.name === "first")?.defaultValue;
  const defaultFirst = typeof first === "number" ? first : DEFAULT_FIRST;
  return { rootField: { name: field.name, routing: read.routing, type, order: readOrder(field), defaultFirst } };
}
