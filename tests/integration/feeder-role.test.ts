/** A program's key that tells punches: whatever else is asked with it is refused, by the router and by a place alike. */
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { buildSchema, type GraphQLField, type GraphQLSchema, isCompositeType, getNamedType } from "graphql";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { type Harness, startHarness } from "../federation/harness.ts";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";

const SUPERGRAPH = loadSupergraph();
const FEEDER = { sub: "key/app", role: "FEEDER", places: ["riyadh"] } as const;
const RECORD = "mutation ($input: RecordPunchInput!) { recordPunch(input: $input) { isNew rowId setAsideReason } }";
const TOLD = { placeId: "riyadh", channel: "APP", key: "punch-001", pin: "1042", at: "2026-03-01T05:00:00Z" };

const ends: (() => Promise<void> | void)[] = [];
let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
  ends.push(() => temp.remove());
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function openPlace(): Promise<TestPlace> {
  const place = await startTestPlace(temp.dir, []);
  ends.push(place.stop);
  return place;
}

async function openRouter(): Promise<Harness> {
  const harness = await startHarness({ places: { riyadh: 1, cairo: 1 } });
  ends.push(harness.stop);
  return harness;
}

/** One operation for each field of the roots, its arguments left to variables; rights are judged before those. */
function listOperations(schema: GraphQLSchema): readonly (readonly [name: string, text: string])[] {
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => [field.name, toOperation(kind, field)] as const),
  );
}

function toOperation(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const variables = args.map((it) => `$${it.name}: ${String(it.type)}`).join(", ");
  const values = args.map((it) => `${it.name}: $${it.name}`).join(", ");
  const [head, given] = args.length === 0 ? ["", ""] : [`(${variables})`, `(${values})`];
  return `${kind} ${head} { ${name}${given}${isCompositeType(getNamedType(type)) ? " { __typename }" : ""} }`;
}

it("opens the punch that it tells, three facts of what became of it, and nothing else in the whole graph", () => {
  const document = SUPERGRAPH.sdl;
  const table = createAccessTable(document);
  const open = Object.values(buildSchema(document, { assumeValid: true }).getTypeMap()).flatMap((type) =>
    "getFields" in type && !("parseValue" in type)
      ? Object.keys(type.getFields()).flatMap((field) =>
          table.statedRoles(type.name, field)?.has("FEEDER") === true ? [`${type.name}.${field}`] : [],
        )
      : [],
  );
  expect(open.toSorted()).toEqual([
    ...["Mutation.recordPunch", "RecordPunchPayload.isNew", "RecordPunchPayload.rowId"],
    "RecordPunchPayload.setAsideReason",
  ]);
});

it("tells a place a punch, learns what became of it, and is refused every other field there", async () => {
  const place = await openPlace();
  const token = place.signToken(FEEDER);
  const told = await place.query<unknown>(RECORD, { input: TOLD }, token);
  expect(told).toMatchObject({ errors: [], data: { recordPunch: { isNew: true, setAsideReason: null } } });
  expect(await place.query<unknown>(RECORD, { input: { ...TOLD, channel: "KIOSK" } }, token)).toMatchObject({
    data: { recordPunch: { isNew: true, setAsideReason: "NEEDS_APPROVAL" } },
  });
  for (const [name, text] of listOperations(buildSubgraphSchema(readSubgraphDocument("place")))) {
    if (["recordPunch", "_service"].includes(name)) continue;
    const answer = await place.query<unknown>(
      name === "_entities"
        ? '{ _entities(representations: [{ __typename: "Place", id: "riyadh" }]) { ... on Place { devices { totalCount } } } }'
        : text,
      {},
      token,
    );
    expect([name, answer.errors.map(({ extensions }) => extensions["code"])]).toEqual([name, ["FORBIDDEN"]]);
  }
  for (const more of ["punch { id }", "punch { user { name } }", "setAside { id }"]) {
    const text = RECORD.replace("isNew", `isNew ${more}`);
    const answer = await place.query<unknown>(text, { input: { ...TOLD, key: "punch-002" } }, token);
    expect([more, answer.errors.map(({ extensions }) => extensions["code"])]).toEqual([more, ["FORBIDDEN"]]);
  }
  expect((await place.query<unknown>("{ punches(first: 9) { totalCount } }")).data).toEqual({
    punches: { totalCount: 1 },
  });
});

it("reaches its own places by the router, and is refused every other field of every subgraph", async () => {
  const harness = await openRouter();
  const token = harness.token(FEEDER);
  const before = harness.place("riyadh").requests();
  await harness.query(RECORD, { token, variables: { input: TOLD } });
  expect(harness.place("riyadh").requests()).toBe(before + 1);
  const elsewhere = harness.place("cairo").requests();
  const cairo = await harness.query(RECORD, { token, variables: { input: { ...TOLD, placeId: "cairo" } } });
  expect(cairo.errors.map(({ extensions }) => extensions["code"])).toEqual(["FORBIDDEN"]);
  expect(harness.place("cairo").requests()).toBe(elsewhere);
  const asked = harness.place("riyadh").requests();
  for (const [name, text] of listOperations(SUPERGRAPH.apiSchema)) {
    if (["recordPunch", "signIn", "refreshSession", "signOut", "verifySession"].includes(name)) continue;
    const answer = await harness.query(text, { token });
    expect([name, answer.errors.map(({ extensions }) => extensions["code"])]).toEqual([name, ["FORBIDDEN"]]);
  }
  expect(harness.place("riyadh").requests()).toBe(asked);
});
