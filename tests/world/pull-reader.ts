import type { ReaderConfig } from "@biometricflow/config/place";
import type { FaultInput, FaultKind } from "@biometricflow/reader-simulator/faults";
import { FAULT_LIFE } from "@biometricflow/reader-simulator/faults";
import type { ReaderSimulatorOptions } from "@biometricflow/reader-simulator/options";
import type { Random } from "@biometricflow/reader-simulator/random";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { Link } from "./link.ts";
import { ReaderTruth } from "./reader-truth.ts";
import type { WorldReader } from "./world-reader.ts";
import { toWallTime } from "./wall-clock.ts";

/** Each so many rows of a log at the beginning one is there twice. */
const AGAIN_EVERY = 100;

/** What a reader that is read is. */
export interface PullReaderTerms {
  readonly id: string;
  readonly port: number;
  readonly isUdp: boolean;
  readonly mode: string;
  readonly timeZone: string;
  readonly people: readonly string[];
  /** Rows in its log at the beginning, a minute apart. */
  readonly rows: number;
  readonly options?: Partial<ReaderSimulatorOptions>;
}

/** Time and chance of a world. */
export interface Surroundings {
  readonly nowMs: () => number;
  readonly random: Random;
}

/** A reader that is read by connection or by datagrams, with what is true of it. */
export class PullReader implements WorldReader {
  readonly id: string;
  readonly config: ReaderConfig;
  readonly simulator: ReaderSimulator;
  readonly link: Link;
  readonly truth = new ReaderTruth();
  /** Added to true time by the clock on its wall. */
  clockOffsetMs = 0;
  /** Since when another reader is in its place; `undefined` while it is there. */
  otherSinceMs: number | undefined;
  /** What is its nature: nothing heals it. */
  traits: readonly FaultInput[] = [];
  readonly #terms: PullReaderTerms;
  readonly #around: Surroundings;
  readonly #pins: ReadonlyMap<string, string>;
  #isWrapped = false;
  #last: { readonly pin: string; readonly at: string; readonly state: number; readonly verify: number } | undefined;
  #blanks = 0;

