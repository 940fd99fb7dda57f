import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
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
import { listFragments } from "./fragments.ts";

/** What the size of an operation depends on. */
export interface SizedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How large an operation is before it runs. */
export interface OperationSize {
  /** Fields from the root to the deepest one; introspection does not count. */
  readonly depth: number;
  /** The most rows that its lists may hold together, by their `first`, and what the lists cost by themselves. */
  readonly rows: number;
  /** Of these, those of lists within lists. */
  readonly nestedRows: number;
  /** The most values that the answer may hold: fields, once for each row that they stand in. */
  readonly values: number;
  /** Fields with every fragment written out where it is used: what planning has to work through. */
  readonly fields: number;
  /** Fields of the root: each may be a request to every place. */
  readonly rootFields: number;
}

/** Of a part of an operation; `rows` and `values` are those for one object around it. */
type Size = Omit<OperationSize, "rootFields" | "nestedRows"> & {
  readonly ownFields: number;
  /** Of lists that stand in no other. */
  readonly ownRows: number;
};

interface Measuring extends SizedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** By fragment: measured once, however often it is used. */
  readonly measured: Map<FragmentDefinitionNode, Size>;
}

const NOTHING: Size = { depth: 0, rows: 0, ownRows: 0, values: 0, fields: 0, ownFields: 0 };
const LIST_ROWS = 20; // what asking for a list costs, whatever it holds
/** What says how many rows a field answers with: a number of them, or what is asked for one by one (of a subgraph). */
const PAGE_ARGUMENTS: readonly string[] = ["first", "representations"];
const MAX_PAGE = 1000; // a page size that is no number is refused later; until then it counts as the largest

/** Measures an operation that was validated. Work is proportional to its text. */
export function measureOperation(sized: SizedOperation): OperationSize {
  const type = sized.schema.getRootType(sized.operation.operation) ?? undefined;
  const fragments = listFragments(sized.document);
  const measuring = { ...sized, fragments, measured: new Map<FragmentDefinitionNode, Size>() };
  const { ownFields, ownRows, ...size } = measureSelections(measuring, sized.operation.selectionSet, type);
  return { ...size, nestedRows: size.rows - ownRows, rootFields: ownFields };
}

function measureSelections(
  measuring: Measuring,
  { selections }: SelectionSetNode,
  type: GraphQLNamedType | undefined,
): Size {
  let size = NOTHING;
  for (const selection of selections) {
    const part =
      selection.kind === Kind.FIELD
        ? measureField(measuring, selection, type)
        : measureFragment(measuring, selection, type);
    size = {
      depth: Math.max(size.depth, part.depth),
      rows: size.rows + part.rows,
      ownRows: size.ownRows + part.ownRows,
      values: size.values + part.values,
      fields: size.fields + part.fields,
      ownFields: size.ownFields + part.ownFields,
    };
  }
  return size;
}

type Fragment = Exclude<SelectionSetNode["selections"][number], FieldNode>;

function measureFragment(measuring: Measuring, selection: Fragment, type: GraphQLNamedType | undefined): Size {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const name = selection.typeCondition?.name.value;
    return measureSelections(
      measuring,
      selection.selectionSet,
      name === undefined ? type : measuring.schema.getType(name),
    );
  }
  const fragment = measuring.fragments.get(selection.name.value);
  if (fragment === undefined) return NOTHING;
  const on = measuring.schema.getType(fragment.typeCondition.name.value);
  const size = measuring.measured.get(fragment) ?? measureSelections(measuring, fragment.selectionSet, on);
  measuring.measured.set(fragment, size);
  return size;
}

function measureField(measuring: Measuring, field: FieldNode, type: GraphQLNamedType | undefined): Size {
  const name = field.name.value;
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  const pageArgument = definition?.args.find((argument) => PAGE_ARGUMENTS.includes(argument.name));
  const page = pageArgument === undefined ? undefined : readPage(measuring, field, pageArgument);
  const below =
    field.selectionSet === undefined
      ? NOTHING
      : measureSelections(measuring, field.selectionSet, getNamedType(definition?.type));
  if (name.startsWith("__")) return { ...NOTHING, fields: below.fields + 1 };
  const values = 1 + (page ?? 1) * below.values;
  const size = { ...below, depth: below.depth + 1, values, fields: below.fields + 1, ownFields: 1 };
  if (page === undefined) return size;
  const ownRows = LIST_ROWS + page;
  return { ...size, rows: ownRows + page * below.rows, ownRows };
}

function readPage({ variables, operation }: SizedOperation, field: FieldNode, argument: GraphQLArgument): number {
  const node = field.arguments?.find(({ name }) => name.value === argument.name)?.value;
  const given: unknown =
    node === undefined ? undefined : valueFromASTUntyped(node, { ...readDefaults(operation), ...variables });
  const page = given ?? argument.defaultValue;
  if (Array.isArray(page)) return page.length;
  return typeof page === "number" && page >= 0 ? page : MAX_PAGE;
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
