import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { Agent, request } from "undici";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAccounts } from "@biometricflow/directory/operate";
import { toIdentityName } from "../../subgraphs/directory/src/domain/oidc-binding.ts";
import { OidcStage, type Forgery } from "../setup/oidc-stage.ts";
import { showCode } from "./authenticator.ts";
import { ADMIN, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const ORIGIN = "https://time.example.org";
const REDIRECT = `${ORIGIN}/session/oidc/callback`;
const HR = { sub: "id-of-hr", email: "hr", email_verified: true };

let directory: DirectoryHarness;
let provider: OidcStage;
beforeEach(async () => {
  provider = new OidcStage();
  await provider.start(REDIRECT);
  provider.person = HR;
  directory = new DirectoryHarness();
  directory.webOrigin = ORIGIN;
  offer();
  await directory.start();
});
afterEach(async () => {
  await directory.remove();
  await provider.stop();
});

function offer(): void {
  const { issuer, clientId, clientSecret } = provider;
  const scopes = ["openid", "email", "profile"];
  directory.oidc = { issuer, clientId, clientSecret, redirectUri: REDIRECT, scopes };
}

async function restart(): Promise<void> {
  await directory.stop();
  await directory.start();
}

type Finished = Partial<Tokens> & Partial<Refusal>;

const begin = async () => (await directory.post<{ url: string; binding: string }>("/auth/oidc/begin", {})).body;
const finish = (given: object) => directory.post<Finished>("/auth/oidc/finish", given);
const signIn = async () => {
  const { url, binding } = await begin();
  return finish({ binding, parameters: await provider.visit(url) });
};
const codeOf = async (answer: Promise<{ body: Finished }>) => (await answer).body.error?.code;
const audit = async (action = "signInByOidc", more = "") => {
  const query = `{ auditLog(first: 1, filter: { action: "${action}" }) { actor account outcome${more} } }`;
  return (await directory.ask<{ auditLog: readonly object[] }>(ADMIN, query)).body.data?.auditLog[0];
};
const claimsOf = async (username: string, role: "HR" | "ADMIN"): Promise<NewTokenClaims> => {
  const { body } = await directory.verify((await directory.signIn(directory.findAccount(username))).access_token);
  return { sub: `account/${username}`, sid: body.sid ?? "", role, places: ["*"] };
};
const run = async <Payload>(text: string, as: NewTokenClaims) =>
  Object.values((await directory.ask<Record<string, Payload>>(as, `mutation { ${text} }`)).body.data ?? {})[0];
/** Gives the account a second factor; what shows its codes, each once. */
async function addFactor(username: "hr" | "admin") {
  const claims = await claimsOf(username, username === "hr" ? "HR" : "ADMIN");
  const password = JSON.stringify(directory.findAccount(username).password);
  const told = await run<{ secret: string }>(`beginSecondFactor(input: { password: ${password} }) { secret }`, claims);
  const show = () => {
    directory.nowMs += 30_000;
    return showCode(told?.secret ?? "", directory.nowMs);
  };
  await run(`confirmSecondFactor(input: { code: "${show()}" }) { recoveryCodes }`, claims);
  return show;
}
const withAccounts = async <T>(work: (accounts: ReturnType<typeof openAccounts>) => Promise<T>) => {
  const accounts = openAccounts(directory.storeFile, () => directory.nowMs);
  try {
    return await work(accounts);
  } finally {
    await accounts.close();
  }
};

const bindAdmin = () => withAccounts((accounts) => accounts.bind("admin", { issuer: provider.issuer, subject: "a" }));

describe("a sign-in by the provider", () => {
  it("asks by PKCE, state and nonce, opens a session, and binds the account once", async () => {
    const { url } = await begin();
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: "code", redirect_uri: REDIRECT, scope: "openid email profile" },
      ...{ code_challenge_method: "S256", code_challenge: expect.any(String), nonce: expect.any(String) },
    });
    const { status, body } = await signIn();
    expect(status).toBe(200);
    expect((await directory.verify(body.access_token ?? "")).body).toMatchObject({ active: true, sub: "account/hr" });
    expect(await audit()).toEqual({ actor: "account/hr", account: "account/hr", outcome: "OK" });
    const bound = { actor: "account/hr", account: "account/hr", outcome: "OK" };
    const targets = [toIdentityName({ issuer: provider.issuer, subject: HR.sub })];
    expect(await audit("bindOidc", " targets")).toEqual({ ...bound, targets });
    expect(targets).toEqual([expect.stringMatching(/^oidc-[\w-]{16}$/)]);
    expect((await directory.refresh(body.refresh_token ?? "")).status).toBe(200);
    provider.person = { sub: HR.sub, email: "moved@example.org", email_verified: false };
    expect((await signIn()).status).toBe(200);
    provider.person = { sub: "somebody-else", email: "hr", email_verified: true };
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
    expect(await audit()).toMatchObject({ account: "account/hr", outcome: "OIDC_OTHER_IDENTITY" });
  });

  it("binds by the e-mail alone, whatever other claims say", async () => {
    provider.person = { sub: "1", email: "nobody", email_verified: true, preferred_username: "hr" };
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
    expect(await audit()).toMatchObject({ account: null, outcome: "OIDC_NO_ACCOUNT" });
  });

  it("binds no administrator: an operator does", async () => {
    provider.person = { sub: "a", email: "admin", email_verified: true };
    const { status, body } = await signIn();
    expect([status, body.error?.code]).toEqual([403, "OIDC_NO_ACCOUNT"]);
    expect(await audit()).toEqual({ actor: "anonymous", account: "account/admin", outcome: "OIDC_ADMIN_UNBOUND" });
    expect(await audit("bindOidc")).toBeUndefined();
    await bindAdmin();
    expect((await signIn()).status).toBe(200);
  });

  it("is taken once, from the browser that began it, within five minutes", async () => {
    const { url, binding } = await begin();
    const parameters = await provider.visit(url);
    const other = await begin();
    expect(await codeOf(finish({ binding: other.binding, parameters }))).toBe("OIDC_REFUSED");
    expect(await codeOf(finish({ binding: new URL(url).searchParams.get("state"), parameters }))).toBe("OIDC_REFUSED");
    expect((await finish({ binding, parameters })).status).toBe(200);
    expect(await codeOf(finish({ binding, parameters }))).toBe("OIDC_REFUSED");
    expect(await codeOf(finish({ binding }))).toBe("OIDC_REFUSED");
    directory.nowMs += 60_000; // for those that were refused
    const late = await begin();
    const answer = await provider.visit(late.url);
    directory.nowMs += 300_000;
    expect(await codeOf(finish({ binding: late.binding, parameters: answer }))).toBe("OIDC_REFUSED");
    expect(provider.exchanges).toBe(1);
  });

  it("takes no code of another sign-in, and none that was used", async () => {
    const first = await begin();
    const taken = new URLSearchParams(await provider.visit(first.url));
    const second = await begin();
    const own = await provider.visit(second.url);
    const swapped = new URLSearchParams(own);
    swapped.set("code", taken.get("code") ?? "");
    expect(await codeOf(finish({ binding: second.binding, parameters: swapped.toString() }))).toBe("OIDC_REFUSED");
    expect(await codeOf(finish({ binding: second.binding, parameters: own }))).toBe("OIDC_REFUSED"); // it was answered
    expect((await finish({ binding: first.binding, parameters: taken.toString() })).status).toBe(200);
    const third = await begin();
    taken.set("state", new URL(third.url).searchParams.get("state") ?? "");
    expect(await codeOf(finish({ binding: third.binding, parameters: taken.toString() }))).toBe("OIDC_REFUSED");
    expect(await audit()).toMatchObject({ actor: "anonymous", outcome: "OIDC_REFUSED" });
  });

  it.each<[string, Forgery]>([
    ["for another audience", { claims: { aud: "another-client" } }],
    ["of another issuer", { claims: { iss: "https://evil.example" } }],
    ["with a foreign nonce", { claims: { nonce: "of-another-sign-in" } }],
    ["that is over", { claims: { iat: 1, exp: 2 } }],
    ["without a signature", { alg: "none" }],
    ["signed by a foreign key", { isForeignKey: true }],
  ])("takes no ID token %s", async (_what, forgery) => {
    provider.forgery = {};
    expect((await signIn()).status).toBe(200);
    provider.forgery = forgery;
    expect(await codeOf(signIn())).toBe("OIDC_REFUSED");
  });

  it("is refused where the provider refuses, and said to be unavailable where it is down", async () => {
    provider.person = undefined;
    expect(await codeOf(signIn())).toBe("OIDC_REFUSED");
    provider.person = HR;
    const { url, binding } = await begin();
    const parameters = await provider.visit(url);
    await provider.stop();
    const down = await finish({ binding, parameters });
    expect([down.status, down.body.error?.code]).toEqual([503, "OIDC_UNAVAILABLE"]);
    expect(await audit()).toMatchObject({ outcome: "OIDC_UNAVAILABLE" });
    await restart();
    const refused = await directory.post("/auth/oidc/begin", {});
    expect([refused.status, refused.body.error.code]).toEqual([503, "OIDC_UNAVAILABLE"]);
    expect((await directory.post("/auth/token", directory.findAccount("hr"))).status).toBe(200);
    await provider.start(REDIRECT, Number(new URL(provider.issuer).port));
    expect((await directory.post("/auth/oidc/begin", {})).status).toBe(503);
    directory.nowMs += 10_000;
    expect((await signIn()).status).toBe(200);
    await provider.stop();
    directory.nowMs += 3_600_000;
    expect((await directory.post("/auth/oidc/begin", {})).status).toBe(200); // by what the provider said before
  });

  it("is given up with whoever waits for it, and takes few of an address at a time", async () => {
    provider.isHanging = true;
    const connections = new Agent();
    const begun = await Promise.all(Array.from({ length: 9 }, begin));
    const send = async ({ url, binding }: { url: string; binding: string }) => {
      const state = new URL(url).searchParams.get("state") ?? "";
      const parameters = new URLSearchParams({ code: "1", state, iss: provider.issuer }).toString();
      const { statusCode, headers } = await request(`${directory.url}/auth/oidc/finish`, {
        ...{ method: "POST", dispatcher: connections, headers: { "content-type": "application/json" } },
        body: JSON.stringify({ binding, parameters }),
      });
      return [statusCode, headers["retry-after"]];
    };
    const [last, ...first] = begun;
    const waiting = Promise.allSettled(first.map(send));
    await provider.whenHeld(8);
    expect(await send(last ?? { url: "", binding: "" })).toEqual([429, "2"]);
    expect(provider.exchanges).toBe(8);
    await connections.destroy();
    await waiting;
    await provider.whenHeld(0);
    provider.isHanging = false;
    expect((await signIn()).status).toBe(200);
  });

  it("is unavailable where the provider does not take our secret", async () => {
    await directory.stop();
    if (directory.oidc !== undefined) directory.oidc = { ...directory.oidc, clientSecret: "another" };
    await directory.start();
    expect(await codeOf(signIn())).toBe("OIDC_UNAVAILABLE");
    expect(directory.logLines.join("")).not.toContain("another");
  });

  it.each([
    ["that there is not", { sub: "1", email: "nobody", email_verified: true }, undefined, "OIDC_NO_ACCOUNT"],
    ["whose e-mail is not verified", { sub: "1", email: "hr" }, "account/hr", "OIDC_EMAIL_UNVERIFIED"],
    ["in other letters", { sub: "1", email: "ｈｒ", email_verified: true }, undefined, "OIDC_NO_ACCOUNT"],
    ["of a program", { sub: "1", email: "key/demo", email_verified: true }, undefined, "OIDC_NO_ACCOUNT"],
  ])("is refused for an account %s, and makes none", async (_what, person, account, outcome) => {
    const count = (await withAccounts((accounts) => accounts.list())).length;
    provider.person = person;
    const { status, body } = await signIn();
    expect([status, body.error?.code]).toEqual([403, "OIDC_NO_ACCOUNT"]);
    expect(await audit()).toEqual({ actor: "anonymous", account: account ?? null, outcome });
    expect(await withAccounts((accounts) => accounts.list())).toHaveLength(count);
  });

  it("is refused for an account that is disabled, that waits for its password, or that lost it", async () => {
    expect((await signIn()).status).toBe(200);
    const admin = await claimsOf("admin", "ADMIN");
    const enable = (is: boolean) =>
      run(`updateAccount(input: { id: "account/hr", isEnabled: ${is} }) { account { id } }`, admin);
    await enable(false);
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
    await enable(true);
    expect((await signIn()).status).toBe(200);
    await run(`resetPassword(input: { id: "account/hr" }) { passwordLink { url } }`, admin);
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
  });

  it("waits after wrong answers of its address, before the provider is asked", async () => {
    for (let tries = 0; tries < 3; tries++)
      expect(await codeOf(finish({ binding: "guessed", parameters: "code=1" }))).toBe("OIDC_REFUSED");
    expect(await codeOf(finish({ binding: "guessed", parameters: "code=1" }))).toBe("RATE_LIMITED");
    const { url, binding } = await begin();
    const parameters = await provider.visit(url);
    expect(await codeOf(finish({ binding, parameters }))).toBe("RATE_LIMITED");
    expect(provider.exchanges).toBe(0);
    directory.nowMs += 60_000;
    expect((await finish({ binding, parameters })).status).toBe(200);
  });
});

