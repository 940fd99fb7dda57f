/** The audit chain in each store, and who is taken out of it. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { type StoreSource, STORES, toFact, toPrincipal } from "./directory-stores.ts";

const toAt = (minute: number) => new Date(Date.UTC(2026, 10, 26, 8, minute)).toISOString();
const SOURCE = "11111111-1111-4111-8111-111111111111";

describe.each(STORES)("the audit in $name", ({ start }) => {
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

  const toRefusal = (minute: number, more: { readonly account?: string; readonly count?: number } = {}) => {
    const counted = { minute, account: "ada", address: "10.0.0.9", count: 1, ...more };
    return {
      ...toFact({ at: toAt(minute), actor: "anonymous", action: "signIn", outcome: "UNAUTHENTICATED" }),
      ...counted,
    };
  };

  it("has no gap and no fork when facts come at once from two sides", async () => {
    const facts = Array.from({ length: 40 }, (_, index) => toFact({ requestId: `r${index}` }));
    await Promise.all(
      facts.map((fact, index) =>
        index % 2 === 0 ? store.appendAudit([fact]) : beside.changeAccounts(() => ({ audit: fact })),
      ),
    );
    expect(await store.checkAudit()).toBeUndefined();
    expect(await store.measureAudit()).toEqual({ rows: 40, first: 1, last: 40 });
    const listed = await beside.listAudit(100);
    expect(listed.map(({ id }) => Number(id))).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
    expect(listed.map(({ requestId }) => requestId).toSorted()).toEqual(facts.map((it) => it.requestId).toSorted());
    const head = await store.readAuditHead();
    expect(await store.listAuditLinks([40, 41])).toEqual([head]);
  });

  it("checks a chain of more rows than are read at once", async () => {
    await store.appendAudit(Array.from({ length: 2_001 }, () => toFact()));
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("keeps a fact as it is, with whom it was about", async () => {
    const whole = toFact({ account: "account/bob", address: "2001:db8::1", count: 3, targets: ["riyadh/7", "عمر"] });
    await store.appendAudit([whole, toFact({ account: "a\0b", actor: "x\0" })]);
    const [odd, kept] = await store.listAudit(2);
    expect(kept).toMatchObject({ id: "1", ...whole });
    expect(odd).toMatchObject({ account: "a\u{2400}b", actor: "x\u{2400}" });
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("counts refusals on beside the chain, and chains them when their minute is over", async () => {
    await store.tallyAudit([toRefusal(1), toRefusal(1), toRefusal(2, { count: 4 }), toRefusal(1, { account: "a\0" })]);
    await beside.tallyAudit([toRefusal(1)]);
    expect((await store.listAudit(9)).map(({ account, count }) => [account, count])).toEqual([
      ["ada", 4],
      ["a\u{2400}", 1],
      ["ada", 3],
    ]);
    await store.sealAudit(2);
    await store.sealAudit(2);
    const [counted, ...chained] = await store.listAudit(9);
    expect(counted).toMatchObject({ count: 4 });
    expect(chained.map(({ id, account, count }) => [id, account, count])).toEqual([
      ["2", "a\u{2400}", 1],
      ["1", "ada", 3],
    ]);
    expect(await store.checkAudit()).toBeUndefined();
    const [after] = await store.listAudit(1, counted?.id);
    expect(after).toMatchObject({ id: "2" });
    await expect(store.listAudit(1, "tally-9-9")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it("lists what is asked for", async () => {
    await store.appendAudit([
      toFact({ at: toAt(1), actor: "account/ada", account: "account/bob" }),
      toFact({ at: toAt(2), actor: "account/bob", action: "editPerson", outcome: "FORBIDDEN" }),
      toFact({ at: toAt(3), actor: "account/ada", action: "editPerson" }),
    ]);
    const list = async (filter: Parameters<typeof store.listAudit>[2]) =>
      (await store.listAudit(9, undefined, filter)).map(({ id }) => Number(id));
    expect(await list({ actor: "account/ada" })).toEqual([3, 1]);
    expect(await list({ account: "account/bob" })).toEqual([1]);
    expect(await list({ action: "editPerson", isRefused: true })).toEqual([2]);
    expect(await list({ isRefused: false, since: toAt(2) })).toEqual([3]);
    expect(await list({ before: toAt(2) })).toEqual([1]);
    expect(await store.firstViewAt()).toBeUndefined();
    await store.appendAudit([toFact({ at: toAt(4), action: "viewPeople" }), toFact({ action: "viewer" })]);
    expect(await store.firstViewAt()).toBe(toAt(4));
    expect(await list({ isView: true })).toEqual([4]);
    expect(await list({ isView: false })).toEqual([5, 3, 2, 1]);
    expect((await store.listAudit(1, "3")).map(({ id }) => id)).toEqual(["2"]);
  });

  it("takes each fact of a router once, however often and from however many sides it is sent", async () => {
    const { targets: _none, changes: _same, ...fact } = toFact();
    const facts = [1, 2, 3].map((seq) => ({ seq, minute: seq === 2 ? 5 : null, fact }));
    const sent = [facts.slice(0, 2), facts, facts].map((batch, index) =>
      (index === 1 ? beside : store).takeAudit({ source: SOURCE, facts: batch }),
    );
    expect((await Promise.all(sent)).at(-1)).toBe(3);
    expect(await store.takeAudit({ source: SOURCE, facts: facts.slice(0, 1) })).toBe(3);
    expect((await store.measureAudit()).rows).toBe(2);
    expect(await store.listAudit(9)).toHaveLength(3);
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("removes its beginning, and goes on from it", async () => {
    expect(await store.measureAudit()).toEqual({ rows: 0, first: 0, last: 0 });
    expect(await store.readAuditHead()).toBeUndefined();
    await store.appendAudit([1, 2, 3].map((minute) => toFact({ at: toAt(minute) })));
    const prune = { at: toAt(9), actor: "directory", action: "pruneAudit", outcome: "OK", requestId: "" };
    expect(await store.pruneAudit(toAt(3), prune)).toBe(2);
    expect(await store.pruneAudit(toAt(3), prune)).toBe(0);
    expect(await store.measureAudit()).toEqual({ rows: 2, first: 3, last: 4 });
    expect(await store.checkAudit()).toBeUndefined();
  });

  it("takes an erased person out of accounts, facts and deliveries, and the chain holds", async () => {
    const [pin, key] = ["83516207", Buffer.alloc(32, 7)];
    const hash = createHmac("sha256", key).update(pin, "utf8").digest("base64url");
    await store.addPrincipals([toPrincipal("account/e", { role: "EMPLOYEE", users: [`riyadh/${pin}`, "riyadh/7"] })]);
    await store.appendAudit([toFact({ targets: ["riyadh/7"] }), toFact({ targets: [`riyadh/${pin}`] })]);
    await store.forgetPeople([{ placeId: "riyadh", pseudonym: "erased-x1", key: key.toString("base64url"), hash }]);
    expect((await store.findPrincipal("account/e"))?.users).toEqual(["riyadh/7"]);
    const [erased, other] = await store.listAudit(2);
    expect(erased?.targets).toBeUndefined();
    expect(other?.targets).toEqual(["riyadh/7"]);
    expect(await store.checkAudit()).toBeUndefined();
  });
});
