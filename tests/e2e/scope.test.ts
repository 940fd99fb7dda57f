import { readFileSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readSigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, TOKEN_USES } from "@biometricflow/service/identity/token";
import { createClient as createSocketClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { postGraphql, RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

let organisation: RunningOrganisation;
let riyadhToken: string;

beforeAll(async () => {
  organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(SMALL_ORGANISATION) });
  riyadhToken = await organisation.signIn("riyadh");
  for (const place of ["riyadh", "cairo"]) {
    await until(async () => (await someId("punches", place)) !== undefined, 120_000);
  }
});
afterAll(() => organisation?.stop());

interface Ids {
  readonly [list: string]: { readonly edges: readonly { readonly node: { readonly id: string } }[] } | null;
}

/** The id of some row of a list at a place, as an administrator sees it. */
async function someId(list: "punches" | "users" | "devices", place: string): Promise<string | undefined> {
  const { data } = await organisation.graphql<Ids>(
    `{ ${list}(placeIds: ["${place}"], first: 1) { edges { node { id } } } }`,
  );
  return data?.[list]?.edges[0]?.node.id;
}

/** Requests that a place has counted: not those for figures, nor of attendance and the directory, which follow by themselves. */
async function countRequests(place: string): Promise<number> {
  const url = organisation.demo.places.find(({ id }) => id === place)?.url;
  const headers = { authorization: `Bearer ${organisation.demo.operationsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith("http_requests_total{") && !/route="\/(metrics|feed|serials)"/.test(line));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}

describe("a viewer of Riyadh alone", () => {
  it("sees Riyadh's rows and no other's, though nothing is named", async () => {
    const { data, errors } = await organisation.graphql<{
      punches: { edges: { node: { place: { id: string } } }[]; unavailable: unknown[] };
    }>("{ punches(first: 1000) { edges { node { place { id } } } unavailable { place } } }", {}, riyadhToken);
    expect(errors).toBeUndefined();
    expect(new Set(data?.punches.edges.map(({ node }) => node.place.id))).toEqual(new Set(["riyadh"]));
    expect(data?.punches.unavailable).toEqual([]);
  });

  it("gets FORBIDDEN for every way of naming Cairo, and Cairo is not asked once", async () => {
    const [punch, user, device] = await Promise.all([
      someId("punches", "cairo"),
      someId("users", "cairo"),
      someId("devices", "cairo"),
    ]);
    const before = await countRequests("cairo");
    const forms = [
      `{ punch(id: "${punch}") { id } }`,
      `{ user(id: "${user}") { name punches(first: 1) { totalCount } } }`,
      `{ device(id: "${device}") { id } }`,
      `{ place(id: "cairo") { id devices { totalCount } } }`,
      `{ punches(placeIds: ["cairo"]) { totalCount } }`,
      `{ punches(placeIds: ["riyadh", "cairo"]) { totalCount } }`,
      `{ punches(filter: { deviceIds: ["${device}"] }) { totalCount } }`,
      `{ punches(filter: { userIds: ["${user}"] }) { totalCount } }`,
      `{ devices(placeIds: ["cairo"]) { totalCount } }`,
      `{ users(placeIds: ["cairo"]) { totalCount } }`,
    ];
    for (const query of forms) {
      const { errors, data } = await organisation.graphql<Record<string, unknown>>(query, {}, riyadhToken);
      expect([query, errors?.map(({ extensions }) => extensions?.["code"])]).toEqual([query, ["FORBIDDEN"]]);
      expect(Object.values(data ?? {})).toEqual(data ? [null] : []);
    }
    expect(await countRequests("cairo")).toBe(before);
  });

  it("gets FORBIDDEN for a subscription to Cairo, and keeps the socket", async () => {
    const before = await countRequests("cairo");
    const closes: unknown[] = [];
    const client = createSocketClient({
      url: organisation.demo.router.ws,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${riyadhToken}` },
      on: { closed: (event) => closes.push(event) },
    });
    for (const argument of [`placeIds: ["cairo"]`, `deviceIds: ["cairo/lobby"]`, `userIds: ["cairo/1"]`]) {
      const failure = await new Promise<unknown>((resolve) => {
        client.subscribe(
          { query: `subscription { punchRecorded(${argument}) { cursor } }` },
          { next: resolve, error: resolve, complete: () => resolve("completed") },
        );
      });
      expect([argument, JSON.stringify(failure)]).toEqual([argument, expect.stringContaining('"FORBIDDEN"')]);
    }
    expect(closes).toEqual([]);
    expect(await countRequests("cairo")).toBe(before);
    await client.dispose();
  });
});

