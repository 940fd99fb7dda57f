import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, DirectoryHarness } from "./directory-harness.ts";

const OTHER = "another long password";

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

const signIn = async (username: string, password: string) =>
  (await directory.post("/auth/token", { username, password })).status;

describe("the own password", () => {
  const change = async (oldPassword: string, newPassword: string, claims: NewTokenClaims) => {
    const input = `{ oldPassword: "${oldPassword}", newPassword: "${newPassword}" }`;
    const { body } = await directory.ask(claims, `mutation { changePassword(input: ${input}) { changedAt } }`);
    return { code: body.errors?.[0]?.extensions["code"] };
  };
  const HR = (sid: string): NewTokenClaims => ({ sub: "account/hr", sid, role: "HR", places: ["*"] });

  it("is changed by whoever knows the old one; other sessions end, this one goes on", async () => {
    const { username, password } = directory.findAccount("hr");
    const [here, there] = [
      await directory.signIn({ username, password }),
      await directory.signIn({ username, password }),
    ];
    const { sid = "" } = (await directory.verify(here.access_token)).body;
    expect(await change(password, OTHER, HR(sid))).toMatchObject({ code: undefined });
    expect((await directory.refresh(here.refresh_token)).status).toBe(200);
    expect((await directory.refresh(there.refresh_token)).status).toBe(401);
    expect([await signIn("hr", password), await signIn("hr", OTHER)]).toEqual([401, 200]);
  });

  it("stays for a wrong old one, for a known new one, and for a key", async () => {
    const { password } = directory.findAccount("hr");
    expect(await change("wrong", OTHER, HR("s"))).toMatchObject({ code: "WRONG_PASSWORD" });
    expect(await change(password, "123456789012", HR("s"))).toMatchObject({ code: "PASSWORD_TOO_COMMON" });
    expect(await change(password, OTHER, { ...ADMIN, sub: "key/first" })).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await signIn("hr", password)).toBe(200);
  });

  it("is guessed no faster than at the door", async () => {
    for (let tries = 0; tries < 3; tries++) await change("wrong", OTHER, HR("s"));
    expect(await change("wrong", OTHER, HR("s"))).toMatchObject({ code: "RATE_LIMITED" });
    expect(directory.waitedMs.length).toBeGreaterThan(0);
  });
});
