import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isObjectType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createAccessTable, findForbiddenFields } from "./access.ts";
import { toFieldRoles } from "./access-table.ts";
import { ROLES, type TokenRole } from "../identity/role.ts";

const readSchema = (name: string) =>
  readFileSync(new URL(`../../../../schema/${name}.graphql`, import.meta.url), "utf8");
const supergraphTable = createAccessTable(readSchema("supergraph"));
const apiSchema = buildSchema(readSchema("api"));
const SIGN_IN = 'mutation { signIn(input: { apiKey: "k" }) { accessToken } }';

function listForbidden(role: TokenRole, text: string): readonly string[] {
  const question = { table: supergraphTable, schema: apiSchema, document: parse(text), role };
  return findForbiddenFields(question).map((it) => it.coordinate);
}

describe("on the composed supergraph", () => {
  it.each<[TokenRole, string, readonly string[]]>([
    ["VIEWER", "{ punches { edges { node { id at user { name } } } pageInfo { endCursor } totalCount } }", []],
    [
      "MANAGER",
      "{ punches { totalCount } devices { totalCount } users { totalCount } }",
      ["Query.punches", "Query.devices", "Query.users"],
    ],
    ["MANAGER", "{ places { id name punches { totalCount } } }", ["Place.punches"]],
    ["EMPLOYEE", "{ places { id name status } me { username places { id } } }", []],
    ["EMPLOYEE", '{ place(id: "riyadh") { all: devices { totalCount } } }', ["Place.devices"]],
    ["HR", 'mutation { updatePlace(input: { id: "x" }) { place { id } } }', ["Mutation.updatePlace"]],
    ["ADMIN", 'mutation { updatePlace(input: { id: "x" }) { place { id urls } } }', []],
    ["VIEWER", "{ auditLog { id } }", ["Query.auditLog"]],
    ["AUDITOR", "{ auditLog { id actor } }", []],
    ["VIEWER", "subscription { punchRecorded { cursor punch { id } notice { kind } } }", []],
    ["MANAGER", "subscription { punchRecorded { cursor } }", ["Subscription.punchRecorded"]],
    ["VIEWER", SIGN_IN, []],
    ["PUBLIC", SIGN_IN, []],
    ["PUBLIC", "{ platform { version } places { id } }", ["Query.platform", "Query.places"]],
    ["PUBLIC", "{ __typename __schema { types { name } } }", []],
  ])("%s asking %s is refused %j", (role, text, expected) => expect(listForbidden(role, text)).toEqual(expected));

  it("opens to the public nothing but the session mutations", () => {
    const roots = [apiSchema.getQueryType(), apiSchema.getMutationType(), apiSchema.getSubscriptionType()];
    const open = roots.flatMap((root) =>
      Object.keys(root?.getFields() ?? {}).filter((field) =>
        supergraphTable.statedRoles(root?.name ?? "", field)?.has("PUBLIC"),
      ),
    );
    expect(open).toEqual(["signIn", "refreshSession", "signOut", "verifySession"]);
  });

  it("opens every field of every entity and root to a role", () => {
    const denied = Object.values(apiSchema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
      .flatMap((type) =>
        isObjectType(type)
          ? Object.keys(type.getFields()).map((fieldName) => ({ typeName: type.name, fieldName }))
          : [],
      )
      .filter((field) => toFieldRoles({ table: supergraphTable, schema: apiSchema }, field, new Set(ROLES)).size === 0);
    expect(denied).toEqual([]);
  });

  it("has no value type with rights of its own, so that all inherit", () => {
    for (const name of ["PunchConnection", "PunchEdge", "PageInfo", "PlaceFailure", "SessionPayload", "DeviceCounts"]) {
      expect(isObjectType(getNamedType(apiSchema.getType(name))), name).toBe(true);
      expect(supergraphTable.statedRoles(name, "edges"), name).toBeUndefined();
    }
  });
});

describe("on a schema of its own", () => {
  const DIRECTIVES =
    "directive @key(fields: String!) on OBJECT | INTERFACE directive @access(role: [String!]!) on FIELD_DEFINITION | OBJECT";
  const SDL = `${DIRECTIVES}
    scalar _Any
    union _Entity = Person | Badge
    interface Named { name: String  nested: Value }
    type Query {
      person: Person @access(role: ["HR", "VIEWER"])
      silent: Value
      named: Named @access(role: ["HR", "VIEWER"])
      either: Either @access(role: ["HR", "VIEWER"])
      _entities(representations: [_Any!]!): [_Entity]!
    }
    union Either = Person | Value
    type Person implements Named @key(fields: "id") {
      id: ID @access(role: ["HR", "VIEWER"])
      name: String @access(role: ["HR"])
      nested: Value @access(role: ["HR", "VIEWER"])
      forgotten: String
    }
    type Badge @key(fields: "id") @access(role: ["VIEWER"]) { id: ID  secret: String @access(role: ["ADMIN"]) }
    type Value implements Named { name: String  nested: Value  closed: String @access(role: ["ADMIN"]) }`;
  const schema = buildSchema(SDL);
  const table = createAccessTable(SDL);
  const list = (role: TokenRole, text: string) =>
    findForbiddenFields({ table, schema, document: parse(text), role }).map(
      (it) => `${it.coordinate} at ${it.path.join(".")}`,
    );

  it.each<[string, TokenRole, string, readonly string[]]>([
    ["an entity field without a right", "HR", "{ person { forgotten } }", ["Person.forgotten at person.forgotten"]],
    ["a root field without a right", "ADMIN", "{ silent { name } }", ["Query.silent at silent"]],
    [
      "nothing where value types inherit through values",
      "VIEWER",
      "{ person { nested { name nested { name } } } }",
      [],
    ],
    ["a value's own right", "HR", "{ person { nested { closed } } }", ["Value.closed at person.nested.closed"]],
    ["an interface field that one type behind it closes", "VIEWER", "{ named { name } }", ["Named.name at named.name"]],
    ["nothing where all types behind an interface open it", "HR", "{ named { name nested { name } } }", []],
    [
      "by type condition",
      "VIEWER",
      "{ either { __typename ... on Value { name } ... on Person { n: name } } }",
      ["Person.name at either.n"],
    ],
    [
      "entities by their own fields",
      "VIEWER",
      "{ _entities(representations: []) { ... on Badge { id secret } ... on Person { id } } }",
      ["Badge.secret at _entities.secret"],
    ],
    [
      "through named fragments",
      "VIEWER",
      "{ person { ...F } } fragment F on Person { name }",
      ["Person.name at person.name"],
    ],
  ])("refuses %s", (_name, role, text, expected) => expect(list(role, text)).toEqual(expected));

  it("judges a fragment anew where fewer may see the field that leads to it", () => {
    const fragment = "fragment F on Named { nested { name } }";
    const lookup = "_entities(representations: []) { ... on Named { ...F } }";
    expect(list("HR", `{ named { ...F } } ${fragment}`)).toEqual([]);
    expect(list("HR", `{ ${lookup} } ${fragment}`)).toEqual(["Named.nested at _entities.nested"]);
    expect(list("HR", `{ named { ...F } ${lookup} } ${fragment}`)).toEqual(["Named.nested at _entities.nested"]);
  });

  it("judges every fragment of one position", () => {
    const fragments = "fragment A on Person { id } fragment B on Person { forgotten }";
    expect(list("HR", `{ person { ...A ...B } } ${fragments}`)).toEqual(["Person.forgotten at person.forgotten"]);
  });

  it("judges the named operation only", () => {
    const document = parse("query A { silent { name } } query B { person { id } }");
    expect(findForbiddenFields({ table, schema, document, operationName: "B", role: "HR" })).toEqual([]);
    expect(findForbiddenFields({ table, schema, document, operationName: "A", role: "HR" })).toHaveLength(1);
  });

  it("stays fast when fragments are nested thirty deep", () => {
    const fragments = Array.from(
      { length: 30 },
      (_, n) => `fragment F${n} on Value { a: nested { ...F${n + 1} } b: nested { ...F${n + 1} } }`,
    );
    const text = `{ person { nested { ...F0 } } } ${fragments.join(" ")} fragment F30 on Value { closed }`;
    expect(list("HR", text)).toHaveLength(1);
  });

  it("names a role that does not exist", () => {
    expect(() => createAccessTable('type Query { a: Int @access(role: ["BOSS"]) }')).toThrow("BOSS");
  });
});
