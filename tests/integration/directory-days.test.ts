/** What webhooks are told of days that changed, from attendance's own feed. */
import { fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFeedWriter } from "../../subgraphs/attendance/src/store/feed-writer.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance/attendance-harness.ts";
import { DirectoryHarness } from "./directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { askWebhooks, createWebhook } from "./webhook-stage.ts";

const DAYS = 'events: [DAY_CHANGED], places: ["*"]';

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
let attendance: AttendanceUnderTest;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 20 };
  receiver = await startReceiver();
  attendance = await startAttendance({ followers: () => fromJwks(toJwks([directory.readKey("directory")])) });
  directory.attendanceUrl = attendance.url;
  directory.nowMs = Date.now();
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
  await attendance.stop();
});

const told = () => receiver.received.map(({ body }) => JSON.parse(body));
const toldDates = () => told().map(({ data }) => data.date);

/** Tells days of the person with a PIN; `lines` are kept. */
async function change(pin: string, dates: readonly string[], lines = 100): Promise<void> {
  const { database } = attendance;
  const people = database.read.selectFrom("person").where("pin", "=", pin);
  const { key, department_id } = await people.select(["key", "department_id"]).executeTakeFirstOrThrow();
  const placeId = pin === "2" ? "cairo" : "riyadh";
  const days = dates.map((date) => ({ personKey: key, date, placeId, departmentId: department_id }));
  const tellDays = createFeedWriter({ lines, ms: 86_400_000 });
  await database.write((transaction) => tellDays(transaction, days, directory.nowMs + 1));
}

/** Waits until the directory has taken the feed up to its end. */
async function catchUp(): Promise<void> {
  const head = (await attendance.follow()).headers;
  const expected = { epoch: head.get("x-feed-epoch"), seq: Number(head.get("x-feed-seq")) };
  await expect.poll(() => directory.readFeedPosition("service:attendance")).toEqual(expected);
}

it("tells each change once, by ids and codes", async () => {
  await change("1", ["2026-11-25"]); // of before: history
  await directory.start();
  await catchUp();
  await createWebhook(directory, receiver.url, DAYS);
  await change("1", ["2026-11-23"]);
  await expect.poll(told).toHaveLength(1);
  await catchUp();
  expect(told()).toEqual([
    {
      ...{ type: "day.changed", timestamp: expect.any(String) },
      data: {
        ...{ person: "p.1", place: "riyadh", department: "it", date: "2026-11-23", status: "PRESENT" },
        ...{ flags: ["LATE"], isFinal: true, revision: expect.any(Number) },
      },
    },
  ]);
  await change("1", ["2026-11-23", "2026-11-24"]);
  await expect.poll(toldDates).toEqual(["2026-11-23", "2026-11-23", "2026-11-24"]);
  const [first, again] = told().map(({ data }) => data.revision);
  expect(again).toBeGreaterThan(first);
});

it("tells whoever asked for places, departments, and what the day is now", async () => {
  await directory.start();
  await catchUp();
  const ask = async (path: string, rest: string) => createWebhook(directory, `${receiver.url}/${path}`, rest);
  await ask("absent", `${DAYS}, statuses: [ABSENT]`);
  await ask("cairo", 'events: [DAY_CHANGED], places: ["cairo"]');
  await ask("hr", `${DAYS}, departments: ["hr"]`);
  await ask("punches", 'events: [PUNCH_RECORDED], places: ["*"]');
  await change("1", ["2026-11-23", "2026-11-24"]);
  await change("2", ["2026-11-23"]);
  await change("3", ["2026-11-23"]);
  const paths = () => receiver.received.map(({ path, body }) => `${path} ${JSON.parse(body).data.person}`).toSorted();
  await expect.poll(paths).toHaveLength(5);
  await catchUp();
  expect(paths()).toEqual(["/absent p.1", "/absent p.2", "/absent p.3", "/cairo p.2", "/hr p.3"]);
});

it("tells what changed while the directory was away when it is back", async () => {
  await directory.start();
  await catchUp();
  await createWebhook(directory, receiver.url, DAYS);
  await directory.stop();
  await change("1", ["2026-11-23"]);
  await directory.start();
  await expect.poll(toldDates).toEqual(["2026-11-23"]);
});

it("goes on at the end where what it missed is kept no more", async () => {
  await directory.start();
  await catchUp();
  await createWebhook(directory, receiver.url, DAYS);
  await directory.stop();
  await change("1", ["2026-11-23", "2026-11-24", "2026-11-25"], 1);
  await directory.start();
  await catchUp();
  await change("1", ["2026-11-24"]);
  await expect.poll(toldDates).toEqual(["2026-11-24"]);
});

it("tells days to no chat and no mailbox", async () => {
  await directory.start();
  const input = `name: "Chat", url: "https://hooks.example.com/x", format: SLACK, ${DAYS}`;
  const refused = await askWebhooks(directory, `mutation { createWebhook(input: { ${input} }) { secret } }`);
  expect(refused).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.events" });
});