describe("the second factor", () => {
  it("is asked for after the provider, without asking the provider again, and binds nobody before", async () => {
    const show = await addFactor("hr");
    const { url, binding } = await begin();
    expect(await codeOf(finish({ binding, parameters: await provider.visit(url) }))).toBe("SECOND_FACTOR_REQUIRED");
    expect(await audit("bindOidc")).toBeUndefined();
    expect(await audit()).toMatchObject({ account: "account/hr", outcome: "SECOND_FACTOR_REQUIRED" });
    expect(await codeOf(finish({ binding, otp: "000000" }))).toBe("SECOND_FACTOR_WRONG");
    expect(await audit()).toMatchObject({ account: "account/hr", outcome: "SECOND_FACTOR_WRONG" });
    expect((await finish({ binding, otp: show() })).status).toBe(200);
    expect(await audit("bindOidc")).toMatchObject({ account: "account/hr" });
    expect(await codeOf(finish({ binding, otp: show() }))).toBe("OIDC_REFUSED");
    expect(provider.exchanges).toBe(1);
  });

  it("lets no administrator in who must have one and has none", async () => {
    directory.factorPolicy = "ADMIN";
    await restart();
    provider.person = { sub: "a" };
    await bindAdmin();
    expect(await codeOf(signIn())).toBe("SECOND_FACTOR_SETUP_REQUIRED");
    expect(await audit()).toMatchObject({ account: "account/admin", outcome: "SECOND_FACTOR_SETUP_REQUIRED" });
    provider.person = HR;
    expect((await signIn()).status).toBe(200);
  });

  it("of an administrator who has one is asked for", async () => {
    const show = await addFactor("admin");
    directory.factorPolicy = "ADMIN";
    await restart();
    provider.person = { sub: "a" };
    await bindAdmin();
    const { url, binding } = await begin();
    const parameters = await provider.visit(url);
    expect(await codeOf(finish({ binding, parameters }))).toBe("SECOND_FACTOR_REQUIRED");
    expect((await finish({ binding, otp: show() })).status).toBe(200);
  });
});

