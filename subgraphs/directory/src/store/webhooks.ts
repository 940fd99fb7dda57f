import { sql } from "kysely";
import type { Delivery } from "../domain/webhooks/delivery.ts";
import type { Webhook } from "../domain/webhooks/webhook.ts";
import { MOST_WAITING, type WebhookSelection, type WebhookStore } from "../domain/webhooks/webhook-store.ts";
import { findPrincipal } from "./accounts.ts";
import type { SqlWords, Statement, Statements, StoreDatabase } from "./database.ts";
import { ask, decideOver } from "./decide-over.ts";
import { readCount } from "./row.ts";
import { mapRow } from "./rows.ts";
import { allOf, isCovered, toUpsert } from "./statements.ts";
import { fromDelivery, fromWebhook, toDelivery, toWebhook } from "./webhook-rows.ts";

/** The tables of webhooks and of their outbox. */
export function createWebhookTables(database: StoreDatabase): WebhookStore {
  return { ...createWebhookTable(database), ...createDeliveryList(database), ...createDeliveryTable(database) };
}

/** Adds deliveries in the transaction that is open; those beyond what one receiver may keep waiting are counted. */
export async function putIntoOutbox(tx: Statements, deliveries: readonly Delivery[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const delivery of deliveries) {
    const { webhookId } = delivery;
    const count = counts.get(webhookId) ?? (await countWaiting(tx, webhookId));
    if (count >= MOST_WAITING) await tx.run(sql`UPDATE webhook SET left_out = left_out + 1 WHERE id = ${webhookId}`);
    else await putDelivery(tx, delivery);
    counts.set(webhookId, count + 1);
  }
}

async function countWaiting(tx: Statements, webhookId: string): Promise<number> {
  const waiting = sql`SELECT COUNT(*) AS count FROM webhook_delivery WHERE webhook_id = ${webhookId} AND state = 'WAITING'`;
  return readCount(await tx.first(waiting));
}

async function putDelivery(tx: Statements, delivery: Delivery): Promise<void> {
  await tx.run(toUpsert("webhook_delivery", fromDelivery(delivery), "id"));
}

type WebhookTable = Pick<WebhookStore, "listWebhooks" | "countWebhooks" | "changeWebhooks">;

function createWebhookTable({ read, write }: StoreDatabase): WebhookTable {
  return {
    listWebhooks: async (selection, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`id > ${after}`;
      const where = allOf([toCondition(read.words, selection), behind]);
      return (await read.all(sql`SELECT * FROM webhook WHERE ${where} ORDER BY id LIMIT ${limit}`)).map(toWebhook);
    },
    countWebhooks: (selection) => countWebhooks(read, selection),
    changeWebhooks: (decide) =>
      write(async (tx) => {
        const decision = await decideOver(createView(tx), decide);
        if (decision.put !== undefined) await putWebhook(tx, decision.put);
        if (decision.deliver !== undefined) await putIntoOutbox(tx, [decision.deliver]);
        if (decision.remove !== undefined) await tx.run(sql`DELETE FROM webhook WHERE id = ${decision.remove}`);
        return decision;
      }),
  };
}

function createView(tx: Statements) {
  return {
    find: ask(async (id) => mapRow(await tx.first(sql`SELECT * FROM webhook WHERE id = ${id}`), toWebhook)),
    findDelivery: ask((id) => findDelivery(tx, id)),
    count: ask(() => countWebhooks(tx, {})),
    accounts: { find: ask((subject) => findPrincipal(tx, subject)) },
  };
}

async function countWebhooks(statements: Statements, selection: WebhookSelection): Promise<number> {
  const where = allOf([toCondition(statements.words, selection)]);
  return readCount(await statements.first(sql`SELECT COUNT(*) AS count FROM webhook WHERE ${where}`));
}

/** Who made it, when, and what was left out for it stay as they are. */
async function putWebhook(tx: Statements, webhook: Webhook): Promise<void> {
  const changed = ["name", "url", "format", "events", "places", "devices", "departments", "statuses", "enabled"];
  await tx.run(toUpsert("webhook", fromWebhook(webhook), "id", changed));
}

function toCondition(words: SqlWords, { within }: WebhookSelection): Statement | undefined {
  return within === undefined ? undefined : isCovered(words, "webhook.places", within);
}

async function findDelivery(statements: Statements, id: string): Promise<Delivery | undefined> {
  return mapRow(await statements.first(sql`SELECT * FROM webhook_delivery WHERE id = ${id}`), toDelivery);
}

function createDeliveryList({ read }: StoreDatabase): Pick<WebhookStore, "listDeliveries" | "countDeliveries"> {
  return {
    listDeliveries: async (webhookId, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`(created_ms, id) < (${after.createdAtMs}, ${after.id})`;
      const where = allOf([sql`webhook_id = ${webhookId}`, behind]);
      const list = sql`SELECT * FROM webhook_delivery WHERE ${where} ORDER BY created_ms DESC, id DESC LIMIT ${limit}`;
      return (await read.all(list)).map(toDelivery);
    },
    countDeliveries: async (webhookId) =>
      readCount(await read.first(sql`SELECT COUNT(*) AS count FROM webhook_delivery WHERE webhook_id = ${webhookId}`)),
  };
}

type DeliveryTable = Pick<WebhookStore, "listDueDeliveries" | "changeDelivery" | "pruneDeliveries">;

function createDeliveryTable({ read, write }: StoreDatabase): DeliveryTable {
  return {
    listDueDeliveries: async (atMs, busy) => {
      const enabled = (await read.all(sql`SELECT * FROM webhook WHERE enabled = 1`)).map(toWebhook);
      const idle = enabled.filter(({ id }) => !busy.includes(id));
      const due = await Promise.all(
        idle.map(async (webhook) => {
          const delivery = await findDue(read, webhook, atMs);
          return delivery === undefined ? [] : [{ webhook, delivery }];
        }),
      );
      return due.flat();
    },
    changeDelivery: (id, decide) =>
      write(async (tx) => {
        const delivery = await findDelivery(tx, id);
        if (delivery !== undefined) await putDelivery(tx, decide(delivery));
      }),
    pruneDeliveries: (endedBeforeMs) =>
      write((tx) =>
        tx.run(sql`DELETE FROM webhook_delivery WHERE state <> 'WAITING' AND attempted_ms < ${endedBeforeMs}`),
      ),
  };
}

async function findDue(read: Statements, { id }: Webhook, atMs: number): Promise<Delivery | undefined> {
  const due = sql`SELECT * FROM webhook_delivery WHERE webhook_id = ${id} AND state = 'WAITING' AND next_ms <= ${atMs}
    ORDER BY next_ms, rowid LIMIT 1`;
  return mapRow(await read.first(due), toDelivery);
}
