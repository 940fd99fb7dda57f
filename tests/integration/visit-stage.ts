/** What visits play on: a ledger, a reader without wires, and a clock that stands still until a wait is let pass. */
import { join } from "node:path";
import { type Collector, startCollector } from "../../subgraphs/place/src/collector/collector.ts";
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
import { createReadTurns } from "../../subgraphs/place/src/collector/read-turns.ts";
import { createSerialClaims } from "../../subgraphs/place/src/collector/serial-claims.ts";
import type { DeviceFault, DeviceStatus } from "../../subgraphs/place/src/domain/device.ts";
import type { LogGlance } from "../../subgraphs/place/src/domain/log-glance.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createStoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import type { ReaderRow } from "../../subgraphs/place/src/domain/punch.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { afterEach } from "vitest";
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
  /** How questions fail, by what is asked. */
  readonly failures = new Map<string, ReaderError>();
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
    readSerialNumber: () => this.#ask("serial", () => this.serialNumber),
    listen: () => this.#ask("events", () => undefined),
    readTime: () => this.#ask("time", () => undefined),
    readSizes: () =>
      this.#ask("sizes", () => ({ users: 1, punches: this.rows.length, punchCapacity: 999, operations: 0 })),
    readUsers: () =>
      this.#ask("users", () => ({
        users: this.users,
        reportedCount: this.users.length,
        unreadable: 0,
        nameBytes: [24],
      })),
    readLog: (): AsyncIterable<LogChunk> => this.#readLog(),
    glance: () => this.#ask("glance", () => this.#show()),
    stats: {
      ...{ badChecksums: 0, hasOwnSums: false, askedAgain: 0, foreignReplies: 0 },
      ...{ bytesIn: 0, bytesOut: 0, longestLockMs: 0 },
    },
    readTail: () => this.#ask("tail", () => ({ kind: "UNSUPPORTED" })),
    close: async () => {
      this.#listener = undefined;
    },
  };

  #show(rows: readonly ReaderRow[] = this.rows): LogGlance {
    return { bytes: 4 + rows.length * 40, start: Buffer.concat(rows.slice(0, 3).map(({ raw }) => raw)) };
  }

  async *#readLog(): AsyncIterable<LogChunk> {
    const rows = await this.#ask("log", () => [...this.rows]);
    const said = {
      blanks: 0,
      slots: rows.length,
      userForm: "PIN",
      reportedCount: rows.length,
      cursor: undefined,
    } as const;
    const log = { ...said, log: this.#show(rows), times: undefined };
    const half = Math.ceil(rows.length / 2);
    yield { ...log, rows: rows.slice(0, half) };
    this.onRead();
    if (this.brokenReads-- > 0) throw new ReaderError("DEVICE_UNREACHABLE", "the connection was lost");
    yield { ...log, rows: rows.slice(half) };
  }

  async #ask<T>(name: string, answer: () => T): Promise<T> {
    this.calls.push(name);
    if (this.isSilent) throw new ReaderError("DEVICE_TIMEOUT", "no answer in time");
    const failure = this.failures.get(name);
    if (failure !== undefined) throw failure;
    return answer();
  }
}

interface Delay {
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly pass: () => void;
}

/** One collector, gate-1, and everything around it. */
export class VisitStage {
  readonly ledger: Ledger;
  readonly reader = new FakeReader();
  nowMs = Date.UTC(2026, 0, 1);
  delays: Delay[] = [];
  readonly warnings: unknown[] = [];
  #collector: Collector | undefined;

  constructor(dir: string) {
    this.ledger = openSqliteLedger(join(dir, "ledger.sqlite"), "riyadh");
  }

  start(changes: Partial<CollectorDeps> = {}): void {
    const storeFaults = createStoreFaults(
      () => undefined,
      () => this.nowMs,
    );
    this.#collector = startCollector(PLAN, {
      ledger: storeFaults.watch(this.ledger), // as the process does
      clock: { nowMs: () => this.nowMs },
      timers: {
        yieldTurn: () => Promise.resolve(),
        monotonicMs: () => 0,
        delay: (ms, signal) => this.#delay(ms, signal),
      },
      random: () => 0.5,
      log: { info: () => undefined, warn: (fields) => this.warnings.push(fields) },
      identityKey: IDENTITY_KEY,
      driver: this.reader.driver,
      timing: DEFAULT_TIMING,
      turns: createReadTurns(() => 0),
      serials: createSerialClaims(),
      ...changes,
    });
  }

  /** Starts again, as after an end of the process. */
  async restart(changes: Partial<CollectorDeps> = {}): Promise<void> {
    await this.#collector?.stop();
    this.delays = [];
    this.start(changes);
  }

  async end(): Promise<void> {
    await this.#collector?.stop();
    await this.ledger.close();
  }

  async status(): Promise<DeviceStatus> {
    return (await this.ledger.readDevice("gate-1")).status;
  }

  async fault(): Promise<DeviceFault | undefined> {
    return (await this.ledger.readDevice("gate-1")).fault;
  }

  online(): Promise<void> {
    return eventually(async () => (await this.status()) === "ONLINE" && this.delays.length > 0, "online");
  }

  offline(): Promise<void> {
    return eventually(async () => (await this.status()) === "OFFLINE", "offline");
  }

  /** How often something was asked for. */
  counts(name: string): number {
    return this.reader.calls.filter((call) => call === name).length;
  }

  waiting(): Promise<void> {
    return eventually(() => this.delays.at(-1)?.signal.aborted === false, "it waits");
  }

  /** Lets the wait under way pass; how long it was. */
  async passDelay(): Promise<number> {
    await this.waiting();
    const { ms, pass } = this.delays.at(-1) ?? { ms: 0, pass: () => undefined };
    const before = this.delays.length;
    pass();
    await eventually(() => this.delays.length > before, "the next wait");
    return ms;
  }

  #delay(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const pass = (): void => {
        this.nowMs += ms;
        resolve();
      };
      this.delays.push({ ms, signal, pass });
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }
}

const opened: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

/** A stage with the reader gate-1; it ends with the test. */
export async function openVisitStage(): Promise<VisitStage> {
  const temp = createTempDir();
  const stage = new VisitStage(temp.dir);
  const close = async (): Promise<void> => {
    await stage.end();
    temp.remove();
  };
  opened.push({ close });
  await stage.ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "10.0.0.1:4370", isEnabled: true }]);
  return stage;
}
