import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { showCode } from "./authenticator.ts";
import { ADMIN, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";
import { PasskeyAuthenticator, type Wrong } from "./passkey-authenticator.ts";

const ORIGIN = "https://time.example.org";

let directory: DirectoryHarness;
let hr: { readonly username: string; readonly password: string };
let claims: NewTokenClaims;
let phone: PasskeyAuthenticator;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.webOrigin = ORIGIN;
  await directory.start();
  hr = directory.findAccount("hr");
  claims = await claimsOf("hr", "HR");
  phone = new PasskeyAuthenticator(ORIGIN);
});
afterEach(() => directory.remove());

async function claimsOf(username: string, role: "HR" | "ADMIN"): Promise<NewTokenClaims> {
  const { body } = await directory.verify((await directory.signIn(directory.findAccount(username))).access_token);
  return { sub: `account/${username}`, sid: body.sid ?? "", role, places: ["*"] };
}

/** Runs one mutation of the account's owner; gives its payload, or the code of its refusal. */
async function run<Payload>(text: string, as = claims) {
  const { body } = await directory.ask<Record<string, Payload>>(as, `mutation { ${text} }`);
  const { code, argument, obstacle } = body.errors?.[0]?.extensions ?? {};
  return { payload: Object.values(body.data ?? {})[0] ?? undefined, code, argument, obstacle };
}

const begin = (password = hr.password, as = claims) =>
  run<{ options: string }>(`beginPasskey(input: { password: ${JSON.stringify(password)} }) { options }`, as);
const add = (response: object, as = claims, name = "Phone") =>
  run<{ passkey: { id: string } }>(
    `addPasskey(input: { name: "${name}", response: ${JSON.stringify(JSON.stringify(response))} }) { passkey { id name } }`,
    as,
  );
const optionsOf = async (password?: string, as?: NewTokenClaims) =>
  JSON.parse((await begin(password, as)).payload?.options ?? "{}");
const PROOF = (code?: string) =>
  `input: { password: ${JSON.stringify(hr.password)}${code === undefined ? "" : `, code: "${code}"`} }`;
const remove = (id: string, password = hr.password) =>
  run(`removePasskey(input: { id: "${id}", password: ${JSON.stringify(password)} }) { removedId }`);
const ask = async () => {
  const { body } = await directory.post<{ options: { challenge: string } }>("/auth/passkey/begin", {});
  return body.options;
};
const answer = (response: unknown) => directory.post<Partial<Tokens> & Partial<Refusal>>("/auth/passkey", { response });
const signIn = async (wrong?: Wrong, by = phone) => answer(by.sign(await ask(), wrong));
const newestAudit = async (action: string) => {
  const query = `{ auditLog(first: 1, filter: { action: "${action}" }) { actor action account outcome } }`;
  return (await directory.ask<{ auditLog: readonly object[] }>(ADMIN, query)).body.data?.auditLog[0];
};

