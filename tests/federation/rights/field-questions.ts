import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** Whether a role may select a field, `Type.field`, as docs/RIGHTS.md has it. */
export type Permission = (coordinate: string) => boolean;

/** How a type is reached: the text before the selection of one of its fields, and what closes it. */
interface Way {
  readonly open: string;
  readonly close: string;
}

/** Values of the arguments that must be given; nothing needs to be there, for whoever is refused is refused before. */
const LITERALS: Readonly<Record<string, string>> = {
  ID: '"riyadh/gate-1"',
  Int: "1",
  Float: "1",
  Boolean: "true",
  Date: '"2026-11-22"',
  Month: '"2026-11"',
  LocalDateTime: '"2026-11-22T08:00:00"',
  DateTime: '"2026-11-22T05:00:00.000Z"',
};

/**
 * Writes the shortest operation that selects one field. It goes over fields that the role may select where there is such a
 * way, else over any: then it is refused before it comes to the field. `undefined` for a type that no way leads to.
 */
export function writeFieldQuestion(
  schema: GraphQLSchema,
  coordinate: string,
  may: Permission,
): { readonly text: string; readonly isOpenWay: boolean } | undefined {
  const [typeName = "", fieldName = ""] = coordinate.split(".");
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new TypeError(coordinate);
  const field = type.getFields()[fieldName];
  if (field === undefined) throw new TypeError(coordinate);
  const open = findWay(schema, typeName, may);
  const way = open ?? findWay(schema, typeName, () => true);
  return way && { text: `${way.open} ${select(field)} ${way.close}`, isOpenWay: open !== undefined };
}

/** Over the fields of entities that a subgraph answers directly; `undefined` for a type that is none. */
export function writeEntityQuestion(schema: GraphQLSchema, coordinate: string): string | undefined {
  const [typeName = "", fieldName = ""] = coordinate.split(".");
  const type = schema.getType(typeName);
  const entities = schema.getType("_Entity");
  if (!isObjectType(type) || !(entities && "getTypes" in entities && entities.getTypes().includes(type)))
    return undefined;
  const field = type.getFields()[fieldName];
  if (field === undefined) throw new TypeError(coordinate);
  return `{ _entities(representations: [{ __typename: "${typeName}", id: "riyadh/gate-1" }]) { ... on ${typeName} { ${select(field)} } } }`;
}

function findWay(schema: GraphQLSchema, wanted: string, may: Permission): Way | undefined {
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const;
  let ways = new Map<string, Way>(
    roots.flatMap(([kind, root]) => (root ? [[root.name, { open: `${kind} {`, close: "}" }]] : [])),
  );
  const seen = new Map(ways);
  while (!seen.has(wanted) && ways.size > 0) {
    const next = new Map<string, Way>();
    for (const [name, way] of ways) {
      const type = schema.getType(name);
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const target = getNamedType(field.type);
        if (isLeafType(target) || !may(`${name}.${field.name}`)) continue;
        for (const { name: reached } of [target, ...toObjects(schema, target.name)]) {
          if (seen.has(reached) || next.has(reached)) continue;
          const narrowed = reached === target.name ? ["", ""] : [`... on ${reached} {`, "}"];
          const open = `${way.open} ${field.name}${writeArguments(field)} { ${narrowed[0]}`;
          next.set(reached, { open, close: `${narrowed[1]} } ${way.close}` });
        }
      }
    }
    for (const [name, way] of next) seen.set(name, way);
    ways = next;
  }
  return seen.get(wanted);
}

function toObjects(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return type && "getTypes" in type ? type.getTypes() : isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
}

function select(field: GraphQLField<unknown, unknown>): string {
  const below = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return `${field.name}${writeArguments(field)}${below}`;
}

/** The arguments that a field must be given; empty where it needs none. */
export function writeArguments({ args }: GraphQLField<unknown, unknown>): string {
  const given = args
    .filter(isRequiredArgument)
    .map(({ name, type }: GraphQLArgument) => `${name}: ${writeValue(type)}`);
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

/** A value of a type: of an input what it must have. */
export function writeValue(given: GraphQLInputType): string {
  const type = getNullableType(given);
  if (isListType(type)) return `[${writeValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return LITERALS[type.name] ?? '"x"';
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return `{ ${needed.map(({ name, type: inner }) => `${name}: ${writeValue(inner)}`).join(", ")} }`;
}
