import { requestError } from "@biometricflow/service/errors/error-codes";
import { coerceInputValue, type GraphQLObjectType, type GraphQLSchema, isInputType, isUnionType } from "graphql";

/** The field by which every entity here is known. */
const KEY = "id";
const ARGUMENT = "representations";

type Representation = Readonly<Record<string, unknown>>;

/**
 * Lets `_entities` of a subgraph's schema take nothing but representations of its entities: resolvers are given values of
 * the types that their fields have. Anything else refuses the request: BAD_USER_INPUT with `extensions.argument`.
 */
export function judgeRepresentations(schema: GraphQLSchema): void {
  const entities = schema.getType("_Entity");
  const field = schema.getQueryType()?.getFields()["_entities"];
  if (!isUnionType(entities) || field?.resolve === undefined) return;
  const types = new Map(entities.getTypes().map((type) => [type.name, type]));
  const { resolve } = field;
  field.resolve = (source, args: { readonly representations: readonly unknown[] }, context, info) => {
    const representations = args.representations.map((given, index) => toRepresentation(types, given, index));
    return resolve(source, { ...args, representations }, context, info);
  };
}

/** `_Any` holds any value. @throws BAD_USER_INPUT */
function toRepresentation(
  types: ReadonlyMap<string, GraphQLObjectType>,
  given: unknown,
  index: number,
): Representation {
  const at = `${ARGUMENT}[${index}]`;
  if (!isRecord(given)) throw refuse(at, "is no object");
  const { __typename: name } = given;
  const type = typeof name === "string" ? types.get(name) : undefined;
  if (type === undefined) throw refuse(`${at}.__typename`, "names no entity of this graph");
  const values = Object.values(type.getFields()).flatMap((field) => {
    const value = given[field.name];
    const isGiven = Object.hasOwn(given, field.name) || field.name === KEY;
    if (!isGiven || !isInputType(field.type)) return [];
    const fail = () => refuse(`${at}.${field.name}`, `is no ${String(field.type)}`);
    return [
      [
        field.name,
        coerceInputValue(value, field.type, () => {
          throw fail();
        }),
      ] as const,
    ];
  });
  return { ...given, ...Object.fromEntries(values) };
}

function isRecord(value: unknown): value is Representation {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(argument: string, fault: string) {
  return requestError("BAD_USER_INPUT", `${argument} ${fault}`, { argument });
}
