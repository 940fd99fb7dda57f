import type { Viewer } from "@biometricflow/service/identity/viewer";
import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { expect, it } from "vitest";
import { createFailureLog } from "../operation/place-failure.ts";
import { loadSupergraph } from "../supergraph.ts";
import { fetchEntities } from "./entities.ts";
import { compileFetch } from "./fetch-operation.ts";
import type { PlaceReply, PlaceRequest } from "./place-port.ts";

const TEXT =
  "query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Device { name } } }";
const { fields } = compileFetch(TEXT, readPlaceContract(loadSupergraph().sdl));
const places = ["riyadh", "cairo"].map((id) => ({ id, enabled: true }));
const viewer: Viewer = {
  subject: "a",
  name: "A",
  role: "ADMIN",
  places: "*",
  sessionId: "s",
  issuedAtMs: 0,
  expiresAtMs: 0,
};

/** Resolves references to devices at scripted places. */
async function resolve(ids: readonly string[], answer: (request: PlaceRequest) => PlaceReply) {
  const [field] = fields;
  if (field === undefined) throw new TypeError(TEXT);
  const asked: string[] = [];
  const call = (request: PlaceRequest) => {
    asked.push(`${request.place}: ${listIds(request).join(" ")}`);
    return Promise.resolve(answer(request));
  };
  const failures = createFailureLog();
  const { data, errors } = await fetchEntities({
    field,
    variables: { representations: ids.map((id) => ({ __typename: "Device", id })) },
    caller: { asOf: () => null, call },
    places: { find: (id) => places.find((place) => place.id === id), list: () => places },
    context: { viewer, requestId: "1", forwardedFor: "", signal: new AbortController().signal, failures },
  });
  const entities: readonly unknown[] = Array.isArray(data) ? data : [];
  return { entities, errors, asked };
}

function listIds({ variables }: PlaceRequest): readonly string[] {
  const { representations } = variables;
  return Array.isArray(representations) ? representations.map((it) => String(Object(it).id)) : [];
}

const echo = (request: PlaceRequest): PlaceReply => ({
  kind: "ANSWER",
  data: { _entities: listIds(request).map((id) => ({ name: id })) },
  errors: [],
});

it("asks each place once for its references, each once, and puts the answers back in order", async () => {
  const ids = ["riyadh/a", "cairo/b", "riyadh/a", "riyadh/c"];
  const { entities, errors, asked } = await resolve(ids, echo);
  expect(entities).toEqual(ids.map((name) => ({ name })));
  expect(errors).toEqual([]);
  expect(asked).toEqual(["riyadh: riyadh/a riyadh/c", "cairo: cairo/b"]);
});

it("gives equal references objects of their own, for the gateway merges into them", async () => {
  const { entities } = await resolve(["riyadh/a", "riyadh/a", "riyadh/a"], echo);
  expect(new Set(entities).size).toBe(3);
});

it("points an error of a shared reference at each position that holds it", async () => {
  const error = { message: "no name", path: ["_entities", 1, "name"] };
  const { errors } = await resolve(["riyadh/a", "cairo/b", "riyadh/c", "riyadh/c"], (request) => {
    const answered = echo(request);
    return request.place === "riyadh" && answered.kind === "ANSWER" ? { ...answered, errors: [error] } : answered;
  });
  expect(errors.map(({ path }) => path)).toEqual([
    ["_entities", 2, "name"],
    ["_entities", 3, "name"],
  ]);
});

it("leaves the references of a failed place null, each with an error", async () => {
  const failure = { place: "cairo", code: "PLACE_TIMEOUT", message: "late", asOf: null } as const;
  const { entities, errors } = await resolve(["riyadh/a", "cairo/b", "nowhere/c"], (request) =>
    request.place === "cairo" ? { kind: "FAILURE", failure } : echo(request),
  );
  expect(entities).toEqual([{ name: "riyadh/a" }, null, null]);
  expect(errors.map(({ path, extensions }) => [path?.[1], extensions?.["code"]])).toEqual([
    [2, "BAD_USER_INPUT"],
    [1, "PLACE_TIMEOUT"],
  ]);
});
