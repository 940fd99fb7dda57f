import { openAccounts } from "@biometricflow/directory/operate";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, ANONYMOUS, createPlace, DirectoryHarness, type Tokens } from "./directory-harness.ts";

interface Listed {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly isCurrent: boolean;
  readonly idleEndsAt: string;
  readonly endsAt: string;
}

const HOUR_MS = 3_600_000;
let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

const signIn = (username: string): Promise<Tokens> => directory.signIn(directory.findAccount(username));
const sessionOf = async ({ access_token }: Tokens) => (await directory.verify(access_token)).body.sid ?? "";
const isActive = async ({ access_token }: Tokens) => (await directory.verify(access_token)).body.active;
const hr = (sid: string): NewTokenClaims => ({ sub: "account/hr", sid, role: "HR", places: ["*"] });
/** An administrator of one place alone. */
const OF_RIYADH: NewTokenClaims = { sub: "account/boss", sid: "s", role: "ADMIN", places: ["riyadh"] };

async function ask<Value>(claims: NewTokenClaims, text: string) {
  const { body } = await directory.ask<Record<string, Value>>(claims, text);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { value: Object.values(body.data ?? {})[0] ?? undefined, code, argument };
}

async function list(claims: NewTokenClaims, args = "") {
  const node = "node { id accountId createdAt lastUsedAt isCurrent idleEndsAt endsAt }";
  const text = `{ sessions${args} { totalCount pageInfo { hasNextPage endCursor } edges { ${node} } } }`;
  const { value, ...refusal } = await ask<{
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: Listed }[];
  }>(claims, text);
  return { ...refusal, ...value?.pageInfo, total: value?.totalCount, nodes: value?.edges.map((edge) => edge.node) };
}

const end = (claims: NewTokenClaims, id: string) =>
  ask<{ session: Listed }>(claims, `mutation { endSession(input: { id: "${id}" }) { session { id accountId } } }`);
const endAll = (claims: NewTokenClaims, input = "") =>
  ask<{ endedSessions: number }>(claims, `mutation { signOutEverywhere(input: { ${input} }) { endedSessions } }`);

async function addAdminOfRiyadh(): Promise<void> {
  const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
  await accounts.add({ username: "boss", password: "correct horse battery", role: "ADMIN", places: ["riyadh"] });
  await accounts.close();
}

