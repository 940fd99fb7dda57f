/** Alerts of what attendance counts at a place: over its socket, with nobody in them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createRecordStore } from "../../subgraphs/attendance/src/store/records.ts";
import { toFlagBits } from "../../subgraphs/attendance/src/domain/records/day-row.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance/attendance-harness.ts";
import { keepPunches, mark } from "./attendance/record-rows.ts";
import { openRiyadh, serveRiyadh } from "./directory-feed-stage.ts";
import { createPlace, DirectoryHarness } from "./directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { askWebhooks as ask, createWebhook } from "./webhook-stage.ts";

let dir: string;
let directory: DirectoryHarness;
let receiver: WebhookReceiver;
let attendance: AttendanceUnderTest;
let ledger: Ledger;
let place: ReturnType<typeof createPlace>;
let stopPlace: () => Promise<void>;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-people-alerts-"));
  directory = new DirectoryHarness();
  directory.nowMs = Date.now();
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 5 };
  receiver = await startReceiver();
  attendance = await startAttendance({ followers: () => fromJwks(toJwks([directory.readKey("directory")])) });
  directory.attendanceUrl = attendance.url;
  ledger = await openRiyadh(dir);
  const { url, stop } = await serveRiyadh(directory, ledger);
  stopPlace = stop;
  place = { ...createPlace("riyadh", 0), urls: [url] };
  await directory.start([place]);
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
  await attendance.stop();
  await stopPlace();
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

const told = () =>
  [...new Map(receiver.received.map((it) => [it.headers["webhook-id"], it])).values()].map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return [type, data.kind, data.place, data.value, data.path].join(" ");
  });
const setRule = (rest: string) => ask(directory, `mutation { setAlertRule(input: { ${rest} }) { rule { kind } } }`);
const toldOf = async (kind: string) => {
  await createWebhook(directory, receiver.url, 'events: [ALERT_RAISED, ALERT_RESOLVED], places: ["riyadh"]');
  await setRule(`kind: ${kind}, isEnabled: true, afterMinutes: 0`);
};

it("says how many who left are enrolled at a place, until nobody is", async () => {
  await toldOf("LEAVER_ENROLLED");
  const { write } = attendance.database;
  await write(({ tx }) => tx.updateTable("person").set({ employed_to: "2026-11-25" }).execute());
  await expect.poll(told).toEqual(["alert.raised LEAVER_ENROLLED riyadh 2 /people?place=riyadh"]);
  await write(({ tx }) => tx.updateTable("enrolment").set({ ended_ms: 1 }).execute());
  await expect.poll(told).toHaveLength(2);
  expect(told()[1]).toMatch(/^alert.resolved LEAVER_ENROLLED riyadh/);
});

it("says how many punched on a day off, once somebody wants to know, until the day is over", async () => {
  const { write } = attendance.database;
  const off = { flags: toFlagBits(["WORKED_OFF_DAY"]), next_change_ms: 1, is_final: 0 };
  await write(({ tx }) => tx.updateTable("day_record").set(off).where("date", "=", "2026-11-25").execute());
  await toldOf("PUNCH_ON_DAY_OFF");
  await expect.poll(told).toEqual(["alert.raised PUNCH_ON_DAY_OFF riyadh 2 /today?place=riyadh"]);
  const records = createRecordStore(attendance.database);
  await records.markDue(1);
  await records.saveResults(
    (await records.listWork(10)).map((work) => ({ kind: "ROWS", work, rows: [] })),
    2,
  );
  await expect.poll(told).toHaveLength(2);
  expect(told()[1]).toMatch(/^alert.resolved PUNCH_ON_DAY_OFF riyadh/);
});

it("says how many punched far outside of their shift, once somebody wants to know, until nobody did", async () => {
  const { write } = attendance.database;
  await keepPunches(attendance.database, "1", ["2026-11-26T04:30:00"]);
  await mark(attendance.database, [1, 2, 3], "2026-11-26", "2026-11-26");
  await attendance.recompute(10);
  await toldOf("PUNCH_OUT_OF_HOURS");
  await expect.poll(told).toEqual(["alert.raised PUNCH_OUT_OF_HOURS riyadh 1 /today?place=riyadh"]);
  await write(({ tx }) => tx.deleteFrom("punch").where("local_time", "=", "2026-11-26T04:30:00").execute());
  await mark(attendance.database, [1], "2026-11-26", "2026-11-26");
  await attendance.recompute(10);
  await expect.poll(told).toHaveLength(2);
  expect(told()[1]).toMatch(/^alert.resolved PUNCH_OUT_OF_HOURS riyadh/);
});

it("lets what stands stand over a restart while attendance does not answer", async () => {
  await toldOf("LEAVER_ENROLLED");
  await attendance.database.write(({ tx }) => tx.updateTable("person").set({ employed_to: "2026-11-25" }).execute());
  await expect.poll(told).toHaveLength(1);
  await directory.stop();
  directory.attendanceUrl = "http://127.0.0.1:9"; // nobody listens there
  await stopPlace();
  stopPlace = async () => {};
  await directory.start([place]);
  const passTime = () => {
    directory.nowMs += 60_000;
    return told();
  };
  await expect.poll(passTime).toContain("alert.raised PLACE_DOWN riyadh  /devices?place=riyadh");
  expect(told()).toHaveLength(2);
});
