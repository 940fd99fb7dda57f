import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { showCode } from "./authenticator.ts";
import { ADMIN, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const STEP_MS = 30_000;

let directory: DirectoryHarness;
let hr: { readonly username: string; readonly password: string };
let claims: NewTokenClaims;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
  hr = directory.findAccount("hr");
  const { body } = await directory.verify((await directory.signIn(hr)).access_token);
  claims = { sub: "account/hr", sid: body.sid ?? "", role: "HR", places: ["*"] };
});
afterEach(() => directory.remove());

/** Runs one mutation of the account's owner; gives its payload, or the code of its refusal. */
async function run<Payload>(text: string, as = claims) {
  const { body } = await directory.ask<Record<string, Payload>>(as, `mutation { ${text} }`);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { payload: Object.values(body.data ?? {})[0] ?? undefined, code, argument };
}

const signIn = (otp?: string, password = hr.password) =>
  directory.post<Partial<Tokens> & Partial<Refusal>>("/auth/token", { username: "hr", password, otp });
const codeOf = async (otp?: string, password?: string) => (await signIn(otp, password)).body.error?.code;
const begin = (password = hr.password) =>
  run<{ secret: string; uri: string }>(`beginSecondFactor(input: { password: "${password}" }) { secret uri }`);
const confirm = (code: string) =>
  run<{ recoveryCodes: readonly string[] }>(`confirmSecondFactor(input: { code: "${code}" }) { recoveryCodes }`);
const proof = (code: string, password = hr.password) => `input: { password: "${password}", code: "${code}" }`;
const read = async () => {
  const query = "{ secondFactor { isActive confirmedAt recoveryCodesLeft } }";
  return (await directory.ask<{ secondFactor: object }>(claims, query)).body.data?.secondFactor;
};
const show = (secret: string) => showCode(secret, directory.nowMs);

/** Sets one up, and waits for the next code. */
async function setUp() {
  const { secret = "" } = (await begin()).payload ?? {};
  const { recoveryCodes = [] } = (await confirm(show(secret))).payload ?? {};
  directory.nowMs += STEP_MS;
  return { secret, recoveryCodes };
}

