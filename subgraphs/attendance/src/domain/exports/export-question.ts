import type { KindSpec } from "./kinds.ts";

/** What is asked of the public graph, page by page. */
export interface ExportQuestion {
  readonly text: string;
  /** Beside `first`, `after` and `isFirst`. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly root: string;
  readonly pageRows: number;
  readonly missing: KindSpec["missing"];
  readonly isPlainList: boolean;
}

const SOURCES = "sources @include(if: $isFirst) { place { id name } asOf pending } recomputing @include(if: $isFirst)";
const UNAVAILABLE = "unavailable { place code message asOf }";

/** Writes the question for some fields of each row. */
export function toQuestion(
  kind: KindSpec,
  fields: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): ExportQuestion {
  const { root, missing, pageRows, isPlainList = false } = kind;
  const declared = Object.entries(kind.arguments).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(kind.arguments).map((name) => `${name}: $${name}`);
  const rows = toSelection(fields);
  const page = { SOURCES, UNAVAILABLE, NONE: "" }[missing];
  const text = isPlainList
    ? `query Export($first: Int!, $after: ID) { ${root}(first: $first, after: $after) ${rows} }`
    : `query Export(${[...declared, "$first: Int!", "$after: String", "$isFirst: Boolean!"].join(", ")}) {
  ${root}(${[...given, "first: $first", "after: $after"].join(", ")}) {
    edges { node ${rows} }
    pageInfo { hasNextPage endCursor }
    totalCount @include(if: $isFirst)
    ${page}
  }
}`;
  return { text, variables, root, pageRows, missing, isPlainList };
}

/** `person.pin`, `person.name`, `date` become `{ person { pin name } date }`. */
export function toSelection(fields: readonly string[]): string {
  const own = new Map<string, string[]>();
  for (const field of fields) {
    const [head = "", ...rest] = field.split(".");
    const below = own.get(head) ?? [];
    if (rest.length > 0) below.push(rest.join("."));
    own.set(head, below);
  }
  const parts = [...own].map(([name, below]) => (below.length === 0 ? name : `${name} ${toSelection(below)}`));
  return `{ ${parts.join(" ")} }`;
}
