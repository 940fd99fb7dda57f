/** The rows of a reader of a place, by every way in which they come. */
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
import { toKeptOrder, turnCodes } from "../../subgraphs/place/src/domain/code-order.ts";
import type { LogCursor } from "../../subgraphs/place/src/domain/device.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createReaderTimeline } from "../../subgraphs/place/src/domain/local-time.ts";
import { createLogJoin } from "../../subgraphs/place/src/domain/log-join.ts";
import { toLedgerRow } from "../../subgraphs/place/src/domain/log-rows.ts";
import type { ReaderRow, SixteenByteOrder } from "../../subgraphs/place/src/domain/punch.ts";
import { expect } from "vitest";
import { createTestIntake, IDENTITY_KEY, INTAKE } from "./place-harness.ts";

/** When the rows come. */
export const NOW = Date.parse("2026-03-02T00:00:00Z");
/** The serial number of the reader `gate-1`. */
export const SERIAL = "SN1";

/** What a reader writes of a punch. */
export type Told = Readonly<{ pin: string; second: number; state: number }>;

/** How a reader writes, and how its settings read that. */
export type Reading = Readonly<{
  userForm: "PIN" | "NUMBER";
  textEncoding: string;
  timeZone: string;
  order: SixteenByteOrder;
}>;
/** A row as an event or a line tells it. */
export function toReaderRow(
  { pin, second, state }: Told,
  { userForm, textEncoding }: Omit<Reading, "timeZone">,
): ReaderRow {
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
export function toLogRow(told: Told, reading: Omit<Reading, "timeZone">, written: SixteenByteOrder): ReaderRow {
  const row = toReaderRow(told, reading);
  return reading.userForm === "NUMBER" && written === "STATE_FIRST" ? turnCodes(row) : row;
}

const toUsbLine = ({ pin, second, state }: Told) =>
  `${pin.padStart(9)}\t2026-03-01 08:00:0${second}\t1\t${state}\t${2 - state}\t0`;

/** What a collector does: reads after the log grew by some rows, or brings rows of a part of it, from 0 to 1. */
export type Step =
  | { readonly way: "PULL" | "TAIL"; readonly grown: number }
  | { readonly way: "LIVE" | "PUSH" | "FILE"; readonly from: number; readonly until: number };
/** The whole log is read. */
export const WHOLE: readonly Step[] = [{ way: "PULL", grown: Number.MAX_SAFE_INTEGER }];

/** The reader of a place, by every way in which its rows come. */
export class Ways {
  readonly #ledger: Ledger;
  readonly #log: readonly Told[];
  readonly #plan: ReaderPlan;
  readonly #intake: Intake;
  readonly #reading: Omit<Reading, "timeZone">;
  readonly #written: SixteenByteOrder;
  #keptOrder: SixteenByteOrder = "VERIFY_FIRST";
  /** Rows that the reader has by now: its log grows. */
  #length = 0;

  /**
   * @param terms `since`: from when on the reader belongs to the place; `written`: the order in which the reader writes codes,
   * that of the settings when omitted;
   * `readerId`: what the place calls it, `gate-1` when omitted
   */
  constructor(
    ledger: Ledger,
    log: readonly Told[],
    reading: Reading,
    {
      since,
      written = reading.order,
      readerId = "gate-1",
    }: { since?: string; written?: SixteenByteOrder; readerId?: string } = {},
  ) {
    const limits = { ...INTAKE.limits, since };
    const { timeZone, textEncoding, order: sixteenByteOrder } = reading;
    this.#ledger = ledger;
    this.#reading = reading;
    this.#written = written;
    this.#log = log;
    this.#plan = {
      ...{ readerId, host: "-", port: 1, commKey: 0, mode: { kind: "LIVE" }, textEncoding },
      ...{ zone: { timeZone }, limits, recordLayout: "AUTO", sixteenByteOrder },
    };
    const source = {
      ...{ identityKey: IDENTITY_KEY, serialNumber: SERIAL, limits, channel: "LIVE" as const },
      sixteenByteOrder,
      ...{ observedAtMs: NOW, isFirstRead: false, pinOfSlot: () => undefined },
    };
    this.#intake = createIntake({
      ...{ readerId, ledger, onStored: () => undefined, yieldTurn: () => systemTimers.yieldTurn() },
      toLedgerRows: (rows) => {
        const timeline = createReaderTimeline({ timeZone }, undefined);
        return rows.map((told) => toLedgerRow(told, { ...source, keptOrder: this.#keptOrder, timeline }));
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
        const { cursor } = await ledger.readDevice(plan.readerId);
        if (cursor !== undefined) await readTailOfLog(this.#toRead(), cursor);
        return;
      }
      case "LIVE":
        this.#keptOrder = toKeptOrder(await ledger.readDevice(plan.readerId), SERIAL);
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
          { ...INTAKE, readers: new Map([[plan.readerId, plan]]) },
        );
        const bytes = Buffer.from(told.map(toUsbLine).join("\r\n"));
        const wish = { readerId: plan.readerId, bytes, isText: false, fileName: "SN1_attlog.dat", by: "tester" };
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
      ...{
        identify: unused,
        readSerialNumber: unused,
        readTime: unused,
        readUsers: unused,
        glance: unused,
        listen: unused,
      },
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
