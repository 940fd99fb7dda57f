import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { type AttendanceUnderTest, startAttendance } from "./attendance/attendance-harness.ts";
import { ADMIN, DirectoryHarness } from "./directory-harness.ts";
import { type ListedPlace, startListedPlace } from "./listed-place.ts";
import { sendQuery } from "./place-harness.ts";

const directory = new DirectoryHarness();
let listed: ListedPlace;
let attendance: AttendanceUnderTest;
beforeAll(async () => {
  listed = await startListedPlace();
  attendance = await startAttendance();
  await directory.start();
});
afterAll(async () => {
  await listed.stop();
  await attendance.stop();
  await directory.remove();
});

const SERVICES = ["place", "directory", "attendance"] as const;
type Service = (typeof SERVICES)[number];

/** Where it is and a token of the router for it. */
function reach(service: Service): readonly [url: string, token: string] {
  if (service === "place") return [listed.place.url, listed.place.signToken()];
  if (service === "directory") return [directory.url, directory.routerToken(ADMIN)];
  return [attendance.url, attendance.signToken()];
}

/** The entity that each resolves, and one of its fields. */
const ENTITY = { place: "Device", directory: "OwnRecord", attendance: "User" } as const;
const ENTITIES = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }";
const OF = (...of: readonly unknown[]) => ({ query: ENTITIES, variables: { of } });
const PERSISTED = { version: 1, sha256Hash: "0".repeat(64) };

/** Bodies that are wrong, by what is wrong; `E` stands for an entity of the service. */
const BODIES: [what: string, body: object, code: string][] = [
  ["a persisted query alone", { extensions: { persistedQuery: PERSISTED } }, "PERSISTED_QUERY_NOT_SUPPORTED"],
  [
    "a persisted query beside its text",
    { query: "{ __typename }", extensions: { persistedQuery: PERSISTED } },
    "PERSISTED_QUERY_NOT_SUPPORTED",
  ],
  ["a persisted query that is none", { extensions: { persistedQuery: 5 } }, "PERSISTED_QUERY_NOT_SUPPORTED"],
  ["a representation that is a number", OF(5), "BAD_USER_INPUT"],
  ["a representation that is null", OF(null), "BAD_USER_INPUT"],
  ["a representation that is a list", OF([[]]), "BAD_USER_INPUT"],
  ["a representation that is a text", OF("Device"), "BAD_USER_INPUT"],
  ["no representations", { query: ENTITIES }, "BAD_USER_INPUT"],
  ["a representation without a type", OF({ id: "1" }), "BAD_USER_INPUT"],
  ["a type that is a number", OF({ __typename: 5, id: "1" }), "BAD_USER_INPUT"],
  ["a type that there is not", OF({ __typename: "Nobody", id: "1" }), "BAD_USER_INPUT"],
  ["a type that is no entity", OF({ __typename: "Query", id: "1" }), "BAD_USER_INPUT"],
  ["a type of every object", OF({ __typename: "toString", id: "1" }), "BAD_USER_INPUT"],
  ["an entity without its id", OF({ __typename: "E" }), "BAD_USER_INPUT"],
  ["an id that is null", OF({ __typename: "E", id: null }), "BAD_USER_INPUT"],
  ["an id that is an object", OF({ __typename: "E", id: { a: 1 } }), "BAD_USER_INPUT"],
  ["an id that is a list", OF({ __typename: "E", id: ["1"] }), "BAD_USER_INPUT"],
  ["an id that is true", OF({ __typename: "E", id: true }), "BAD_USER_INPUT"],
  [
    "a literal of an unknown type",
    { query: '{ _entities(representations: [{ __typename: "Nobody", id: "1" }]) { __typename } }' },
    "BAD_USER_INPUT",
  ],
  ["variables that are a list", { query: "{ __typename }", variables: [1] }, "BAD_REQUEST"],
  ["variables that are a text", { query: "{ __typename }", variables: "{}" }, "BAD_REQUEST"],
  ["a name that is a number", { query: "{ __typename }", operationName: 5 }, "BAD_REQUEST"],
  ["a query that is no text", { query: 5 }, "BAD_REQUEST"],
  ["a query that is a list", { query: ["{ __typename }"] }, "BAD_REQUEST"],
  ["no query", { query: "" }, "BAD_REQUEST"],
  ["extensions that are a text", { query: "{ __typename }", extensions: "x" }, "BAD_REQUEST"],
  ["a name of no operation", { query: "query A { __typename }", operationName: "B" }, "OPERATION_RESOLUTION_FAILURE"],
  ["what is no GraphQL", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
  ["what the graph has not", { query: "{ nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
  [
    "a null in spite of a default",
    { query: "query ($v: Boolean = true) { __typename @include(if: $v) }", variables: { v: null } },
    "BAD_USER_INPUT",
  ],
  [
    "a null in spite of a default, in a fragment",
    {
      query: "query ($v: Boolean = true) { ...F } fragment F on Query { __typename @skip(if: $v) }",
      variables: { v: null },
    },
    "BAD_USER_INPUT",
  ],
];

/** The body for a service, its entity named. */
function toBody(body: object, service: Service): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body).replaceAll('"E"', `"${ENTITY[service]}"`));
}

