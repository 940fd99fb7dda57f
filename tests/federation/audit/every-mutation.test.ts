import { composeSupergraph } from "@biometricflow/schema/compose";
import { ROLES } from "@biometricflow/service/identity/role";
import { buildSchema, getNamedType, type GraphQLField, type GraphQLObjectType, isLeafType } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";
import { writeArguments } from "../rights/field-questions.ts";

const root: GraphQLObjectType | null | undefined = buildSchema(composeSupergraph().apiSdl).getMutationType();
const mutations = Object.values(root?.getFields() ?? {});

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3 } });
});
afterAll(() => harness.stop());

function write(field: GraphQLField<unknown, unknown>): string {
  const below = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return `mutation { ${field.name}${writeArguments(field)}${below} }`;
}

/** Asks for every mutation, and gives those of whom the router says nothing to the audit, or something else than the client was told. */
async function listUnsaid(actor: string, token: string | null): Promise<readonly string[]> {
  const told = new Map<string, string>();
  for (const field of mutations) {
    const { errors } = await harness.query(write(field), { token });
    const code = errors[0]?.extensions["code"];
    told.set(field.name, typeof code === "string" ? code : "OK");
  }
  const unsaid = () =>
    [...told].flatMap(([action, outcome]) => {
      const isSaid = harness.audited.some(
        (fact) => fact.actor === actor && fact.action === action && fact.outcome === outcome,
      );
      return isSaid ? [] : [`${action}: ${outcome}`];
    });
  await expect.poll(unsaid, { timeout: 5000 }).toEqual([]);
  return unsaid();
}

it("knows every mutation of the graph", () => {
  expect(mutations.length).toBeGreaterThan(50);
});

it.each(ROLES)("leaves an entry of each mutation that a %s asks for, done, failed or refused", async (role) => {
  const actor = `account/${role.toLowerCase()}`;
  expect(await listUnsaid(actor, harness.token({ sub: actor, role, places: ["riyadh"] }))).toEqual([]);
});

it("counts those of somebody without a token, of which nothing is read but what anybody may ask", async () => {
  for (const field of mutations) await harness.query(write(field), { token: null });
  const facts = () => harness.audited.filter(({ actor }) => actor === "anonymous");
  const count = () => facts().reduce((sum, fact) => sum + (fact.count ?? 1), 0);
  await expect.poll(count, { timeout: 5000 }).toBe(mutations.length);
  expect(new Set(facts().map(({ action, outcome }) => `${action} ${outcome}`))).toContain("operation UNAUTHENTICATED");
});

it("names what a mutation was about by its ids alone, and where it came from", async () => {
  const mutation = `mutation ($input: PutUserInput!) { putUser(input: $input) { job { id } } }`;
  const person = { pin: "1042", name: "Ahmad Canary", cardNumber: "12345678" };
  const input = { placeId: "riyadh", deviceIds: ["riyadh/gate-1", "riyadh/gate-2"], ...person };
  await harness.query(mutation, { variables: { input } });
  const find = () => harness.audited.find(({ targets = [] }) => targets.includes("riyadh/gate-2"));
  await expect.poll(find).toMatchObject({ actor: "admin", action: "putUser", address: "127.0.0.1" });
  expect(find()?.targets).toEqual(["riyadh", "riyadh/gate-1", "riyadh/gate-2"]);
  expect(JSON.stringify(harness.audited)).not.toMatch(/Canary|12345678/);
});
