import { existsSync } from "node:fs";
import { TOKEN_USES } from "@biometricflow/service/identity/token";
import Database from "better-sqlite3";
import { parseRegistry } from "@biometricflow/schema/registry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, ANONYMOUS, createPlace, DirectoryHarness } from "./directory-harness.ts";

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

describe("who may ask the graph", () => {
  const QUERY = { query: "{ auditLog { id } }" };

  it.each<[string, () => Promise<string | undefined>]>([
    ["no token", async () => undefined],
    ["a client's token", async () => (await directory.signIn()).access_token],
    ["a token for a place", async () => directory.routerToken(ADMIN, { use: TOKEN_USES.place("riyadh") })],
    [
      "a token for a place that is named as the directory is",
      async () => directory.routerToken(ADMIN, { use: TOKEN_USES.place("directory") }),
    ],
    ["a token of another issuer", async () => directory.routerToken(ADMIN, { issuer: "other" })],
    ["a token signed by another key", async () => directory.routerToken(ADMIN, { key: "stranger" })],
    [
      "an expired token",
      async () => {
        const token = directory.routerToken(ADMIN);
        directory.nowMs += 60_000;
        return token;
      },
    ],
  ])("refuses %s, at the graph and at the registry", async (_name, makeToken) => {
    const token = await makeToken();
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const graph = await directory.post("/graphql", QUERY, headers);
    expect(graph).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } });
    const registry = await directory.get("/registry", headers);
    expect(registry).toMatchObject({ status: 401, body: { error: { code: "UNAUTHENTICATED" } } });
  });

  it("takes the router's token and judges by its role", async () => {
    expect(await directory.ask(ADMIN, QUERY.query)).toMatchObject({ status: 200, body: { data: { auditLog: [] } } });
    const hr = await directory.ask({ ...ADMIN, role: "HR" }, QUERY.query);
    expect(hr).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: "FORBIDDEN", field: "Query.auditLog" } }] },
    });
    const nobody = await directory.ask(ANONYMOUS, QUERY.query);
    expect(nobody).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } });
  });
});

