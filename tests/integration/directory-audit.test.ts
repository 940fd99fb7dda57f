import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AuditedDirectory, type AuditedEntry } from "./audited-directory.ts";
import { ADMIN, ANONYMOUS } from "./directory-harness.ts";

const MINUTE_MS = 60_000;

let directory: AuditedDirectory;
beforeEach(async () => {
  directory = new AuditedDirectory();
  await directory.start();
});
afterEach(() => directory.remove());

const list = () => directory.list();
const show = () => directory.show();
const post: AuditedDirectory["postFrom"] = (...of) => directory.postFrom(...of);
const settled = (rows: number) => directory.settled(rows);

/** The ids of all entries, two by two. */
async function readPages(): Promise<readonly string[]> {
  const read: string[] = [];
  for (let after = ""; ; after = read.at(-1) ?? "") {
    const query = `{ auditLog(first: 2${after === "" ? "" : `, after: "${after}"`}) { id } }`;
    const { body } = await directory.ask<{ auditLog: AuditedEntry[] }>(ADMIN, query);
    const ids = body.data?.auditLog.map(({ id }) => id) ?? [];
    if (ids.length === 0) return read;
    read.push(...ids);
  }
}

it("is read in pages, each entry once, counted ones too", async () => {
  for (let nth = 0; nth < 3; nth++) await post("/auth/token", { username: `nobody${nth}`, password: "x" });
  directory.nowMs += MINUTE_MS;
  await post("/auth/token", { username: "nobody9", password: "x" });
  // What was counted in a minute that is over is written down meanwhile, under an id of its own.
  await vi.waitFor(async () => {
    const all = (await list()).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(3);
    expect(await readPages()).toEqual(all);
  });
  const { body } = await directory.ask(ADMIN, '{ auditLog(after: "none") { id } }');
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
});

describe("the audit log, narrowed", () => {
  const ask = async (filter: string) => {
    const query = `{ auditLog(filter: {${filter}}) { actor action outcome account } }`;
    const { body } = await directory.ask<{ auditLog: AuditedEntry[] }>(ADMIN, query);
    return body.data?.auditLog.map((entry) => `${entry.actor} ${entry.action} ${entry.outcome} ${entry.account}`);
  };

  it("has who did what, about whom, when and with what outcome, chained or counted still", async () => {
    const begunMs = directory.nowMs;
    const { body } = await post("/auth/token", directory.findAccount("hr"));
    directory.nowMs += MINUTE_MS;
    await post("/auth/logout", { refresh_token: body.refresh_token });
    await post("/auth/token", { username: "hr", password: "wrong" });
    const signedIn = "account/hr signIn OK account/hr";
    const signedOut = "account/hr signOut OK account/hr";
    const refused = "anonymous signIn UNAUTHENTICATED account/hr";
    const minuteOn = new Date(begunMs + MINUTE_MS).toISOString();
    const sorted = async (filter: string) => (await ask(filter))?.toSorted((left, right) => left.localeCompare(right));
    expect(await ask('actor: "account/hr"')).toEqual([signedOut, signedIn]);
    expect(await sorted('account: "account/hr"')).toEqual([signedIn, signedOut, refused]);
    expect(await sorted('action: "signIn"')).toEqual([signedIn, refused]);
    expect(await ask("isRefused: true")).toEqual([refused]);
    expect(await ask("isRefused: false")).toEqual([signedOut, signedIn]);
    expect(await sorted(`since: "${minuteOn}"`)).toEqual([signedOut, refused]);
    expect(await ask(`before: "${minuteOn}"`)).toEqual([signedIn]);
    expect(await ask('actor: "account/hr", action: "signOut"')).toEqual([signedOut]);
    expect(await ask('actor: "account/nobody"')).toEqual([]);
  });
});

