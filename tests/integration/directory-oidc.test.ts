import { Agent, request } from "undici";
import { describe, expect, it } from "vitest";
import { toIdentityName } from "../../subgraphs/directory/src/domain/oidc-binding.ts";
import type { Forgery } from "../setup/oidc-stage.ts";
import {
  REDIRECT,
  HR,
  begin,
  finish,
  signIn,
  codeOf,
  audit,
  claimsOf,
  run,
  withAccounts,
  bindAdmin,
  restart,
  directory,
  provider,
  stageOidc,
} from "./oidc-directory.ts";

stageOidc();

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
