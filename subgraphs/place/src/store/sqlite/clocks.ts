import type { Database } from "better-sqlite3";
import type { ClockEntry } from "../../domain/clocks/clock-change.ts";
import { type ClockSet, MOST_CLOCK_ENTRIES, MOST_CLOCK_SETS } from "../../domain/clocks/clock-set.ts";
import type { PageRequest } from "../../domain/ledger.ts";
import {
  type ClockColumns,
  type ClockSetColumns,
  DROP_CLOCK_SETS,
  DROP_CLOCKS,
  PUT_CLOCK,
  PUT_CLOCK_SET,
  toClockCount,
  toClockEntry,
  toClockSet,
  toClockSetsQuery,
  toClocksQuery,
  toClockValues,
} from "../clock-rows.ts";
import { createStatements } from "./statements.ts";

/** What is kept of the clocks of readers in the database. */
export interface ClockTable {
  list(deviceId: string, page: PageRequest): readonly ClockEntry[];
  count(deviceId: string): number;
  listSets(deviceId: string, limit: number): readonly ClockSet[];
}

/** Creates the access to it. */
export function createClockTable(db: Database): ClockTable {
  const entries = createStatements<ClockColumns>(db);
  const counts = createStatements<{ total: number }>(db);
  const sets = createStatements<ClockSetColumns>(db);
  return {
    list: (deviceId, page) => entries.all(toClocksQuery(deviceId, page)).map(toClockEntry),
    count: (deviceId) => counts.all(toClockCount(deviceId))[0]?.total ?? 0,
    listSets: (deviceId, limit) => sets.all(toClockSetsQuery(deviceId, limit)).map(toClockSet),
  };
}

/** Keeps more of it, inside the transaction of what changes it. */
export interface ClockWriter {
  put(deviceId: string, entry: ClockEntry): void;
  putSet(deviceId: string, set: ClockSet): void;
}

/** Creates the writer. */
export function createClockWriter(db: Database): ClockWriter {
  const put = db.prepare(PUT_CLOCK);
  const drop = db.prepare(DROP_CLOCKS);
  const putSet = db.prepare(PUT_CLOCK_SET);
  const dropSets = db.prepare(DROP_CLOCK_SETS);
  return {
    put: (deviceId, entry) => {
      put.run(...toClockValues(deviceId, entry));
      drop.run(deviceId, deviceId, MOST_CLOCK_ENTRIES);
    },
    putSet: (deviceId, set) => {
      putSet.run(deviceId, set.beganMs, JSON.stringify(set));
      dropSets.run(deviceId, deviceId, MOST_CLOCK_SETS);
    },
  };
}
