/** The order of the codes in rows of 16 bytes is a setting: another one changes what is shown, and no id. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createReaderTimeline } from "../../subgraphs/place/src/domain/local-time.ts";
import { toLedgerRow } from "../../subgraphs/place/src/domain/log-rows.ts";
import type { LedgerRow, PunchChannel, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { checkPostgresLedger } from "../../subgraphs/place/src/store/postgres/check-ledger.ts";
import { checkLedger } from "../../subgraphs/place/src/store/sqlite/check-ledger.ts";
import { createTempDir, deviceStatus, eventually, IDENTITY_KEY, INTAKE, startTestPlace } from "./place-harness.ts";
import { STORES, useDatabase } from "./place-stores.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true };
const SLICE = 500;
const NOW = Date.parse("2026-03-02T00:00:00Z");

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

/** @param codes of the log's row its two bytes, of another one verify mode and state by name */
function makeRow(
  n: number,
  channel: PunchChannel,
  order: SixteenByteOrder,
  codes: readonly [number, number],
): LedgerRow {
  const time = new Date(Date.parse("2026-03-01T08:00:00Z") + n * 1000).toISOString().slice(0, 19);
  return toLedgerRow(
    {
      ...{
        userText: "7",
        userForm: "NUMBER",
        slot: undefined,
        localTime: time,
        localDigits: time.replaceAll(/\D/g, ""),
      },
      ...{ verifyCode: codes[0], stateCode: codes[1], workCode: 0, raw: Buffer.alloc(16, n) },
    },
    {
      ...{ identityKey: IDENTITY_KEY, serialNumber: "SN1", limits: INTAKE.limits, sixteenByteOrder: order, channel },
      ...{ timeline: createReaderTimeline({ timeZone: "UTC" }, undefined), observedAtMs: NOW, isFirstRead: false },
      pinOfSlot: () => undefined,
    },
  );
}

const readLog = (count: number, order: SixteenByteOrder) =>
  Array.from({ length: count }, (_, n) => makeRow(n, "READ", order, [4, 1]));

async function readCodes(ledger: Ledger) {
  const punches = await ledger.listPunches({}, { limit: 1_000, after: undefined, isDescending: false });
  return new Map(punches.map(({ id, verifyCode, stateCode }) => [id, [verifyCode, stateCode]] as const));
}

async function readRevised(ledger: Ledger, afterSeq: number) {
  const { entries } = await ledger.readFeed(afterSeq, 5_000);
  return entries.flatMap(({ kind, row }) =>
    kind === "REVISED" && row ? [[row.id, row.verifyCode, row.stateCode]] : [],
  );
}