describe("the identity of an account", () => {
  it("is given by an operator where the provider vouches for no e-mail, and to one account", async () => {
    const identity = { issuer: `${provider.issuer}/`, subject: "entra" };
    expect(await withAccounts((accounts) => accounts.bind("HR", identity))).toBe("DONE");
    expect(await withAccounts((accounts) => accounts.bind("admin", identity))).toBe("IDENTITY_TAKEN");
    provider.person = { sub: "entra" };
    const { body } = await signIn();
    expect((await directory.verify(body.access_token ?? "")).body).toMatchObject({ sub: "account/hr" });
  });

  it("ends with the operator's word, and with the password that an operator takes; sessions end", async () => {
    const { body } = await signIn();
    expect(await withAccounts((accounts) => accounts.unbind("hr"))).toBe("DONE");
    expect((await directory.refresh(body.refresh_token ?? "")).status).toBe(401);
    provider.person = { sub: HR.sub };
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
    provider.person = HR;
    expect((await signIn()).status).toBe(200);
    await withAccounts((accounts) => accounts.reset("hr", "another long password"));
    provider.person = { sub: HR.sub };
    expect(await codeOf(signIn())).toBe("OIDC_NO_ACCOUNT");
    expect(await withAccounts((accounts) => accounts.unbind("hr"))).toBe("NO_IDENTITY");
  });
});

it("is not offered where the configuration names no provider", async () => {
  directory.oidc = undefined;
  await restart();
  for (const path of ["/auth/oidc/begin", "/auth/oidc/finish"]) {
    const { status, body } = await directory.post(path, { binding: "b", parameters: "code=1" });
    expect([status, body.error.code]).toEqual([409, "OIDC_NOT_OFFERED"]);
  }
});
