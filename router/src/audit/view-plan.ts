import { listFragments } from "@biometricflow/service/graphql/fragments";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from "graphql";
import { toResponseKey } from "../operation/selection.ts";

/** What an operation shows of people, whatever its variables are. */
export interface ViewPlan {
  readonly roots: readonly RootView[];
  /** What variables are that are not given. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** A root field that shows people. */
export interface RootView {
  /** Under which its value stands in the answer. */
  readonly key: string;
  /** The types that hold personal data, each once. */
  readonly types: readonly string[];
  /** What it is narrowed to. */
  readonly own: readonly AskedValue[];
  /** What fields below it are narrowed to. */
  readonly below: readonly AskedValue[];
}

/** The value of an argument that may name people or places. */
export interface AskedValue {
  /** As `toIdKind` knows it. */
  readonly name: string;
  readonly node: ValueNode;
}

/** Who is shown along with a record, by name, is told by that record. */
const IDENTITIES: ReadonlySet<string> = new Set(["Person", "User"]);
/** Roots that show people as text. */
const TEXT_ROOTS: Readonly<Partial<Record<string, string>>> = { absencesCsv: "Absence", rosterCsv: "RosterRow" };
/** Roots that show nobody but whoever asks. */
const OWN_ROOTS: ReadonlySet<string> = new Set(["ownPerson", "ownRecord", "me"]);

interface Reading {
  readonly schema: GraphQLSchema;
  readonly personal: ReadonlySet<string>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Reads of a validated operation what it shows of people. */
export function toViewPlan(
  { schema, personal }: Pick<Reading, "schema" | "personal">,
  { document, operation }: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
): ViewPlan {
  const reading: Reading = { schema, personal, fragments: listFragments(document) };
  const root = schema.getRootType(operation.operation)?.name ?? "";
  const roots = listSelected(operation.selectionSet, root, reading)
    .filter(({ field }) => !OWN_ROOTS.has(field.name.value))
    .map((selected) => toRootView(selected, reading))
    .filter(({ types }) => types.length > 0);
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
  );
  return { roots, defaults: Object.fromEntries(defaults) };
}

/** A field where it is selected. */
interface Selected {
  readonly field: FieldNode;
  /** The type that it is a field of. */
  readonly parent: string;
}

function toRootView(selected: Selected, reading: Reading): RootView {
  const types = new Set<string>();
  const below: AskedValue[] = [];
  const text = TEXT_ROOTS[selected.field.name.value];
  if (text !== undefined) types.add(text);
  const look = (it: Selected, isWithinRecord: boolean): void => {
    const type = toType(it, reading.schema);
    const isPersonal = reading.personal.has(type);
    if (isPersonal && !(isWithinRecord && IDENTITIES.has(type))) types.add(type);
    if (it !== selected) below.push(...listAsked(it.field, type));
    for (const next of listSelected(it.field.selectionSet, type, reading)) look(next, isWithinRecord || isPersonal);
  };
  look(selected, false);
  const own = listAsked(selected.field, toType(selected, reading.schema));
  return { key: toResponseKey(selected.field), types: [...types], own, below };
}

/** The name of the type of a field; empty for `__typename` and its like. */
function toType({ field, parent }: Selected, schema: GraphQLSchema): string {
  const type = schema.getType(parent);
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const definition = fields[field.name.value];
  return definition === undefined ? "" : getNamedType(definition.type).name;
}

function listAsked({ arguments: given = [] }: FieldNode, type: string): readonly AskedValue[] {
  return given.map(({ name, value }) => ({ name: name.value === "id" ? `${type}.id` : name.value, node: value }));
}

/** The fields of a selection, fragments opened. */
function listSelected(set: SelectionSetNode | undefined, parent: string, reading: Reading): readonly Selected[] {
  return (set?.selections ?? []).flatMap((it) => {
    if (it.kind === Kind.FIELD) return [{ field: it, parent }];
    const opened = it.kind === Kind.INLINE_FRAGMENT ? it : reading.fragments.get(it.name.value);
    return listSelected(opened?.selectionSet, opened?.typeCondition?.name.value ?? parent, reading);
  });
}
