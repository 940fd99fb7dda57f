/** Places, readers, accounts, keys and sessions in each store. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { DirectoryError } from "../../subgraphs/directory/src/domain/errors.ts";
import type { Principal } from "../../subgraphs/directory/src/domain/principal.ts";
import type { SerialSpan } from "../../subgraphs/directory/src/domain/serial.ts";
import { DEFAULT_SESSION_LIMITS, decideRefresh } from "../../subgraphs/directory/src/domain/session.ts";
import { createPlace } from "./directory-harness.ts";
import { type StoreSource, STORES, toFact, toPrincipal, toSession } from "./directory-stores.ts";

describe.each(STORES)("the directory's store in $name", ({ start }) => {
  let source: StoreSource;
  let store: DirectoryStore;
  let beside: DirectoryStore;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());
  beforeEach(async () => {
    const created = await source.create();
    ({ store, beside } = created);
    return created.close;
  });

  const put = (principal: Principal) => store.changeAccounts(() => ({ principal }));
  const addAda = (more: Partial<Principal> = {}) => store.addPrincipals([toPrincipal("account/ada", more)]);

  it("keeps places with what was changed of them", async () => {
    const [riyadh, cairo] = [createPlace("riyadh", 1), createPlace("cairo", 0)];
    const changes = { name: "HQ", location: "x", urls: ["http://a"], enabled: false, priority: 7 };
    await store.changePlaces((stored) => {
      expect(stored).toEqual([]);
      return [
        { file: riyadh, changes },
        { file: cairo, changes: {} },
      ];
    });
    await store.changePlaces((stored) => stored.filter(({ file }) => file.id === "cairo"));
    expect(await beside.listPlaces()).toEqual([
      { file: cairo, changes: {} },
      { file: riyadh, changes },
    ]);
  });

  it("keeps whose a reader is, in the order in which it began", async () => {
    const nobody = { sinceMs: null, afterLocalTime: null, endedMs: null, lastLocalTime: null };
    const first: SerialSpan = { serialNumber: "A1", placeId: "riyadh", readerId: "gate", ...nobody };
    const decide = (change: SerialSpan) => store.changeSerials(() => ({ changes: [change] }));
    await decide(first);
    const ended = { ...first, endedMs: 9, lastLocalTime: "2026-11-26T08:00:00" };
    await decide(ended);
    const next = { ...first, placeId: "cairo", sinceMs: 9, afterLocalTime: "2026-11-26T08:00:00" };
    await decide(next);
    expect(await store.listSerials()).toEqual([ended, next]);
    const seen = await beside.changeSerials((last) => ({ changes: [], newest: last("A1"), none: last("B1") }));
    expect(seen).toMatchObject({ newest: next, none: undefined });
    await expect(decide({ ...first, placeId: "dubai", sinceMs: 10 })).rejects.toThrow(); // held twice
  });

  it("keeps an account as it is, every fact of it", async () => {
    const factor = { sealedSecret: "s", lastStep: 5, failures: 1, failedAtMs: 3, recoveryHashes: ["a", "b"] };
    const passkey = { id: "p1", publicKey: "k", counter: 1, transports: ["usb"], name: "Key", createdAtMs: 4 };
    const whole = toPrincipal("account/ada", {
      ...{ name: "Ada \u{1F511} عادا", waitsForPassword: true, places: ["riyadh"], users: ["riyadh/7"] },
      ...{ secondFactor: { ...factor, confirmedAtMs: 7 }, passkeys: [{ ...passkey, usedAtMs: 8, isSynced: true }] },
      oidc: { issuer: "https://id.example", subject: "77", boundAtMs: 2 ** 41 },
    });
    expect(await store.hasPrincipals()).toBe(false);
    await addAda();
    await put(whole);
    expect(await store.hasPrincipals()).toBe(true);
    expect(await beside.findPrincipal("account/ada")).toEqual(whole);
    expect(await store.findPrincipal("account/none")).toBeUndefined();
    const seen = await store.viewAccounts((view) => ({
      ...{ has: view.hasAccounts, byPasskey: view.findByPasskey("p1"), none: view.findByPasskey("p2") },
      ...{ byOidc: view.findByOidc("https://id.example", "77"), other: view.findByOidc("https://id.example", "78") },
      ...{ admins: view.listAdmins(), bySubject: view.find("account/ada") },
    }));
    expect(seen).toEqual({
      ...{ has: true, byPasskey: whole, none: undefined, byOidc: whole, other: undefined },
      ...{ admins: [whole], bySubject: whole },
    });
  });

  it("keeps keys, when each was used last, and finds one by its secret", async () => {
    const key = { prefix: "bfk_a", createdAtMs: 1, createdBy: "account/ada", expiresAtMs: 99 };
    await store.addPrincipals([toPrincipal("key/robot", { key }), toPrincipal("account/ada", { secretHash: "x" })]);
    await store.noteKeyUse("key/robot", 60);
    await store.noteKeyUse("key/robot", 30);
    const robot = toPrincipal("key/robot", { key: { ...key, usedAtMs: 60 } });
    expect(await store.findApiKey("hash of key/robot")).toEqual(robot);
    expect(await store.findApiKey("x")).toBeUndefined(); // an account's
    await put(robot);
    expect(await store.findPrincipal("key/robot")).toEqual(robot);
    expect((await store.listPrincipals()).map(({ subject }) => subject)).toEqual(["account/ada", "key/robot"]);
  });

  it("lists and counts accounts and keys by what is asked of them, a page at a time", async () => {
    await store.addPrincipals([
      toPrincipal("account/ada", { name: "Ada Byron", places: ["riyadh"] }),
      toPrincipal("account/bob_%", { role: "HR", places: ["riyadh", "cairo"], enabled: false }),
      toPrincipal("account/عمر", { role: "VIEWER" }),
      toPrincipal("key/one", { places: ["cairo"] }),
      toPrincipal("key/two", { places: [] }),
    ]);
    const list = async (selection: Parameters<typeof store.listAccounts>[0]) => {
      const listed = (await store.listAccounts(selection, { limit: 9 })).map(({ subject }) => subject);
      expect(await store.countAccounts(selection)).toBe(listed.length);
      return listed.map((subject) => subject.replace("account/", ""));
    };
    expect(await list({})).toEqual(["ada", "bob_%", "عمر"]);
    expect(await list({ search: "ADA" })).toEqual(["ada"]);
    expect(await list({ search: "Byron" })).toEqual(["ada"]);
    expect(await list({ search: "byron" })).toEqual([]);
    expect(await list({ search: "_%" })).toEqual(["bob_%"]);
    expect(await list({ search: "عم" })).toEqual(["عمر"]);
    expect(await list({ roles: ["HR", "VIEWER"] })).toEqual(["bob_%", "عمر"]);
    expect(await list({ roles: [] })).toEqual([]);
    expect(await list({ enabled: false })).toEqual(["bob_%"]);
    expect(await list({ within: ["riyadh"] })).toEqual(["ada"]);
    expect(await list({ within: ["riyadh", "cairo"], enabled: true })).toEqual(["ada"]);
    expect(await list({ within: [] })).toEqual([]);
    expect(await store.listAccounts({}, { limit: 1, after: "account/ada" })).toMatchObject([
      { subject: "account/bob_%" },
    ]);
    expect(await store.listApiKeys({}, { limit: 9, after: "key/one" })).toMatchObject([{ subject: "key/two" }]);
    expect(await store.listApiKeys({ within: [] }, { limit: 9 })).toMatchObject([{ subject: "key/two" }]);
    expect(await store.countApiKeys({ within: ["cairo"] })).toBe(2);
  });

  it("does what is decided of accounts, all of it or nothing", async () => {
    const token = { hash: "t1", expiresAtMs: 9, endedBy: undefined };
    const link = { hash: "l1", subject: "account/ada", expiresAtMs: 9, endedBy: undefined };
    await addAda();
    await store.changeAccounts(() => ({ addSetupToken: token, addPasswordLink: link, audit: toFact() }));
    const view = () =>
      store.viewAccounts((it) => ({ token: it.findSetupToken("t1"), link: it.findPasswordLink("l1") }));
    expect(await view()).toEqual({ token, link });
    const next = { hash: "t2", expiresAtMs: 9, endedBy: undefined };
    await store.changeAccounts(() => ({ endSetupTokens: "REPLACED", addSetupToken: next, renewIssuedUntilMs: 50 }));
    await store.changeAccounts(() => ({ endPasswordLinks: { subject: "account/bob", endedBy: "REPLACED" } }));
    expect(await view()).toEqual({ token: { ...token, endedBy: "REPLACED" }, link });
    await store.changeAccounts(() => ({ endPasswordLinks: { endedBy: "RESTORE" } }));
    expect((await view()).link).toEqual({ ...link, endedBy: "RESTORE" });
    expect(await store.readTokenFloor()).toBe(50);
    const impossible = store.changeAccounts(() => ({ principal: toPrincipal("account/bob"), addSetupToken: token }));
    await expect(impossible).rejects.toThrow(); // the token is there already
    expect(await store.findPrincipal("account/bob")).toBeUndefined();
    const refused = store.changeAccounts(({ find }) => {
      throw new DirectoryError("LAST_ADMIN", `${find("account/ada")?.name}`);
    });
    await expect(refused).rejects.toMatchObject({ code: "LAST_ADMIN", message: "ada" });
    expect((await store.measureAudit()).rows).toBe(1);
  });

  it("keeps sessions, lists those that go on, and removes those of no use", async () => {
    expect(await store.addSession(toSession("s0"), () => true)).toBe(false); // of nobody
    await addAda();
    expect(await store.addSession(toSession("s0"), ({ enabled }) => !enabled)).toBe(false);
    for (const [index, id] of ["s1", "s2", "s3"].entries())
      await store.addSession(
        toSession(id, { createdAtMs: 1_000 + index, address: "10.0.0.9", client: "curl" }),
        () => true,
      );
    const selection = { subject: "account/ada", refreshedAfterMs: 0, createdAfterMs: 0 };
    const listed = await store.listSessions(selection, { limit: 2 });
    expect(listed.map(({ id }) => id)).toEqual(["s3", "s2"]);
    const [, second] = listed;
    expect(await store.listSessions(selection, { limit: 2, ...(second && { after: second }) })).toEqual([
      toSession("s1", { address: "10.0.0.9", client: "curl" }),
    ]);
    await store.changeAccounts(() => ({
      endSessions: { subject: "account/ada", endedBy: "ADMIN", atMs: 70, exceptId: "s1" },
    }));
    await store.changeAccounts(() => ({
      endSessions: { subject: "account/ada", endedBy: "PASSWORD", atMs: 80, onlyId: "s2" },
    }));
    expect(await store.findSession("s3")).toMatchObject({ endedAtMs: 70, endedBy: "ADMIN" });
    expect(await store.listEndedSessions(70, 1)).toEqual([{ id: "s2", endedAtMs: 70 }]);
    expect(await store.countSessions(selection)).toBe(1);
    expect(await store.countSessions({ ...selection, createdAfterMs: 1_000 })).toBe(0);
    const open = await store.viewAccounts(({ listOpenSessions }) => listOpenSessions("account/ada"));
    expect(open.map(({ id }) => id)).toEqual(["s1"]);
    expect(await store.pruneSessions({ endedBeforeMs: 71, refreshedBeforeMs: 0 })).toBe(2);
    expect(await store.pruneSessions({ endedBeforeMs: 0, refreshedBeforeMs: 1_001 })).toBe(1);
    expect(await store.findSession("s1")).toBeUndefined();
  });

  it("loses no change of many that come at once, from two sides", async () => {
    await addAda({ users: [] });
    const add = (it: DirectoryStore, user: string) =>
      it.changeAccounts(({ find }) => {
        const { users, ...account } = find("account/ada") ?? toPrincipal("account/ada");
        return { principal: { ...account, users: [...users, user] } };
      });
    const users = Array.from({ length: 20 }, (_, index) => `riyadh/${index}`);
    await Promise.all(users.map((user, index) => add(index % 2 === 0 ? store : beside, user)));
    expect((await store.findPrincipal("account/ada"))?.users.toSorted()).toEqual(users.toSorted());
  });

  it("leaves a session signed in of which twenty tabs refresh one token at once, from two sides", async () => {
    await addAda();
    await store.addSession(toSession("s1"), () => true);
    const terms = { nowMs: 2_000, limits: DEFAULT_SESSION_LIMITS };
    const refresh = (it: DirectoryStore) => it.changeSession("s1", (session) => decideRefresh(session, 0, terms));
    const decided = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refresh(index % 2 === 0 ? store : beside)),
    );
    expect(new Set(decided.map(({ kind }) => kind))).toEqual(new Set(["ACCEPTED"]));
    expect(await store.findSession("s1")).toEqual(toSession("s1", { generation: 1, refreshedAtMs: 2_000 }));
  });

  it("lets one of many be the first account", async () => {
    const claim = (it: DirectoryStore, name: string) =>
      it.changeAccounts(({ hasAccounts }) => (hasAccounts ? {} : { principal: toPrincipal(`account/${name}`) }));
    const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
    await Promise.all(names.map((name, index) => claim(index % 2 === 0 ? store : beside, name)));
    expect(await store.countAccounts({})).toBe(1);
  });
});
