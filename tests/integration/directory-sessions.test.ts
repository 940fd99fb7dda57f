import { readFileSync, statSync } from "node:fs";
import { openAccounts } from "@biometricflow/directory/operate";
import { parseRevocations } from "@biometricflow/schema/revocations";
import { fromJwks } from "@biometricflow/service/identity/keys";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANONYMOUS, DirectoryHarness, type Tokens } from "./directory-harness.ts";

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

describe("first accounts", () => {
  it("lists an administrator, an HR, a place administrator and a key in a file that only its owner reads", () => {
    expect((statSync(directory.accountsFile).mode & 0o777).toString(8)).toBe("600");
    expect((statSync(directory.storeFile).mode & 0o777).toString(8)).toBe("600");
    const { apiKey, accounts } = directory.readFirstAccounts();
    expect(apiKey).toMatch(/^bfk_/);
    expect(accounts.map(({ username, role, places }) => [username, role, places])).toEqual([
      ["admin", "ADMIN", ["*"]],
      ["hr", "HR", ["*"]],
      ["riyadh", "PLACE_ADMIN", ["riyadh"]],
    ]);
  });

  it("keeps no secret in clear in the store, nor in the log", async () => {
    const { apiKey, accounts } = directory.readFirstAccounts();
    const tokens = await directory.signIn();
    await directory.signIn(directory.findAccount("hr"));
    await directory.stop();
    const stored = readFileSync(directory.storeFile, "latin1");
    const log = directory.logLines.join("");
    const secrets = [apiKey, ...accounts.map(({ password }) => password), tokens.access_token, tokens.refresh_token];
    for (const secret of secrets) {
      expect(stored).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
  });

  it("makes them once: a restart keeps accounts, sessions and the file", async () => {
    const before = readFileSync(directory.accountsFile, "utf8");
    const tokens = await directory.signIn(directory.findAccount("hr"));
    await directory.stop();
    await directory.start();
    expect(readFileSync(directory.accountsFile, "utf8")).toBe(before);
    expect((await directory.verify(tokens.access_token)).body.active).toBe(true);
    expect((await directory.refresh(tokens.refresh_token)).status).toBe(200);
    expect(await directory.signIn(directory.findAccount("admin"))).toHaveProperty("access_token");
  });
});

describe("signing in", () => {
  it.each(["apiKey", "api_key"])("gives a client token for an API key as %s", async (name) => {
    const { status, body, headers } = await directory.post<Tokens>("/auth/token", {
      [name]: directory.readFirstAccounts().apiKey,
    });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 600,
      refresh_token: expect.stringMatching(/^bfr_/),
    });
    const keys = fromJwks((await directory.get("/.well-known/jwks.json")).body);
    const now = () => directory.nowMs;
    const options = { keys: () => keys, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now };
    const claims = createTokenVerifier(options)(body.access_token);
    expect(claims).toMatchObject({ sub: "key/first", role: "ADMIN", places: ["*"], sid: expect.stringMatching(/.+/) });
    expect(claims.exp - claims.iat).toBe(600);
  });

  it("carries role and places of the account", async () => {
    const { access_token } = await directory.signIn(directory.findAccount("riyadh"));
    expect((await directory.verify(access_token)).body).toMatchObject({
      active: true,
      sub: "account/riyadh",
      role: "PLACE_ADMIN",
      places: ["riyadh"],
      name: "riyadh",
    });
  });

  it("answers an unknown name, a wrong password and a wrong key alike", async () => {
    const answers = await Promise.all([
      directory.post("/auth/token", { username: "nobody", password: "x" }),
      directory.post("/auth/token", { username: "admin", password: "x" }),
      directory.post("/auth/token", { apiKey: "bfk_wrong" }),
    ]);
    const refusal = { error: { code: "UNAUTHENTICATED", message: "The name or the secret is wrong" } };
    for (const { status, body } of answers) expect([status, body]).toEqual([401, refusal]);
  });

  it("takes as long for an unknown name as for a wrong password", async () => {
    const count = async (username: string) => {
      const before = directory.comparisons;
      await directory.post("/auth/token", { username, password: "x" });
      return directory.comparisons - before;
    };
    expect([await count("admin"), await count("nobody")]).toEqual([1, 1]); // and each takes what a comparison takes
  });

  it.each([{}, [], "x", { username: "admin" }, { apiKey: 1 }])("refuses %j as bad input", async (input) => {
    const { status, body } = await directory.post("/auth/token", input);
    expect([status, body.error.code]).toEqual([400, "BAD_USER_INPUT"]);
  });
});

