/** Webhooks, their outbox, alerts and quiet hours in each store. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Alert } from "../../subgraphs/directory/src/domain/alerts/alert.ts";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import type { Delivery } from "../../subgraphs/directory/src/domain/webhooks/delivery.ts";
import type { Webhook, WebhookChange } from "../../subgraphs/directory/src/domain/webhooks/webhook.ts";
import { MOST_WAITING } from "../../subgraphs/directory/src/domain/webhooks/webhook-store.ts";
import { type StoreSource, STORES, toPrincipal } from "./directory-stores.ts";

const toWebhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
  ...{ id, name: "Payroll", url: "https://example.org/x", format: "STANDARD", events: ["ALERT_RAISED"] },
  ...{
    places: ["riyadh"],
    devices: [],
    departments: [],
    statuses: [],
    isEnabled: true,
    createdAtMs: 5,
    createdBy: "account/ada",
    leftOut: 0,
  },
  ...more,
});

const toDelivery = (id: string, more: Partial<Delivery> = {}): Delivery => ({
  ...{ id, webhookId: "webhook/a", kind: "ALERT_RAISED", body: "{}", state: "WAITING", createdAtMs: 10 },
  ...{ triedUntilMs: 99, nextAtMs: 10, attempts: 0, attemptedAtMs: null, statusCode: null, fault: null },
  ...more,
});

const toAlert = (id: string, more: Partial<Alert> = {}): Alert => ({
  ...{ id, kind: "PLACE_DOWN", placeId: "riyadh", deviceId: null, state: "RAISED", sinceMs: 1, value: null },
  ...{ raisedAtMs: 2, resolvedAtMs: null, acknowledgedBy: null, acknowledgedAtMs: null },
  ...more,
});

describe.each(STORES)("what is told, in $name", ({ start }) => {
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

  const put = (webhook: Webhook) => store.changeWebhooks(() => ({ put: webhook }));
  const deliver = (delivery: Delivery) => store.changeWebhooks(() => ({ deliver: delivery }));

  it("keeps webhooks, and lists those that somebody may see", async () => {
    await store.addPrincipals([toPrincipal("account/ada")]);
    await put(toWebhook("webhook/b", { places: ["*"], devices: ["riyadh/gate"], format: "EMAIL", isEnabled: false }));
    await put(toWebhook("webhook/a"));
    await put(toWebhook("webhook/a", { name: "Wages", createdAtMs: 9, createdBy: "account/bob", leftOut: 7 }));
    const kept = toWebhook("webhook/a", { name: "Wages" }); // who made it and when stays
    expect(await beside.listWebhooks({ within: ["riyadh", "cairo"] }, { limit: 9 })).toEqual([kept]);
    expect(await store.listWebhooks({}, { limit: 9, after: "webhook/a" })).toMatchObject([{ id: "webhook/b" }]);
    expect(await store.countWebhooks({})).toBe(2);
    expect(await store.countWebhooks({ within: [] })).toBe(0);
    const { seen } = await store.changeWebhooks((view): WebhookChange & { readonly seen: object } => ({
      seen: {
        ...{ found: view.find("webhook/a"), none: view.find("webhook/c"), count: view.count() },
        ...{ name: view.accounts.find("account/ada")?.name, delivery: view.findDelivery("d1") },
      },
    }));
    expect(seen).toEqual({ found: kept, none: undefined, count: 2, name: "ada", delivery: undefined });
  });

  it("keeps deliveries; those of a webhook go with it", async () => {
    await put(toWebhook("webhook/a"));
    for (const [index, id] of ["d1", "d2", "d3"].entries()) await deliver(toDelivery(id, { createdAtMs: index }));
    const sent: Partial<Delivery> = {
      state: "FAILED",
      nextAtMs: null,
      attempts: 2,
      attemptedAtMs: 50,
      statusCode: 410,
    };
    await store.changeDelivery("d2", (delivery) => ({ ...delivery, ...sent }));
    await store.changeDelivery("none", (delivery) => delivery);
    const listed = await store.listDeliveries("webhook/a", { limit: 2 });
    expect(listed).toEqual([toDelivery("d3", { createdAtMs: 2 }), toDelivery("d2", { createdAtMs: 1, ...sent })]);
    const [, second] = listed;
    expect(await store.listDeliveries("webhook/a", { limit: 2, ...(second && { after: second }) })).toMatchObject([
      { id: "d1" },
    ]);
    expect(await store.pruneDeliveries(50)).toBe(0);
    expect(await store.pruneDeliveries(51)).toBe(1);
    expect(await store.countDeliveries("webhook/a")).toBe(2);
    await store.changeWebhooks(() => ({ remove: "webhook/a" }));
    expect(await store.countDeliveries("webhook/a")).toBe(0);
  });

  it("gives of each idle webhook what waits longest and is due", async () => {
    for (const id of ["webhook/a", "webhook/b"]) await put(toWebhook(id));
    await put(toWebhook("webhook/c", { isEnabled: false }));
    await deliver(toDelivery("late", { nextAtMs: 30 }));
    for (const id of ["z", "a"]) await deliver(toDelivery(id)); // as they came, whatever they are called
    await store.changeDelivery("z", (delivery) => ({ ...delivery, attempts: 1 }));
    await deliver(toDelivery("b1", { webhookId: "webhook/b" }));
    await deliver(toDelivery("c1", { webhookId: "webhook/c" }));
    const listDue = async (busy: readonly string[]) =>
      (await store.listDueDeliveries(20, busy))
        .map(({ webhook, delivery }) => `${webhook.id} ${delivery.id}`)
        .toSorted();
    expect(await listDue([])).toEqual(["webhook/a z", "webhook/b b1"]);
    expect(await listDue(["webhook/a"])).toEqual(["webhook/b b1"]);
    expect(await store.listDueDeliveries(9, [])).toEqual([]);
  });

  it("lets no more than so many wait for one receiver, and counts the others", async () => {
    await put(toWebhook("webhook/a"));
    const deliveries = Array.from({ length: MOST_WAITING + 3 }, (_, index) => toDelivery(`d${index}`));
    await store.changeAlerts(() => ({ alerts: [], deliveries }));
    expect(await store.countDeliveries("webhook/a")).toBe(MOST_WAITING);
    expect(await store.listWebhooks({}, { limit: 1 })).toMatchObject([{ leftOut: 3 }]);
  });

  it("keeps alerts, and lists those that were raised", async () => {
    const raised = toAlert("alert/1", {
      deviceId: "riyadh/gate",
      value: 90,
      acknowledgedBy: "account/ada",
      acknowledgedAtMs: 4,
    });
    const resolved = toAlert("alert/2", {
      placeId: null,
      kind: "DISK_FAULT",
      state: "RESOLVED",
      raisedAtMs: 3,
      resolvedAtMs: 9,
    });
    const waiting = toAlert("alert/3", { state: "PENDING", raisedAtMs: null });
    await store.changeAlerts(({ open }) => {
      expect(open).toEqual([]);
      return { alerts: [raised, resolved, waiting], deliveries: [] };
    });
    const list = async (selection: Parameters<typeof store.listAlerts>[0]) => {
      const listed = (await store.listAlerts(selection, { limit: 9 })).map(({ id }) => id);
      expect(await store.countAlerts(selection)).toBe(listed.length);
      return listed;
    };
    expect(await list({})).toEqual(["alert/2", "alert/1"]);
    expect(await list({ places: ["riyadh"] })).toEqual(["alert/1"]);
    expect(await list({ kinds: ["DISK_FAULT"], states: ["RESOLVED"] })).toEqual(["alert/2"]);
    expect(await list({ states: [] })).toEqual([]);
    expect(await store.listAlerts({}, { limit: 9, after: { raisedAtMs: 3, id: "alert/2" } })).toEqual([raised]);
    expect(await store.findAlert("alert/2")).toEqual(resolved);
    expect(await store.findAlert("alert/3")).toBeUndefined();
    const gone: Alert = { ...waiting, state: "RESOLVED" };
    await beside.changeAlerts(({ open }) => {
      expect(open).toEqual([raised, waiting]);
      return { alerts: [gone], deliveries: [] };
    });
    expect((await store.changeAlerts(({ open }) => ({ alerts: open, deliveries: [] }))).alerts).toEqual([raised]);
    expect(await store.pruneAlerts(9)).toBe(0);
    expect(await store.pruneAlerts(10)).toBe(1);
  });

  it("keeps rules and quiet hours, the newest of each", async () => {
    const rule = { kind: "CLOCK_DRIFT", isEnabled: false, afterMinutes: 3, threshold: 60, isUrgent: true } as const;
    await store.putAlertRule({ ...rule, threshold: null });
    await store.putAlertRule(rule);
    expect(await beside.listAlertRules()).toEqual([rule]);
    const night = { days: ["FRI", "MON"], from: 1320, to: 360 } as const;
    await store.putQuietHours([night, { ...night, from: 0 }]);
    await store.putQuietHours([{ ...night, to: 5 }, night]);
    const days = ["MON", "FRI"]; // in the order of the week
    expect(await store.listQuietHours()).toMatchObject([
      { from: 1320, to: 5 },
      { days, from: 1320, to: 360 },
    ]);
  });

  it("keeps the hour of digests, and settles a date with what is told of it, or neither", async () => {
    await put(toWebhook("webhook/a"));
    const riyadh = { placeId: "riyadh", at: 600, settledFor: null, missingAfter: 1_764_000_000_000 };
    const every = { placeId: null, at: 0, settledFor: "2026-11-24", missingAfter: 0 };
    const later = { ...riyadh, at: 660 };
    expect(await store.changeDigest("riyadh", () => riyadh)).toEqual({ before: undefined, digest: riyadh });
    expect(await store.changeDigest("riyadh", (it) => it && { ...it, at: 660 })).toEqual({
      ...{ before: riyadh, digest: later },
    });
    await store.changeDigest(null, () => every);
    const settle = (webhookId: string) =>
      store.settleDigests(({ digests, webhooks }) => {
        expect([digests.length, webhooks.length]).toEqual([2, 1]);
        const settled = [
          { placeId: null, date: "2026-11-25" },
          { placeId: "cairo", date: "2026-11-25" },
        ];
        return { settled, deliveries: [toDelivery("d1", { webhookId, kind: "DIGEST" })] };
      });
    await expect(settle("webhook/none")).rejects.toThrow();
    expect(await beside.listDigests()).toEqual([every, later]);
    await settle("webhook/a");
    expect(await beside.listDigests()).toEqual([{ ...every, settledFor: "2026-11-25" }, later]);
    const settled = [{ placeId: "riyadh", date: "2026-11-26", missingAfter: 1_764_000_000_001 }];
    await store.settleDigests(() => ({ settled, deliveries: [] }));
    const told = { ...later, settledFor: "2026-11-26", missingAfter: 1_764_000_000_001 };
    expect((await beside.listDigests())[1]).toEqual(told);
    expect(await store.listDeliveries("webhook/a", { limit: 9 })).toMatchObject([{ id: "d1", kind: "DIGEST" }]);
    expect(await store.changeDigest("riyadh", () => undefined)).toEqual({ before: told, digest: undefined });
    expect(await store.listDigests()).toMatchObject([{ placeId: null }]);
  });

  it("keeps a page of a feed with what is made of it, or neither", async () => {
    await put(toWebhook("webhook/a"));
    const take = (seq: number, webhookId: string) =>
      store.takeFeedPage("riyadh", { epoch: "e", seq }, ({ webhooks, rules, quietHours }) => {
        expect([webhooks.length, rules.length > 0, quietHours.length]).toEqual([1, true, 0]);
        return { alerts: [toAlert(`alert/${seq}`)], deliveries: [toDelivery(`d${seq}`, { webhookId })] };
      });
    expect(await store.readFeedPosition("riyadh")).toBeUndefined();
    await take(1, "webhook/a");
    await expect(take(2, "webhook/none")).rejects.toThrow();
    expect(await store.readFeedPosition("riyadh")).toEqual({ epoch: "e", seq: 1 });
    expect(await store.countAlerts({})).toBe(1);
    await take(3, "webhook/a");
    expect(await beside.readFeedPosition("riyadh")).toEqual({ epoch: "e", seq: 3 });
  });
});
