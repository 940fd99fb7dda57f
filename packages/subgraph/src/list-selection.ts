import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

/** What is selected of a list. */
export interface ListSelection {
  /** Whether its rows are, or only where they stand and how many there are. */
  readonly hasNodes: boolean;
  /** Values that one row comes to in the answer; lists within it are counted once. */
  readonly valuesPerRow: number;
}

const measured = new WeakMap<readonly FieldNode[], ListSelection>();

/** Reads what is selected of a connection: `info` is that of the field which resolves to it. */
export function readListSelection(info: GraphQLResolveInfo): ListSelection {
  const known = measured.get(info.fieldNodes); // one array for all the lists that stand at one place of the operation
  if (known !== undefined) return known;
  const edges = info.fieldNodes.flatMap((list) => listFields(list.selectionSet, info)).filter(isNamed("edges"));
  const ofEdges = edges.flatMap((field) => listFields(field.selectionSet, info));
  const selection = { hasNodes: ofEdges.some(isNamed("node")), valuesPerRow: 1 + countFields(ofEdges, info) };
  measured.set(info.fieldNodes, selection);
  return selection;
}

const counted = new WeakMap<readonly FieldNode[], number>();

/** Values that one element of a plain list comes to in the answer: `info` is that of the field which resolves to the list. */
export function countElementValues(info: GraphQLResolveInfo): number {
  const known = counted.get(info.fieldNodes);
  if (known !== undefined) return known;
  const fields = info.fieldNodes.flatMap((list) => listFields(list.selectionSet, info));
  const count = 1 + countFields(fields, info);
  counted.set(info.fieldNodes, count);
  return count;
}

function isNamed(name: string) {
  return (field: FieldNode): boolean => field.name.value === name;
}

function countFields(fields: readonly FieldNode[], info: GraphQLResolveInfo): number {
  let count = fields.length;
  for (const { selectionSet } of fields) count += countFields(listFields(selectionSet, info), info);
  return count;
}

/** The fields of a selection, fragments written out. The operation was validated: no fragment holds itself. */
function listFields(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const named = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
    return listFields(named?.selectionSet, info);
  });
}
