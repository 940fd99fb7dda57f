import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openRiyadh, serveRiyadh } from "./directory-feed-stage.ts";
import { createPlace, DirectoryHarness } from "./directory-harness.ts";
import { makeRow } from "./place-rows.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { createWebhook, listWebhooks } from "./webhook-stage.ts";

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
let dir: string;
let ledger: Ledger;
let url: string;
let stopPlace: () => Promise<void>;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-directory-feed-"));
  directory = new DirectoryHarness();
  directory.nowMs = Date.now();
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 20 };
  receiver = await startReceiver();
  ledger = await openRiyadh(dir);
  ({ url, stop: stopPlace } = await serveRiyadh(directory, ledger));
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
  await stopPlace();
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

const start = () => directory.start([{ ...createPlace("riyadh", 0), urls: [url] }]);
const record = (...numbers: readonly number[]) => recordAt("gate-1", ...numbers);
const recordAt = (readerId: string, ...numbers: readonly number[]) =>
  ledger.recordRows(
    readerId,
    numbers.map((number) => makeRow(number, { receivedAtMs: directory.nowMs + 1 })),
  );
const told = () => receiver.received.map(({ body }) => JSON.parse(body));

/** Waits until the directory has taken the feed up to its end. */
async function catchUp(): Promise<void> {
  const { epoch, seq } = await ledger.readHead();
  await expect.poll(() => directory.readFeedPosition("riyadh")).toEqual({ epoch, seq });
}

describe("punches of a place", () => {
  it("are told in their order, each once, by ids and without whose they are", async () => {
    await start();
    await catchUp();
    await createWebhook(directory, receiver.url);
    await record(1, 2, 3);
    await expect.poll(told).toHaveLength(3);
    const [first] = told();
    expect(first).toMatchObject({ type: "punch.recorded", data: { device: "riyadh/gate-1", place: "riyadh" } });
    expect(told().map(({ data }) => data.at)).toEqual(
      [1, 2, 3].map((number) => new Date(makeRow(number).atMs ?? 0).toISOString()),
    );
    expect(first.data).not.toHaveProperty("user");
    expect(JSON.stringify(first)).not.toContain(makeRow(1).pin);
  });

  it("are told to whoever asked for their place and reader", async () => {
    await start();
    await catchUp();
    const gate2 = 'events: [PUNCH_RECORDED], places: ["riyadh"], devices: ["riyadh/gate-2"]';
    await createWebhook(directory, `${receiver.url}/two`, gate2);
    await createWebhook(directory, `${receiver.url}/slack`, 'format: SLACK, events: [PUNCH_RECORDED], places: ["*"]');
    await recordAt("gate-1", 1);
    await recordAt("gate-2", 2);
    await expect.poll(() => receiver.received.map(({ path }) => path).toSorted()).toEqual(["/slack", "/slack", "/two"]);
    expect(told().find(({ text }) => text !== undefined)).toEqual({ text: expect.stringContaining("riyadh/gate-1") });
  });

  it("of before the webhook, of a first read and set aside are no news", async () => {
    await record(1);
    await start();
    await catchUp();
    await record(2);
    await catchUp();
    directory.nowMs += 60_000;
    await createWebhook(directory, receiver.url);
    const at = { receivedAtMs: directory.nowMs };
    await ledger.recordRows("gate-1", [
      makeRow(3, { ...at, isFirstRead: true }),
      makeRow(4, { ...at, setAside: "IN_FUTURE" }),
      makeRow(5, { ...at, receivedAtMs: directory.nowMs - 1 }),
      makeRow(6, at),
    ]);
    await catchUp();
    await expect.poll(told).toHaveLength(1);
    expect(told()[0].data.at).toBe(new Date(makeRow(6).atMs ?? 0).toISOString());
  });

  it("that come while the directory is away are told when it is back", async () => {
    await start();
    await catchUp();
    await createWebhook(directory, receiver.url);
    await record(1);
    await expect.poll(told).toHaveLength(1);
    await directory.stop();
    await record(2, 3);
    await start();
    await expect.poll(told).toHaveLength(3);
    await catchUp();
    expect((await listWebhooks(directory))[0]?.deliveries.totalCount).toBe(3);
  });

  it("keep no directory from ending, where a place is silent", async () => {
    const silent = await startReceiver();
    let isAsked = false;
    silent.answer = () => {
      isAsked = true;
    };
    await directory.start([{ ...createPlace("riyadh", 0), urls: [silent.url] }]);
    await expect.poll(() => isAsked).toBe(true);
    await directory.stop();
    await silent.stop();
  }, 10_000);

  it("of a ledger that begins anew are told from where it stands", async () => {
    await start();
    await catchUp();
    await createWebhook(directory, receiver.url);
    await stopPlace();
    await ledger.close();
    ledger = await openRiyadh(dir, "other.sqlite");
    await record(1);
    ({ stop: stopPlace } = await serveRiyadh(directory, ledger, Number(new URL(url).port)));
    await catchUp();
    await record(2);
    await expect.poll(told).toHaveLength(1);
    expect(told()[0].data.at).toBe(new Date(makeRow(2).atMs ?? 0).toISOString());
  });
});