describe("a passkey", () => {
  it("is made with the password, signs in without a name, and is listed, renamed and removed by its owner", async () => {
    const other = await directory.signIn(hr);
    const options = await optionsOf();
    expect(options).toMatchObject({ rp: { id: "time.example.org" }, user: { name: "hr" } });
    expect(options.authenticatorSelection).toMatchObject({ residentKey: "required", userVerification: "required" });
    const made = await add(phone.make(options));
    const id = phone.id.toString("base64url");
    expect(made.payload).toEqual({ passkey: { id, name: "Phone" } });
    expect((await directory.refresh(other.refresh_token)).status).toBe(401);
    const { status, body } = await signIn();
    expect(status).toBe(200);
    expect((await directory.verify(body.access_token ?? "")).body).toMatchObject({ active: true, sub: "account/hr" });
    expect(await newestAudit("signInByPasskey")).toMatchObject({ actor: "account/hr", outcome: "OK" });
    await run(`renamePasskey(input: { id: "${id}", name: "Telephone" }) { passkey { name } }`);
    const at = new Date(directory.nowMs).toISOString();
    const query = "{ passkeys { obstacle passkeys { id name createdAt lastUsedAt isSynced } } }";
    const own = (await directory.ask<object>(claims, query)).body.data;
    const listed = { id, name: "Telephone", createdAt: at, lastUsedAt: at, isSynced: false };
    expect(own).toEqual({ passkeys: { obstacle: null, passkeys: [listed] } });
    expect((await remove(id)).payload).toEqual({ removedId: id });
    expect((await directory.refresh(body.refresh_token ?? "")).status).toBe(401);
    expect((await signIn()).status).toBe(401);
  });

  it("is not made without the password, in another session, twice by one challenge, or five minutes later", async () => {
    expect((await begin("not the password")).code).toBe("WRONG_PASSWORD");
    const other = await claimsOf("hr", "HR");
    expect((await add(phone.make(await optionsOf()), other)).code).toBe("PASSKEY_REFUSED");
    const options = await optionsOf();
    expect((await add(phone.make(options))).code).toBeUndefined();
    expect((await add(new PasskeyAuthenticator(ORIGIN).make(options))).code).toBe("PASSKEY_REFUSED");
    const late = await optionsOf();
    directory.nowMs += 300_000;
    expect((await add(new PasskeyAuthenticator(ORIGIN).make(late))).code).toBe("PASSKEY_REFUSED");
  });

  it.each<[string, Wrong]>([
    ["another origin", { origin: "https://time.example.org.evil.example" }],
    ["another relying party", { rpId: "example.org" }],
    ["nobody verified", { isVerified: false }],
  ])("is neither made nor taken with %s", async (_what, wrong) => {
    expect((await add(phone.make(await optionsOf(), wrong))).code).toBe("PASSKEY_REFUSED");
    expect((await add(phone.make(await optionsOf()))).code).toBeUndefined();
    expect((await signIn(wrong)).body.error?.code).toBe("UNAUTHENTICATED");
    expect(await newestAudit("signInByPasskey")).toMatchObject({ account: "account/hr", outcome: "UNAUTHENTICATED" });
    expect((await signIn()).status).toBe(200);
  });

  it("is taken once by each challenge, and none is taken that was not asked here, or too long ago", async () => {
    await add(phone.make(await optionsOf()));
    const asked = await ask();
    expect((await answer(phone.sign(asked))).status).toBe(200);
    expect((await answer(phone.sign(asked))).status).toBe(401);
    expect((await answer(phone.sign({ challenge: "bm90IGFza2VkIGhlcmU" }))).status).toBe(401);
    const forAdding = await optionsOf();
    expect((await answer(phone.sign(forAdding))).status).toBe(401);
    const late = await ask();
    directory.nowMs += 300_000;
    expect((await answer(phone.sign(late))).status).toBe(401);
  });

  it("is refused and told to the audit when its counter does not go on", async () => {
    await add(phone.make(await optionsOf()));
    expect((await signIn({ counter: 7 })).status).toBe(200);
    const { status, body } = await signIn({ counter: 7 });
    expect([status, body.error?.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(await newestAudit("signInByPasskey")).toMatchObject({
      account: "account/hr",
      outcome: "PASSKEY_COUNTER_BACK",
    });
    expect((await signIn({ counter: 8 })).status).toBe(200);
  });

  it("says whether other devices have it too, as it said last", async () => {
    const listSynced = async () => {
      const { body } = await directory.ask<object>(claims, "{ passkeys { passkeys { isSynced } } }");
      return body.data;
    };
    await add(phone.make(await optionsOf(), { isSynced: true }));
    expect(await listSynced()).toEqual({ passkeys: { passkeys: [{ isSynced: true }] } });
    await signIn();
    expect(await listSynced()).toEqual({ passkeys: { passkeys: [{ isSynced: false }] } });
    await signIn({ isSynced: true });
    expect(await listSynced()).toEqual({ passkeys: { passkeys: [{ isSynced: true }] } });
  });

  it("is refused alike of an unknown authenticator, after its removal, and of a disabled account", async () => {
    const options = await optionsOf();
    await add(phone.make(options));
    const stranger = new PasskeyAuthenticator(ORIGIN);
    stranger.make(options);
    const unknown = await signIn({}, stranger);
    const admin = await claimsOf("admin", "ADMIN");
    await run(`updateAccount(input: { id: "account/hr", isEnabled: false }) { account { id } }`, admin);
    const disabled = await signIn();
    await run(`updateAccount(input: { id: "account/hr", isEnabled: true }) { account { id } }`, admin);
    expect((await signIn()).status).toBe(200);
    const reset = `resetSecondFactor(input: { id: "account/hr" }) { account { hasSecondFactor } }`;
    expect((await run(reset, admin)).payload).toEqual({ account: { hasSecondFactor: false } });
    const removed = await signIn();
    expect(unknown.status).toBe(401);
    expect([disabled.body, removed.body].map(({ error }) => error?.code)).toEqual([
      "UNAUTHENTICATED",
      "UNAUTHENTICATED",
    ]);
    expect(disabled.body.error?.message).toBe(unknown.body.error?.message);
  });

  it("is neither made nor removed without the code of an account that has one", async () => {
    const { secret } = (await run<{ secret: string }>(`beginSecondFactor(${PROOF()}) { secret }`)).payload ?? {};
    const show = () => showCode(secret ?? "", directory.nowMs);
    await run(`confirmSecondFactor(input: { code: "${show()}" }) { recoveryCodes }`);
    directory.nowMs += 30_000;
    expect((await begin()).code).toBe("SECOND_FACTOR_REQUIRED");
    expect((await run(`beginPasskey(${PROOF("000000")}) { options }`)).code).toBe("SECOND_FACTOR_WRONG");
    const { payload } = await run<{ options: string }>(`beginPasskey(${PROOF(show())}) { options }`);
    const id = (await add(phone.make(JSON.parse(payload?.options ?? "{}")))).payload?.passkey.id ?? "";
    expect((await remove(id)).code).toBe("SECOND_FACTOR_REQUIRED");
    expect((await signIn()).status).toBe(200);
  });

  it("ends with the password that an administrator takes", async () => {
    await add(phone.make(await optionsOf()));
    const admin = await claimsOf("admin", "ADMIN");
    const account = "account { hasPasskeys hasSecondFactor }";
    const { payload } = await run<object>(`updateAccount(input: { id: "account/hr" }) { ${account} }`, admin);
    expect(payload).toEqual({ account: { hasPasskeys: true, hasSecondFactor: false } });
    const reset = `resetPassword(input: { id: "account/hr" }) { passwordLink { url } }`;
    const { url } = (await run<{ passwordLink: { url: string } }>(reset, admin)).payload?.passwordLink ?? { url: "" };
    const token = new URL(url).searchParams.get("token");
    expect((await directory.post("/auth/password", { token, password: "another long password" })).status).toBe(200);
    expect((await signIn()).status).toBe(401);
  });

  it("makes wrong answers of one address wait, and is heard itself", async () => {
    await add(phone.make(await optionsOf()));
    for (let tries = 0; tries < 3; tries++) expect((await signIn({ isVerified: false })).status).toBe(401);
    expect((await signIn({ isVerified: false })).body.error?.code).toBe("RATE_LIMITED");
    expect((await signIn()).status).toBe(200);
  });

  it("is both factors of an administrator who needs two, and goes on after a refresh", async () => {
    const admin = await claimsOf("admin", "ADMIN");
    const { password } = directory.findAccount("admin");
    await add(phone.make(await optionsOf(password, admin)), admin);
    await directory.stop();
    directory.factorPolicy = "ADMIN";
    await directory.start();
    const byPassword = await directory.post("/auth/token", { username: "admin", password });
    expect(byPassword.body.error.code).toBe("PASSKEY_REQUIRED");
    for (const path of ["/auth/second-factor", "/auth/second-factor/confirm"]) {
      const atDoor = await directory.post(path, { username: "admin", password, otp: "000000" });
      expect([atDoor.status, atDoor.body.error.code]).toEqual([401, "PASSKEY_REQUIRED"]);
    }
    const { status, body } = await signIn();
    expect(status).toBe(200);
    expect((await directory.refresh(body.refresh_token ?? "")).status).toBe(200);
  });
});

describe("passkeys", () => {
  it.each([
    ["http://time.example.org", "NO_HTTPS"],
    ["https://192.0.2.7", "NO_NAME"],
    ["https://[2001:db8::7]:8443", "NO_NAME"],
  ])("are not offered at %s, which is said", async (origin, obstacle) => {
    await directory.stop();
    directory.webOrigin = origin;
    await directory.start();
    expect(await begin()).toMatchObject({ code: "PASSKEYS_NOT_OFFERED", obstacle });
    const headers = { "x-forwarded-host": "time.example.org", "x-forwarded-proto": "https", origin: ORIGIN };
    const { status, body } = await directory.post("/auth/passkey/begin", {}, headers);
    expect([status, body.error.code]).toEqual([409, "PASSKEYS_NOT_OFFERED"]);
    const own = (await directory.ask<object>(claims, "{ passkeys { obstacle passkeys { id } } }")).body.data;
    expect(own).toEqual({ passkeys: { obstacle, passkeys: [] } });
  });
});
