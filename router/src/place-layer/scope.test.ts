import type { Routing } from "@biometricflow/schema/contract/routing-directives";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { GraphQLError, Kind, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { resolveTargets } from "./scope.ts";

const admin: Viewer = {
  subject: "a",
  name: "A",
  role: "ADMIN",
  places: "*",
  sessionId: "s",
  issuedAtMs: 0,
  expiresAtMs: 0,
};
const known = [
  { id: "riyadh", enabled: true },
  { id: "cairo", enabled: true },
  { id: "dubai", enabled: true },
  { id: "closed", enabled: false },
];
const places = { list: () => known, find: (id: string) => known.find((place) => place.id === id) };
const PLACE_IDS = { text: "placeIds", steps: ["placeIds"] };
const USER_IDS = { text: "filter.userIds", steps: ["filter", "userIds"] };
const gathered: Routing = { kind: "GATHER", merge: "CONNECTION", narrowedBy: [PLACE_IDS, USER_IDS], filters: [] };
const routed: Routing = { kind: "ROUTE", by: { text: "id", steps: ["id"] } };

/** The targets, or the code that refuses the field. */
function resolve(
  field: string,
  routing: Routing,
  viewer: Viewer | undefined = admin,
  tell: (error: GraphQLError) => unknown = ({ extensions }) => extensions["code"],
): unknown {
  const [definition] = parse(`{ ${field} }`).definitions;
  const node = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;
  if (node?.kind !== Kind.FIELD) throw new TypeError(field);
  try {
    return resolveTargets({ node, routing }, {}, { viewer, places });
  } catch (error) {
    if (error instanceof GraphQLError) return tell(error);
    throw error;
  }
}

describe("a gathered field asks", () => {
  it.each([
    ["every enabled place when no argument names one", "it", ["riyadh", "cairo", "dubai"]],
    ["the named places in the registry's order", 'it(placeIds: ["cairo", "riyadh"])', ["riyadh", "cairo"]],
    ["the places of the ids in a filter", 'it(filter: { userIds: ["dubai/1", "dubai/2"] })', ["dubai"]],
    [
      "the places that each given argument names",
      'it(placeIds: ["riyadh", "cairo"], filter: { userIds: ["cairo/1", "dubai/1"] })',
      ["cairo"],
    ],
    [
      "nobody when its arguments have no place in common",
      'it(placeIds: ["riyadh"], filter: { userIds: ["cairo/1"] })',
      "FORBIDDEN",
    ],
    ["nobody when its list of places is empty", "it(placeIds: [])", "BAD_USER_INPUT"],
    ["nobody when its list of users is empty", "it(filter: { userIds: [] })", "BAD_USER_INPUT"],
    ["nobody when a named place is switched off", 'it(placeIds: ["riyadh", "closed"])', "FORBIDDEN"],
    ["nobody when an id is malformed", 'it(placeIds: ["Riyadh!"])', "BAD_USER_INPUT"],
    ["nobody when an id is no text", "it(placeIds: [5])", "BAD_USER_INPUT"],
  ])("%s", (_name, field, expected) => expect(resolve(field, gathered)).toEqual(expected));

  it("the viewer's places alone", () => {
    expect(resolve("it", gathered, { ...admin, places: ["dubai", "closed"] })).toEqual(["dubai"]);
    expect(resolve('it(placeIds: ["cairo"])', gathered, { ...admin, places: ["dubai"] })).toBe("FORBIDDEN");
  });
});

it.each(["it(placeIds: [%%])", 'it(filter: { userIds: ["%%/1"] })'])(
  "says of a place out of scope what it says of one that there is not: %s",
  (field) => {
    const say = (id: string, viewer: Viewer) => {
      const text = field.replace("[%%]", `["${id}"]`).replace("%%", id);
      return resolve(text, gathered, viewer, ({ message, extensions }) =>
        JSON.stringify([message, extensions]).replaceAll(id, "it"),
      );
    };
    const scoped: Viewer = { ...admin, places: ["riyadh", "gone"] };
    const outOfScope = say("cairo", scoped);
    expect(outOfScope).toContain("out of your scope");
    expect([say("nowhere", scoped), say("closed", scoped), say("gone", scoped)]).toEqual(Array(3).fill(outOfScope));
    expect(say("nowhere", admin)).toContain("There is no place");
  },
);

describe("a routed field", () => {
  it.each([
    ["asks the place of its id", 'it(id: "cairo/1")', ["cairo"]],
    ["is refused without an id", "it", "BAD_USER_INPUT"],
    ["is refused with an id of a place nobody knows", 'it(id: "nowhere/1")', "BAD_USER_INPUT"],
  ])("%s", (_name, field, expected) => expect(resolve(field, routed)).toEqual(expected));
});
