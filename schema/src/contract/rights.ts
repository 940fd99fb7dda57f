import { buildASTSchema, isInterfaceType, isObjectType, Kind, parse } from "graphql";
import type { ContractFault } from "./fault.ts";
import { readDirectives } from "./join-directives.ts";

/** The rights as people wrote them down, in docs/RIGHTS.md. */
export interface RightsPage {
  /** By `Type.field`: the roles that may select it, in the order of the page's columns. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  /** The fields of value types, `Type.field`: each is as open as the field that returned its object. */
  readonly values: ReadonlySet<string>;
  /** What the page itself gets wrong. */
  readonly faults: readonly ContractFault[];
}

const PAGE = "docs/RIGHTS.md";
/** The cells before the roles: group, fields, rows. */
const BESIDE = 3;
/** How the page names the role of whoever holds no token. */
const ANYBODY = ["anybody", "PUBLIC"] as const;

/**
 * Reads the page's tables: one with the columns `group | fields | of whom and which`, then one for each role with `x` where it
 * may; and one of value types, `type | fields`. Fields are written as `` `Type`: one other; `Next`: third ``.
 */
export function parseRights(markdown: string): RightsPage {
  const page = {
    roles: new Map<string, readonly string[]>(),
    values: new Set<string>(),
    faults: [] as ContractFault[],
  };
  let columns: readonly string[] = [];
  for (const line of markdown.split("\n")) {
    const cells = readCells(line);
    const isHead = cells[0] === "group" || cells[0] === "type";
    if (isHead || cells.length === 0) columns = cells;
    else if (columns.length > 0 && !/^:?-+:?$/.test(cells[0] ?? "")) readRow(cells, columns, page);
  }
  return page;
}

function readCells(line: string): readonly string[] {
  if (!line.startsWith("|")) return [];
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

interface PageInWork {
  readonly roles: Map<string, readonly string[]>;
  readonly values: Set<string>;
  readonly faults: ContractFault[];
}

function readRow(cells: readonly string[], columns: readonly string[], page: PageInWork): void {
  const isValue = columns[0] === "type";
  const [first = "", second = ""] = cells;
  const coordinates = readFields(isValue ? `${first}: ${second}` : second);
  if (coordinates.length === 0) page.faults.push({ at: PAGE, message: `has a row without fields: ${first}` });
  for (const coordinate of coordinates) {
    if (page.roles.has(coordinate) || page.values.has(coordinate))
      page.faults.push({ at: coordinate, message: `has two rows in ${PAGE}` });
    if (isValue) page.values.add(coordinate);
    else
      page.roles.set(
        coordinate,
        columns.slice(BESIDE).filter((_role, index) => cells[index + BESIDE] === "x"),
      );
  }
}

function readFields(cell: string): readonly string[] {
  return cell.split(";").flatMap((part) => {
    const [, type, fields] = /^\s*`(\w+)`:\s*([\w\s]+)$/.exec(part) ?? [];
    return (fields ?? "")
      .split(/\s+/)
      .filter((field) => field !== "")
      .map((field) => `${type}.${field}`);
  });
}

/** Finds where the contract and the page differ: every field has one row, and says by `@access` what its row says. */
export function lintRights(supergraphSdl: string, page: RightsPage): readonly ContractFault[] {
  const stated = readAccess(supergraphSdl);
  const gone = [...page.roles.keys(), ...page.values].filter((coordinate) => !stated.has(coordinate));
  return [
    ...page.faults,
    ...[...stated].flatMap(([coordinate, roles]) => compare(coordinate, roles, page)),
    ...gone.map((at) => ({ at, message: `stands in ${PAGE} and is no field` })),
  ];
}

function compare(at: string, roles: readonly string[] | undefined, page: RightsPage): readonly ContractFault[] {
  const expected = page.roles.get(at)?.map((role) => (role === ANYBODY[0] ? ANYBODY[1] : role));
  if (expected === undefined && !page.values.has(at)) return [{ at, message: `has no row in ${PAGE}` }];
  if (expected === undefined)
    return roles === undefined ? [] : [{ at, message: `has @access, but is a value's field in ${PAGE}` }];
  if (roles !== undefined && roles.toSorted().join() === expected.toSorted().join()) return [];
  const found = roles === undefined ? "has no @access" : `is open to ${roles.join(", ")} by @access`;
  return [{ at, message: `${found}, and to ${expected.join(", ") || "nobody"} by ${PAGE}` }];
}

/** Every field of the supergraph with the roles that it, or else its type, states. */
function readAccess(supergraphSdl: string): ReadonlyMap<string, readonly string[] | undefined> {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  return new Map(
    types
      .filter(({ name }) => !name.startsWith("__"))
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => [
          `${type.name}.${field.name}`,
          readRoles(field.astNode) ?? readRoles(type.astNode),
        ]),
      ),
  );
}

function readRoles(node: Parameters<typeof readDirectives>[0]): readonly string[] | undefined {
  const [access] = readDirectives(node, "access");
  const value = access?.arguments?.find(({ name }) => name.value === "role")?.value;
  if (value?.kind !== Kind.LIST) return undefined;
  return value.values.flatMap((role) => (role.kind === Kind.STRING ? [role.value] : []));
}