it("tells an administrator of an alert the moment it is raised, through the router", async () => {
  const rule = "kind: SIGN_IN_FAILURES, threshold: 1, afterMinutes: 0";
  await organisation.graphql(`mutation { setAlertRule(input: { ${rule} }) { rule { kind } } }`);
  const client = createSocketClient({
    url: organisation.demo.router.ws,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${await organisation.signIn("admin")}` },
  });
  const events: unknown[] = [];
  client.subscribe(
    { query: "subscription { alertRaised { kind about placeId } }" },
    {
      next: ({ data }) => events.push(data?.["alertRaised"]),
      error: (error) => events.push(error),
      complete: () => {},
    },
  );
  await until(async () => events.length > 0, 60_000);
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ username: "nobody", password: "a wrong password" });
  await fetch(`${organisation.demo.router.http}/auth/token`, { method: "POST", headers, body });
  await until(async () => events.length > 1, 60_000);
  await client.dispose();
  expect(events[0]).toEqual({ kind: "RESYNC", about: null, placeId: null });
  expect(events.at(-1)).toEqual({ kind: "RAISED", about: "SIGN_IN_FAILURES", placeId: null });
  await organisation.graphql(
    "mutation { setAlertRule(input: { kind: SIGN_IN_FAILURES, threshold: 20 }) { rule { kind } } }",
  );
});

describe("a place asked directly", () => {
  const QUERY = { query: "{ punches(first: 1) { totalCount } }" };
  const claims = { sub: "mallory", sid: "none", role: "ADMIN" as const, places: ["*"], name: "mallory" };

  it("answers UNAUTHENTICATED without a token, to a client's token, to an expired one, to another place's and to one of another key", async () => {
    const { routerKey, directoryKey } = toDataPaths(organisation.dataDir);
    const sign = createTokenSigner({ key: readSigningKey(routerKey), issuer: "biometricflow-router" });
    const foreign = createTokenSigner({ key: readSigningKey(directoryKey), issuer: "biometricflow-router" });
    const url = `${organisation.demo.places.find(({ id }) => id === "cairo")?.url}/graphql`;
    const tokens: Record<string, string | undefined> = {
      none: undefined,
      garbage: "garbage",
      client: organisation.demo.router.token,
      expired: sign(claims, { use: TOKEN_USES.place("cairo"), expiresInSeconds: -60 }),
      "another place's": sign(claims, { use: TOKEN_USES.place("riyadh"), expiresInSeconds: 60 }),
      "another key's": foreign(claims, { use: TOKEN_USES.place("cairo"), expiresInSeconds: 60 }),
    };
    for (const [name, token] of Object.entries(tokens)) {
      const { data, errors } = await postGraphql<unknown>(url, QUERY, token);
      expect([name, data ?? null, errors?.map(({ extensions }) => extensions?.["code"])]).toEqual([
        name,
        null,
        ["UNAUTHENTICATED"],
      ]);
    }
    const good = await postGraphql<{ punches: { totalCount: number } }>(
      url,
      QUERY,
      sign(claims, { use: TOKEN_USES.place("cairo"), expiresInSeconds: 60 }),
    );
    expect(good.data?.punches.totalCount).toBeGreaterThan(0);
  });

  it("learns the router's public key from a file that holds no private part", () => {
    const jwks = readFileSync(toDataPaths(organisation.dataDir).routerJwks, "utf8");
    expect(JSON.parse(jwks).keys).toHaveLength(1);
    expect(jwks).not.toMatch(/"d"\s*:/);
  });
});

describe("whoever is linked to a person", () => {
  it("is told who looked at the own record, and of nobody else's", async () => {
    interface People {
      readonly persons: { readonly edges: readonly { readonly node: { readonly id: string } }[] } | null;
    }
    const { data } = await organisation.graphql<People>(
      '{ persons(filter: { placeIds: ["riyadh"] }, first: 2) { edges { node { id } } } }',
    );
    const [own, other] = data?.persons?.edges.map(({ node }) => node.id) ?? [];
    const link = `mutation { linkAccount(input: { personId: "${own}", username: "riyadh" }) { person { id } } }`;
    expect(await organisation.graphql(link)).toMatchObject({ data: { linkAccount: { person: { id: own } } } });
    for (const id of [other, own]) await organisation.graphql(`{ person(id: "${id}") { name } }`);
    const query = "{ ownRecord { id views { since views { actor role kind isNamed } } } }";
    const named = { actor: "key/first", role: "ADMIN", kind: "PERSON", isNamed: true };
    interface Own {
      readonly ownRecord: { readonly id: string; readonly views: { readonly views: readonly object[] } } | null;
    }
    await until(async () => {
      const answer = await organisation.graphql<Own>(query, {}, riyadhToken);
      expect(answer.errors).toBeUndefined();
      return (answer.data?.ownRecord?.views.views ?? []).some((view) => Reflect.get(view, "isNamed") === true);
    }, 60_000);
    const answer = await organisation.graphql<Own>(query, {}, riyadhToken);
    const views = answer.data?.ownRecord?.views.views ?? [];
    expect(views.filter((view) => Reflect.get(view, "isNamed") === true)).toEqual([named]);
    expect(await organisation.graphql(query)).toMatchObject({ data: { ownRecord: null } });
  });
});
