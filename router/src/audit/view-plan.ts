import { listFragments } from "@biometricflow/service/graphql/fragments";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
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
  readonly views: readonly PlannedView[];
  /** What variables are that are not given. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/**
 * Of whom a part of a root field is: of whoever asks; of those whom it is asked for; beyond a place, reader, department or another
 * person to which its fields lead, of the people of its own places, where they lead to no others, or of anybody. Or of an account: the one
 * that is asked for, else that of whoever asks.
 */
export type Whose = "ONESELF" | "ACCOUNT" | "ASKED" | "ASKED_PLACES" | "ANYBODY";

/** What a root field shows of some people. */
export interface PlannedView {
  /** Under which the value of the root field stands in the answer. */
  readonly key: string;
  readonly whose: Whose;
  /** The types that hold personal data, each once. */
  readonly types: readonly string[];
  /** What the root field is narrowed to. */
  readonly own: readonly AskedValue[];
  /** What fields below it are narrowed to, as far as they show these people. */
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
/** What is the name of a person. */
const NAMES: ReadonlySet<string> = new Set(["__typename", "id", "name", "latinName", "arabicName"]);
/** Roots that show people as text. */
const TEXT_ROOTS: Readonly<Partial<Record<string, string>>> = { absencesCsv: "Absence", rosterCsv: "RosterRow" };
/** Roots that show whoever asks, as far as their fields lead to nobody else. */
const OWN_ROOTS: ReadonlySet<string> = new Set(["ownPerson", "ownRecord"]);
/** Roots that show an account, by their argument `accountId`. */
const ACCOUNT_ROOTS: ReadonlySet<string> = new Set(["sessions"]);
/** What leads to others than those who were asked for. */
const OF_MANY: ReadonlySet<string> = new Set(["Place", "Device", "Department"]);
/** What lies in one place, along with all that is of these types below it. */
const IN_ONE_PLACE = /^(?:Place|Device|User|Punch|Job)(?:Connection|Edge|Event)?$/;

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
  const views = listSelected(operation.selectionSet, root, reading)
    .flatMap((selected) => listViews(selected, reading))
    .filter(({ types }) => types.length > 0);
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
  );
  return { views, defaults: Object.fromEntries(defaults) };
}

/** A field where it is selected. */
interface Selected {
  readonly field: FieldNode;
  /** The type that it is a field of. */
  readonly parent: string;
}

/** Where a field of a root field stands. */
interface Where {
  readonly whose: Whose;
  /** The type of the record that it is part of; `undefined` where it is of none. */
  readonly record: string | undefined;
  /** Whether all the way from the root lies in the places of what the root is asked for. */
  readonly isInPlace: boolean;
}

function listViews(root: Selected, reading: Reading): readonly PlannedView[] {
  const found = new Map<Whose, { readonly types: Set<string>; readonly below: AskedValue[] }>();
  const use = (whose: Whose) => {
    const view = found.get(whose) ?? { types: new Set(), below: [] };
    found.set(whose, view);
    return view;
  };
  const look = (it: Selected, from: Where): void => {
    const { name: type, isList } = toType(it, reading.schema);
    const selected = listSelected(it.field.selectionSet, type, reading);
    const isNameAlone = selected.every(({ field }) => NAMES.has(field.name.value));
    const at = it === root ? from : step(from, { type, isList, isNameAlone });
    const { types, below } = use(at.whose);
    const isPersonal = reading.personal.has(type);
    if (isPersonal && !(at.record !== undefined && IDENTITIES.has(type))) types.add(type);
    if (it !== root) below.push(...listAsked(it.field, type));
    const record = isPersonal ? type : at.record;
    for (const next of selected) look(next, { ...at, record });
  };
  const { name: type } = toType(root, reading.schema);
  const whose = toWhose(root.field.name.value);
  const text = TEXT_ROOTS[root.field.name.value];
  if (text !== undefined) use(whose).types.add(text);
  look(root, { whose, record: undefined, isInPlace: IN_ONE_PLACE.test(type) });
  const asked = { key: toResponseKey(root.field), own: listAsked(root.field, type) };
  return [...found].map(([of, { types, below }]) => ({ ...asked, whose: of, types: [...types], below }));
}

function toWhose(root: string): Whose {
  if (OWN_ROOTS.has(root)) return "ONESELF";
  return ACCOUNT_ROOTS.has(root) ? "ACCOUNT" : "ASKED";
}

/** What a field leads to. */
interface Step {
  readonly type: string;
  readonly isList: boolean;
  /** Whether nothing but names is asked of it: a manager's beside a person is told by that person. */
  readonly isNameAlone: boolean;
}

/** Where one is behind a field: what is of the same record no longer begins anew. */
function step(from: Where, { type, isList, isNameAlone }: Step): Where {
  const isInPlace = from.isInPlace && IN_ONE_PLACE.test(type);
  const isSecond = type === "Person" && (from.record === "Person" || (isList && from.record !== undefined));
  if (!OF_MANY.has(type) && (!isSecond || isNameAlone)) return { ...from, isInPlace };
  const whose = isInPlace && from.whose !== "ANYBODY" ? "ASKED_PLACES" : "ANYBODY";
  return { whose, record: undefined, isInPlace };
}

/** The type of a field; without a name for `__typename` and its like. */
function toType({ field, parent }: Selected, schema: GraphQLSchema) {
  const type = schema.getType(parent);
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const definition = fields[field.name.value];
  if (definition === undefined) return { name: "", isList: false };
  return { name: getNamedType(definition.type).name, isList: isListType(getNullableType(definition.type)) };
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
