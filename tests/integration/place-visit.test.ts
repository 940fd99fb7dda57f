import { join } from "node:path";
import { startCollector } from "../../subgraphs/place/src/collector/collector.ts";
import {
  type CollectorDeps,
  DEFAULT_TIMING,
  type ReaderPlan,
} from "../../subgraphs/place/src/collector/reader-plan.ts";
import {
  type LogChunk,
  type ReaderConnection,
  type ReaderDriver,
  ReaderError,
  type ReaderListener,
} from "../../subgraphs/place/src/collector/reader-driver.ts";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { ReaderRow } from "../../subgraphs/place/src/domain/punch.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, eventually, IDENTITY_KEY } from "./place-harness.ts";

const PLAN: ReaderPlan = {
  readerId: "gate-1",
  host: "10.0.0.1",
  port: 4370,
  commKey: 0,
  mode: { kind: "LIVE" },
  zone: { timeZone: "Asia/Riyadh" },
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  textEncoding: "utf-8",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
};

/** A reader without wires: what it holds, what was asked of it, and how it fails. */
class FakeReader {
  readonly calls: string[] = [];
  readonly rows: ReaderRow[] = [];
  serialNumber = "SN1";
  users = [{ slot: 1, pin: "1042", name: "Ahmad", privilegeCode: 0, cardNumber: 0 }];
  isSilent = false;
  /** So many reads of the log break off after half of it. */
  brokenReads = 0;
  /** Runs while the log is being read, after the snapshot. */
  onRead: () => void = () => undefined;
  #listener: ReaderListener | undefined;

  /** Rows are one second apart. */
  addRow(pin = "1042"): ReaderRow {
    const at = Date.UTC(2018, 5, 25, 17, 50, 35) + this.rows.length * 1000;
    const localTime = new Date(at).toISOString().slice(0, 19);
    const row: ReaderRow = {
      userText: pin,
      userForm: "PIN",
      slot: undefined,
      localTime,
      localDigits: localTime.replace(/\D/g, ""),
      stateCode: 0,
      verifyCode: 1,
      workCode: undefined,
      raw: Buffer.from(`${pin} ${localTime}`),
    };
    this.rows.push(row);
    return row;
  }

  punch(pin?: string): void {
    this.send(this.addRow(pin));
  }

  send(...rows: ReaderRow[]): void {
    this.#listener?.onEvent({ kind: "PUNCHES", rows });
  }

  sendUnreadable(): void {
    this.#listener?.onEvent({ kind: "UNREADABLE" });
  }

  readonly driver: ReaderDriver = {
    open: async (_target, listener) => {
      this.#listener = listener;
      await this.#ask("connect", () => undefined);
      return this.#connection;
    },
  };

  readonly #connection: ReaderConnection = {
    identify: () =>
      this.#ask("identity", () => ({
        serialNumber: this.serialNumber,
        model: "K40",
        platform: "ZMM220_TFT",
        firmware: "Ver 6.60",
        macAddress: undefined,
      })),
    listen: () => this.#ask("events", () => undefined),
    readTime: () => this.#ask("time", () => undefined),
    readSizes: () =>
      this.#ask("sizes", () => ({ users: 1, punches: this.rows.length, punchCapacity: 999, operations: 0 })),
    readUsers: () => this.#ask("users", () => ({ users: this.users, reportedCount: this.users.length })),
    readLog: (): AsyncIterable<LogChunk> => this.#readLog(),
    readTail: () => this.#ask("tail", () => ({ kind: "UNSUPPORTED" })),
    close: async () => {
      this.#listener = undefined;
    },
  };

  async *#readLog(): AsyncIterable<LogChunk> {
    const rows = await this.#ask("log", () => [...this.rows]);
    const log = { blanks: 0, userForm: "PIN", reportedCount: rows.length } as const;
    const half = Math.ceil(rows.length / 2);
    yield { ...log, rows: rows.slice(0, half) };
    this.onRead();
    if (this.brokenReads-- > 0) throw new ReaderError("DEVICE_UNREACHABLE", "the connection was lost");
    yield { ...log, rows: rows.slice(half) };
  }

  async #ask<T>(name: string, answer: () => T): Promise<T> {
    this.calls.push(name);
    if (this.isSilent) throw new ReaderError("DEVICE_TIMEOUT", "no answer in time");
    return answer();
  }
}

