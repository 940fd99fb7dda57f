/** A model reader for `visit-laws.test.ts`: rows are numbers, a number again is a copy. */
import type { Turn } from "./turn.ts";

/** A visitor's connection. */
interface Connection {
  readonly serialNumber: string;
  readonly events: { readonly row: number; readonly isReadable: boolean }[];
  isListening: boolean;
  isAdmitted: boolean;
}

/** A reader: its log, its counts and its one connection. */
export class ModelReader {
  log: number[] = [];
  /** How often each row was ever made. */
  readonly made = new Map<number, number>();
  serialNumber = "SN1";
  operations = 0;
  connection: Connection | undefined;
  #rowNumber = 0;

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
    return { punches: this.log.length, operations: this.operations };
  }

  punch({ isCopy, event }: Extract<Turn, { kind: "punch" }>): void {
    const row = isCopy && this.#rowNumber > 0 ? this.#rowNumber : ++this.#rowNumber;
    this.log.push(row);
    this.made.set(row, (this.made.get(row) ?? 0) + 1);
    if (this.connection?.isListening !== true || event === "LOST") return;
    const sent = { row, isReadable: event !== "UNREADABLE" };
    this.connection.events.push(sent);
    if (event === "DOUBLE") this.connection.events.push(sent);
  }
}
