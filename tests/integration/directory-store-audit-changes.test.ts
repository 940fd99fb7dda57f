/** What audited facts changed, beside the chain of each store, and how it goes with whom it was about. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { type StoreSource, STORES, toFact, toPrincipal } from "./directory-stores.ts";

const PIN = "83516207";
const KEY = Buffer.alloc(32, 7);
const hash = createHmac("sha256", KEY).update(PIN, "utf8").digest("base64url");
const PERSON = { placeId: "riyadh", pseudonym: "erased-x1", key: KEY.toString("base64url"), hash };
const RENAMED = [{ field: "name", before: "Riyadh\0", after: { ar: "الرياض" } }];
const LINKED = [
  { field: "name", before: null, after: "Amal" },
  { field: "users", before: null, after: [`riyadh/${PIN}`] },
];

describe.each(STORES)("what audited facts changed, in $name", ({ start }) => {
  let source: StoreSource;
  let store: DirectoryStore;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());
  beforeEach(async () => {
    const created = await source.create();
    ({ store } = created);
    return created.close;
  });

  const listChanges = async () => (await store.listAudit(100)).map(({ id, changes }) => [id, changes]);

  it("is told with them as it was, and the chain holds it", async () => {
    await store.appendAudit([toFact({ changes: RENAMED }), toFact(), toFact({ changes: LINKED })]);
    expect(await listChanges()).toEqual([
      ["3", LINKED],
      ["2", undefined],
      ["1", RENAMED],
    ]);
    expect((await store.listAudit(1, "2")).map(({ changes }) => changes)).toEqual([RENAMED]);
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("goes with whom it names, whoever the fact was about; what else is known of the fact stays", async () => {
    await store.appendAudit([
      toFact({ account: "account/e", targets: ["account/e"], changes: LINKED }),
      toFact({ targets: [`riyadh/${PIN}`], changes: RENAMED }),
      toFact({ targets: ["riyadh/7"], changes: RENAMED }),
    ]);
    await store.forgetPeople([PERSON]);
    expect((await store.listAudit(9)).map(({ targets, changes }) => [targets, changes])).toEqual([
      [["riyadh/7"], RENAMED],
      [undefined, undefined],
      [["account/e"], undefined],
    ]);
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("of an account goes with the account's owner, also where it names nobody, and the account is over", async () => {
    const named = [{ field: "name", before: null, after: "Amal Canary" }];
    const own = { role: "EMPLOYEE", users: [`riyadh/${PIN}`], name: "Amal Canary" } as const;
    await store.addPrincipals([
      toPrincipal("account/e", own),
      toPrincipal("account/two", { ...own, users: [...own.users, "cairo/7"] }),
    ]);
    await store.appendAudit([
      toFact({ account: "account/e", changes: named }),
      toFact({ account: "account/two", changes: named }),
    ]);
    await store.forgetPeople([PERSON]);
    expect(await store.findPrincipal("account/e")).toMatchObject({ name: "(erased)", users: [], enabled: false });
    expect(await store.findPrincipal("account/two")).toMatchObject({ users: ["cairo/7"], enabled: true });
    expect(await listChanges()).toEqual([
      ["2", named],
      ["1", undefined],
    ]);
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("goes with the beginning of the chain", async () => {
    const at = "2026-11-20T08:00:00.000Z";
    await store.appendAudit([toFact({ at, changes: RENAMED }), toFact({ at, changes: LINKED }), toFact()]);
    await store.pruneAudit("2026-11-21T00:00:00.000Z", toFact({ action: "pruneAudit" }));
    expect(await listChanges()).toEqual([
      ["4", undefined],
      ["3", undefined],
    ]);
    expect(await store.checkAudit()).toBeUndefined();
  });
});
