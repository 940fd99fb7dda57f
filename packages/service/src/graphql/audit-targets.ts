import {
  type FieldNode,
  getNullableType,
  type GraphQLInputType,
  type GraphQLObjectType,
  GraphQLID,
  isInputObjectType,
  isListType,
  valueFromAST,
} from "graphql";

/** Ids that an entry names at most. */
const MOST_TARGETS = 20;
/** Characters of one. */
const LONGEST_TARGET = 128;

/**
 * The ids that the arguments of a field name, in their order, each once: what it is about. Only values of type `ID` are taken,
 * so that no password, name or card is among them. Long ones are cut, and of many the first are given.
 */
export function listTargets(
  root: GraphQLObjectType,
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  const args = root.getFields()[field.name.value]?.args ?? [];
  const ids = args.flatMap(({ name, type }) => {
    const given = field.arguments?.find((it) => it.name.value === name);
    return given === undefined ? [] : listIds(valueFromAST(given.value, type, variables), type);
  });
  return [...new Set(ids)].slice(0, MOST_TARGETS).map((id) => id.slice(0, LONGEST_TARGET));
}

/** What is not as the type wants it names nothing: it was refused. */
function listIds(value: unknown, given: GraphQLInputType): readonly string[] {
  const type = getNullableType(given);
  if (value === null || value === undefined) return [];
  if (isListType(type)) return (Array.isArray(value) ? value : [value]).flatMap((item) => listIds(item, type.ofType));
  if (type === GraphQLID || type.name === GraphQLID.name) {
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  }
  if (!isInputObjectType(type) || typeof value !== "object") return [];
  return Object.values(type.getFields()).flatMap((field) => listIds(Reflect.get(value, field.name), field.type));
}
