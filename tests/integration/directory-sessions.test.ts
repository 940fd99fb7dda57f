import { readFileSync, statSync } from "node:fs";
import { fromJwks } from "@biometricflow/service/identity/keys";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DirectoryHarness, type Tokens } from "./directory-harness.ts";

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
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^bfr_/),
    });
    const keys = fromJwks((await directory.get("/.well-known/jwks.json")).body);
    const now = () => directory.nowMs;
    const options = { keys: () => keys, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now };
    const claims = createTokenVerifier(options)(body.access_token);
    expect(claims).toMatchObject({ sub: "key/first", role: "ADMIN", places: ["*"], sid: expect.stringMatching(/.+/) });
    expect(claims.exp - claims.iat).toBe(3600);
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
    await directory.remove();
    directory = new DirectoryHarness();
    directory.passwordCost = { N: 2 ** 14, r: 8, p: 2 };
    await directory.start();
    const measure = async (username: string) => {
      const times: number[] = [];
      for (let n = 0; n < 3; n++) {
        const startedAt = performance.now();
        await directory.post("/auth/token", { username, password: "x" });
        times.push(performance.now() - startedAt);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await measure("admin"), await measure("nobody")];
    expect(unknown / known).toBeGreaterThan(0.4); // without the dummy hash it is under 0.05
  });

  it.each([{}, [], "x", { username: "admin" }, { apiKey: 1 }])("refuses %j as bad input", async (input) => {
    const { status, body } = await directory.post("/auth/token", input);
    expect([status, body.error.code]).toEqual([400, "BAD_USER_INPUT"]);
  });

  it("makes the fourth try after three failures wait, by account and address, until the window has passed", async () => {
    const from = (address: string, password: string) =>
      directory.post("/auth/token", { username: "hr", password }, { "x-forwarded-for": address });
    const { password } = directory.findAccount("hr");
    for (let n = 0; n < 3; n++) expect((await from("192.0.2.1", "wrong")).status).toBe(401);
    const limited = await from("192.0.2.1", password);
    expect([limited.status, limited.body.error.code, limited.headers.get("retry-after")]).toEqual([
      429,
      "RATE_LIMITED",
      "60",
    ]);
    expect((await from("192.0.2.2", password)).status).toBe(200);
    directory.nowMs += 60_000;
    expect((await from("192.0.2.1", password)).status).toBe(200);
  });

  it("hears fifteen wrong passwords from as many addresses, then none from anywhere until the window has passed", async () => {
    const { password } = directory.findAccount("hr");
    const from = (n: number, secret: string) =>
      directory.post("/auth/token", { username: "hr", password: secret }, { "x-forwarded-for": `192.0.2.${n}` });
    const statuses = [];
    for (let n = 0; n < 16; n++) statuses.push((await from(n, "wrong")).status);
    expect(statuses).toEqual([...Array<number>(15).fill(401), 429]);
    expect((await from(99, password)).status).toBe(429);
    directory.nowMs += 60_000;
    expect((await from(99, password)).status).toBe(200);
  });

  it("hears three of thirty wrong passwords that come at once", async () => {
    const attempt = () => directory.post("/auth/token", { username: "hr", password: "wrong" });
    const answers = await Promise.all(Array.from({ length: 30 }, attempt));
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect([count(401), count(429)]).toEqual([3, 27]);
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
    const answers = await Promise.all([
      directory.refresh(refresh_token),
      directory.refresh(refresh_token),
      directory.refresh(refresh_token),
    ]);
    const [successor] = answers.map(({ body }) => body.refresh_token);
    expect(new Set(answers.map(({ body }) => body.refresh_token))).toEqual(new Set([successor]));
    directory.nowMs += 10_000;
    expect((await directory.refresh(refresh_token)).body.refresh_token).toBe(successor);
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
    directory.nowMs += 3_600_000;
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
