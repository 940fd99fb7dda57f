import { UsersDocument } from "@biometricflow/sdk/generated/graphql";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApolloClient, toFailure } from "./apollo-client.ts";
import { runQuery } from "./run-query.ts";

const ABSENT = { place: "cairo", code: "PLACE_TIMEOUT", message: "no answer in time", asOf: null };
const FAULT = { message: "no access", path: ["users"], extensions: { code: "FORBIDDEN" } };
const EMPTY = { edges: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, unavailable: [] };

function answer(body: object, status = 200): void {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "x-request-id": "r-1" } })),
  );
}
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a hook would show for an error. */
const ask = () =>
  createApolloClient()
    .query({ query: UsersDocument, variables: {} })
    .then(({ data, error }) => ({ data, failure: error ? toFailure(error) : undefined }))
    .catch((error: unknown) => ({ data: undefined, failure: toFailure(error) }));

describe("a query from a page", () => {
  it("keeps the absent places, the errors beside the data and the request's id", async () => {
    answer({ data: { users: EMPTY, more: null }, errors: [FAULT], extensions: { unavailable: [ABSENT] } });
    expect(await runQuery(UsersDocument, {})).toEqual({
      ok: true,
      data: { users: EMPTY, more: null },
      errors: [{ code: "FORBIDDEN", message: "no access", path: "users" }],
      unavailable: [ABSENT],
      requestId: "r-1",
    });
  });
});

it.each(["UNAUTHENTICATED", "TOKEN_EXPIRED"])(
  "leaves for the sign-in page on %s, once, with the way back",
  async (code) => {
    vi.resetModules();
    const { runQuery: runAnew } = await import("./run-query.ts");
    const assign = vi.fn();
    vi.stubGlobal("window", { location: { pathname: "/time/punches", search: "?place=cairo&sort=at", assign } });
    answer({ errors: [{ message: "Sign in.", extensions: { code } }] }, 401);
    for (let query = 0; query < 2; query++) void runAnew(UsersDocument, {});
    await vi.waitFor(() => expect(assign).toHaveBeenCalled());
    const next = encodeURIComponent("/time/punches?place=cairo&sort=at");
    expect(assign.mock.calls).toEqual([[`/sign-in?next=${next}&reason=ended`]]);
  },
);

describe("a hook", () => {
  it("gets the data", async () => {
    answer({ data: { users: EMPTY } });
    expect(await ask()).toMatchObject({ data: { users: EMPTY }, failure: undefined });
  });

  it.each([
    ["a refusal", { data: { users: null }, errors: [FAULT] }, 200, "graphql", "FORBIDDEN"],
    ["an error beside data", { data: { users: EMPTY }, errors: [FAULT] }, 200, "graphql", "FORBIDDEN"],
    ["an answer that is no GraphQL", {}, 502, "http", "HTTP_502"],
  ])("shows the code and the request's id of %s", async (_title, body, status, kind, code) => {
    answer(body, status);
    expect((await ask()).failure).toMatchObject({ kind, code, requestId: "r-1" });
  });

  it("shows a missing network as such", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect((await ask()).failure).toMatchObject({ kind: "network", code: "NETWORK", requestId: null });
  });
});
