/** One ledger, one identity: the same rows of a reader are the same punches, by whatever way and however often they come. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { toPunchDigest } from "../../subgraphs/place/src/domain/identity.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { createTempDir, deviceStatus, eventually, IDENTITY_KEY, startTestPlace } from "./place-harness.ts";
import { NOW, type Reading, SERIAL, type Step, type Told, toLogRow, Ways, WHOLE } from "./place-ways.ts";

const ZONES = ["Asia/Riyadh", "Europe/Berlin", "America/Los_Angeles"] as const;

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

/** A row of few people, seconds and states: many are told twice. One name is spelled otherwise in another encoding. */
const row = fc.record({ pin: fc.constantFrom("7", "1042", "é"), second: fc.nat(4), state: fc.nat(1) });
const UTF8 = { userForm: "PIN", textEncoding: "utf-8", order: "VERIFY_FIRST" } as const;

const part = fc.nat(20).map((parts) => parts / 20);
const visitStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ way: fc.constantFrom("PULL" as const, "TAIL" as const), grown: fc.nat(5) }),
  fc.record({ way: fc.constant("LIVE" as const), from: part, until: part }),
);
const brought = (way: "PUSH" | "FILE"): fc.Arbitrary<Step> =>
  fc.record({ way: fc.constant(way), from: part, until: part });

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true };
let opened = 0;

/** Copies by row, as the log has them. */
function countRows(log: readonly Told[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(log, ({ pin, second, state }) => `${pin} ${second} ${state}`);
  return new Map([...groups].map(([name, same]) => [name, same.length]));
}

async function readLedger(ledger: Ledger) {
  const punches = await ledger.listPunches({}, { limit: 100, after: undefined, isDescending: false });
  const copies = new Map(
    punches.map((it) => [`${it.pin} ${it.localTime.slice(-1)} ${it.stateCode}`, it.copies] as const),
  );
  const codes = new Map(punches.map((it) => [it.id, [it.stateCode, it.verifyCode] as const]));
  return { copies, codes, ids: punches.map(({ id }) => id).toSorted((left, right) => (left < right ? -1 : 1)) };
}

it("makes the same punches of the same rows, by read, tail, event, push and file, three collectors at once", async () => {
  const lanes = fc.tuple(
    fc.array(visitStep, { maxLength: 6 }),
    fc.array(brought("PUSH"), { maxLength: 4 }),
    fc.array(brought("FILE"), { maxLength: 4 }),
  );
  const first = fc.option(fc.nat(5), { nil: undefined, freq: 4 });
  const log = fc.array(row, { minLength: 1, maxLength: 14 });
  const reading = fc.record<Reading>({
    userForm: fc.constantFrom("PIN", "NUMBER"),
    textEncoding: fc.constant("utf-8"),
    timeZone: fc.constantFrom(...ZONES),
    order: fc.constantFrom("VERIFY_FIRST", "STATE_FIRST"),
  });
  await fc.assert(
    fc.asyncProperty(log, first, lanes, reading, async (wild, grown, lane, settings) => {
      // A number is no text, and before its log was read nobody knows that a reader names people so.
      const isNumber = settings.userForm === "NUMBER";
      const told = isNumber ? wild.filter(({ pin }) => pin !== "é") : wild;
      const [visit, push, file] = lane;
      opened += 1;
      const ledger = openSqliteLedger(`${temp.dir}/${opened}.sqlite`, "riyadh");
      await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: settings.order }]);
      await ledger.recordFacts("gate-1", { serialNumber: SERIAL });
      const ways = new Ways(ledger, told, settings);
      if (grown !== undefined) await ways.run([{ way: "PULL", grown }]);
      else if (isNumber) await ways.run([{ way: "PULL", grown: 1 }]);
      await Promise.all([ways.run(visit), ways.run(push), ways.run(file)]);
      await ways.run(WHOLE);
      const { copies, ids } = await readLedger(ledger);
      expect(copies).toEqual(countRows(told));
      const device = await ledger.readDevice("gate-1");
      expect(device.rowsStored).toBe(told.length);
      expect(toCompleteness(device, NOW).verdict).toBe("COMPLETE");
      // Whatever the settings: the identity is that of what the reader wrote.
      const rows = told.map((it) => toLogRow(it, settings, settings.order));
      const digests = new Set(rows.map((it) => toPunchDigest(IDENTITY_KEY, SERIAL, it)));
      expect(new Set(ids)).toEqual(new Set([...digests].map((digest) => `riyadh/${digest}`)));
      await expectSameUnderOtherSettings(ledger, told, settings);
      await ledger.close();
    }),
    { numRuns: 40 },
  );
});

