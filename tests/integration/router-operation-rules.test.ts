import { findFault } from "../../router/src/operation-rules/operation-rule.ts";
import { DEFAULT_LIMITS } from "../../router/src/limits.ts";
import { listOperationRules } from "../../router/src/operation-rules/rule-list.ts";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { Kind, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";

/** One operation that one rule refuses, and how a client learns of it on each way. */
interface Row {
  readonly rule: string;
  readonly query: string;
  /** Of the token; null without one. */
  readonly claims?: Partial<NewTokenClaims> | null;
  /** Set: the token is exchanged for a socket token first. */
  readonly isSocketToken?: true;
  /** Set: it is that of an export. */
  readonly isExportToken?: true;
  readonly http: readonly [status: number, code: string];
  /** The code, the number with which the socket closes, or RUNS where the rule is about HTTP alone. */
  readonly socket: string | number;
}

const repeat = (count: number, toText: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => toText(nth));
const BAD_INPUT = { http: [400, "BAD_USER_INPUT"], socket: "BAD_USER_INPUT" } as const;
const FORBIDDEN = { http: [403, "FORBIDDEN"], socket: "FORBIDDEN" } as const;
const COSTLY = { http: [400, "QUERY_TOO_COSTLY"], socket: "QUERY_TOO_COSTLY" } as const;

/** In the order of the rules: a new rule wants a row of its own. */
const ROWS: readonly Row[] = [
  { rule: "authentication", query: "{ me { id } }", claims: null, http: [401, "UNAUTHENTICATED"], socket: 4403 },
  {
    rule: "socket-token",
    query: 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }',
    isSocketToken: true,
    http: [401, "UNAUTHENTICATED"], // over HTTP a socket token is no token at all
    socket: "FORBIDDEN",
  },
  {
    rule: "export-token",
    query: 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }',
    isExportToken: true,
    http: [403, "FORBIDDEN"],
    socket: 4403, // over a socket it is no token at all
  },
  {
    rule: "view-as",
    query: 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }',
    claims: { act: { sub: "account/other" } },
    http: [403, "VIEWING_ONLY"],
    socket: "VIEWING_ONLY",
  },
  { rule: "access", query: "{ punches { totalCount } }", claims: { role: "MANAGER" }, ...FORBIDDEN },
  {
    rule: "device-writes",
    query: 'mutation { setDeviceClock(input: { deviceId: "riyadh/gate-1" }) { __typename } }',
    claims: { deviceWritesUntil: 0 },
    http: [403, "DEVICE_WRITES_ENDED"],
    socket: "DEVICE_WRITES_ENDED",
  },
  { rule: "reserved-names", query: "{ punches { __gatherKeys: totalCount } }", ...BAD_INPUT },
  { rule: "input-values", query: '{ punches(filter: { from: "noon" }) { totalCount } }', ...BAD_INPUT },
  { rule: "page-size", query: "{ places { devices(first: 1001) { totalCount } } }", ...BAD_INPUT },
  {
    rule: "nested-scope",
    query: '{ place(id: "riyadh") { punches(filter: { userIds: ["cairo/1001"] }) { totalCount } } }',
    claims: { role: "PLACE_ADMIN", places: ["riyadh"] },
    ...FORBIDDEN,
  },
  {
    rule: "stream-way",
    query: "subscription { punchRecorded { cursor } }",
    http: [400, "BAD_USER_INPUT"],
    socket: "RUNS",
  },
  { rule: "conditional-stream", query: "subscription { punchRecorded @skip(if: true) { cursor } }", ...BAD_INPUT },
  {
    rule: "response-names",
    query: "{ places { id: location } }",
    http: [400, "QUERY_NOT_SUPPORTED"],
    socket: "QUERY_NOT_SUPPORTED",
  },
  {
    rule: "depth",
    query: `{ places ${"{ devices(first: 1) { edges { node { place ".repeat(4)} { id } ${"} } } }".repeat(4)} }`,
    http: [400, "QUERY_TOO_DEEP"],
    socket: "QUERY_TOO_DEEP",
  },
  {
    rule: "nested-rows",
    query: "{ punches(first: 1000) { edges { node { user { punches(first: 10) { totalCount } } } } } }",
    ...COSTLY,
  },
  {
    rule: "rows",
    query: `{ ${repeat(20, (nth) => `a${nth}: punches(first: 1000) { edges { cursor } }`).join(" ")} }`,
    ...COSTLY,
  },
  {
    rule: "values",
    query: `{ punches(first: 1000) { edges { node { ${repeat(200, (nth) => `a${nth}: id`).join(" ")} } } } }`,
    ...COSTLY,
  },
  { rule: "root-fields", query: `{ ${repeat(51, (nth) => `a${nth}: me { id }`).join(" ")} }`, ...COSTLY },
];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
});
afterAll(() => harness.stop());

