import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, createPlace, DirectoryHarness } from "./directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { askWebhooks as ask, createWebhook, listDeliveries } from "./webhook-stage.ts";

const MINUTE = 60_000;
const EVERY_DAY = "days: [SUN, MON, TUE, WED, THU, FRI, SAT]";
/** Nobody answers there. */
const RIYADH = { ...createPlace("riyadh", 0), urls: ["http://127.0.0.1:9/graphql"] };

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.nowMs = Math.floor(Date.now() / MINUTE) * MINUTE;
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 20 };
  receiver = await startReceiver();
  await directory.start([RIYADH]);
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
});

/** @returns `HH:mm` in Riyadh, so many minutes from now */
function toWallTime(minutes: number): string {
  return new Date(directory.nowMs + (180 + minutes) * MINUTE).toISOString().slice(11, 16);
}
const setQuietHours = (hours: string, claims = ADMIN) =>
  ask(directory, `mutation { setQuietHours(input: { hours: [${hours}] }) { quietHours { days from to } } }`, claims);
const setRule = (rest: string) =>
  ask<{ rule: unknown }>(directory, `mutation { setAlertRule(input: { ${rest} }) { rule { kind isUrgent } } }`);
const readQuietHours = async () => (await ask(directory, "{ quietHours { days from to } }")).payload;
const told = () =>
  receiver.received.map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return `${type} ${data.kind}`;
  });

describe("quiet hours", () => {
  it("keep what an alert tells until they are over, also over a restart, and let through what is urgent", async () => {
    const { id } = await createWebhook(directory, receiver.url, 'events: [ALERT_RAISED], places: ["*"]');
    await setQuietHours(`{ ${EVERY_DAY}, from: "${toWallTime(-60)}", to: "${toWallTime(60)}" }`);
    await setRule("kind: PLACE_DOWN, afterMinutes: 0");
    const list = "{ alerts { edges { node { kind state } } } }";
    await expect
      .poll(async () => (await ask(directory, list)).payload, { timeout: 10_000 })
      .toEqual({ edges: [{ node: { kind: "PLACE_DOWN", state: "RAISED" } }] });
    const [held] = await listDeliveries(directory, id);
    const endsAt = new Date(directory.nowMs + 60 * MINUTE).toISOString();
    expect(held).toMatchObject({ state: "WAITING", attempts: 0, nextAttemptAt: endsAt });

    const { payload } = await setRule("kind: SIGN_IN_FAILURES, threshold: 1, isUrgent: true");
    expect(payload).toEqual({ rule: { kind: "SIGN_IN_FAILURES", isUrgent: true } });
    await directory.post("/auth/token", { username: "nobody", password: "wrong" });
    await expect.poll(told, { timeout: 10_000 }).toEqual(["alert.raised SIGN_IN_FAILURES"]);

    await directory.stop();
    await directory.start([RIYADH]);
    directory.nowMs += 60 * MINUTE;
    await expect.poll(told, { timeout: 10_000 }).toEqual(["alert.raised SIGN_IN_FAILURES", "alert.raised PLACE_DOWN"]);
  });

  it("are set anew as a whole, and none ends them", async () => {
    expect(await readQuietHours()).toEqual([]);
    const night = { days: ["SUN", "THU"], from: "22:00", to: "07:00" };
    const friday = { days: ["FRI"], from: "00:00", to: "00:00" };
    const hours = '{ days: [THU, SUN, SUN], from: "22:00", to: "07:00" }, { days: [FRI], from: "00:00", to: "00:00" }';
    expect((await setQuietHours(hours)).payload).toEqual({ quietHours: [night, friday] });
    expect(await readQuietHours()).toEqual([night, friday]);
    expect((await setQuietHours("")).payload).toEqual({ quietHours: [] });
    expect(await readQuietHours()).toEqual([]);
  });

  it.each([
    ["a time that no clock shows", '{ days: [SUN], from: "24:00", to: "07:00" }'],
    ["no day", '{ days: [], from: "22:00", to: "07:00" }'],
    ["hours without an end", `{ ${EVERY_DAY}, from: "00:00", to: "00:00" }`],
    ["too many", Array.from({ length: 15 }, () => '{ days: [SUN], from: "01:00", to: "02:00" }').join()],
  ])("are not %s", async (_what, hours) => {
    expect(await setQuietHours(hours)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.hours" });
    expect(await readQuietHours()).toEqual([]);
  });

  it("are set by a token of every place alone", async () => {
    const hours = '{ days: [SUN], from: "22:00", to: "07:00" }';
    expect(await setQuietHours(hours, { ...ADMIN, places: ["riyadh"] })).toMatchObject({ code: "FORBIDDEN" });
    expect(await setQuietHours(hours, { ...ADMIN, role: "HR" })).toMatchObject({ code: "FORBIDDEN" });
    expect(await readQuietHours()).toEqual([]);
  });
});
