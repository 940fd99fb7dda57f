import { expect, it } from "vitest";
import { type ReaderSimulatorOptions, toReaderProfile } from "./options.ts";

const user = { uid: 1, userId: "1001", name: "Amira", privilege: 0, card: 0 };
const row = { userId: "1001", time: "2026-11-05T08:00:00", verify: 1, punch: 0 };

it("fills in a reader of 40-byte rows without key on any port", () => {
  expect(toReaderProfile({ serialNumber: "A" })).toMatchObject({
    host: "127.0.0.1",
    port: 0,
    commKey: 0,
    recordSize: 40,
    userRecordSize: 72,
    eventBytes: 52,
    capacity: 100_000,
    userIdKind: "TEXT",
  });
});

it.each([
  [{ recordSize: 16 }, 12, "NUMBER"],
  [{ recordSize: 8 }, 10, "TEXT"],
  [{ userRecordSize: 28 }, 52, "NUMBER"],
  [{ recordSize: 16, eventBytes: 36 }, 36, "NUMBER"],
] as const)("chooses events and user ids that fit %j", (options, eventBytes, userIdKind) => {
  expect(toReaderProfile({ serialNumber: "A", ...options })).toMatchObject({ eventBytes, userIdKind });
});

it("takes the slot of a row from the users, 0 when nobody is enrolled", () => {
  const log = [row, { ...row, userId: "77" }, { ...row, uid: 9 }];
  expect(toReaderProfile({ serialNumber: "A", users: [user], log }).log.map(({ uid }) => uid)).toEqual([1, 0, 9]);
});

it("loses leading zeros where the reader does", () => {
  const profile = toReaderProfile({
    serialNumber: "A",
    recordSize: 16,
    users: [{ ...user, userId: "0042" }],
    log: [{ ...row, userId: "0042" }],
  });
  expect([profile.users[0]?.userId, profile.log[0]?.userId, profile.log[0]?.uid]).toEqual(["42", "42", 1]);
});

it.each<[Partial<ReaderSimulatorOptions>, string]>([
  [{ users: [user, { ...user, uid: 2 }] }, "same userId"],
  [{ users: [user, { ...user, userId: "2" }] }, "same uid"],
  [{ users: [{ ...user, uid: 0 }] }, "uid must be"],
  [{ users: [{ ...user, userId: "A1" }], recordSize: 16 }, "32-bit numbers"],
  [{ log: [{ ...row, time: "2026-11-31T08:00:00" }] }, "calendar"],
  [{ log: [{ ...row, verify: 256 }] }, "verify must be"],
  [{ capacity: 0 }, "capacity must be"],
  [{ dataPacketBytes: 65_473 }, "dataPacketBytes must be"],
])("refuses %j", (options, message) => {
  expect(() => toReaderProfile({ serialNumber: "A", ...options })).toThrow(message);
});