describe("a second factor", () => {
  it("is asked for once a code of it was shown, after the right password alone, and ends other sessions", async () => {
    const other = await directory.signIn(hr);
    const begun = (await begin()).payload;
    expect(begun?.uri).toBe(
      `otpauth://totp/Harness:hr?issuer=Harness&secret=${begun?.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect((await signIn()).status).toBe(200);
    expect(await read()).toEqual({ isActive: false, confirmedAt: null, recoveryCodesLeft: 0 });
    const at = new Date(directory.nowMs).toISOString();
    expect((await confirm(show(begun?.secret ?? ""))).payload?.recoveryCodes).toHaveLength(10);
    expect(await read()).toEqual({ isActive: true, confirmedAt: at, recoveryCodesLeft: 10 });
    expect((await directory.refresh(other.refresh_token)).status).toBe(401);
    const asked = await signIn();
    const wrong = await signIn(undefined, "not the password");
    expect([asked.status, asked.body.error?.code]).toEqual([401, "SECOND_FACTOR_REQUIRED"]);
    expect([wrong.status, wrong.body.error?.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect([Object.keys(asked.body), Object.keys(asked.body.error ?? {})]).toEqual([
      Object.keys(wrong.body),
      Object.keys(wrong.body.error ?? {}),
    ]);
    expect(await codeOf(show(begun?.secret ?? ""), "not the password")).toBe("UNAUTHENTICATED");
  });

  it("takes each code once, however many come with it at the same moment", async () => {
    const { secret } = await setUp();
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(show(secret))));
    const countOf = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect([countOf(200), countOf(401)]).toEqual([1, 3]);
    expect(await codeOf(show(secret))).toBe("SECOND_FACTOR_WRONG");
    directory.nowMs += STEP_MS;
    expect((await signIn(show(secret))).status).toBe(200);
  });

  it("lets few wrong codes be tried, from wherever and also after a restart", async () => {
    const { secret } = await setUp();
    for (let tries = 0; tries < 5; tries++) expect(await codeOf("000000")).toBe("SECOND_FACTOR_WRONG");
    await directory.stop();
    await directory.start();
    const from = directory.from("192.0.2.77");
    const refused = await directory.post("/auth/token", { ...hr, otp: show(secret) }, from);
    expect([refused.status, refused.body.error.code, refused.headers.get("retry-after")]).toEqual([
      ...[429, "RATE_LIMITED", "30"],
    ]);
    directory.nowMs += STEP_MS;
    expect((await signIn(show(secret))).status).toBe(200);
  });

  it("is replaced by each recovery code once, and by none of those that were renewed", async () => {
    const { secret, recoveryCodes } = await setUp();
    const [first = "", second = "", third = ""] = recoveryCodes;
    expect((await signIn(first)).status).toBe(200);
    expect(await codeOf(first)).toBe("SECOND_FACTOR_WRONG");
    expect(await read()).toMatchObject({ recoveryCodesLeft: 9 });
    const renew = (code: string, password?: string) =>
      run<{ recoveryCodes: string[] }>(`renewRecoveryCodes(${proof(code, password)}) { recoveryCodes }`);
    expect((await renew(show(secret), "not the password")).code).toBe("WRONG_PASSWORD");
    expect((await renew("000000")).argument).toBe("input.code");
    const [renewed = ""] = (await renew(show(secret))).payload?.recoveryCodes ?? [];
    expect(await codeOf(second)).toBe("SECOND_FACTOR_WRONG");
    expect((await signIn(renewed)).status).toBe(200);
    expect(await codeOf(third)).toBe("SECOND_FACTOR_WRONG");
  });

  it("is removed by password and code, and taken by an administrator from somebody else, which ends sessions", async () => {
    const { secret } = await setUp();
    const remove = (code: string, password?: string) =>
      run(`removeSecondFactor(${proof(code, password)}) { secondFactor { isActive } }`);
    expect((await remove(show(secret), "not the password")).code).toBe("WRONG_PASSWORD");
    expect((await remove("000000")).code).toBe("SECOND_FACTOR_WRONG");
    expect((await signIn(show(secret))).status).toBe(200);
    directory.nowMs += STEP_MS;
    expect((await remove(show(secret))).payload).toEqual({ secondFactor: { isActive: false } });
    expect((await remove(show(secret))).code).toBe("NO_SECOND_FACTOR");
    const again = await setUp();
    const { refresh_token = "" } = (await signIn(show(again.secret))).body;
    const reset = (id: string, as = ADMIN) =>
      run(`resetSecondFactor(input: { id: "${id}" }) { account { id hasSecondFactor } }`, as);
    expect((await reset("account/hr", claims)).code).toBe("FORBIDDEN");
    expect((await reset("account/admin")).code).toBe("FORBIDDEN");
    expect((await reset("account/riyadh")).code).toBe("NO_SECOND_FACTOR");
    expect((await reset("account/nobody")).code).toBe("BAD_USER_INPUT");
    expect((await reset("account/hr")).payload).toEqual({ account: { id: "account/hr", hasSecondFactor: false } });
    expect((await directory.refresh(refresh_token)).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });

  it("is not begun by an open session alone, by a program, or over one that counts", async () => {
    expect((await begin("not the password")).code).toBe("WRONG_PASSWORD");
    expect((await confirm("000000")).code).toBe("NO_SECOND_FACTOR");
    const key = { ...claims, sub: "key/demo", role: "ADMIN" } as const;
    expect((await run('beginSecondFactor(input: { password: "x" }) { uri }', key)).code).toBe("BAD_USER_INPUT");
    const { secret } = await setUp();
    expect((await begin()).code).toBe("SECOND_FACTOR_ACTIVE");
    expect((await confirm(show(secret))).code).toBe("SECOND_FACTOR_ACTIVE");
  });

  it("is asked for by a password link too, which stays good meanwhile", async () => {
    const { secret } = await setUp();
    const reset = await run<{ passwordLink: { url: string } }>(
      'resetPassword(input: { id: "account/hr" }) { passwordLink { url } }',
      ADMIN,
    );
    const token = new URL(reset.payload?.passwordLink.url ?? "").searchParams.get("token");
    const set = (otp?: string) => directory.post("/auth/password", { token, password: "another long password", otp });
    expect((await set()).body.error.code).toBe("SECOND_FACTOR_REQUIRED");
    expect((await set("000000")).body.error.code).toBe("SECOND_FACTOR_WRONG");
    expect((await set(show(secret))).status).toBe(200);
  });
});

describe("an organisation that asks administrators for a second factor", () => {
  const SETUP_REQUIRED = [401, "SECOND_FACTOR_SETUP_REQUIRED"];
  const restart = async (policy: "OFF" | "ADMIN") => {
    await directory.stop();
    directory.factorPolicy = policy;
    await directory.start();
  };
  const ask = async (path: string, body: object) => {
    const answer = await directory.post<Partial<Tokens> & Partial<Refusal> & Record<string, unknown>>(path, body);
    return { ...answer, told: [answer.status, answer.body.error?.code] };
  };

  it("lets one without it set it up, and nothing else; others and keys go on", async () => {
    const admin = directory.findAccount("admin");
    const before = await directory.signIn(admin);
    await restart("ADMIN");
    expect((await directory.refresh(before.refresh_token)).status).toBe(401);
    expect((await ask("/auth/token", admin)).told).toEqual(SETUP_REQUIRED);
    expect((await ask("/auth/token", { ...admin, password: "wrong" })).told).toEqual([401, "UNAUTHENTICATED"]);
    expect((await ask("/auth/token", hr)).status).toBe(200);
    expect(await directory.signIn()).toHaveProperty("access_token");
    expect((await ask("/auth/second-factor", { ...admin, password: "wrong" })).told).toEqual([401, "UNAUTHENTICATED"]);
    const { body: begun } = await ask("/auth/second-factor", admin);
    expect(Object.keys(begun)).toEqual(["secret", "uri"]);
    const confirmWith = (otp: string) => ask("/auth/second-factor/confirm", { ...admin, otp });
    expect((await confirmWith("000000")).told).toEqual([401, "SECOND_FACTOR_WRONG"]);
    const { body } = await confirmWith(show(String(begun["secret"])));
    expect(body["recovery_codes"]).toHaveLength(10);
    expect((await directory.verify(body.access_token ?? "")).body).toMatchObject({ role: "ADMIN" });
    expect((await directory.refresh(body.refresh_token ?? "")).status).toBe(200);
    expect((await ask("/auth/second-factor", admin)).told).toEqual([409, "SECOND_FACTOR_ACTIVE"]);
    expect((await ask("/auth/token", admin)).told).toEqual([401, "SECOND_FACTOR_REQUIRED"]);
    const query = "{ auditLog(first: 20) { action actor outcome } }";
    expect((await directory.ask(ADMIN, query)).body.data).toMatchObject({
      auditLog: expect.arrayContaining([
        { action: "beginSecondFactor", actor: "account/admin", outcome: "OK" },
        { action: "confirmSecondFactor", actor: "account/admin", outcome: "OK" },
      ]),
    });
  });

  it("asks whoever becomes one, and nobody else", async () => {
    const { secret } = await setUp();
    const { refresh_token = "" } = (await signIn(show(secret))).body;
    directory.nowMs += STEP_MS;
    await restart("ADMIN");
    await run(`removeSecondFactor(${proof(show(secret))}) { secondFactor { isActive } }`);
    expect((await directory.refresh(refresh_token)).status).toBe(200); // an HR may
    await run('updateAccount(input: { id: "account/hr", role: ADMIN }) { account { id } }', ADMIN);
    expect((await ask("/auth/token", hr)).told).toEqual(SETUP_REQUIRED);
  });
});

describe("what second factors are made from", () => {
  it("is in no file, log or audit in clear", async () => {
    const { secret, recoveryCodes } = await setUp();
    const [code = ""] = recoveryCodes;
    await signIn(show(secret));
    const files = ["directory.sqlite", "directory.sqlite-wal"].map((name) =>
      readFileSync(join(directory.dir, "directory", name), "latin1"),
    );
    const audit = await directory.ask(ADMIN, "{ auditLog { actor action outcome account targets } }");
    const kept = [...files, ...directory.logLines, JSON.stringify(audit.body)].join("\n");
    for (const told of [secret, code, code.replaceAll("-", "")]) expect(kept).not.toContain(told);
    expect(kept).toContain("confirmSecondFactor");
  });
});
