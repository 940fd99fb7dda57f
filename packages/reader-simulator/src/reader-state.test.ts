import { expect, it } from "vitest";
import { type ReaderSimulatorOptions, toReaderProfile } from "./options.ts";
import { ReaderState } from "./reader-state.ts";

const users = [1, 2, 3].map((uid) => ({ uid, userId: `10${uid}`, name: "", privilege: 0, card: 0 }));

function createReader(options: Partial<ReaderSimulatorOptions> = {}): ReaderState {
  const clock = () => "2026-11-05T08:00:00";
  return new ReaderState(toReaderProfile({ serialNumber: "A", users, clock, ...options }), () => 0);
}

it("punches as an enrolled user, now, by fingerprint, checking in", () => {
  const { row } = createReader().punch({});
  expect(users.map(({ userId }) => userId)).toContain(row.userId);
  expect(row).toMatchObject({ time: "2026-11-05T08:00:00", verify: 1, punch: 0 });
});

it("gives a user who is not enrolled slot 0", () => {
  expect(createReader().punch({ pin: "999" }).row).toMatchObject({ uid: 0, userId: "999" });
});

it("needs a pin when nobody is enrolled", () => {
  expect(() => createReader({ users: [] }).punch({})).toThrow("no user is enrolled");
});

it("never holds more rows than its capacity, also at the start", () => {
  const log = [1, 2, 3].map((i) => ({ userId: String(i), time: `2026-11-05T07:00:0${i}`, verify: 1, punch: 0 }));
  const reader = createReader({ capacity: 2, log });
  expect(reader.log.rows().map(({ userId }) => userId)).toEqual(["2", "3"]);
  reader.regrow(5);
  expect(reader.log.count).toBe(2);
});

it("goes on from the time a client has set", () => {
  const reader = createReader();
  reader.setPackedTime(0);
  expect([reader.now(), reader.packedNow(), reader.punch({}).row.time]).toEqual([
    "2000-01-01T00:00:00",
    0,
    "2000-01-01T00:00:00",
  ]);
});

it("gives no session id twice and never 0 or 65535", () => {
  const reader = createReader();
  const ids = new Set(Array.from({ length: 65_534 }, () => reader.nextSessionId()));
  expect([ids.size, ids.has(0), ids.has(65_535)]).toEqual([65_534, false, false]);
});
