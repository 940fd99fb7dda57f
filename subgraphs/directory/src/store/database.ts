import type { RawBuilder } from "kysely";

/** A statement with its values, in words that both products understand. */
export type Statement = RawBuilder<unknown>;

/** What both products do, each in words of its own. Columns are named by us. */
export interface SqlWords {
  /** The items of a column that holds a JSON list, as rows with a text `value`; what follows FROM. */
  readonly listItems: (column: string) => Statement;
  /** The text at a key of the JSON object `value`. */
  readonly readField: (key: string) => Statement;
  /** Whether a column begins so, or not; `[A-Z]` is one of these letters. In the words of its indexes, so that they serve. */
  readonly beginsWith: (column: string, beginning: string, isSo: boolean) => Statement;
  /** Whether a text stands in another, letter by letter. */
  readonly isWithin: (part: string, whole: Statement) => Statement;
}

/** What runs statements: each by itself, or all of them in one transaction. */
export interface Statements {
  readonly words: SqlWords;
  readonly all: (statement: Statement) => Promise<readonly unknown[]>;
  /** The first row; `undefined` where there is none. */
  readonly first: (statement: Statement) => Promise<unknown>;
  /** @returns how many rows it changed */
  readonly run: (statement: Statement) => Promise<number>;
}

/**
 * The database under the directory's store. Columns are text, integers (booleans are 0 and 1) and JSON as text, so that both
 * products answer alike; texts compare by their bytes.
 */
export interface StoreDatabase {
  /** For single questions. */
  readonly read: Statements;
  /** Runs questions that see the store as it is at one moment. */
  readonly atOneMoment: <T>(look: (statements: Statements) => Promise<T>) => Promise<T>;
  /**
   * Runs `work` in one transaction: everything it wrote is on the disk when the promise resolves, or nothing is. Transactions of
   * all processes run one by one: nobody writes between what one reads and what it writes.
   */
  readonly write: <T>(work: (statements: Statements) => Promise<T>) => Promise<T>;
  /** Writes its files anew, so that nothing is left in their gaps of what was taken out. @throws where it finds no room, or no moment */
  readonly compact: () => Promise<void>;
  readonly close: () => Promise<void>;
}