const supergraph = loadSupergraph();
const rules = listOperationRules({
  table: createAccessTable(supergraph.sdl),
  limits: DEFAULT_LIMITS.operation,
  supergraphSdl: supergraph.sdl,
});

/** The first rule that objects to a row's operation. */
function findRule({ rule, query, claims = {}, isSocketToken, isExportToken }: Row): string | undefined {
  const document = parse(query);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new TypeError(query);
  const viewer = {
    subject: "a",
    name: "A",
    sessionId: "s",
    issuedAtMs: 0,
    expiresAtMs: 0,
    role: claims?.role ?? "ADMIN",
  } as const;
  const places = claims?.places ?? "*";
  const limited = {
    ...(isSocketToken === true ? { mayOnlySubscribe: true as const } : {}),
    ...(isExportToken === true ? { mayOnlyQuery: true as const } : {}),
    ...(claims?.act === undefined ? {} : { viewedBy: claims.act.sub }),
    ...(claims?.deviceWritesUntil === undefined ? {} : { deviceWritesUntilMs: claims.deviceWritesUntil * 1000 }),
  };
  const way = rule === "stream-way" ? "HTTP" : "SOCKET";
  const given = { schema: supergraph.apiSchema, document, operation, variables: {}, way } as const;
  return findFault(rules, given, claims === null ? {} : { viewer: { ...viewer, places, ...limited } })?.rule;
}

it("has a row for every rule", () => {
  const names = rules.map(({ name }) => name).filter((name) => name !== "required-fields"); // no field of ours requires
  expect(ROWS.map(({ rule }) => rule)).toEqual(names);
});

describe.each(ROWS)("the rule $rule", (row) => {
  it("is the one that refuses the row's operation", () => expect(findRule(row)).toBe(row.rule));

  it("holds over HTTP, and no place is asked", async () => {
    const token = row.claims === null ? null : await toToken(row);
    const before = countRequests();
    const { status, errors, data } = await harness.query(row.query, { token });
    expect([status, ...errors.map(({ extensions }) => extensions["code"])]).toEqual(row.http);
    expect(data ?? null).toBeNull();
    expect(countRequests()).toEqual(before);
  });

  it("holds over a socket, and no place is asked", async () => {
    const before = countRequests();
    const token = row.claims === null ? "a.b.c" : await toToken(row);
    const stream = openStream(harness, { query: row.query, token });
    await until(() => stream.isOver() || stream.events.length > 0, "the outcome");
    const refusals = stream.errors.map((error) => Object(error).extensions?.code ?? Object(error).code);
    expect(row.socket === "RUNS" ? stream.events.length : refusals).toEqual(row.socket === "RUNS" ? 1 : [row.socket]);
    expect(countRequests()).toEqual(before);
    await stream.stop();
  });
});

async function toToken({ claims, isSocketToken, isExportToken }: Row): Promise<string> {
  if (isExportToken === true) return harness.exportToken();
  const token = harness.token(claims ?? {});
  if (isSocketToken !== true) return token;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${harness.url}/auth/socket`, { method: "POST", headers });
  return String(Object(await answer.json()).access_token);
}

function countRequests(): readonly number[] {
  return [...harness.places.values()].map((place) => place.requests());
}

describe("the text of an operation", () => {
  it.each([
    ["that is none", "{", "GRAPHQL_PARSE_FAILED"],
    ["of 4,001 tokens", `{ me { ${"id ".repeat(3996)} } }`, "GRAPHQL_PARSE_FAILED"],
    ["that the graph does not have", "{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "without the operation that is named",
      "query A { me { id } } query B { me { id } }",
      "OPERATION_RESOLUTION_FAILURE",
    ],
  ])("%s is refused alike over HTTP and a socket", async (_name, query, code) => {
    const { status, errors } = await harness.query(query);
    expect([status, errors[0]?.extensions["code"]]).toEqual([400, code]);
    const stream = openStream(harness, { query });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toEqual(errors);
    await stream.stop();
  });
});