describe("refreshing", () => {
  it("gives the next tokens, and those work again", async () => {
    const first = await directory.signIn(directory.findAccount("hr"));
    const second = (await directory.refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await directory.verify(second.access_token)).body).toMatchObject({ active: true, role: "HR" });
    expect((await directory.refresh(second.refresh_token)).status).toBe(200);
  });

  it("answers the predecessor with the same successor for ten seconds, also when tabs ask at once", async () => {
    const { refresh_token } = await directory.signIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => directory.refresh(refresh_token)));
    const [successor = ""] = answers.map(({ body }) => body.refresh_token);
    expect(new Set(answers.map(({ body }) => body.refresh_token))).toEqual(new Set([successor]));
    for (const { body } of answers) expect((await directory.verify(body.access_token)).body.active).toBe(true);
    directory.nowMs += 10_000;
    expect((await directory.refresh(refresh_token)).body.refresh_token).toBe(successor);
    expect((await directory.refresh(successor)).status).toBe(200);
  });

  it("ends the whole session when a token comes back after the ten seconds", async () => {
    const first = await directory.signIn();
    const second = (await directory.refresh(first.refresh_token)).body;
    directory.nowMs += 10_001;
    expect(await directory.refresh(first.refresh_token)).toMatchObject({
      status: 401,
      body: { error: { code: "UNAUTHENTICATED" } },
    });
    expect((await directory.refresh(second.refresh_token)).status).toBe(401);
    expect((await directory.verify(second.access_token)).body).toEqual({ active: false });
  });

  it("leaves other sessions of the same account alone", async () => {
    const [stolen, other] = [await directory.signIn(), await directory.signIn()];
    await directory.refresh(stolen.refresh_token);
    directory.nowMs += 20_000;
    await directory.refresh(stolen.refresh_token);
    expect((await directory.refresh(other.refresh_token)).status).toBe(200);
  });

  it.each(["bfr_x", "", "bfr_0d6f6a0e-6a3c-4a5e-9f0e-3b1f6a1d2c3b.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])(
    "refuses the token %j",
    async (token) => expect([400, 401]).toContain((await directory.refresh(token)).status),
  );
});

describe("verifying and signing out", () => {
  it("says that a token does not count when it has expired or is none", async () => {
    const { access_token } = await directory.signIn();
    expect((await directory.verify("garbage")).body).toEqual({ active: false });
    directory.nowMs += 600_000;
    expect((await directory.verify(access_token)).body).toEqual({ active: false });
  });

  it("ends the session, once", async () => {
    const { access_token, refresh_token } = await directory.signIn();
    const logout = () => directory.post<{ signed_out: boolean }>("/auth/logout", { refresh_token });
    expect((await logout()).body).toEqual({ signed_out: true });
    expect((await logout()).body).toEqual({ signed_out: false });
    expect((await directory.verify(access_token)).body).toEqual({ active: false });
    expect((await directory.refresh(refresh_token)).status).toBe(401);
  });
});

describe("the list of ended sessions", () => {
  interface List {
    readonly version: string;
    readonly sessions: readonly string[];
    readonly renewIssuedUntilMs: number;
  }
  const read = (headers: Record<string, string> = {}) =>
    directory.get<List>("/revocations", {
      authorization: `Bearer ${directory.routerToken(ANONYMOUS)}`,
      ...headers,
    });
  const sessionOf = async ({ access_token }: Tokens) => (await directory.verify(access_token)).body.sid;
  const listed = async () => (await read()).body.sessions;

  it("is for the router alone", async () => {
    const { access_token } = await directory.signIn();
    for (const token of ["x", access_token, directory.routerToken(ANONYMOUS, { use: TOKEN_USES.place("directory") })]) {
      expect((await directory.get("/revocations", { authorization: `Bearer ${token}` })).status).toBe(401);
    }
    expect((await directory.get("/revocations")).status).toBe(401);
  });

  it("names whoever signed out, until no token of the session can count", async () => {
    const [gone, stays] = [await directory.signIn(), await directory.signIn()];
    const id = await sessionOf(gone);
    expect(await listed()).toEqual([]);
    await directory.post("/auth/logout", { refresh_token: gone.refresh_token });
    expect(await listed()).toEqual([id]);
    expect(parseRevocations((await read()).body)).toMatchObject({ sessions: [id], renewIssuedUntilMs: 0 });
    directory.nowMs += 600_000;
    expect(await listed()).toEqual([id]);
    directory.nowMs += 60_001;
    expect(await listed()).toEqual([]);
    expect((await directory.refresh(stays.refresh_token)).status).toBe(200);
  });

  it("names a session that the reuse of a refresh token ended", async () => {
    const stolen = await directory.signIn();
    const id = await sessionOf(stolen);
    await directory.refresh(stolen.refresh_token);
    directory.nowMs += 10_001;
    await directory.refresh(stolen.refresh_token);
    expect(await listed()).toEqual([id]);
  });

  it("names the sessions of an account that an operator disabled beside the running directory", async () => {
    const ids = [await sessionOf(await directory.signIn(directory.findAccount("hr")))];
    ids.push(await sessionOf(await directory.signIn(directory.findAccount("hr"))));
    await directory.signIn(directory.findAccount("admin"));
    const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
    await accounts.disable("hr");
    await accounts.close();
    expect(new Set(await listed())).toEqual(new Set(ids));
  });

  it("is answered with 304 to a router that has it", async () => {
    const etag = (await read()).headers.get("etag") ?? "";
    expect((await read({ "if-none-match": etag })).status).toBe(304);
    const { refresh_token } = await directory.signIn();
    await directory.post("/auth/logout", { refresh_token });
    expect((await read({ "if-none-match": etag })).status).toBe(200);
  });
});
