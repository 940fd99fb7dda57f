/** One ledger, one identity: the same rows of a reader are the same punches, by whatever way and however often they come. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createIntake, type Intake } from "../../subgraphs/place/src/collector/intake.ts";
import { readWholeLog } from "../../subgraphs/place/src/collector/log-read.ts";
import type { LogRead } from "../../subgraphs/place/src/collector/log-source.ts";
import { readTailOfLog } from "../../subgraphs/place/src/collector/log-tail-read.ts";
import { takeRows } from "../../subgraphs/place/src/collector/push/push-intake.ts";
import { createReadTurns } from "../../subgraphs/place/src/collector/read-turns.ts";
import type { ReaderConnection } from "../../subgraphs/place/src/collector/reader-driver.ts";
import { DEFAULT_TIMING, type ReaderPlan } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { createSerialClaims } from "../../subgraphs/place/src/collector/serial-claims.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { toPunchDigest } from "../../subgraphs/place/src/domain/identity.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createReaderTimeline } from "../../subgraphs/place/src/domain/local-time.ts";
import { turnCodes } from "../../subgraphs/place/src/domain/code-order.ts";
import type { LogCursor } from "../../subgraphs/place/src/domain/device.ts";
import { createLogJoin } from "../../subgraphs/place/src/domain/log-join.ts";
import { toLedgerRow } from "../../subgraphs/place/src/domain/log-rows.ts";
import type { ReaderRow, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import {
  createTempDir,
  createTestIntake,
  deviceStatus,
  eventually,
  IDENTITY_KEY,
  INTAKE,
  startTestPlace,
} from "./place-harness.ts";

const NOW = Date.parse("2026-03-02T00:00:00Z");
const SERIAL = "SN1";
const ZONES = ["Asia/Riyadh", "Europe/Berlin", "America/Los_Angeles"] as const;

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

/** A row of few people, seconds and states: many are told twice. One name is spelled otherwise in another encoding. */
const row = fc.record({ pin: fc.constantFrom("7", "1042", "é"), second: fc.nat(4), state: fc.nat(1) });
type Told = Readonly<{ pin: string; second: number; state: number }>;

/** How a reader writes, and how its settings read that. */
type Reading = Readonly<{
  userForm: "PIN" | "NUMBER";
  textEncoding: string;
  timeZone: string;
  order: SixteenByteOrder;
}>;
const UTF8 = { userForm: "PIN", textEncoding: "utf-8", order: "VERIFY_FIRST" } as const;

/** A row as an event or a line tells it. */
function toReaderRow({ pin, second, state }: Told, { userForm, textEncoding }: Omit<Reading, "timeZone">): ReaderRow {
  const localTime = `2026-03-01T08:00:0${second}`;
  const bytes = Buffer.from(pin);
  return {
    ...{ userText: new TextDecoder(textEncoding).decode(bytes), ...(pin === "é" && { userBytes: bytes }) },
    ...{ userForm, slot: undefined, localTime, localDigits: localTime.replaceAll(/\D/g, "") },
    ...{ stateCode: state, verifyCode: 2 - state, workCode: undefined },
    raw: Buffer.from(`${pin} ${localTime} ${state}`),
  };
}

/** The same row of the log of a reader that writes in the order `written`, as a driver gives it. */
function toLogRow(told: Told, reading: Omit<Reading, "timeZone">, written: SixteenByteOrder): ReaderRow {
  const row = toReaderRow(told, reading);
  return reading.userForm === "NUMBER" && written === "STATE_FIRST" ? turnCodes(row) : row;
}

const toUsbLine = ({ pin, second, state }: Told) =>
  `${pin.padStart(9)}\t2026-03-01 08:00:0${second}\t1\t${state}\t${2 - state}\t0`;

/** What a collector does: reads after the log grew by some rows, or brings rows of a part of it, from 0 to 1. */
type Step =
  | { readonly way: "PULL" | "TAIL"; readonly grown: number }
  | { readonly way: "LIVE" | "PUSH" | "FILE"; readonly from: number; readonly until: number };
const part = fc.nat(20).map((parts) => parts / 20);
const visitStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ way: fc.constantFrom("PULL" as const, "TAIL" as const), grown: fc.nat(5) }),
  fc.record({ way: fc.constant("LIVE" as const), from: part, until: part }),
);
const brought = (way: "PUSH" | "FILE"): fc.Arbitrary<Step> =>
  fc.record({ way: fc.constant(way), from: part, until: part });

const WHOLE: readonly Step[] = [{ way: "PULL", grown: Number.MAX_SAFE_INTEGER }];

/** The reader of a place, by every way in which its rows come. */
class Ways {
  readonly #ledger: Ledger;
  readonly #log: readonly Told[];
  readonly #plan: ReaderPlan;
  readonly #intake: Intake;
  readonly #reading: Omit<Reading, "timeZone">;
  readonly #written: SixteenByteOrder;
  /** Rows that the reader has by now: its log grows. */
  #length = 0;

