/**
 * Ledgers of before the order of codes was kept beside rows of 16 bytes: nothing of them changes when they are opened now, and the
 * same rows add nothing, by whatever way they come again.
 */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { PunchChannel, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { checkPostgresLedger } from "../../subgraphs/place/src/store/postgres/check-ledger.ts";
import { checkLedger } from "../../subgraphs/place/src/store/sqlite/check-ledger.ts";
import { openOldStore, writeOldReader } from "./old-ledger.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace } from "./place-harness.ts";
import { STORES, useDatabase } from "./place-stores.ts";
import { SERIAL, type Step, type Told, Ways, WHOLE } from "./place-ways.ts";

/** State 0 has verify mode 2, state 1 has 1: the codes of most rows differ. */
const LOG: readonly Told[] = [
  { pin: "7", second: 0, state: 0 },
  { pin: "7", second: 1, state: 1 },
  { pin: "1042", second: 2, state: 0 },
  { pin: "7", second: 3, state: 0 },
];
const ALL = { from: 0, until: 1 };
const READ: Step = { way: "PULL", grown: LOG.length };
/** By whatever way the rows come again. */
const STEPS: readonly (readonly [string, readonly Step[], PunchChannel])[] = [
  ["a read", [READ, READ], "READ"],
  // A tail brings rows that no read brought yet: the last one was only told.
  ["a tail", [{ way: "PULL", grown: LOG.length - 1 }, { way: "TAIL", grown: 1 }, READ], "LIVE"],
  ["events", [{ way: "LIVE", ...ALL }, READ], "READ"],
  ["what a reader pushes", [{ way: "PUSH", ...ALL }, READ], "READ"],
  ["a file", [{ way: "FILE", ...ALL }, READ], "READ"],
];

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

async function readCodes(ledger: Ledger) {
  const punches = await ledger.listPunches({}, { limit: 50, after: undefined, isDescending: false });
  return new Map(punches.map((it) => [it.id, [it.verifyCode, it.stateCode]] as const));
}

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true };
const toReading = (order: SixteenByteOrder) =>
  ({ userForm: "NUMBER", textEncoding: "utf-8", timeZone: "UTC", order }) as const;

