import type { Fault } from "./fault.ts";

/** Faults of the operation rules, the access visitor and the place layer. */
export const OPERATION_FAULTS: readonly Fault[] = [
  {
    name: "an error of a further page's row counts from where that page begins",
    file: "router/src/place-layer/connection-gather.ts",
    find: "row + offset, ...rest]",
    replace: "row, ...rest]",
    project: "unit",
    tests: "router/src/place-layer",
  },
  {
    name: "an error of a row keeps its number within its own place",
    file: "router/src/place-layer/merge-pages.ts",
    find: "[field, edges, position, ...rest]",
    replace: "[field, edges, index, ...rest]",
    project: "unit",
    tests: "router/src/place-layer",
  },
  {
    name: "errors of rows that were left out are shown",
    file: "router/src/place-layer/merge-pages.ts",
    find: "return position < 0 ? [] :",
    replace: "return position < -1 ? [] :",
    project: "unit",
    tests: "router/src/place-layer",
  },
  {
    name: "a fragment is judged once, whoever may see the field that leads to it",
    file: "packages/service/src/graphql/access.ts",
    find: '[fragment.name.value, ...[...inherited].toSorted()].join(" ")',
    replace: "fragment.name.value",
    project: "unit",
    tests: "packages/service/src/graphql",
  },
  {
    name: "only the first fragment of a position is judged",
    file: "packages/service/src/graphql/access.ts",
    find: '[fragment.name.value, ...[...inherited].toSorted()].join(" ")',
    replace: '[...inherited].toSorted().join(" ")',
    project: "unit",
    tests: "packages/service/src/graphql",
  },
  {
    name: "one of several narrowing arguments is enough to name a place",
    file: "router/src/place-layer/scope.ts",
    find: "named.every((places) => places.has(place))",
    replace: "(named.length === 0 || named.some((places) => places.has(place)))",
    project: "unit",
    tests: "router/src/place-layer",
  },
  {
    name: "equal references share one entity object, into which the gateway merges",
    file: "router/src/place-layer/entities.ts",
    find: "nth === 0 ? entity : structuredClone(entity)",
    replace: "nth < 0 ? entity : entity",
    project: "unit",
    tests: "router/src/place-layer",
  },
];