describe.each(STORES)("rows of 16 bytes in $name", ({ name, open }) => {
  let ledger: Ledger;
  const register = (sixteenByteOrder: SixteenByteOrder) => ledger.registerReaders([{ ...SETUP, sixteenByteOrder }]);
  const verify = async () =>
    name === "PostgreSQL"
      ? checkPostgresLedger({ url: await useDatabase(temp.dir), placeId: "riyadh" })
      : checkLedger(`${temp.dir}/store/ledger.sqlite`, "riyadh");

  beforeEach(async () => {
    ledger = await open(temp.dir, "riyadh");
    await register("VERIFY_FIRST");
  });
  afterEach(() => ledger.close());

  it("are shown as the setting says now, tell followers so, and stay the punches that they are", async () => {
    const count = SLICE + 1;
    await ledger.recordRows("gate-1", readLog(count, "VERIFY_FIRST").slice(0, SLICE));
    await ledger.recordRows("gate-1", readLog(count, "VERIFY_FIRST").slice(SLICE));
    const aside = { ...makeRow(900, "READ", "VERIFY_FIRST", [4, 1]), setAside: "TOO_OLD" as const };
    await ledger.recordRows("gate-1", [aside]);
    const before = await readCodes(ledger);
    expect([...before.values()]).toEqual(Array.from({ length: count }, () => [4, 1]));
    const { seq } = await ledger.readHead();

    await register("STATE_FIRST");
    expect(await ledger.recordRows("gate-1", readLog(count, "STATE_FIRST"))).toMatchObject({ added: 0, revised: 0 });
    const after = await readCodes(ledger);
    expect(after).toEqual(new Map([...before.keys()].map((id) => [id, [1, 4]])));
    expect(await ledger.findPunches([...before.keys()].slice(0, 1))).toMatchObject([{ verifyCode: 1, stateCode: 4 }]);
    const page = { limit: 9, after: undefined, isDescending: false };
    expect(await ledger.listSetAside({ deviceId: "riyadh/gate-1" }, page)).toMatchObject([
      { verifyCode: 1, stateCode: 4 },
    ]);
    const ids = [...before.keys(), `riyadh/${aside.digest}`];
    expect(await readRevised(ledger, seq)).toEqual(ids.map((id) => [id, 1, 4]));

    const told = await ledger.readHead();
    await register("STATE_FIRST");
    expect(await ledger.readHead()).toEqual(told);
    expect(await verify()).toMatchObject({ rows: count + 1, fault: undefined });
    await register("VERIFY_FIRST");
    expect(await readCodes(ledger)).toEqual(before);
  });

  it("that came by name are shown as they were told, until a read of the log brings them", async () => {
    const [live, other] = [makeRow(1, "LIVE", "VERIFY_FIRST", [1, 4]), makeRow(2, "LIVE", "VERIFY_FIRST", [1, 1])];
    await ledger.recordRows("gate-1", [live, other]);
    await register("STATE_FIRST");
    expect([...(await readCodes(ledger)).values()]).toEqual([
      [1, 4],
      [1, 1],
    ]);
    // Under the right setting an event is the row of the log: state 0 stands in byte 8.
    await ledger.recordRows("gate-1", [makeRow(3, "LIVE", "STATE_FIRST", [15, 0])]);
    expect(await ledger.recordRows("gate-1", [makeRow(3, "READ", "STATE_FIRST", [0, 15])])).toMatchObject({ added: 0 });
    expect((await readCodes(ledger)).get(`riyadh/${makeRow(3, "READ", "STATE_FIRST", [0, 15]).digest}`)).toEqual([
      15, 0,
    ]);
    const { seq } = await ledger.readHead();
    const met = makeRow(1, "READ", "STATE_FIRST", [1, 4]);
    expect(await ledger.recordRows("gate-1", [met])).toMatchObject({ added: 0 });
    expect(await readRevised(ledger, seq)).toEqual([[`riyadh/${met.digest}`, 4, 1]]);
  });
});

it("shows the right codes of a reader once its order is set right, and makes one punch of an event and its row", async () => {
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
  const log = [1, 2, 3].map((n) => ({ userId: "1042", time: `2026-03-01T08:00:0${n}`, verify: 1, punch: 4 }));
  const simulator = createReaderSimulator({
    ...{ serialNumber: "SN1", users, log, recordSize: 16, shortRecordOrder: "STATE_FIRST" },
  });
  await simulator.start();
  const start = async (sixteenByteOrder: SixteenByteOrder, rows: number) => {
    const place = await startTestPlace(temp.dir, [{ simulator, sixteenByteOrder }]);
    await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
    await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === rows, "its rows are stored");
    return place;
  };
  const wrong = await start("VERIFY_FIRST", 3);
  const before = await readCodes(wrong.ledger);
  expect([...before.values()]).toEqual(log.map(() => [4, 1]));
  await wrong.stop();

  const right = await start("STATE_FIRST", 3);
  expect(await readCodes(right.ledger)).toEqual(new Map([...before.keys()].map((id) => [id, [1, 4]])));
  simulator.control.punch({ pin: "1042", at: "2026-03-01T09:00:00", verify: 15, state: 0 });
  const { ledger } = right;
  await eventually(async () => (await ledger.readDevice("gate-1")).rowsStored === 4, "the punch is stored");
  // An event that is lost makes the end of the log be read: that holds the row of the event before it.
  await simulator.control.fault({ kind: "loseEvent", count: 1 });
  simulator.control.punch({ pin: "1042", at: "2026-03-01T09:00:01", verify: 15, state: 1 });
  const page = { limit: 9, after: undefined, isDescending: false };
  const isMet = async () => {
    const inLog = await ledger.readInLog((await ledger.listPunches({}, page)).map(({ digest }) => digest));
    return [...inLog.values()].filter(({ copies }) => copies === 1).length === 5;
  };
  await eventually(isMet, "the log was read to its end");
  expect((await ledger.readDevice("gate-1")).rowsStored).toBe(5);
  expect([...(await readCodes(ledger)).values()].slice(3)).toEqual([
    [15, 0],
    [15, 1],
  ]);
  await right.stop();
  await simulator.stop();
});
