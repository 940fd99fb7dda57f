/** A model reader for `visit-laws.test.ts`: rows are numbers, a number again is a copy. */
import type { LogGlance } from "../../src/domain/log-glance.ts";
import type { Turn } from "./turn.ts";

/** A visitor's connection. */
interface Connection {
  readonly serialNumber: string;
  readonly events: { readonly row: number; readonly isReadable: boolean }[];
  isListening: boolean;
  isAdmitted: boolean;
}

/** How a reader differs from one that counts well and has room. */
export interface ReaderTraits {
  /** Added to its count of rows; `ZERO`: it says 0 whatever its log holds. */
  readonly countOff: number | "ZERO";
  /** Whether its operation log counts that the log was cleared. */
  readonly countsOperations: boolean;
  /** Rows that its log has room for; the oldest are overwritten then. */
  readonly capacity: number;
  /** Whether it says how long its log is without a read. */
  readonly showsItsLog: boolean;
  /** Rows at the end of its log that it counts and never shows. */
  readonly hiddenRows: number;
  /** No packet has a right sum: nobody notices that a row was damaged on its way. */
  readonly hasOwnSums: boolean;
}

/** A reader without a fault. */
export const GOOD_READER: ReaderTraits = {
  countOff: 0,
  countsOperations: true,
  capacity: 9_999,
  showsItsLog: true,
  hiddenRows: 0,
  hasOwnSums: false,
};

/** A reader: its log, its counts and its one connection. */
export class ModelReader {
  readonly traits: ReaderTraits;
  log: number[] = [];
  /** How often each row was ever made. */
  readonly made = new Map<number, number>();
  serialNumber = "SN1";
  /** Another reader of the place holds the serial number. */
  isShared = false;
  isLogHidden = false;
  isCountHidden = false;
  connection: Connection | undefined;
  #operations = 0;
  #rowNumber = 0;

  constructor(traits: ReaderTraits) {
    this.traits = traits;
  }

  /** Who answers on the connection. */
  get identity() {
    return {
      serialNumber: this.connection?.serialNumber,
      macAddress: undefined,
      model: undefined,
      platform: undefined,
      firmware: undefined,
    };
  }

  get sizes() {
    if (this.isCountHidden) return { punches: undefined, operations: undefined };
    return { punches: this.count(this.log), operations: this.traits.countsOperations ? this.#operations : 0 };
  }

  /** The rows that it gives whoever reads its log. */
  get shownLog(): readonly number[] {
    return this.log.slice(0, Math.max(0, this.log.length - this.traits.hiddenRows));
  }

  count(rows: readonly number[]): number {
    const { countOff } = this.traits;
    return countOff === "ZERO" ? 0 : Math.max(0, rows.length + countOff);
  }

  /** What arrives of the rows that it sends. */
  send(rows: readonly number[]): readonly number[] {
    return this.traits.hasOwnSums ? rows.map((row, n) => (n === rows.length - 1 ? -row : row)) : rows;
  }

  operate(isClearing: boolean): void {
    this.#operations++;
    if (isClearing) this.log = [];
  }

  punch({ isCopy, event }: Pick<Extract<Turn, { kind: "punch" }>, "isCopy" | "event">): void {
    const row = isCopy && this.#rowNumber > 0 ? this.#rowNumber : ++this.#rowNumber;
    this.log.push(row);
    if (this.log.length > this.traits.capacity) this.log.shift();
    this.made.set(row, (this.made.get(row) ?? 0) + 1);
    if (this.connection?.isListening !== true || event === "LOST") return;
    const sent = { row, isReadable: event !== "UNREADABLE" };
    this.connection.events.push(sent);
    if (event === "DOUBLE") this.connection.events.push(sent);
  }
}

const ROW_BYTES = 40;

/** What a log shows without a read: its length, and its first three rows. */
export function showLog(rows: readonly number[]): LogGlance {
  const start = Buffer.alloc(Math.min(3, rows.length) * ROW_BYTES);
  rows.slice(0, 3).forEach((row, n) => start.writeInt32LE(row, n * ROW_BYTES));
  return { bytes: 4 + rows.length * ROW_BYTES, start };
}