  /**
   * @param terms `since`: from when on the reader belongs to the place; `written`: the order in which the reader writes codes,
   * that of the settings when omitted
   */
  constructor(
    ledger: Ledger,
    log: readonly Told[],
    reading: Reading,
    { since, written = reading.order }: { since?: string; written?: SixteenByteOrder } = {},
  ) {
    const limits = { ...INTAKE.limits, since };
    const { timeZone, textEncoding, order: sixteenByteOrder } = reading;
    this.#ledger = ledger;
    this.#reading = reading;
    this.#written = written;
    this.#log = log;
    this.#plan = {
      ...{ readerId: "gate-1", host: "-", port: 1, commKey: 0, mode: { kind: "LIVE" }, textEncoding },
      ...{ zone: { timeZone }, limits, recordLayout: "AUTO", sixteenByteOrder },
    };
    const source = {
      ...{ identityKey: IDENTITY_KEY, serialNumber: SERIAL, limits, channel: "LIVE" as const },
      sixteenByteOrder,
      ...{ observedAtMs: NOW, isFirstRead: false, pinOfSlot: () => undefined },
    };
    this.#intake = createIntake({
      ...{ readerId: "gate-1", ledger, onStored: () => undefined, yieldTurn: () => systemTimers.yieldTurn() },
      toLedgerRows: (rows) => {
        const timeline = createReaderTimeline({ timeZone }, undefined);
        return rows.map((told) => toLedgerRow(told, { ...source, timeline }));
      },
      onFailure: (error) => {
        throw error;
      },
    });
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#do(step);
  }

  async #do(step: Step): Promise<void> {
    const { ledger, plan } = { ledger: this.#ledger, plan: this.#plan };
    const { length } = this.#log;
    if ("grown" in step) this.#length = Math.min(length, this.#length + step.grown);
    const told = "from" in step ? this.#log.slice(Math.floor(step.from * length), Math.round(step.until * length)) : [];
    switch (step.way) {
      case "PULL":
        await readWholeLog(this.#toRead());
        return;
      case "TAIL": {
        const { cursor } = await ledger.readDevice("gate-1");
        if (cursor !== undefined) await readTailOfLog(this.#toRead(), cursor);
        return;
      }
      case "LIVE":
        await this.#intake.push([...told, ...told.slice(0, 1)].map((it) => toReaderRow(it, this.#reading)));
        return;
      case "PUSH":
        await takeRows(
          { ledger, identityKey: IDENTITY_KEY, timers: systemTimers },
          { plan, serialNumber: SERIAL, receivedMs: NOW, join: createLogJoin(told.length) },
          told.map((it) => toReaderRow(it, { ...this.#reading, userForm: "PIN" })),
        );
        return;
      case "FILE": {
        const intake = createTestIntake(
          ledger,
          { nowMs: () => NOW },
          { ...INTAKE, readers: new Map([["gate-1", plan]]) },
        );
        const bytes = Buffer.from(told.map(toUsbLine).join("\r\n"));
        const wish = { readerId: "gate-1", bytes, isText: false, fileName: "SN1_attlog.dat", by: "tester" };
        const signal = new AbortController().signal;
        const outcome = await intake.importRows({ ...wish, isDryRun: false, skipsFaulty: false, signal });
        // Before the first read nobody knows how the log names people.
        expect(["REPORT", "NOT_READ"]).toContain(outcome.kind);
      }
    }
  }

  #toRead(): LogRead {
    return {
      ...{ plan: this.#plan, serialNumber: SERIAL, intake: this.#intake, signal: new AbortController().signal },
      connection: this.#toConnection(),
      deps: {
        ...{ ledger: this.#ledger, clock: { nowMs: () => NOW }, timers: systemTimers, random: Math.random },
        ...{ log: { info: () => undefined, warn: () => undefined }, identityKey: IDENTITY_KEY, timing: DEFAULT_TIMING },
        driver: { open: () => Promise.reject(new Error("nobody connects")) },
        ...{ turns: createReadTurns(() => 0), serials: createSerialClaims() },
      },
    };
  }

  #toConnection(): ReaderConnection {
    const { userForm } = this.#reading;
    const rows = this.#log.slice(0, this.#length).map((it) => toLogRow(it, this.#reading, this.#written));
    const slots = rows.length;
    const toCursor = (end: number): LogCursor => ({ layout: "R40", slots: end, end, blanks: 0, anchor: "" });
    const log = { bytes: slots * 40, start: Buffer.alloc(0) };
    const unused = () => Promise.reject(new Error("not asked for"));
    return {
      ...{ identify: unused, readTime: unused, readUsers: unused, glance: unused, listen: unused },
      readSizes: async () => ({ users: 0, punches: slots, punchCapacity: 1_000, operations: 0 }),
      readLog: async function* () {
        const whole = { slots, userForm, reportedCount: slots, log, times: undefined, blanks: 0 };
        for (let start = 0; start === 0 || start < slots; start += 3) {
          yield { ...whole, rows: rows.slice(start, start + 3), cursor: toCursor(Math.min(slots, start + 3)) };
        }
      },
      readTail: async ({ end }) => ({
        ...{ kind: "ROWS", reportedCount: slots, bytes: log.bytes, start: undefined },
        parts: [{ rows: rows.slice(end), cursor: toCursor(Math.max(end, slots)) }],
      }),
      stats: {
        ...{ badChecksums: 0, hasOwnSums: false, askedAgain: 0, foreignReplies: 0 },
        ...{ bytesIn: 0, bytesOut: 0, longestLockMs: 0 },
      },
      close: async () => undefined,
    };
  }
}

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