describe("the graph", () => {
  const signInBy = (input: string) =>
    `mutation { signIn(input: ${input}) { accessToken tokenType expiresIn refreshToken } }`;

  it("signs in, refreshes and signs out as the endpoints do", async () => {
    type Session = { accessToken: string; refreshToken: string };
    const { apiKey } = directory.readFirstAccounts();
    const entered = await directory.ask<{ signIn: Session }>(ANONYMOUS, signInBy(`{ apiKey: "${apiKey}" }`));
    const first = entered.body.data?.signIn;
    expect(first).toMatchObject({ tokenType: "Bearer", expiresIn: 600 });
    expect((await directory.verify(first?.accessToken ?? "")).body).toMatchObject({ active: true, sub: "key/first" });
    const renew = `mutation { refreshSession(input: { refreshToken: "${first?.refreshToken}" }) { refreshToken } }`;
    const renewed = await directory.ask<{ refreshSession: Session }>(ANONYMOUS, renew);
    const token = renewed.body.data?.refreshSession.refreshToken;
    const leave = `mutation { signOut(input: { refreshToken: "${token}" }) { signedOut } }`;
    expect((await directory.ask(ANONYMOUS, leave)).body).toEqual({ data: { signOut: { signedOut: true } } });
  });

  it("answers a failed sign-in with null and its code", async () => {
    const { status, body } = await directory.ask(ANONYMOUS, signInBy('{ username: "admin", password: "x" }'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { signIn: null }, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("counts the failures of one operation with many sign-ins", async () => {
    const tries = Array.from(
      { length: 5 },
      (_, n) => `t${n}: signIn(input: { username: "hr", password: "x" }) { expiresIn }`,
    );
    const { body } = await directory.ask(ANONYMOUS, `mutation { ${tries.join(" ")} }`);
    expect(body.errors?.map(({ extensions }) => extensions["code"])).toEqual([
      "UNAUTHENTICATED",
      "UNAUTHENTICATED",
      "UNAUTHENTICATED",
      "RATE_LIMITED",
      "RATE_LIMITED",
    ]);
  });

  it("gives no row of the audit log when none is asked for", async () => {
    const { body } = await directory.ask(ADMIN, "{ auditLog(first: 0) { id } }");
    expect(body).toEqual({ data: { auditLog: [] } });
  });

  it.each([-1, 1001])("names the argument when auditLog is asked for %i rows", async (first) => {
    const { body } = await directory.ask(ADMIN, `{ auditLog(first: ${first}) { id } }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "first" });
  });
});

describe("the registry", () => {
  interface Registry {
    readonly version: string;
    readonly places: readonly { id: string; name: string; enabled: boolean; timeZone: string }[];
  }
  const read = (headers: Record<string, string> = {}) =>
    directory.get<Registry>("/registry", { authorization: `Bearer ${directory.routerToken(ANONYMOUS)}`, ...headers });
  const update = (input: string, claims = ADMIN) =>
    directory.ask(claims, `mutation { updatePlace(input: { ${input} }) { place { id name enabled urls priority } } }`);

  it("lists the configured places with a version", async () => {
    const { status, body, headers } = await read();
    expect(status).toBe(200);
    expect(body.places).toEqual([createPlace("riyadh", 0), createPlace("cairo", 1, "Africa/Cairo")]);
    expect(parseRegistry(body)).toEqual(body);
    expect(headers.get("etag")).toBe(`"${body.version}"`);
  });

  it("answers 304 while the router's version is the newest, and anew after a change", async () => {
    const etag = (await read()).headers.get("etag") ?? "";
    expect((await read({ "if-none-match": etag })).status).toBe(304);
    expect((await read({ "if-none-match": `"other", W/${etag}` })).status).toBe(304);
    await update('id: "cairo", enabled: false');
    const changed = await read({ "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.body.places.map(({ id, enabled }) => [id, enabled])).toEqual([
      ["riyadh", true],
      ["cairo", false],
    ]);
  });

  it("changes a place, and the change outlives restarts and new files", async () => {
    const { body } = await update('id: "riyadh", name: "Head office", urls: ["http://10.0.0.1:8000/graphql"]');
    expect(body.data).toMatchObject({ updatePlace: { place: { name: "Head office", enabled: true, priority: 0 } } });
    await directory.stop();
    await directory.start([createPlace("riyadh", 0), createPlace("dubai", 2, "Asia/Dubai")]);
    expect((await read()).body.places.map(({ id, name }) => [id, name])).toEqual([
      ["riyadh", "Head office"],
      ["cairo", "CAIRO"],
      ["dubai", "DUBAI"],
    ]);
  });

  it("refuses a file that moves a place to another zone, says so in the log and keeps the place", async () => {
    await directory.stop();
    await directory.start([createPlace("riyadh", 0, "Asia/Dubai")]);
    expect((await read()).body.places[0]?.timeZone).toBe("Asia/Riyadh");
    expect(directory.logLines.join("")).toContain("PLACE_IDENTITY_MISMATCH");
  });

  it("names what is wrong in a change and changes nothing", async () => {
    const before = (await read()).body.version;
    const unknown = await update('id: "paris", enabled: false');
    expect(unknown.body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
    const bad = await update('id: "riyadh", name: "x", urls: ["javascript:1"]');
    expect(bad.body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.urls" });
    const foreign = await update('id: "riyadh", enabled: false', { ...ADMIN, places: ["cairo"] });
    expect(foreign.body.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await read()).body.version).toBe(before);
  });
});

it("refuses a store that a newer version wrote, and holds it no longer", async () => {
  await directory.stop();
  const db = new Database(directory.storeFile);
  db.pragma("user_version = 99");
  db.close();
  await expect(directory.start()).rejects.toThrow("newer version");
  expect(existsSync(`${directory.storeFile}-wal`)).toBe(false); // the last to close a store takes it away
});
