/** Readers that are asked while somebody waits. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

let temp: ReturnType<typeof createTempDir>;
let simulator: ReaderSimulator;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
  const log = [{ userId: "1042", time: "2026-03-01T08:00:00", verify: 1, punch: 0 }];
  simulator = createReaderSimulator({ serialNumber: "S1", users, log, timeZone: "Asia/Riyadh" });
  await simulator.start();
  place = await startTestPlace(temp.dir, [{ simulator }]);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
});

afterEach(async () => {
  await place.stop();
  await simulator.stop();
  temp.remove();
});

const LIVE = `{ device(id: "riyadh/gate-1") { live { at roundTripMs localTime counts { users punches capacity } } } }`;
const ask = async (token?: string) =>
  place.query<{ device: { live: Readonly<Record<string, unknown>> | null } }>(LIVE, {}, token);

it("says what a reader says when it is asked, and the same to whoever asks with it", async () => {
  let [one, other] = [await ask(), await ask()];
  await eventually(async () => {
    [one, other] = await Promise.all([ask(), ask()]); // a busy machine may be too late at first
    return one.data.device.live !== null;
  }, "the reader answers in time");
  expect(one.errors).toEqual([]);
  expect(one.data.device.live).toEqual({
    at: expect.stringMatching(/Z$/),
    roundTripMs: expect.any(Number),
    localTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    counts: { users: 1, punches: 1, capacity: expect.any(Number) },
  });
  expect(other.data).toEqual(one.data);
  expect(await deviceStatus(place, "gate-1")).toBe("ONLINE");
});

it("says nothing of a reader that is away", async () => {
  await simulator.stop();
  await eventually(async () => (await deviceStatus(place, "gate-1")) !== "ONLINE", "the reader is away");
  expect((await ask()).data.device).toEqual({ live: null });
});

it("tells it to those who see how a reader is, and to nobody else", async () => {
  expect((await ask(place.signToken({ role: "VIEWER" }))).errors).toEqual([]);
  expect((await ask(place.signToken({ role: "EMPLOYEE" }))).errors).not.toEqual([]);
});
