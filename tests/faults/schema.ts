import type { Fault } from "./fault.ts";

const inSchema = { project: "unit", tests: "schema/src" } as const;

/** Faults of the contract's reader and of the wire formats. */
export const SCHEMA_FAULTS: readonly Fault[] = [
  {
    name: "a supergraph is composed although its contract has a fault",
    file: "schema/src/compose.ts",
    find: "faults.push(...lintContract(",
    replace: "Array.of(...lintContract(",
    ...inSchema,
  },
  {
    name: "a field may have no row in the page of rights",
    file: "schema/src/contract/rights.ts",
    find: "return [{ at, message: `has no row in ${PAGE}` }]",
    replace: "return []",
    ...inSchema,
  },
  {
    name: "a field may be more open than the page of rights says",
    file: "schema/src/contract/rights.ts",
    find: "roles.toSorted().join() === expected.toSorted().join()",
    replace: "expected.every((role) => roles.includes(role))",
    ...inSchema,
  },
  {
    name: "a gathered list may be non-null, and one lost place takes everything",
    file: "schema/src/contract/merge-shape.ts",
    find: '...(isNonNullType(field.type) ? ["is gathered and must be nullable"] : []),',
    replace: "",
    ...inSchema,
  },
  {
    name: "a field of another subgraph may be routed to places",
    file: "schema/src/contract/routing.ts",
    find: '? [] : ["is not answered by places and must not be routed"]',
    replace: "? [] : []",
    ...inSchema,
  },
  {
    name: "a line of the feed may hold a punch without its row",
    file: "schema/src/feed-line.ts",
    find: '(row !== undefined) === (kind === "PUNCH" || kind === "REVISED")',
    replace: 'row === undefined || kind === "PUNCH" || kind === "REVISED"',
    ...inSchema,
  },
  {
    name: "the bytes of a line follow the order of the keys in hand",
    file: "schema/src/feed-line.ts",
    find: "Object.fromEntries(ROW_KEYS.map((key) => [key, row[key]]))",
    replace: "row",
    ...inSchema,
  },
];
