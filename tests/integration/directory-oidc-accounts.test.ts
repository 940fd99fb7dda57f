import { describe, expect, it } from "vitest";
import {
  HR,
  begin,
  finish,
  signIn,
  codeOf,
  audit,
  addFactor,
  withAccounts,
  bindAdmin,
  restart,
  directory,
  provider,
  stageOidc,
} from "./oidc-directory.ts";

stageOidc();

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