  constructor(terms: PullReaderTerms, around: Surroundings) {
    this.id = terms.id;
    this.#terms = terms;
    this.#around = around;
    this.link = new Link(around.random, around.nowMs);
    const { people, timeZone, isUdp } = terms;
    this.#pins = new Map(people.map((userId, index) => [`uid:${index + 1}`, userId]));
    this.simulator = createReaderSimulator({
      serialNumber: `SIM-${terms.id}`,
      users: people.map((userId, index) => ({ uid: index + 1, userId, name: `P ${userId}`, privilege: 0, card: 0 })),
      log: this.#makeLog(terms.rows),
      clock: () => toWallTime(around.nowMs() + this.clockOffsetMs, timeZone),
      isInMemory: true,
      hasUdp: isUdp,
      ...terms.options,
    });
    const form = { textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST" } as const;
    this.config = {
      ...{ id: terms.id, name: `Reader ${terms.id}`, host: "reader.world", port: terms.port, enabled: true, ...form },
      ...{ transport: isUdp ? "udp" : "tcp", driver: "zk-pull", mode: terms.mode },
      commKey: terms.options?.commKey ?? 0,
    };
  }

  toUserId = (pin: string): string => this.#pins.get(pin) ?? pin;

  /** Somebody punches, as often as told within the same second. */
  punch(times = 1, verify = 1): void {
    const { random, nowMs } = this.#around;
    const pin = this.#terms.people[random.between(0, this.#terms.people.length - 1)] ?? "1";
    for (let count = 0; count < times; count++) {
      const state = times > 1 ? 0 : random.between(0, 1);
      this.#makeRoom();
      const row = this.simulator.control.punch({ pin, state, verify });
      this.#blanks = Math.max(0, this.#blanks - 1);
      this.truth.add(row, nowMs());
      this.#last = { pin, at: row.time, state, verify };
    }
  }

  /** The same person punches at the same second of the reader's clock again, as when that was set back. */
  punchAgain(): void {
    if (this.#last === undefined) throw new Error("nobody has punched");
    this.#makeRoom();
    this.truth.add(this.simulator.control.punch(this.#last), this.#around.nowMs());
  }

  async fault(input: FaultInput): Promise<void> {
    const { control } = this.simulator;
    const { kind, count = 1 } = input;
    if (kind === "clear" || kind === "clearAndRegrow") this.truth.leave(this.truth.rows);
    if (kind === "wrap") this.#leave(count);
    const struck = control.fault(input); // it has happened to the log when this returns; only ports take longer
    if (kind === "wrap") this.#isWrapped = true;
    if (kind === "blankSlot") this.#blanks += count;
    if (kind === "serial") this.otherSinceMs ??= this.#around.nowMs();
    if (kind === "none") [this.#isWrapped, this.#blanks, this.otherSinceMs] = [false, 0, undefined];
    if (kind === "clear") this.#blanks = 0;
    if (kind === "clearAndRegrow") {
      this.#blanks = 0;
      for (const row of control.log().rows) this.truth.add(row, this.#around.nowMs());
    }
    await struck;
  }

  /** Whether each row takes the place of another one. */
  get isFull(): boolean {
    return this.truth.rows + this.#blanks >= this.#capacity;
  }

  /** Whether rows leave that may not be in the ledger, if this is done. */
  isLossUnsure(kind: FaultKind | "punch", count = 1): boolean {
    if (kind === "clear" || kind === "clearAndRegrow") return this.truth.isUnsure(this.truth.rows);
    const leaving = kind === "wrap" ? count : this.#toLeaveAtPunch();
    return leaving > 0 && this.truth.isUnsure(kind === "wrap" ? count : leaving + count - 1);
  }

  async heal(): Promise<void> {
    this.link.mend();
    await this.fault({ kind: "none" });
    for (const trait of this.traits) await this.fault(trait);
  }

  /** What is wrong with the reader itself. */
  faults(): readonly string[] {
    const { disabledMs } = this.simulator.control.stats();
    const rows = this.simulator.control.log().rows.length;
    return [
      ...(disabledMs > 0 ? [`was disabled for ${disabledMs} ms`] : []),
      ...(rows === this.truth.rows ? [] : [`the world counts ${this.truth.rows} rows, the reader has ${rows}`]),
    ];
  }

  get #capacity(): number {
    return this.#terms.options?.capacity ?? 100_000;
  }

  /** Rows that the next punch drops: blank slots count, and may be more than the log holds. */
  #toLeaveAtPunch(): number {
    const wrapped = this.#isWrapped ? 1 : 0;
    return wrapped + Math.max(0, this.truth.rows + this.#blanks - wrapped - this.#capacity + 1);
  }

  /** The oldest records leave: rows, and blank slots where there are not so many rows. */
  #leave(count: number): void {
    this.#blanks -= Math.min(this.#blanks, Math.max(0, count - this.truth.rows));
    this.truth.leave(count);
  }

  #makeRoom(): void {
    const count = this.#toLeaveAtPunch();
    if (count > 0) this.#leave(count);
  }

  #makeLog(rows: number) {
    const { people, timeZone } = this.#terms;
    return Array.from({ length: rows }, (_, n) => {
      const index = n % AGAIN_EVERY === 1 ? n - 1 : n; // made twice within one second
      const madeMs = this.#around.nowMs() - (rows - index) * 60_000;
      const row = {
        userId: people[index % people.length] ?? "1",
        time: toWallTime(madeMs, timeZone),
        verify: 1,
        punch: index % 2,
      };
      this.truth.add(row, madeMs);
      return row;
    });
  }
}

/** Whether a fault stays until it is healed. */
export function isLasting(kind: FaultKind): boolean {
  return FAULT_LIFE[kind] === "LASTING";
}