describe("sessions", () => {
  it("lists one's own that go on, the newest first, and says which one asks and when each ends", async () => {
    const startMs = directory.nowMs;
    const [first, ended] = [await signIn("hr"), await signIn("hr")];
    await signIn("admin");
    await directory.post("/auth/logout", { refresh_token: ended.refresh_token });
    directory.nowMs += HOUR_MS;
    await directory.refresh(first.refresh_token);
    const second = await signIn("hr");
    const { nodes, total } = await list(hr(await sessionOf(second)));
    expect(total).toBe(2);
    const at = (ms: number) => new Date(startMs + ms).toISOString();
    expect(nodes).toEqual([
      {
        ...{ id: await sessionOf(second), accountId: "account/hr", isCurrent: true },
        ...{ createdAt: at(HOUR_MS), lastUsedAt: at(HOUR_MS) },
        ...{ idleEndsAt: at(HOUR_MS + 720 * HOUR_MS), endsAt: at(HOUR_MS + 90 * 24 * HOUR_MS) },
      },
      {
        ...{ id: nodes?.[1]?.id, accountId: "account/hr", isCurrent: false },
        ...{ createdAt: at(0), lastUsedAt: at(HOUR_MS) },
        ...{ idleEndsAt: at(HOUR_MS + 720 * HOUR_MS), endsAt: at(90 * 24 * HOUR_MS) },
      },
    ]);
  });

  it("gives each session once, page after page, though more are signed in meanwhile", async () => {
    for (let n = 0; n < 3; n++) await signIn("hr"); // in one millisecond
    const first = await list(hr("s"), "(first: 2)");
    directory.nowMs += 1;
    await signIn("hr");
    const second = await list(hr("s"), `(first: 2, after: "${first.endCursor}")`);
    const ids = [...(first.nodes ?? []), ...(second.nodes ?? [])].map(({ id }) => id);
    expect([new Set(ids).size, first.hasNextPage, second.hasNextPage]).toEqual([3, true, false]);
    expect(await list(ADMIN, `(after: "${first.endCursor}")`)).toMatchObject({ code: "BAD_CURSOR" });
  });

  it("lists those of others for an ADMIN alone, whose places are all of theirs, and of a key", async () => {
    await addAdminOfRiyadh();
    await Promise.all(["hr", "riyadh"].map(signIn));
    await directory.signIn();
    const of = (claims: NewTokenClaims, id: string) => list(claims, `(accountId: "${id}")`);
    expect((await of(ADMIN, "account/hr")).total).toBe(1);
    expect((await of(ADMIN, "key/first")).total).toBe(1);
    expect((await of(OF_RIYADH, "account/riyadh")).total).toBe(1);
    for (const claims of [OF_RIYADH, ADMIN]) {
      const id = claims === ADMIN ? "account/nobody" : "account/hr";
      expect(await of(claims, id)).toMatchObject({ code: "BAD_USER_INPUT", argument: "accountId" });
    }
    expect(await of(hr("s"), "account/riyadh")).toMatchObject({ code: "FORBIDDEN" });
    expect(await list({ sub: "key/first", sid: "s", role: "ADMIN", places: ["*"] })).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("endSession", () => {
  it("ends one's own, once, and no other", async () => {
    const [one, other] = [await signIn("hr"), await signIn("hr")];
    const id = await sessionOf(one);
    expect((await end(hr("s"), id)).value).toEqual({ session: { id, accountId: "account/hr" } });
    expect([await isActive(one), await isActive(other)]).toEqual([false, true]);
    expect((await directory.refresh(one.refresh_token)).status).toBe(401);
    expect(await end(hr("s"), id)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
  });

  it("ends another's for an ADMIN in scope, and tells everybody else of none", async () => {
    await addAdminOfRiyadh();
    const [ofHr, ofRiyadh] = [await signIn("hr"), await signIn("riyadh")];
    const none = { code: "BAD_USER_INPUT", argument: "input.id" };
    expect(await end(hr("s"), await sessionOf(ofRiyadh))).toMatchObject(none);
    expect(await end(OF_RIYADH, await sessionOf(ofHr))).toMatchObject(none);
    expect(await end(OF_RIYADH, "nothing")).toMatchObject(none);
    expect([await isActive(ofHr), await isActive(ofRiyadh)]).toEqual([true, true]);
    expect((await end(OF_RIYADH, await sessionOf(ofRiyadh))).code).toBeUndefined();
    expect([await isActive(ofHr), await isActive(ofRiyadh)]).toEqual([true, false]);
  });

  it("asks the account and not the token whether it is an administrator still", async () => {
    const ofHr = await signIn("hr");
    const former = { ...ADMIN, sub: "account/riyadh" };
    expect(await end(former, await sessionOf(ofHr))).toMatchObject({ code: "FORBIDDEN" });
    expect(await endAll(former, 'accountId: "account/hr"')).toMatchObject({ code: "FORBIDDEN" });
    expect(await isActive(ofHr)).toBe(true);
  });
});

describe("signOutEverywhere", () => {
  it("ends every session of one's own, but for the one that asks where it says so", async () => {
    const tokens = [await signIn("hr"), await signIn("hr"), await signIn("hr")];
    const [asking] = tokens;
    const others = await signIn("admin");
    const current = await sessionOf(asking ?? others);
    expect((await endAll(hr(current), "isCurrentKept: true")).value).toEqual({ endedSessions: 2 });
    expect(await Promise.all(tokens.map(isActive))).toEqual([true, false, false]);
    expect((await endAll(hr(current))).value).toEqual({ endedSessions: 1 });
    expect(await Promise.all([...tokens, others].map(isActive))).toEqual([false, false, false, true]);
  });

  it("ends those of another account or key for an ADMIN in scope", async () => {
    await addAdminOfRiyadh();
    const [ofHr, ofKey] = [await signIn("hr"), await directory.signIn()];
    expect(await endAll(OF_RIYADH, 'accountId: "account/hr"')).toMatchObject({
      ...{ code: "BAD_USER_INPUT", argument: "input.accountId" },
    });
    expect(await endAll(hr("s"), 'accountId: "account/riyadh"')).toMatchObject({ code: "FORBIDDEN" });
    expect(await Promise.all([ofHr, ofKey].map(isActive))).toEqual([true, true]);
    expect((await endAll(ADMIN, 'accountId: "account/hr"')).value).toEqual({ endedSessions: 1 });
    expect((await endAll(ADMIN, 'accountId: "key/first"')).value).toEqual({ endedSessions: 1 });
    expect(await Promise.all([ofHr, ofKey].map(isActive))).toEqual([false, false]);
    expect(await signIn("hr")).toHaveProperty("access_token");
  });
});

describe("verifySession", () => {
  const verify = (token: string) =>
    ask<object>(
      ANONYMOUS,
      `mutation { verifySession(input: { token: "${token}" }) { isActive accountId sessionId role places expiresAt } }`,
    );

  it("says whose a token is while its session goes on, and nothing of one that does not count", async () => {
    const tokens = await signIn("riyadh");
    const expiresAt = new Date(directory.nowMs + 600_000).toISOString();
    expect((await verify(tokens.access_token)).value).toEqual({
      ...{ isActive: true, accountId: "account/riyadh", sessionId: await sessionOf(tokens) },
      ...{ role: "PLACE_ADMIN", places: ["riyadh"], expiresAt },
    });
    await endAll({ sub: "account/riyadh", sid: "s", role: "PLACE_ADMIN", places: ["riyadh"] });
    const nothing = { isActive: false, accountId: null, sessionId: null, role: null, places: null, expiresAt: null };
    expect((await verify(tokens.access_token)).value).toEqual(nothing);
    expect((await verify("nonsense")).value).toEqual(nothing);
  });
});

it("ends sessions by themselves as the organisation says, and tokens with them", async () => {
  await directory.stop();
  directory.sessionLimits = { idleMs: HOUR_MS, longestMs: 2 * HOUR_MS };
  await directory.start([createPlace("riyadh", 0)]);
  const idle = await signIn("hr");
  const used = await signIn("hr");
  directory.nowMs += HOUR_MS - 1;
  const next = (await directory.refresh(used.refresh_token)).body;
  directory.nowMs += 1;
  expect((await directory.refresh(idle.refresh_token)).status).toBe(401);
  expect((await list(hr("s"))).total).toBe(1);
  directory.nowMs += HOUR_MS - 300_000;
  const last = await directory.refresh(next.refresh_token);
  expect(last.body).toMatchObject({ expires_in: 300 });
  directory.nowMs += 300_000;
  expect((await directory.refresh(last.body.refresh_token)).status).toBe(401);
  expect([await isActive(last.body), (await list(hr("s"))).total]).toEqual([false, 0]);
});

it("leaves a row of the audit for each, refused ones too", async () => {
  const tokens = await signIn("hr");
  const id = await sessionOf(tokens);
  await end({ ...hr("s"), sub: "account/riyadh" }, id);
  await end(ADMIN, id);
  await endAll(hr("s"));
  await ask(ANONYMOUS, 'mutation { verifySession(input: { token: "x" }) { isActive } }');
  const { body } = await directory.ask<{ auditLog: { action: string }[] }>(
    ADMIN,
    "{ auditLog { actor action outcome account } }",
  );
  const rows = body.data?.auditLog.filter(({ action }) => action !== "signIn");
  expect(rows).toHaveLength(4);
  expect(rows).toEqual(
    expect.arrayContaining([
      { actor: "account/riyadh", action: "endSession", outcome: "BAD_USER_INPUT", account: null },
      { actor: "account/admin", action: "endSession", outcome: "OK", account: "account/hr" },
      { actor: "account/hr", action: "signOutEverywhere", outcome: "OK", account: "account/hr" },
      { actor: "anonymous", action: "verifySession", outcome: "OK", account: null },
    ]),
  );
});