describe.each(STORES)("an old ledger in $name", ({ name, open }) => {
  const write = async (reader: Parameters<typeof writeOldReader>[1]) => {
    const { ask, close } = await openOldStore(name, temp.dir);
    await writeOldReader(ask, reader);
    await close();
    return open(temp.dir, "riyadh");
  };
  const check = async () =>
    name === "PostgreSQL"
      ? checkPostgresLedger({ url: await useDatabase(temp.dir), placeId: "riyadh" })
      : checkLedger(`${temp.dir}/store/ledger.sqlite`, "riyadh");

  describe.each<SixteenByteOrder>(["VERIFY_FIRST", "STATE_FIRST"])("of a reader that was %s", (order) => {
    it.each(STEPS)("keeps ids and codes, and gets no second punch by %s", async (_way, steps, lastBy) => {
      const ledger = await write({ order, log: LOG, lastBy });
      const before = await readCodes(ledger);
      expect([...before.values()]).toEqual(LOG.map(({ state }) => [2 - state, state]));
      await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: order }]);
      const ways = new Ways(ledger, LOG, toReading(order));
      for (const step of steps) {
        await ways.run([step]);
        expect(await readCodes(ledger)).toEqual(before);
        expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: LOG.length, rowsSetAside: 0 });
      }
      expect(await check()).toMatchObject({ rows: LOG.length, fault: undefined });
      await ledger.close();
    });
  });

  it("goes on in the order in which it began: what comes later by two ways is one punch, also of a reader that was only told", async () => {
    const told = LOG.slice(0, 1);
    const ledger = await write({ order: "STATE_FIRST", log: told, lastBy: "LIVE" });
    await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: "STATE_FIRST" }]);
    const ways = new Ways(ledger, LOG, toReading("STATE_FIRST"));
    await ways.run([{ way: "LIVE", ...ALL }, { way: "PUSH", ...ALL }, READ, { way: "FILE", ...ALL }]);
    expect([...(await readCodes(ledger)).values()]).toEqual(LOG.map(({ state }) => [2 - state, state]));
    await ledger.close();
  });

  it("shows the codes of old and new rows by the setting, whose change adds nothing", async () => {
    const ledger = await write({ order: "STATE_FIRST", log: LOG.slice(0, 2) });
    await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: "STATE_FIRST" }]);
    await new Ways(ledger, LOG, toReading("STATE_FIRST")).run(WHOLE);
    const before = await readCodes(ledger);
    await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: "VERIFY_FIRST" }]);
    await new Ways(ledger, LOG, toReading("VERIFY_FIRST"), { written: "STATE_FIRST" }).run(WHOLE);
    expect(await readCodes(ledger)).toEqual(
      new Map([...before].map(([id, [verify, state]]) => [id, [state, verify] as const])),
    );
    expect(await check()).toMatchObject({ rows: LOG.length, fault: undefined });
    await ledger.close();
  });

  it("knows the reader by its serial number, whatever the place calls it now", async () => {
    const ledger = await write({ order: "STATE_FIRST", log: LOG });
    const before = await readCodes(ledger);
    await ledger.registerReaders([{ ...SETUP, readerId: "gate-9", sixteenByteOrder: "STATE_FIRST" }]);
    expect(await ledger.readDevice("gate-9")).toMatchObject({ turnedSerials: [SERIAL] });
    await new Ways(ledger, LOG, toReading("STATE_FIRST"), { readerId: "gate-9" }).run(WHOLE);
    expect(await readCodes(ledger)).toEqual(before);
    await ledger.close();
  });
});

it("makes one punch of an event of such a reader and of its row", async () => {
  const { ask, close } = await openOldStore("SQLite", temp.dir);
  await writeOldReader(ask, { order: "STATE_FIRST", log: LOG });
  await close();
  const simulator = createReaderSimulator({
    ...{ serialNumber: SERIAL, recordSize: 16, shortRecordOrder: "STATE_FIRST" },
    users: ["7", "1042"].map((userId, n) => ({ uid: n + 1, userId, name: userId, privilege: 0, card: 0 })),
    log: LOG.map(({ pin, second, state }) => ({
      ...{ userId: pin, time: `2026-03-01T08:00:0${second}`, verify: 2 - state, punch: state },
    })),
  });
  await simulator.start();
  const place = await startTestPlace(`${temp.dir}/store`, [{ simulator, sixteenByteOrder: "STATE_FIRST" }]);
  const { ledger } = place;
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  simulator.control.punch({ pin: "1042", at: "2026-03-01T09:00:00", verify: 15, state: 0 });
  await eventually(async () => (await readCodes(ledger)).size === LOG.length + 1, "the event is stored");
  // An event that is lost makes the end of the log be read: that holds the row of the event before it.
  await simulator.control.fault({ kind: "loseEvent", count: 1 });
  simulator.control.punch({ pin: "1042", at: "2026-03-01T09:00:01", verify: 15, state: 1 });
  const page = { limit: 50, after: undefined, isDescending: false };
  const isMet = async () => {
    const inLog = await ledger.readInLog((await ledger.listPunches({}, page)).map(({ digest }) => digest));
    return [...inLog.values()].filter(({ copies }) => copies === 1).length >= LOG.length + 2;
  };
  await eventually(isMet, "the log was read to its end");
  // The place is east of the old rows' zone: the new ones come first.
  const fresh = [15, 15].map((verify, state) => [verify, state]);
  expect([...(await readCodes(ledger)).values()]).toEqual([...fresh, ...LOG.map(({ state }) => [2 - state, state])]);
  await place.stop();
  await simulator.stop();
});
