import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
} from "graphql";
import type { ContractFault } from "./fault.ts";
import { listOwners, readDirectives } from "./join-directives.ts";

const PLACE = "PLACE";
const CONNECTION_FIELDS = ["edges", "pageInfo", "totalCount", "unavailable"] as const;
const STREAM_FIELDS = ["cursor", "phase", "notice"] as const;

type Field = GraphQLField<unknown, unknown>;

/** Every root field that places answer says how it spreads over them, in a way that the router can follow; no other does. */
export function lintRouting(schema: GraphQLSchema): readonly ContractFault[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) => {
      if (!root) return [];
      const at = `${root.name}.${field.name}`;
      return lintRootField(schema, root, field).map((message) => ({ at, message }));
    }),
  );
}

function lintRootField(schema: GraphQLSchema, root: GraphQLObjectType, field: Field): readonly string[] {
  const [route] = readDirectives(field.astNode, "route");
  const [gather] = readDirectives(field.astNode, "gather");
  const isOfPlaces = listOwners(root, field).includes(PLACE);
  if (!isOfPlaces) return route || gather ? ["is not answered by places and must not be routed"] : [];
  if (route && gather) return ["has both @route and @gather"];
  if (route) return lintRoute(field, route);
  if (gather) return lintGather(schema, root, { field, gather });
  return ["is answered by places and needs @route or @gather"];
}

function lintRoute(field: Field, route: ConstDirectiveNode): readonly string[] {
  const path = readArgument(route, "by");
  const type = typeof path === "string" ? findArgument(field, path) : undefined;
  if (type === undefined) return [`@route names an argument that does not exist: ${String(path)}`];
  const faults =
    isNonNullType(type) && String(getNullableType(type)) === "ID" ? [] : ["@route needs an argument of type ID!"];
  return isNonNullType(field.type) ? [...faults, "may lack its place and must be nullable"] : faults;
}

function lintGather(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  { field, gather }: { readonly field: Field; readonly gather: ConstDirectiveNode },
): readonly string[] {
  const merge = readArgument(gather, "merge");
  const isSubscription = root === schema.getSubscriptionType();
  const shape =
    merge === "STREAM" && isSubscription
      ? lintObject(field, { fields: STREAM_FIELDS, args: ["after"] })
      : merge === "CONNECTION" && !isSubscription
        ? lintConnection(field)
        : [`@gather(merge: "${String(merge)}") is not known here`];
  const paths = readArgument(gather, "places") ?? [];
  const narrowing = (Array.isArray(paths) ? paths : [paths]).flatMap((path: unknown) => {
    const type = typeof path === "string" ? findArgument(field, path) : undefined;
    const isIdList = type !== undefined && isListType(getNullableType(type)) && getNamedType(type).name === "ID";
    return isIdList ? [] : [`@gather names no list of ids: ${String(path)}`];
  });
  return [...shape, ...narrowing];
}

function lintConnection(field: Field): readonly string[] {
  const faults = lintObject(field, { fields: CONNECTION_FIELDS, args: ["first", "after"] });
  const nullability = isNonNullType(field.type) ? ["is gathered and must be nullable"] : [];
  const hasOrder = field.args.some(({ type, defaultValue }) => {
    const order = getNamedType(type);
    return (
      isEnumType(order) &&
      defaultValue !== undefined &&
      order.getValues().every(({ name }) => /_(ASC|DESC)$/.test(name))
    );
  });
  return [
    ...faults,
    ...nullability,
    ...(hasOrder ? [] : ["needs an order with a default and values that end with _ASC or _DESC"]),
  ];
}

function lintObject(
  field: Field,
  needed: { readonly fields: readonly string[]; readonly args: readonly string[] },
): readonly string[] {
  const type = getNamedType(field.type);
  const present = isObjectType(type) ? Object.keys(type.getFields()) : [];
  const missing = needed.fields.filter((name) => !present.includes(name));
  const lacking = needed.args.filter((name) => !field.args.some((argument) => argument.name === name));
  return [
    ...missing.map((name) => `${type.name} lacks ${name}, which merging needs`),
    ...lacking.map((name) => `lacks the argument ${name}, which merging needs`),
  ];
}

function readArgument(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
}

/** The type at a path of arguments, such as `filter.deviceIds`. */
function findArgument(field: Field, path: string): GraphQLInputType | undefined {
  const [name, ...steps] = path.split(".");
  let type = field.args.find((argument) => argument.name === name)?.type;
  for (const step of steps) {
    const input = type === undefined ? undefined : getNamedType(type);
    type = isInputObjectType(input) ? input.getFields()[step]?.type : undefined;
  }
  return type;
}
