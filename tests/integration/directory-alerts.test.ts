import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Alarm } from "../../packages/service/src/observe/disk-watch.ts";
import { ALERT_KINDS } from "../../subgraphs/directory/src/domain/alerts/alert.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openRiyadh, serveRiyadh } from "./directory-feed-stage.ts";
import { ADMIN, createPlace, DirectoryHarness } from "./directory-harness.ts";
import { makeRow } from "./place-rows.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { askWebhooks as ask, createWebhook } from "./webhook-stage.ts";

const MINUTE = 60_000;

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly deviceId: string | null;
  readonly value: number | null;
}

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
let dir: string;
let ledger: Ledger;
let url: string;
let stopPlace: () => Promise<void>;
let alarms: readonly Alarm[];
let filled: number | undefined;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-alerts-"));
  directory = new DirectoryHarness();
  directory.nowMs = Date.now();
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 20 };
  receiver = await startReceiver();
  ledger = await openRiyadh(dir);
  alarms = [];
  filled = undefined;
  ({ url, stop: stopPlace } = await serveRiyadh(
    ...([directory, ledger, 0] as const),
    () => alarms,
    () => filled,
  ));
  await directory.start([{ ...createPlace("riyadh", 0), urls: [url] }]);
  await catchUp();
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
  await stopPlace();
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

async function catchUp(): Promise<void> {
  const { epoch, seq } = await ledger.readHead();
  await expect.poll(() => directory.readFeedPosition("riyadh")).toEqual({ epoch, seq });
}

async function list(filter = "", claims = ADMIN): Promise<readonly Shown[]> {
  const text = `{ alerts${filter} { edges { node { id kind state deviceId value } } } }`;
  return (
    (await ask<{ edges: { node: Shown }[] }>(directory, text, claims)).payload?.edges.map(({ node }) => node) ?? []
  );
}
const expectAlerts = (expected: readonly Partial<Shown>[]) =>
  expect.poll(() => list(), { timeout: 10_000 }).toMatchObject(expected);
const openGap = () =>
  ledger.recordFacts("gate-1", { status: "OFFLINE", gapFromMs: directory.nowMs, gapClosedMs: undefined }, "GAP");
const closeGap = () => ledger.recordFacts("gate-1", { gapClosedMs: directory.nowMs, gapClosing: "FULL_READ" }, "GAP");
const told = () =>
  receiver.received.map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return `${type} ${data.kind} ${data.device ?? data.place ?? "-"}`;
  });

const setRule = (rest: string, claims = ADMIN) =>
  ask(
    directory,
    `mutation { setAlertRule(input: { ${rest} }) { rule { kind isEnabled afterMinutes threshold } } }`,
    claims,
  );

