import { createLog } from "@biometricflow/service/observe/log";
import { expect, it } from "vitest";
import { createDelivery } from "../domain/webhooks/delivery.ts";
import type { Webhook } from "../domain/webhooks/webhook.ts";
import type { DueDelivery } from "../domain/webhooks/webhook-store.ts";
import { startDispatcher } from "./dispatcher.ts";

const WEBHOOK: Webhook = {
  ...{ id: "webhook/a", name: "a", url: "https://example.org", format: "STANDARD", events: [], places: [] },
  ...{
    devices: [],
    departments: [],
    statuses: [],
    isEnabled: true,
    createdAtMs: 0,
    createdBy: "account/ada",
    leftOut: 0,
  },
};

it("sends nothing twice of what a slow look saw waiting, and that was over when the look came back", async () => {
  const delivery = createDelivery({ webhookId: WEBHOOK.id, kind: "TEST", body: "{}" }, 0);
  const slow = Promise.withResolvers<readonly DueDelivery[]>();
  const last = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const due = [{ webhook: WEBHOOK, delivery }];
  const looks = [async () => due, () => slow.promise];
  const sent: string[] = [];
  const dispatcher = startDispatcher({
    store: {
      listDueDeliveries: async () => {
        const look = looks.shift();
        if (look !== undefined) return look();
        last.resolve();
        return [];
      },
      changeDelivery: async () => {},
      pruneDeliveries: async () => 0,
    },
    send: async ({ id }) => {
      sent.push(id);
      if (sent.length === 1) dispatcher.wake(); // the slow look, while it is under way
      await answered.promise;
      return { kind: "ANSWERED", status: 200 };
    },
    ...{ toSecret: () => "s", now: () => 0, random: () => 0, pauseMs: 3_600_000 },
    log: createLog({ service: "test", level: "silent" }),
  });
  await new Promise((resolve) => setImmediate(resolve));
  answered.resolve();
  await last.promise; // the look that follows what ended
  slow.resolve(due);
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual([delivery.id]);
  await dispatcher.stop();
});
