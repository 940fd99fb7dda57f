import { readDirectives } from "@biometricflow/schema/contract/join-directives";
import {
  buildASTSchema,
  type ConstDirectiveNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";

/** What plans of a supergraph may select beside what a client does. */
export interface PlanNeeds {
  /** By type: fields of its keys, and those that another field requires or provides. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fields that require others, as `Type.field`. */
  readonly requiring: ReadonlySet<string>;
}

/** Reads of a composed supergraph which fields its plans may need. */
export function readPlanNeeds(supergraphSdl: string): PlanNeeds {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const fields = new Map<string, Set<string>>();
  const requiring = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const set of readFieldSets(type, "join__type", "key")) collect(set, type, { schema, fields });
    for (const field of Object.values(type.getFields())) {
      const required = readFieldSets(field, "join__field", "requires");
      if (required.length > 0) requiring.add(`${type.name}.${field.name}`);
      for (const set of required) collect(set, type, { schema, fields });
      const provided = readFieldSets(field, "join__field", "provides");
      for (const set of provided) collect(set, getNamedType(field.type), { schema, fields });
    }
  }
  return { fields, requiring };
}

interface Collection {
  readonly schema: GraphQLSchema;
  readonly fields: Map<string, Set<string>>;
}

function collect(set: SelectionSetNode, type: GraphQLNamedType, into: Collection): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const name = selection.typeCondition?.name.value;
      collect(selection.selectionSet, (name === undefined ? undefined : into.schema.getType(name)) ?? type, into);
    }
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    const names = into.fields.get(type.name) ?? new Set<string>();
    into.fields.set(type.name, names.add(name));
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (field !== undefined && selection.selectionSet !== undefined)
      collect(selection.selectionSet, getNamedType(field.type), into);
  }
}

/** The field sets that an argument of a directive holds. */
function readFieldSets(
  {
    astNode,
  }: { readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined },
  directive: string,
  argument: string,
): readonly SelectionSetNode[] {
  return readDirectives(astNode, directive).flatMap((it) => {
    const value = it.arguments?.find(({ name }) => name.value === argument)?.value;
    if (value?.kind !== Kind.STRING) return [];
    const [definition] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
    return definition?.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [];
  });
}
