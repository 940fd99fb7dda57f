import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

/** An operation as it was validated, with the variables sent along. */
export interface SizedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How large an operation is before it runs. */
export interface OperationSize {
  /** Fields from the root to the deepest one; introspection does not count. */
  readonly depth: number;
  /** The most rows that its lists may hold together, by their `first`. */
  readonly rows: number;
}

interface Position {
  readonly type: GraphQLNamedType | undefined;
  /** How often this place in the answer may be there. */
  readonly times: number;
}

const NOTHING: OperationSize = { depth: 0, rows: 0 };
const MAX_PAGE = 1000; // a page size that is no number is refused later; until then it counts as the largest

/** Measures an operation. Work is proportional to its text with each fragment counted once per use. */
export function measureOperation(sized: SizedOperation): OperationSize {
  const type = sized.schema.getRootType(sized.operation.operation) ?? undefined;
  return measureSelections(sized, sized.operation.selectionSet, { type, times: 1 });
}

function measureSelections(sized: SizedOperation, { selections }: SelectionSetNode, position: Position): OperationSize {
  let size = NOTHING;
  for (const selection of selections) {
    const part =
      selection.kind === Kind.FIELD
        ? measureField(sized, selection, position)
        : measureFragment(sized, selection, position);
    size = { depth: Math.max(size.depth, part.depth), rows: size.rows + part.rows };
  }
  return size;
}

type Fragment = Exclude<SelectionSetNode["selections"][number], FieldNode>;

function measureFragment(sized: SizedOperation, selection: Fragment, position: Position): OperationSize {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : sized.fragments.get(selection.name.value);
  if (fragment === undefined) return NOTHING;
  const name = fragment.typeCondition?.name.value;
  const type = name === undefined ? position.type : sized.schema.getType(name);
  return measureSelections(sized, fragment.selectionSet, { ...position, type });
}

function measureField(sized: SizedOperation, field: FieldNode, { type, times }: Position): OperationSize {
  const name = field.name.value;
  if (name.startsWith("__")) return NOTHING;
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  const pageArgument = definition?.args.find((argument) => argument.name === "first");
  const page = pageArgument === undefined ? undefined : readPage(sized, field, pageArgument.defaultValue);
  const inner = times * (page ?? 1);
  const below =
    field.selectionSet === undefined
      ? NOTHING
      : measureSelections(sized, field.selectionSet, { type: getNamedType(definition?.type), times: inner });
  return { depth: below.depth + 1, rows: below.rows + (page === undefined ? 0 : inner) };
}

function readPage({ variables, operation }: SizedOperation, field: FieldNode, defaultValue: unknown): number {
  const node = field.arguments?.find((argument) => argument.name.value === "first")?.value;
  const given: unknown =
    node === undefined ? undefined : valueFromASTUntyped(node, { ...readDefaults(operation), ...variables });
  const page = given ?? defaultValue;
  return typeof page === "number" && page >= 0 ? page : MAX_PAGE;
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
