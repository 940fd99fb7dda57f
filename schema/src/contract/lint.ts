import {
  buildASTSchema,
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from "graphql";
import type { ContractFault } from "./fault.ts";
import { readRoutings } from "./routing.ts";
import { lintSubgraph } from "./lint-subgraph.ts";
import { listOwners, listResolvers, readDirectives } from "./join-directives.ts";

/** The contract as composition made it, and the subgraphs it was made from. */
export interface Contract {
  readonly supergraphSdl: string;
  readonly subgraphs: ReadonlyMap<string, DocumentNode>;
}

/** The router's own subgraph runs in its process: what it answers cannot be missing. */
const IN_PROCESS = "ROUTER";
const PLACE = "PLACE";
/** The router follows their streams once, and tells each event on to those who asked for it. */
const TOLD_ON: readonly string[] = ["ATTENDANCE", "DIRECTORY"];
/**
 * Entities that one subgraph keeps and others only add fields to: its home knows whether one is there, so its own
 * references need no room to be null. What others add is nullable like every field that is reached by a hop, so with them
 * down that alone is missing. Each is named here: whoever adds a field to another entity decides it anew.
 */
const HOMES: ReadonlyMap<string, string> = new Map([
  ["Device", PLACE],
  ["User", PLACE],
]);

/** Finds every fault of the contract. */
export function lintContract({ supergraphSdl, subgraphs }: Contract): readonly ContractFault[] {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return [
    ...readRoutings(schema).faults,
    ...lintStreams(schema.getSubscriptionType()),
    ...types.flatMap((type) => lintEntityFields(type)),
    ...types.flatMap((type) => lintReferences(type)),
    ...types.flatMap((type) => lintAccess(schema, type)),
    ...lintDirectiveArguments(schema),
    ...[...subgraphs].flatMap(([name, document]) => lintSubgraph(name, document)),
  ];
}

/** The router follows streams of some subgraphs: a root of another one wants a `RootSource` in the router first. */
function lintStreams(root: GraphQLObjectType | null | undefined): readonly ContractFault[] {
  if (!root) return [];
  return listFields(root).flatMap((field) => {
    const owners = listOwners(root, field);
    const others = owners.filter((owner) => ![PLACE, IN_PROCESS, ...TOLD_ON].includes(owner));
    const at = `${root.name}.${field.name}`;
    if (others.length > 0) return [{ at, message: `is streamed by ${others.join(", ")}, which nothing follows` }];
    return owners.some((owner) => TOLD_ON.includes(owner)) ? lintToldEvent(at, getNamedType(field.type)) : [];
  });
}

/** An event that the router tells on is whole: it asks nobody for the rest. */
function lintToldEvent(at: string, event: GraphQLNamedType): readonly ContractFault[] {
  if (!isObjectType(event)) return [{ at, message: "must stream an object" }];
  return listFields(event)
    .filter(({ type, args }) => !isLeafType(getNamedType(type)) || args.length > 0)
    .map(({ name }) => ({ at: `${event.name}.${name}`, message: `must be a plain value: ${at} is told on as it is` }));
}

/** A type of several subgraphs is reached by hops: with a non-null field, one subgraph that is down takes the parent with it. */
function lintEntityFields(type: GraphQLObjectType): readonly ContractFault[] {
  const keys = readKeys(type);
  if (keys.size === 0 || listOwners(type).length < 2) return [];
  return listFields(type).flatMap((field) => {
    if (keys.has(field.name) || !isNonNullType(field.type)) return [];
    return [{ at: `${type.name}.${field.name}`, message: "is reached by an entity hop and must be nullable" }];
  });
}

/** Where a subgraph refers to an entity that others answer for, a missing entity must have room to be null. */
function lintReferences(type: GraphQLObjectType): readonly ContractFault[] {
  return listFields(type).flatMap((field) => {
    const { target, isNullable } = readPositions(field.type);
    if (isNullable || !isObjectType(target) || readKeys(target).size === 0) return [];
    const home = HOMES.get(target.name);
    const referrers = listOwners(type, field).filter((owner) => owner !== IN_PROCESS && owner !== home);
    const resolvers = listResolvers(target);
    if (!referrers.some((referrer) => resolvers.some((resolver) => resolver !== referrer))) return [];
    return [
      {
        at: `${type.name}.${field.name}`,
        message: `refers to the entity ${target.name} and must be nullable, list items too`,
      },
    ];
  });
}

/** Every field of a root or an entity says who may select it, itself or by its type; a shared type only on its fields. */
function lintAccess(schema: GraphQLSchema, type: GraphQLObjectType): readonly ContractFault[] {
  const onType = readDirectives(type.astNode, "access").length > 0;
  const isShared = listOwners(type).length > 1;
  const faults: ContractFault[] =
    onType && isShared ? [{ at: type.name, message: "is in several subgraphs: @access belongs on its fields" }] : [];
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
  if (onType || (!isRoot && readKeys(type).size === 0)) return faults;
  const open = listFields(type).filter((field) => readDirectives(field.astNode, "access").length === 0);
  return [
    ...faults,
    ...open.map((field) => ({ at: `${type.name}.${field.name}`, message: "has no @access: nobody may select it" })),
  ];
}

/** An enum as a directive's argument would leak into the schema that clients see. */
function lintDirectiveArguments(schema: GraphQLSchema): readonly ContractFault[] {
  const own = schema.getDirectives().filter(({ name }) => ["route", "gather", "access"].includes(name));
  return own.flatMap(({ name, args }) =>
    args
      .filter((argument) => !["String!", "String", "[String!]!", "[String!]"].includes(String(argument.type)))
      .map((argument) => ({ at: `@${name}(${argument.name}:)`, message: "must be a String or a list of Strings" })),
  );
}

function listFields(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields());
}

/** The fields of the keys by which a type is an entity; none for a value type. */
function readKeys(type: GraphQLObjectType): ReadonlySet<string> {
  const keys = readDirectives(type.astNode, "join__type").flatMap((directive) => {
    const key = directive.arguments?.find((argument) => argument.name.value === "key")?.value;
    return key?.kind === Kind.STRING ? key.value.split(/\s+/) : [];
  });
  return new Set(keys);
}

/** The type a field leads to, and whether every position on the way may be null. */
function readPositions(type: GraphQLOutputType): { readonly target: GraphQLOutputType; readonly isNullable: boolean } {
  if (isNonNullType(type)) return { target: readPositions(type.ofType).target, isNullable: false };
  if (isListType(type)) return readPositions(type.ofType);
  return { target: type, isNullable: true };
}