describe("alerts", () => {
  it("of a reader that is offline are raised after ten minutes, told, and resolved by themselves", async () => {
    await createWebhook(directory, receiver.url, 'events: [ALERT_RAISED, ALERT_RESOLVED], places: ["riyadh"]');
    await openGap();
    await catchUp();
    directory.nowMs += 9 * MINUTE;
    await ledger.recordFacts("gate-2", { driftSeconds: 90 }, "PROOF"); // whoever shows this has looked at the other, too
    await expectAlerts([{ kind: "CLOCK_DRIFT", state: "RAISED", deviceId: "riyadh/gate-2", value: 90 }]);
    directory.nowMs += MINUTE;
    await expectAlerts([{ kind: "DEVICE_OFFLINE", state: "RAISED", deviceId: "riyadh/gate-1" }, {}]);
    await closeGap();
    await expectAlerts([
      { kind: "DEVICE_OFFLINE", state: "RESOLVED" },
      { kind: "CLOCK_DRIFT", state: "RAISED" },
    ]);
    await expect
      .poll(told)
      .toEqual([
        "alert.raised CLOCK_DRIFT riyadh/gate-2",
        "alert.raised DEVICE_OFFLINE riyadh/gate-1",
        "alert.resolved DEVICE_OFFLINE riyadh/gate-1",
      ]);
  });

  it("of a place that is down hold back those of its readers, which nobody knows", async () => {
    await setRule("kind: PLACE_DOWN, afterMinutes: 0");
    await setRule("kind: SIGN_IN_FAILURES, threshold: 1");
    await openGap();
    await catchUp();
    await stopPlace();
    await expectAlerts([{ kind: "PLACE_DOWN", state: "RAISED", deviceId: null }]);
    directory.nowMs += 20 * MINUTE;
    // whoever shows this has looked at the reader, too
    await directory.post("/auth/token", { username: "nobody", password: "wrong" });
    await expectAlerts([{ kind: "SIGN_IN_FAILURES" }, { kind: "PLACE_DOWN" }]);
    expect(await list()).toHaveLength(2);
    ({ stop: stopPlace } = await serveRiyadh(directory, ledger, Number(new URL(url).port)));
    await expect
      .poll(async () => (await list()).map(({ kind, state }) => `${kind} ${state}`).toSorted())
      .toEqual(["DEVICE_OFFLINE RAISED", "PLACE_DOWN RESOLVED", "SIGN_IN_FAILURES RAISED"]);
  });

  it("of a log that is nearly full are over when it was cleared", async () => {
    await ledger.recordFacts("gate-1", { punches: 9_100, capacity: 10_000 }, "PROOF");
    await expectAlerts([{ kind: "LOG_NEARLY_FULL", state: "RAISED", deviceId: "riyadh/gate-1", value: 91 }]);
    await ledger.recordFacts("gate-1", { punches: 3, capacity: 10_000 }, "PROOF");
    await expectAlerts([{ kind: "LOG_NEARLY_FULL", state: "RESOLVED" }]);
  });

  it("of a place's disk are raised at once, though nothing can be written there, and over when it can", async () => {
    alarms = [{ code: "DISK_FULL", message: "The disk is full.", sinceMs: 0 }];
    await expectAlerts([{ kind: "DISK_FAULT", state: "RAISED", deviceId: null }]);
    alarms = [{ code: "READER_CONFLICT", message: "Another alarm.", sinceMs: 0 }];
    await expectAlerts([{ kind: "DISK_FAULT", state: "RESOLVED" }]);
  });

  it("of a disk that is nearly full are raised as its rule says, and over when there is room", async () => {
    filled = 93;
    await setRule("kind: DISK_NEARLY_FULL, afterMinutes: 0");
    await expectAlerts([{ kind: "DISK_NEARLY_FULL", state: "RAISED", deviceId: null, value: 93 }]);
    filled = 89;
    await expectAlerts([{ kind: "DISK_NEARLY_FULL", state: "RESOLVED" }]);
  });

  it("of punches of PINs that no reader has are over when ten minutes are, and none of PINs that one has", async () => {
    await setRule("kind: UNKNOWN_PIN_BURST, threshold: 3");
    await ledger.recordFacts("gate-1", { unreadUsers: 0, usersRead: { atMs: directory.nowMs } });
    const enrolled = { pin: makeRow(1).pin, name: "Amal", privilegeCode: 0, cardNumber: 0 };
    await ledger.recordEnrolments("gate-1", [{ slot: 1, ...enrolled }]);
    const rows = [1, 2, 3, 4].map((number) => makeRow(number, { receivedAtMs: directory.nowMs }));
    await ledger.recordRows("gate-1", rows);
    await expectAlerts([{ kind: "UNKNOWN_PIN_BURST", state: "RAISED", deviceId: null, value: 3 }]);
    directory.nowMs += 10 * MINUTE;
    await expectAlerts([{ kind: "UNKNOWN_PIN_BURST", state: "RESOLVED" }]);
  });

  it("survive a restart, each once", async () => {
    await ledger.recordFacts("gate-1", { driftSeconds: 75 }, "PROOF");
    await expectAlerts([{ kind: "CLOCK_DRIFT", state: "RAISED", value: 75 }]);
    const before = await list();
    await directory.stop();
    await directory.start([{ ...createPlace("riyadh", 0), urls: [url] }]);
    await ledger.recordFacts("gate-1", { driftSeconds: 80 }, "PROOF");
    await expectAlerts([{ id: before[0]?.id ?? "", state: "RAISED", value: 80 }]);
    expect(await list()).toHaveLength(1);
  });

  it("of failed sign-ins are the organisation's, and are over when ten minutes are", async () => {
    expect((await setRule("kind: SIGN_IN_FAILURES, threshold: 2")).payload).toMatchObject({ rule: { threshold: 2 } });
    for (const username of ["nobody", "admin"]) await directory.post("/auth/token", { username, password: "wrong" });
    await expectAlerts([{ kind: "SIGN_IN_FAILURES", state: "RAISED", value: 2 }]);
    expect(await list("", { ...ADMIN, places: ["riyadh"] })).toEqual([]);
    directory.nowMs += 10 * MINUTE;
    await expectAlerts([{ kind: "SIGN_IN_FAILURES", state: "RESOLVED" }]);
  });

  it("are listed by state, kind and place, and to nobody of another place", async () => {
    await ledger.recordFacts("gate-1", { driftSeconds: 75 }, "PROOF");
    await expectAlerts([{ kind: "CLOCK_DRIFT" }]);
    const [alert] = await list();
    for (const filter of ["states: [RAISED]", "kinds: [CLOCK_DRIFT]", 'placeIds: ["riyadh"]'])
      expect(await list(`(filter: { ${filter} })`)).toEqual([alert]);
    for (const filter of ["states: [RESOLVED]", "kinds: [LOG_LOST]", 'placeIds: ["cairo"]', "states: []"])
      expect(await list(`(filter: { ${filter} })`)).toEqual([]);
    const other = { ...ADMIN, places: ["cairo"] };
    expect(await list("", other)).toEqual([]);
    expect(await list('(filter: { placeIds: ["riyadh"] })', other)).toEqual([]);
    const seen = `mutation { acknowledgeAlert(input: { id: "${alert?.id ?? ""}" }) { alert { state acknowledgedBy } } }`;
    expect(await ask(directory, seen, other)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
    expect((await ask(directory, seen)).payload).toEqual({
      alert: { state: "RAISED", acknowledgedBy: "account/admin" },
    });
  });

  it("are made by rules that a token of every place changes", async () => {
    expect(await setRule("kind: PLACE_DOWN", { ...ADMIN, places: ["riyadh"] })).toMatchObject({ code: "FORBIDDEN" });
    expect(await setRule("kind: PLACE_DOWN, threshold: 3")).toMatchObject({ argument: "input.threshold" });
    expect(await setRule("kind: PLACE_DOWN, afterMinutes: 1441")).toMatchObject({ argument: "input.afterMinutes" });
    await ledger.recordFacts("gate-1", { driftSeconds: 75 }, "PROOF");
    await expectAlerts([{ kind: "CLOCK_DRIFT", state: "RAISED" }]);
    expect((await setRule("kind: CLOCK_DRIFT, isEnabled: false")).payload).toEqual({
      rule: { kind: "CLOCK_DRIFT", isEnabled: false, afterMinutes: 0, threshold: 60 },
    });
    await expectAlerts([{ kind: "CLOCK_DRIFT", state: "RESOLVED" }]);
    const rules = await ask<readonly { kind: string }[]>(directory, "{ alertRules { kind } }");
    expect(rules.payload?.map(({ kind }) => kind)).toEqual(ALERT_KINDS);
  });
});
