import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, DirectoryHarness } from "./directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import {
  askWebhooks,
  createWebhook,
  expectDelivery,
  listDeliveries,
  listWebhooks,
  type ShownDelivery,
  testWebhook,
} from "./webhook-stage.ts";

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.nowMs = Date.now(); // who verifies a message compares its time with the system's clock
  directory.webhooks = { allow: ["127.0.0.0/8"], pauseMs: 20, random: () => 0 };
  await directory.start();
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.stop();
  await directory.remove();
});

const resend = (id: string) =>
  askWebhooks<{ delivery: ShownDelivery }>(
    directory,
    `mutation { resendDelivery(input: { id: "${id}" }) { delivery { id state attempts } } }`,
  );

describe("a webhook", () => {
  it("is told by POST what its secret proves to be ours", async () => {
    const { id, secret } = await createWebhook(directory, `${receiver.url}/hooks/canary-path`);
    const delivery = await testWebhook(directory, id);
    await expectDelivery(directory, id, {
      id: delivery,
      kind: "TEST",
      state: "DELIVERED",
      statusCode: 204,
      fault: null,
    });
    const [message] = receiver.received;
    if (message === undefined) return expect.fail("nothing arrived");
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(secret).verify(message.body, headers)).toMatchObject({ type: "test", data: { webhook: id } });
    expect(() => new Webhook(secret).verify(`${message.body} `, headers)).toThrow("matching signature");
    expect(message).toMatchObject({ path: "/hooks/canary-path", headers: { "webhook-id": delivery } });
  });

  it("has a secret that is told once, and a URL of which only the origin is", async () => {
    const { id, secret } = await createWebhook(directory, `${receiver.url}/hooks/canary-path`);
    await testWebhook(directory, id);
    await expectDelivery(directory, id, { state: "DELIVERED" });
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const [shown] = await listWebhooks(directory);
    expect(shown).toMatchObject({ id, origin: receiver.url, isEnabled: true, leftOut: 0 });
    expect(JSON.stringify(shown)).not.toContain("canary-path");
    await directory.stop();
    const stored = readFileSync(directory.storeFile, "latin1");
    expect(stored + directory.logLines.join("")).not.toContain(secret.slice(6));
    expect(directory.logLines.join("")).not.toContain("canary-path");
  });

  it("has its secret after a restart as before, and another one than its neighbour", async () => {
    const first = await createWebhook(directory, receiver.url);
    const second = await createWebhook(directory, receiver.url);
    expect(second.secret).not.toBe(first.secret);
    await directory.stop();
    await directory.start();
    await testWebhook(directory, first.id);
    await expectDelivery(directory, first.id, { state: "DELIVERED" });
    const { body, headers } = receiver.received[0] ?? expect.fail("nothing arrived");
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(first.secret).verify(body, given)).toMatchObject({ type: "test" });
    expect(() => new Webhook(second.secret).verify(body, given)).toThrow();
  });

  it("is changed, keeps its deliveries, and is removed with them", async () => {
    const { id } = await createWebhook(directory, receiver.url);
    await testWebhook(directory, id);
    await expectDelivery(directory, id, { state: "DELIVERED" });
    const update = `mutation { updateWebhook(input: { id: "${id}", name: "Payroll", isEnabled: false }) { webhook { name isEnabled deliveries { totalCount } } } }`;
    expect((await askWebhooks(directory, update)).payload).toEqual({
      webhook: { name: "Payroll", isEnabled: false, deliveries: { totalCount: 1 } },
    });
    const test = `mutation { testWebhook(input: { id: "${id}" }) { delivery { id } } }`;
    expect(await askWebhooks(directory, test)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
    const remove = `mutation { removeWebhook(input: { id: "${id}" }) { removedId } }`;
    expect((await askWebhooks(directory, remove)).payload).toEqual({ removedId: id });
    expect(await listWebhooks(directory)).toEqual([]);
    expect((await askWebhooks(directory, remove)).code).toBe("BAD_USER_INPUT");
  });

  it("is nobody's who administers other places, and refused in every way alike", async () => {
    const { id } = await createWebhook(directory, receiver.url, 'events: [PUNCH_RECORDED], places: ["cairo"]');
    const delivery = await testWebhook(directory, id);
    const account = `mutation { createAccount(input: { username: "boss", role: ADMIN, places: ["riyadh"] }) { account { id } } }`;
    await askWebhooks(directory, account);
    const boss = { ...ADMIN, sub: "account/boss", places: ["riyadh"] };
    expect(await listWebhooks(directory, boss)).toEqual([]);
    for (const text of [
      `mutation { updateWebhook(input: { id: "${id}", places: ["riyadh"] }) { webhook { id } } }`,
      `mutation { removeWebhook(input: { id: "${id}" }) { removedId } }`,
      `mutation { testWebhook(input: { id: "${id}" }) { delivery { id } } }`,
      `mutation { resendDelivery(input: { id: "${delivery}" }) { delivery { id } } }`,
    ])
      expect(await askWebhooks(directory, text, boss)).toMatchObject({ payload: undefined, code: "BAD_USER_INPUT" });
    const create = `mutation { createWebhook(input: { name: "x", url: "${receiver.url}", events: [PUNCH_RECORDED], places: ["*"] }) { secret } }`;
    expect(await askWebhooks(directory, create, boss)).toMatchObject({ code: "FORBIDDEN" });
    expect(await askWebhooks(directory, create, { ...ADMIN, sub: "key/first" })).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a delivery", () => {
  it("is tried again after a pause, the same message, until its receiver takes it", async () => {
    receiver.answer = (response) => response.writeHead(503).end("try later");
    const { id } = await createWebhook(directory, receiver.url);
    await testWebhook(directory, id);
    const nextAttemptAt = new Date(directory.nowMs + 2_500).toISOString();
    await expectDelivery(directory, id, {
      state: "WAITING",
      attempts: 1,
      statusCode: 503,
      fault: "STATUS",
      nextAttemptAt,
    });
    receiver.answer = (response) => response.writeHead(200).end();
    directory.nowMs += 2_500;
    await expectDelivery(directory, id, { state: "DELIVERED", attempts: 2, statusCode: 200, nextAttemptAt: null });
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  });

  it("fails when its time is over, and is sent again on demand", async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    const { id } = await createWebhook(directory, receiver.url);
    const delivery = await testWebhook(directory, id);
    await expectDelivery(directory, id, { state: "WAITING", attempts: 1 });
    directory.nowMs += 3 * 86_400_000;
    await expectDelivery(directory, id, { state: "FAILED", attempts: 2, fault: "STATUS", nextAttemptAt: null });
    receiver.answer = (response) => response.writeHead(200).end();
    expect((await resend(delivery)).payload).toEqual({ delivery: { id: delivery, state: "WAITING", attempts: 0 } });
    await expectDelivery(directory, id, { id: delivery, state: "DELIVERED", attempts: 1 });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([delivery]));
  });

  it("survives a restart of the directory", async () => {
    await receiver.stop();
    const { id } = await createWebhook(directory, receiver.url);
    await testWebhook(directory, id);
    await expectDelivery(directory, id, { state: "WAITING", attempts: 1, fault: "UNREACHABLE" });
    await directory.stop();
    directory.nowMs += 60_000;
    await directory.start();
    await expectDelivery(directory, id, { state: "WAITING", attempts: 2 });
  });

  it("that a receiver never answers keeps no other receiver waiting", async () => {
    const stuck = await startReceiver();
    try {
      stuck.answer = () => undefined;
      const first = await createWebhook(directory, stuck.url);
      for (let count = 0; count < 3; count++) await testWebhook(directory, first.id);
      await expect.poll(() => stuck.received.length).toBe(1);
      const second = await createWebhook(directory, receiver.url);
      for (let count = 0; count < 3; count++) await testWebhook(directory, second.id);
      await expect.poll(() => receiver.received.length).toBe(3);
      expect(stuck.received).toHaveLength(1); // one of each is under way
      expect((await listDeliveries(directory, first.id)).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    } finally {
      await stuck.stop();
    }
  });
});