let temp: ReturnType<typeof createTempDir>;
let ledger: Ledger;
let reader: FakeReader;
let nowMs: number;
let delays: { readonly ms: number; readonly signal: AbortSignal; readonly pass: () => void }[];
let warnings: unknown[];
let stop: () => Promise<void>;

beforeEach(async () => {
  temp = createTempDir();
  ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), "riyadh");
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "10.0.0.1:4370", isEnabled: true }]);
  reader = new FakeReader();
  nowMs = Date.UTC(2026, 0, 1);
  delays = [];
  warnings = [];
  stop = async () => undefined;
});

afterEach(async () => {
  await stop();
  await ledger.close();
  temp.remove();
});

function start(changes: Partial<CollectorDeps> = {}): void {
  stop = startCollector(PLAN, {
    ledger,
    clock: { nowMs: () => nowMs },
    timers: {
      yieldTurn: () => Promise.resolve(),
      delay: (ms, signal) =>
        new Promise((resolve, reject) => {
          const pass = () => {
            nowMs += ms;
            resolve();
          };
          delays.push({ ms, signal, pass });
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        }),
    },
    random: () => 0.5,
    log: { info: () => undefined, warn: (fields) => warnings.push(fields) },
    identityKey: IDENTITY_KEY,
    driver: reader.driver,
    timing: DEFAULT_TIMING,
    ...changes,
  });
}

const status = async () => (await ledger.readDevice("gate-1")).status;
const online = () => eventually(async () => (await status()) === "ONLINE" && delays.length > 0, "online");
const counts = (name: string) => reader.calls.filter((call) => call === name).length;
const waiting = () => eventually(() => delays.at(-1)?.signal.aborted === false, "it waits");

/** Lets the wait under way pass. */
async function passDelay(): Promise<number> {
  await waiting();
  const { ms, pass } = delays.at(-1) ?? { ms: 0, pass: () => undefined };
  const before = delays.length;
  pass();
  await eventually(() => delays.length > before, "the next wait");
  return ms;
}

it("asks for events before it reads, and is online only after the read", async () => {
  reader.addRow();
  const seen: string[] = [];
  reader.onRead = () => void status().then((value) => seen.push(value));
  start();
  await online();
  expect(reader.calls.slice(0, 3)).toEqual(["connect", "identity", "events"]);
  expect(reader.calls.indexOf("users")).toBeLessThan(reader.calls.indexOf("log"));
  expect(seen).toEqual(["CONNECTING"]);
  expect(await ledger.countPunches({})).toBe(1);
});

it("keeps punches made while the log is read, once, and needs no second read for them", async () => {
  reader.addRow();
  reader.onRead = () => {
    const isInSnapshot = reader.rows[0];
    if (isInSnapshot !== undefined) reader.send(isInSnapshot);
    reader.punch();
    reader.punch();
  };
  start();
  await online();
  reader.onRead = () => undefined;
  expect(await ledger.countPunches({})).toBe(3);
  for (let heartbeat = 0; heartbeat < 5; heartbeat++) await passDelay();
  expect(counts("log")).toBe(1);
  const proof = { countAtRead: 1, rowsRead: 1, liveAfterRead: 2 };
  expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 3, newSinceProof: 2, proof });
});

it("keeps what came of a read that breaks off, each row once, and is complete only after a whole one", async () => {
  for (let row = 0; row < 6; row++) reader.addRow();
  reader.brokenReads = 1;
  start();
  await eventually(async () => (await status()) === "OFFLINE", "offline");
  const broken = await ledger.readDevice("gate-1");
  expect([broken.rowsStored, broken.proof]).toEqual([3, undefined]);
  expect(toCompleteness(broken).verdict).toBe("INCOMPLETE");
  await passDelay();
  await online();
  const whole = await ledger.readDevice("gate-1");
  expect(whole).toMatchObject({ rowsStored: 6, proof: { rowsRead: 6 } });
  expect(toCompleteness(whole).verdict).toBe("COMPLETE");
});

it("counts copies that came in different chunks of the log", async () => {
  const row = reader.addRow();
  reader.addRow();
  reader.rows.push(row);
  start();
  await online();
  const punches = await ledger.listPunches({}, { limit: 10, after: undefined, isDescending: false });
  expect(punches.map(({ copies }) => copies)).toEqual([2, 1]);
  expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 3, proof: { rowsRead: 3 } });
});

