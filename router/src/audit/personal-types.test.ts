import { VIEWED_TYPES } from "@biometricflow/schema/audit-views";
import { composeSupergraph } from "@biometricflow/schema/compose";
import { buildSchema, getNamedType, type GraphQLInputType, isInputObjectType, isObjectType } from "graphql";
import { expect, it } from "vitest";
import { listPersonalTypes } from "./personal-types.ts";
import { ID_KINDS } from "./view-targets.ts";

const schema = buildSchema(composeSupergraph().apiSdl);

it("knows every type that says something of somebody", () => {
  expect([...listPersonalTypes(schema)].toSorted()).toEqual(Object.values(VIEWED_TYPES).flat().toSorted());
});

/** Ids of what is neither somebody nor in a place. */
const OTHERS = [
  ...[
    "after",
    "kindIds",
    "departmentId",
    "departmentIds",
    "groupIds",
    "shiftId",
    "shiftIds",
    "periodId",
    "carriedIntoId",
  ],
  ...["accountId", "Export.id", "Shift.id", "id", "entry"],
];

/** By name: `Type.id` for the argument `id` of a field of that type, as plans name it. */
function listIdNames(): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const addInput = (name: string, type: GraphQLInputType) => {
    const named = getNamedType(type);
    if (named.name === "ID" || /pin/i.test(name)) names.add(name);
    if (!isInputObjectType(named) || seen.has(named.name)) return;
    seen.add(named.name);
    for (const field of Object.values(named.getFields())) addInput(field.name, field.type);
  };
  const addType = (name: string) => {
    const type = schema.getType(name);
    if (!isObjectType(type) || seen.has(name)) return;
    seen.add(name);
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type).name;
      for (const arg of field.args) addInput(arg.name === "id" ? `${below}.id` : arg.name, arg.type);
      addType(below);
    }
  };
  addType("Query");
  addType("Subscription");
  return names;
}

it("knows of every id that a query is given whether it names people or places", () => {
  expect([...listIdNames()].toSorted()).toEqual([...Object.keys(ID_KINDS), ...OTHERS].toSorted());
});
