import { listFragments } from "@biometricflow/service/graphql/fragments";
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

/** What validation and planning of a document have to work through. */
export interface DocumentShape {
  /** Fields of all its operations, every fragment written out where it is used. */
  readonly fields: number;
  /** Pairs of fields under one response name and of fragments in one place, as far as they were counted. */
  readonly comparisons: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A document whose fragments contain themselves has no shape. */
export const ENDLESS = "ENDLESS";

/**
 * Measures a document that was parsed and not validated, in time proportional to its text and the given limits.
 * Validation compares every pair of fields that answer under one name.
 */
export function measureShape(
  document: DocumentNode,
  limits: { readonly maxFields: number; readonly maxComparisons: number },
): DocumentShape | typeof ENDLESS {
  const fragments = listFragments(document);
  const sets = document.definitions.flatMap((it) => (it.kind === Kind.OPERATION_DEFINITION ? [it.selectionSet] : []));
  const fields = countFields([...sets, ...[...fragments.values()].map((it) => it.selectionSet)], fragments);
  if (fields === ENDLESS) return ENDLESS;
  if (fields > limits.maxFields) return { fields, comparisons: 0 };
  const counting = { fragments, left: limits.maxComparisons };
  for (const set of [...sets, ...[...fragments.values()].map((it) => it.selectionSet)]) compare([set], counting);
  return { fields, comparisons: limits.maxComparisons - counting.left };
}

/** Each fragment is counted once, however often it is used. */
function countFields(sets: readonly SelectionSetNode[], fragments: Fragments): number | typeof ENDLESS {
  const counted = new Map<string, number | undefined>();
  let isEndless = false;
  const countFragment = (name: string): number => {
    const fragment = fragments.get(name);
    if (fragment === undefined) return 0;
    const known = counted.get(name);
    if (known !== undefined) return known;
    isEndless ||= counted.has(name); // it is being counted: it contains itself
    if (isEndless) return 0;
    counted.set(name, undefined);
    const count = countSet(fragment.selectionSet);
    counted.set(name, count);
    return count;
  };
  const countSet = ({ selections }: SelectionSetNode): number => {
    let sum = 0;
    for (const selection of selections) {
      sum += 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) sum += countFragment(selection.name.value);
      else if (selection.selectionSet !== undefined) sum += countSet(selection.selectionSet);
    }
    return sum;
  };
  const sum = sets.reduce((total, set) => total + countSet(set), 0);
  return isEndless ? ENDLESS : sum;
}

interface Counting {
  readonly fragments: Fragments;
  /** Comparisons that may still come. */
  left: number;
}

/** Counts the comparisons among selections that answer as one, and below them. */
function compare(sets: readonly SelectionSetNode[], counting: Counting): void {
  const below = new Map<string, SelectionSetNode[]>();
  const times = new Map<string, number>();
  const spread = new Set<string>();
  const open = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (counting.left < 0) return;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = times.get(key) ?? 0;
        times.set(key, known + 1);
        counting.left -= known; // one more is compared with each before it
        if (selection.selectionSet === undefined) continue;
        const same = below.get(key) ?? [];
        same.push(selection.selectionSet);
        below.set(key, same);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        open(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        counting.left -= spread.size;
        spread.add(selection.name.value);
        const fragment = counting.fragments.get(selection.name.value);
        if (fragment !== undefined) open(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) open(set);
  for (const same of below.values()) if (counting.left >= 0) compare(same, counting);
}
