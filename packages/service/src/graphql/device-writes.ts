import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { requestError } from "../errors/error-codes.ts";
import type { Viewer } from "../identity/viewer.ts";
import type { AccessTable } from "./access-table.ts";
import { listFragments } from "./fragments.ts";

/** An operation, and who asks for it when. */
export interface DeviceWriteQuestion {
  readonly table: Pick<AccessTable, "writesToReader">;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode | null | undefined;
  readonly viewer: Pick<Viewer, "deviceWritesUntilMs"> | undefined;
  readonly nowMs: number;
}

/**
 * DEVICE_WRITES_ENDED, with `extensions.field`, for a mutation that writes to a reader while the right to it, which is given for a time,
 * is not given, or not any more; `undefined` for everything else. The time counts in the moment of the request.
 */
export function judgeDeviceWrites({
  table,
  document,
  operation,
  viewer,
  nowMs,
}: DeviceWriteQuestion): GraphQLError | undefined {
  if (viewer?.deviceWritesUntilMs === undefined || nowMs < viewer.deviceWritesUntilMs) return undefined;
  if (operation?.operation !== OperationTypeNode.MUTATION) return undefined;
  const names = listRootFields(operation.selectionSet, listFragments(document));
  const written = [...names].find((name) => table.writesToReader(name));
  if (written === undefined) return undefined;
  const message = "You have no right to write to readers now: ask an administrator to give it to you for a time";
  return requestError("DEVICE_WRITES_ENDED", message, { field: `Mutation.${written}` });
}

/** Every field at the root, also one that a variable may leave out: a document is judged by all that it can do. */
function listRootFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string> = new Set(),
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    else for (const name of listSpread(selection, fragments, seen)) names.add(name);
  }
  return names;
}

/** A fragment is looked into once: nested ones would cost exponential time. */
function listSpread(
  selection: Exclude<SelectionSetNode["selections"][number], { kind: Kind.FIELD }>,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): ReadonlySet<string> {
  if (selection.kind === Kind.INLINE_FRAGMENT) return listRootFields(selection.selectionSet, fragments, seen);
  const fragment = fragments.get(selection.name.value);
  if (fragment === undefined || seen.has(fragment.name.value)) return new Set();
  seen.add(fragment.name.value);
  return listRootFields(fragment.selectionSet, fragments, seen);
}
