import { OperationTypeNode, parse } from "graphql";
import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { expect, it } from "vitest";
import { createStreamPlanner } from "../executor/stream-plan.ts";
import type { PlaceStreamPlan } from "../executor/executor.ts";
import { loadSupergraph } from "../supergraph.ts";
import { createEventFilter, listFilters, takeIds } from "./event-filter.ts";

const { sdl } = loadSupergraph();
const contract = readPlaceContract(sdl);
const planStream = createStreamPlanner({ supergraphSdl: sdl, contract, sources: new Map() });

function plan(text: string): PlaceStreamPlan {
  const planned = planStream(parse(text), undefined);
  if (planned.kind !== "PLACES") throw new TypeError(planned.kind);
  return planned;
}

const BODY = "{ cursor punch { id } }";
const plain = plan(`subscription { punchRecorded ${BODY} }`);

it.each([
  ["readers", 'deviceIds: ["riyadh/gate-1"]'],
  ["users", 'userIds: ["riyadh/1001"]'],
  ["places", 'placeIds: ["riyadh"]'],
  ["a position", 'after: "x"'],
  ["all of them", 'after: "x", placeIds: ["riyadh"], userIds: ["riyadh/1"], deviceIds: ["riyadh/a"]'],
])("who differs in %s shares one stream of a place, which is asked without them", (_name, args) => {
  const filtered = plan(`subscription { punchRecorded(${args}) ${BODY} }`);
  expect(filtered.key).toBe(plain.key);
  expect(filtered.upstreamText).toBe(plain.upstreamText);
  expect(filtered.upstreamText).not.toMatch(/riyadh/);
});

it("who differs in what is selected does not, here or in another subgraph", () => {
  const keys = [
    "{ cursor punch { id } }",
    "{ cursor punch { id at } }",
    "{ cursor punch { place { __typename id } } }",
    "{ cursor punch { place { id location } } }",
    "{ cursor punch { place { id status } } }",
  ].map((body) => plan(`subscription { punchRecorded ${body} }`).key);
  expect(new Set(keys).size).toBe(keys.length);
});

it("what one client missed is asked with all that it filters by", () => {
  const { catchUp } = plan(
    `subscription ($u: [ID!], $p: String) { punchRecorded(userIds: $u, deviceIds: ["riyadh/a"], after: $p) ${BODY} }`,
  );
  expect(catchUp.variableNames).toEqual(["u"]);
  expect(catchUp.text).toContain('userIds: $u, deviceIds: ["riyadh/a"], after: $__streamAfter');
});

it("takes out of an event what the router had asked for, and makes global ids of local ones", () => {
  const field = contract.findRootField(OperationTypeNode.SUBSCRIPTION, "punchRecorded");
  const filters = field === undefined ? [] : listFilters({ rootField: field });
  expect(filters.map(({ argument }) => argument)).toEqual(["placeIds", "deviceIds", "userIds"]);
  const event = {
    punch: { id: "p" },
    __streamFilter1: { device: { id: "riyadh/gate-1" } },
    __streamFilter2: { pin: "10/1" },
  };
  expect(takeIds(event, filters, "riyadh")).toEqual({
    ids: [undefined, "riyadh/gate-1", "riyadh/10%2F1"],
    rest: { punch: { id: "p" } },
  });
  expect(takeIds({ __streamFilter1: { device: null } }, filters, "riyadh").ids).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it.each<[string, string, object, boolean]>([
  ["no filter", "", {}, true],
  ["its user", '(userIds: ["riyadh/1", "riyadh/2"])', {}, true],
  ["its user, not in a list", '(userIds: "riyadh/1")', {}, true],
  ["its user by a variable", "(userIds: $u)", { u: ["riyadh/1"] }, true],
  ["a variable that is null", "(userIds: $u)", { u: null }, true],
  ["another user", '(userIds: ["riyadh/2"])', {}, false],
  ["its user and another reader", '(userIds: ["riyadh/1"], deviceIds: ["riyadh/b"])', {}, false],
  ["its user and its reader", '(userIds: ["riyadh/1"], deviceIds: ["riyadh/a"])', {}, true],
  ["another place, which is a matter of whom to ask", '(placeIds: ["cairo"])', {}, true],
])("with %s an event is judged", (_name, args, variables, isWanted) => {
  const variable = args.includes("$u") ? "($u: [ID!])" : "";
  const filter = createEventFilter(plan(`subscription ${variable} { punchRecorded${args} ${BODY} }`), { ...variables });
  expect(filter([undefined, "riyadh/a", "riyadh/1"])).toBe(isWanted);
});