describe("an entry of the audit log", () => {
  it("names who signs in, from where, and who signs out", async () => {
    const hr = directory.findAccount("hr");
    const { body } = await post("/auth/token", hr);
    await post("/auth/logout", { refresh_token: body.refresh_token });
    expect((await show()).toReversed()).toEqual([
      "account/hr signIn OK account/hr 192.0.2.1 1",
      "account/hr signOut OK account/hr 192.0.2.1 1",
    ]);
  });

  it("of failed sign-ins names the account that was tried and the address, with their count", async () => {
    for (let n = 0; n < 5; n++) await post("/auth/token", { username: "HR", password: "wrong" });
    await post("/auth/token", { username: "hr", password: "wrong" }, "192.0.2.2");
    await post("/auth/token", { username: "nobody\u202e", password: "wrong" });
    await post("/auth/token", { apiKey: "bfk_wrong" });
    expect((await show()).toReversed()).toEqual([
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.1 3",
      "anonymous signIn RATE_LIMITED account/hr 192.0.2.1 2",
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.2 1",
      "anonymous signIn UNAUTHENTICATED account/nobody\ufffd 192.0.2.1 1",
      "anonymous signIn UNAUTHENTICATED key/? 192.0.2.1 1",
    ]);
  });

  it("never says OK where nothing was done", async () => {
    const { body: tokens } = await post("/auth/token", directory.findAccount("hr"));
    for (const refresh_token of ["garbage", tokens.refresh_token, tokens.refresh_token]) {
      await post("/auth/logout", { refresh_token });
    }
    await post("/auth/refresh", { refresh_token: "garbage" });
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    expect((await show()).toSorted((left, right) => left.localeCompare(right))).toEqual([
      "account/hr signIn OK account/hr 192.0.2.1 1",
      "account/hr signOut OK account/hr 192.0.2.1 1",
      "anonymous refreshSession UNAUTHENTICATED  192.0.2.1 1",
      "anonymous refreshSession UNAUTHENTICATED account/hr 192.0.2.1 1",
      "anonymous signOut NO_SESSION  192.0.2.1 1",
      "anonymous signOut NO_SESSION account/hr 192.0.2.1 1",
    ]);
  });

  it("names the account whose refresh token was used twice", async () => {
    const { body: tokens } = await post("/auth/token", directory.findAccount("hr"));
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    directory.nowMs += 10_001;
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    expect(await show()).toContain("anonymous refreshSession REFRESH_TOKEN_REUSED account/hr 192.0.2.1 1");
  });

  it("says the same of the graph as of the endpoints, and of every mutation", async () => {
    const { apiKey } = directory.readFirstAccounts();
    const { "x-forwarded-for": address = "" } = directory.from("192.0.2.9");
    const ask = (claims: typeof ADMIN, query: string) => directory.ask(claims, query, { "x-forwarded-for": address });
    await ask(
      ANONYMOUS,
      `mutation {
        a: signIn(input: { apiKey: "${apiKey}" }) { expiresIn }
        b: signIn(input: { username: "hr", password: "wrong" }) { expiresIn }
        signOut(input: { refreshToken: "x" }) { signedOut }
      }`,
    );
    await ask(ADMIN, 'mutation { updatePlace(input: { id: "riyadh", enabled: false }) { place { id } } }');
    await ask(ADMIN, 'mutation { updatePlace(input: { id: "paris" }) { place { id } } }');
    await ask({ ...ADMIN, role: "HR" }, 'mutation { updatePlace(input: { id: "riyadh" }) { place { id } } }');
    expect((await show()).toSorted((left, right) => left.localeCompare(right))).toEqual([
      "account/admin updatePlace BAD_USER_INPUT  192.0.2.9 1",
      "account/admin updatePlace FORBIDDEN  192.0.2.9 1",
      "account/admin updatePlace OK  192.0.2.9 1",
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.9 1",
      "anonymous signOut NO_SESSION  192.0.2.9 1",
      "key/first signIn OK key/first 192.0.2.9 1",
    ]);
  });
});

describe("anonymous requests", () => {
  it("are counted: 500 that are alike are one row", async () => {
    const garbage = () => post("/auth/logout", { refresh_token: crypto.randomUUID() });
    for (let n = 0; n < 10; n++) {
      const answers = await Promise.all(Array.from({ length: 50 }, garbage));
      expect(answers.filter(({ status, body }) => status !== 200 || body.signed_out)).toEqual([]);
    }
    expect(await show()).toEqual(["anonymous signOut NO_SESSION  192.0.2.1 500"]);
    await settled(1);
    expect(await show()).toEqual(["anonymous signOut NO_SESSION  192.0.2.1 500"]);
  });

  it("cannot make more than a few rows a minute, whatever names and addresses they invent", async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        post("/auth/token", { username: `nobody-${n}`, password: "wrong" }, `192.0.2.${n}`),
      ),
    );
    const rows = await list();
    expect(rows).toHaveLength(21);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(await show()).toContain("anonymous signIn UNAUTHENTICATED (others) (others) 80");
    await post("/auth/token", { username: "hr", password: "wrong" }, "198.51.100.7");
    expect(await show()).toContain("anonymous signIn UNAUTHENTICATED account/hr 198.51.100.7 1");
    expect((await post("/auth/token", directory.findAccount("hr"))).status).toBe(200);
    expect(await show()).toContain("account/hr signIn OK account/hr 192.0.2.1 1");
  });
});