it("notices a silent reader within 60 seconds and comes back for the gap", async () => {
  start();
  await online();
  const silentFrom = nowMs;
  reader.isSilent = true;
  reader.addRow();
  expect(await passDelay()).toBe(DEFAULT_TIMING.heartbeatMs);
  await eventually(async () => (await status()) === "OFFLINE", "offline");
  expect(nowMs - silentFrom + DEFAULT_TIMING.requestTimeoutMs).toBeLessThan(60_000);
  expect((await ledger.readDevice("gate-1")).gapFromMs).toBe(silentFrom);
  reader.isSilent = false;
  expect(await passDelay()).toBe(375); // half of the first retry, and half of that by chance
  await online();
  expect(await ledger.countPunches({})).toBe(1);
  expect((await ledger.readDevice("gate-1")).gapClosedMs).toBe(nowMs);
});

it("tries an absent reader again at growing intervals", async () => {
  reader.isSilent = true;
  start();
  const waits = [];
  for (let attempt = 0; attempt < 6; attempt++) waits.push(await passDelay());
  expect(waits).toEqual([375, 750, 1_500, 3_000, 3_750, 3_750]);
  expect(await status()).toBe("OFFLINE");
  expect((await ledger.readDevice("gate-1")).gapFromMs).toBeUndefined();
});

it("asks nothing more of another reader behind a known address", async () => {
  await ledger.recordFacts("gate-1", { serialNumber: "SN0" });
  start();
  await eventually(async () => (await status()) === "OFFLINE", "offline");
  await eventually(() => warnings.length > 0, "the reason is logged");
  expect(warnings).toMatchObject([{ code: "DEVICE_REPLACED" }]);
  expect(reader.calls).toEqual(["connect", "identity"]);
  expect(delays).toEqual([]);
});

it("reads the users again after a punch of an unknown PIN, at most every five seconds", async () => {
  start();
  await online();
  nowMs += 5_000;
  for (const pin of ["2000", "2001"]) {
    reader.punch(pin);
    await eventually(() => delays.at(-1)?.ms === DEFAULT_TIMING.checkAfterPunchMs, "a punch is looked into soon");
    reader.users = [...reader.users, { slot: 9, pin, name: `Person ${pin}`, privilegeCode: 0, cardNumber: 0 }];
    await passDelay();
  }
  expect(counts("users")).toBe(2);
  expect(await ledger.findUsers(["riyadh/2000"])).toMatchObject([{ name: "Person 2000" }]);
  await passDelay();
  expect(counts("users")).toBe(3);
});

it("reads the log once a day, also when nothing seems to be missing", async () => {
  start();
  await online();
  await passDelay();
  expect(counts("log")).toBe(1);
  nowMs += 86_400_000;
  await passDelay();
  expect(counts("log")).toBe(2);
});

it("reads the log after an event of unknown form", async () => {
  start();
  await online();
  reader.addRow();
  reader.addRow();
  nowMs += 5_000;
  reader.sendUnreadable();
  await eventually(() => delays.at(-1)?.ms === DEFAULT_TIMING.checkAfterPunchMs, "it is looked into soon");
  await passDelay();
  expect(counts("log")).toBe(2);
  expect(await ledger.countPunches({})).toBe(2);
});

it("gives a session up whose rows cannot be stored, and reads them from the log", async () => {
  let failures = 1;
  const failing: Ledger = {
    ...ledger,
    recordRows: async (readerId, rows) => {
      if (rows.length > 0 && failures-- > 0) throw new Error("disk full");
      return ledger.recordRows(readerId, rows);
    },
  };
  start({ ledger: failing });
  await online();
  reader.punch();
  await eventually(async () => (await status()) === "OFFLINE", "offline");
  expect(await ledger.countPunches({})).toBe(0);
  await passDelay();
  await online();
  expect(await ledger.countPunches({})).toBe(1);
});

it("shows a gap since the last contact when the program starts again", async () => {
  await ledger.recordFacts("gate-1", { status: "ONLINE", lastSeenMs: 1_000, serialNumber: "SN1" });
  reader.isSilent = true;
  start();
  await waiting();
  expect(await ledger.readDevice("gate-1")).toMatchObject({ status: "OFFLINE", gapFromMs: 1_000 });
});