/** Zone, encoding and order of codes are changed, and the log is read again: every id stays, and the codes show the order. */
async function expectSameUnderOtherSettings(ledger: Ledger, told: readonly Told[], settings: Reading): Promise<void> {
  const { ids, codes } = await readLedger(ledger);
  const order = settings.order === "VERIFY_FIRST" ? "STATE_FIRST" : "VERIFY_FIRST";
  await ledger.registerReaders([{ ...SETUP, sixteenByteOrder: order }]);
  const others = { ...settings, order, textEncoding: "windows-1256", timeZone: "Africa/Cairo" } as const;
  await new Ways(ledger, told, others, { written: settings.order }).run(WHOLE);
  const after = await readLedger(ledger);
  expect(after.ids).toEqual(ids);
  expect((await ledger.readDevice("gate-1")).rowsStored).toBe(told.length);
  const turned = new Map([...codes].map(([id, [state, verify]]) => [id, [verify, state] as const]));
  expect(after.codes).toEqual(settings.userForm === "NUMBER" ? turned : codes);
}

it("makes one punch with two copies of an event that came twice and two identical rows, and proves it", async () => {
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
  const simulator = createReaderSimulator({ serialNumber: SERIAL, users, log: [] });
  await simulator.start();
  const place = await startTestPlace(temp.dir, [{ simulator }]);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  await simulator.control.fault({ kind: "doubleEvent", count: 2 });
  const punch = { pin: "1042", at: "2026-03-01T08:00:00", verify: 1, state: 0 };
  simulator.control.punch(punch);
  simulator.control.punch(punch);
  const page = { limit: 9, after: undefined, isDescending: false };
  const isProved = async () => {
    const device = await place.ledger.readDevice("gate-1");
    return device.rowsStored === 2 && toCompleteness(device, Date.now()).verdict === "COMPLETE";
  };
  await eventually(isProved, "both rows are proved to be here");
  expect((await place.ledger.listPunches({}, page)).map(({ copies }) => copies)).toEqual([2]);
  await place.stop();
  await simulator.stop();
});

it("adds no second punch when a reader moves to another place and takes its log along", async () => {
  const log = Array.from({ length: 12 }, (_, n) => ({ pin: "7", second: n % 5, state: n % 2 }));
  const old = openSqliteLedger(`${temp.dir}/old.sqlite`, "riyadh");
  const next = openSqliteLedger(`${temp.dir}/new.sqlite`, "cairo");
  for (const ledger of [old, next]) await ledger.registerReaders([SETUP]);
  await new Ways(old, log, { ...UTF8, timeZone: "Asia/Riyadh" }).run(WHOLE);
  const moved = new Ways(next, log, { ...UTF8, timeZone: "Africa/Cairo" }, { since: "2026-03-01T09:00:00" });
  await moved.run(WHOLE);
  const digestsOf = async (ledger: Ledger) => (await readLedger(ledger)).ids.map((id) => id.split("/")[1]);
  const before = await digestsOf(old);
  expect(before).toHaveLength(countRows(log).size);
  expect(await digestsOf(next)).toEqual([]);
  const page = { limit: 100, after: undefined, isDescending: false };
  const aside = await next.listSetAside({ deviceId: "cairo/gate-1" }, page);
  expect(aside.map(({ digest }) => digest).toSorted((left, right) => (left < right ? -1 : 1))).toEqual(before);
  expect(new Set(aside.map(({ setAside }) => setAside))).toEqual(new Set(["BEFORE_ASSIGNMENT"]));
  await old.close();
  await next.close();
});