describe.each(SERVICES)("the %s", (service) => {
  it.each(BODIES)("says what is wrong with %s", async (_what, body, code) => {
    const [url, token] = reach(service);
    const lines = directory.logLines.length;
    const answer = await sendQuery(url, toBody(body, service), token);
    expect([answer.status, answer.errors.map(({ extensions }) => extensions["code"])]).toEqual([400, [code]]);
    expect(answer.data ?? undefined).toBeUndefined();
    expect(directory.logLines.slice(lines).join("")).not.toContain('"stack"');
  });

  it("takes an id that is a number for its text", async () => {
    const [url, token] = reach(service);
    const { status, errors } = await sendQuery(url, toBody(OF({ __typename: "E", id: 5 }), service), token);
    expect([status, errors]).toEqual([200, []]);
  });
});

/** What a socket is told of one operation: the codes of an `error` or a `next`, or what it is closed with. */
function askBySocket([url, token]: readonly [string, string], payload: object): Promise<readonly unknown[]> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const send = (message: object) => socket.send(JSON.stringify(message));
  return new Promise<readonly unknown[]>((resolve, reject) => {
    socket.on("error", reject).on("close", (code) => resolve([code]));
    socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("message", (data: Buffer) => {
      const message: { type: string; payload?: unknown } = JSON.parse(data.toString("utf8"));
      if (message.type === "connection_ack") send({ type: "subscribe", id: "1", payload });
      if (message.type === "error") resolve(toCodes(message.payload));
      if (message.type === "next") resolve(toCodes(Reflect.get(Object(message.payload), "errors")));
    });
  }).finally(() => socket.terminate());
}

function toCodes(errors: unknown): readonly unknown[] {
  return Array.isArray(errors) ? errors.map((error) => error.extensions?.code) : [errors];
}

/** graphql-ws closes a socket on which a message is none; what it takes as one is answered by a code. */
const CLOSED = new Map<string, number>([
  ["variables that are a list", 4400],
  ["variables that are a text", 4400],
  ["a name that is a number", 4400],
  ["a query that is no text", 4400],
  ["a query that is a list", 4400],
  ["extensions that are a text", 4400],
  ["a persisted query alone", 4400],
  ["a persisted query that is none", 4400],
]);
const SOCKET_CODES = new Map<string, string>([
  ["no query", "GRAPHQL_PARSE_FAILED"],
  ["a name of no operation", "BAD_USER_INPUT"],
]);

describe.each(["place", "attendance"] as const)("a socket of the %s", (service) => {
  const asked = BODIES.filter(([what]) => what !== "a persisted query beside its text");
  it.each(asked)("says what is wrong with %s", async (what, body, code) => {
    const told = await askBySocket(reach(service), toBody(body, service));
    expect(told).toEqual([CLOSED.get(what) ?? SOCKET_CODES.get(what) ?? code]);
  });
});
