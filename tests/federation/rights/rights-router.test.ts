import { buildSchema, type GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeSupergraph } from "@biometricflow/schema/compose";
import { readRightsPage } from "../../../schema/src/rights-page.ts";
import { ROLES } from "@biometricflow/service/identity/role";
import { type Answer, type Harness, startHarness } from "../harness.ts";
import { writeFieldQuestion } from "./field-questions.ts";

const page = readRightsPage();
const api: GraphQLSchema = buildSchema(composeSupergraph().apiSdl);
/** Fields of subgraphs that clients do not see are asked for at the subgraph. */
const asked = [...page.roles.keys()].filter((coordinate) => {
  const [type = "", field = ""] = coordinate.split(".");
  const owner = api.getType(type);
  return owner !== undefined && "getFields" in owner && Object.hasOwn(owner.getFields(), field);
});

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3 } });
});
afterAll(() => harness.stop());

const countContacts = () => harness.place("riyadh").requests() + harness.place("riyadh").subscribed();
const readRefusal = ({ errors }: Answer) =>
  errors.find(({ extensions }) => typeof extensions["field"] === "string")?.extensions;

describe.each(ROLES)("%s", (role) => {
  const may = (coordinate: string) => {
    const roles = page.roles.get(coordinate) ?? [];
    return page.values.has(coordinate) || roles.includes(role) || roles.includes("anybody");
  };
  const token = () => harness.token({ sub: "account/x", role, places: ["riyadh"] });

  it("is refused every field that the page keeps from it, before a place is asked", async () => {
    const contactsBefore = countContacts();
    const differing: string[] = [];
    for (const coordinate of asked.filter((field) => !may(field))) {
      const question = writeFieldQuestion(api, coordinate, may);
      if (question === undefined) throw new Error(`nothing leads to ${coordinate}`);
      const answer = await harness.query(question.text, { token: token() });
      const refusal = readRefusal(answer);
      const isRefused = refusal?.["code"] === "FORBIDDEN" && (!question.isOpenWay || refusal["field"] === coordinate);
      if (!isRefused || answer.data) differing.push(`${coordinate}: ${JSON.stringify(answer)}`);
    }
    expect(differing).toEqual([]);
    expect(countContacts()).toBe(contactsBefore);
  });

  it("is refused none of the others", async () => {
    const differing: string[] = [];
    for (const coordinate of asked.filter(may)) {
      const question = writeFieldQuestion(api, coordinate, may);
      if (question?.isOpenWay !== true) continue;
      const answer = await harness.query(question.text, { token: token() });
      if (
        readRefusal(answer) !== undefined ||
        answer.errors.some(({ extensions }) => extensions["code"] === "UNAUTHENTICATED")
      )
        differing.push(`${coordinate}: ${JSON.stringify(answer)}`);
    }
    expect(differing).toEqual([]);
  });
});

it("asks whoever holds no token to sign in, for everything but what anybody may", async () => {
  const contactsBefore = countContacts();
  const differing: string[] = [];
  for (const coordinate of asked) {
    const isOpen = page.roles.get(coordinate)?.includes("anybody") ?? false;
    const question = writeFieldQuestion(api, coordinate, () => true);
    const answer = await harness.query(question?.text ?? "", { token: null });
    const isRefused = answer.errors.some(({ extensions }) => extensions["code"] === "UNAUTHENTICATED") && !answer.data;
    if (isRefused === isOpen) differing.push(`${coordinate}: ${JSON.stringify(answer)}`);
  }
  expect(differing).toEqual([]);
  expect(countContacts()).toBe(contactsBefore);
});
