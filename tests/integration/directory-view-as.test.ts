import { openAccounts } from "@biometricflow/directory/operate";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DirectoryHarness } from "./directory-harness.ts";

let directory: DirectoryHarness;
let admin: NewTokenClaims;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
  const { access_token } = await directory.signIn(directory.findAccount("admin"));
  const { sub = "", sid = "" } = (await directory.verify(access_token)).body;
  admin = { sub, sid, role: "ADMIN", places: ["*"] };
});
afterEach(() => directory.remove());

interface Given {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly account: { readonly id: string };
}

async function beginViewAs(id: string, claims = admin) {
  const text = `mutation { beginViewAs(input: { id: "${id}" }) { accessToken expiresIn account { id } } }`;
  const { body } = await directory.ask<{ beginViewAs: Given | null }>(claims, text);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { given: body.data?.beginViewAs ?? undefined, code, argument };
}

/** What the directory says of a token. */
const verify = async (token = "") => (await directory.verify(token)).body;

describe("an administrator who views as another account", () => {
  it("is given a token of that account's rights that names both, for ten minutes", async () => {
    const { given } = await beginViewAs("account/hr");
    expect(given).toMatchObject({ expiresIn: 600, account: { id: "account/hr" } });
    expect(await verify(given?.accessToken)).toMatchObject({
      active: true,
      ...{ sub: "account/hr", role: "HR", sid: admin.sid },
    });
    const payload: unknown = JSON.parse(
      Buffer.from(given?.accessToken.split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    expect(payload).toMatchObject({ sub: "account/hr", act: { sub: admin.sub } });
  });

  it("is told to whoever asks about the token", async () => {
    const { given } = await beginViewAs("account/hr");
    const ask = `mutation { verifySession(input: { token: "${given?.accessToken}" }) { isActive accountId viewedBy } }`;
    const { body } = await directory.ask(admin, ask);
    expect(body.data).toEqual({ verifySession: { isActive: true, accountId: "account/hr", viewedBy: admin.sub } });
  });

  it("stands in the audit, with whose view it was", async () => {
    await beginViewAs("account/hr");
    const { body } = await directory.ask<{ auditLog: object[] }>(
      admin,
      '{ auditLog(filter: { action: "beginViewAs" }) { actor action outcome account } }',
    );
    expect(body.data?.auditLog).toEqual([
      { actor: admin.sub, action: "beginViewAs", outcome: "OK", account: "account/hr" },
    ]);
  });

  it("sees nothing by it once the session is over that asked for it", async () => {
    const { given } = await beginViewAs("account/hr");
    await directory.ask(admin, "mutation { signOutEverywhere(input: {}) { endedSessions } }");
    expect(await verify(given?.accessToken)).toEqual({ active: false });
    expect((await beginViewAs("account/hr")).code).toBe("UNAUTHENTICATED");
  });

  it("changes nothing at a subgraph either, whatever its role may", async () => {
    const viewing = { ...admin, sub: "account/other", act: { sub: admin.sub } };
    const { body } = await directory.ask(
      viewing,
      'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }',
    );
    expect(body.errors?.[0]?.extensions.code).toBe("VIEWING_ONLY");
    expect((await directory.ask(viewing, "{ accounts { totalCount } }")).body.errors).toBeUndefined();
  });

  it.each([
    ["that there is not", "account/nobody"],
    ["of a program", "key/payroll"],
  ])("is refused an account %s", async (_which, id) => {
    expect(await beginViewAs(id)).toMatchObject({ given: undefined, code: "BAD_USER_INPUT", argument: "input.id" });
  });

  it("is refused a disabled account, which sees nothing itself", async () => {
    await directory.ask(
      admin,
      'mutation { updateAccount(input: { id: "account/hr", isEnabled: false }) { __typename } }',
    );
    expect(await beginViewAs("account/hr")).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
  });

  it("is refused an account of more places than its own, as if there were none", async () => {
    const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
    await accounts.add({ username: "boss", password: "another long password", role: "ADMIN", places: ["riyadh"] });
    await accounts.close();
    const boss = { ...admin, sub: "account/boss", places: ["riyadh"] };
    expect(await beginViewAs("account/hr", boss)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
  });
});

it("lets nobody view as another whose role is none, whatever the token says, and no program", async () => {
  expect((await beginViewAs("account/admin", { ...admin, sub: "account/hr" })).code).toBe("FORBIDDEN");
  expect((await beginViewAs("account/hr", { ...admin, role: "HR" })).code).toBe("FORBIDDEN");
  expect((await beginViewAs("account/hr", { ...admin, sub: "key/payroll" })).code).toBe("FORBIDDEN");
});
