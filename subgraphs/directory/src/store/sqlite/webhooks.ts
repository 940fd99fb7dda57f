import type Database from "better-sqlite3";
import type { Delivery } from "../../domain/webhooks/delivery.ts";
import type { Webhook } from "../../domain/webhooks/webhook.ts";
import { MOST_WAITING, type WebhookSelection, type WebhookStore } from "../../domain/webhooks/webhook-store.ts";
import { mapRow, toPrincipal } from "./rows.ts";
import { toUpsert } from "./upsert.ts";
import { fromDelivery, fromWebhook, toDelivery, toWebhook } from "./webhook-rows.ts";

type Db = Database.Database;

const SELECTED = `
  (@within IS NULL OR NOT EXISTS (
    SELECT 1 FROM json_each(webhook.places) WHERE value NOT IN (SELECT value FROM json_each(@within))))`;

const PUT_WEBHOOK = `
  INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by, left_out)
  VALUES (@id, @name, @url, @format, @events, @places, @devices, @enabled, @created_ms, @created_by, @left_out)
  ON CONFLICT (id) DO UPDATE SET name = @name, url = @url, format = @format, events = @events, places = @places,
    devices = @devices, enabled = @enabled`;

/** The tables of webhooks and of their outbox. */
export function createWebhookTables(db: Db, putInto: Outbox): WebhookStore {
  return { ...createWebhookTable(db, putInto), ...createDeliveryTable(db) };
}

/** Puts deliveries within the transaction that is open. */
export type Outbox = (deliveries: readonly Delivery[]) => void;

/** Adds deliveries within the transaction that is open; those beyond what one receiver may keep waiting are counted. */
export function createOutbox(db: Db): Outbox {
  const waiting = db
    .prepare("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ? AND state = 'WAITING'")
    .pluck();
  const leaveOut = db.prepare("UPDATE webhook SET left_out = left_out + 1 WHERE id = ?");
  const put = createPut(db);
  return (deliveries) => {
    const counts = new Map<string, number>();
    for (const delivery of deliveries) {
      const { webhookId } = delivery;
      const count = counts.get(webhookId) ?? Number(waiting.get(webhookId));
      if (count >= MOST_WAITING) leaveOut.run(webhookId);
      else put(delivery);
      counts.set(webhookId, count + 1);
    }
  };
}

function createPut(db: Db): (delivery: Delivery) => void {
  return (delivery) => {
    const columns = fromDelivery(delivery);
    db.prepare(toUpsert("webhook_delivery", Object.keys(columns))).run(columns);
  };
}

type WebhookTable = Pick<WebhookStore, "listWebhooks" | "countWebhooks" | "changeWebhooks">;

function createWebhookTable(db: Db, putInto: Outbox): WebhookTable {
  const list = db.prepare(
    `SELECT * FROM webhook WHERE ${SELECTED} AND (@after IS NULL OR id > @after) ORDER BY id LIMIT @limit`,
  );
  const count = db.prepare(`SELECT COUNT(*) FROM webhook WHERE ${SELECTED}`).pluck();
  const byId = db.prepare("SELECT * FROM webhook WHERE id = ?");
  const deliveryById = db.prepare("SELECT * FROM webhook_delivery WHERE id = ?");
  const principal = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const put = db.prepare(PUT_WEBHOOK);
  const remove = db.prepare("DELETE FROM webhook WHERE id = ?");
  const view = {
    find: (id: string) => mapRow(byId.get(id), toWebhook),
    findDelivery: (id: string) => mapRow(deliveryById.get(id), toDelivery),
    count: () => Number(count.get({ within: null })),
    accounts: { find: (subject: string) => mapRow(principal.get(subject), toPrincipal) },
  };
  return {
    listWebhooks: async (selection, { limit, after }) =>
      list.all({ ...toParameters(selection), limit, after: after ?? null }).map(toWebhook),
    countWebhooks: async (selection) => Number(count.get(toParameters(selection))),
    changeWebhooks: async (decide) =>
      db
        .transaction(() => {
          const decision = decide(view);
          if (decision.put !== undefined) put.run(fromWebhook(decision.put));
          if (decision.deliver !== undefined) putInto([decision.deliver]);
          if (decision.remove !== undefined) remove.run(decision.remove);
          return decision;
        })
        .immediate(),
  };
}

function toParameters({ within }: WebhookSelection) {
  return { within: within === undefined ? null : JSON.stringify(within) };
}

type DeliveryTable = Pick<
  WebhookStore,
  "listDeliveries" | "countDeliveries" | "listDueDeliveries" | "changeDelivery" | "pruneDeliveries"
>;

function createDeliveryTable(db: Db): DeliveryTable {
  const list = db.prepare(
    `SELECT * FROM webhook_delivery WHERE webhook_id = @webhookId AND (created_ms, id) < (@createdMs, @id)
     ORDER BY created_ms DESC, id DESC LIMIT @limit`,
  );
  const count = db.prepare("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ?").pluck();
  const enabled = db.prepare("SELECT * FROM webhook WHERE enabled = 1");
  const due = db.prepare(
    `SELECT * FROM webhook_delivery WHERE webhook_id = ? AND state = 'WAITING' AND next_ms <= ?
     ORDER BY next_ms, rowid LIMIT 1`,
  );
  const byId = db.prepare("SELECT * FROM webhook_delivery WHERE id = ?");
  const prune = db.prepare("DELETE FROM webhook_delivery WHERE state <> 'WAITING' AND attempted_ms < ?");
  const put = createPut(db);
  const findDue = (webhook: Webhook, atMs: number) => mapRow(due.get(webhook.id, atMs), toDelivery);
  return {
    listDeliveries: async (webhookId, { limit, after }) => {
      const { createdAtMs: createdMs, id } = after ?? { createdAtMs: Number.MAX_SAFE_INTEGER, id: "" };
      return list.all({ webhookId, createdMs, id, limit }).map(toDelivery);
    },
    countDeliveries: async (webhookId) => Number(count.get(webhookId)),
    listDueDeliveries: async (atMs, busy) =>
      enabled
        .all()
        .map(toWebhook)
        .filter(({ id }) => !busy.includes(id))
        .flatMap((webhook) => {
          const delivery = findDue(webhook, atMs);
          return delivery === undefined ? [] : [{ webhook, delivery }];
        }),
    changeDelivery: async (id, decide) =>
      db
        .transaction(() => {
          const delivery = mapRow(byId.get(id), toDelivery);
          if (delivery !== undefined) put(decide(delivery));
        })
        .immediate(),
    pruneDeliveries: async (endedBeforeMs) => prune.run(endedBeforeMs).changes,
  };
}
