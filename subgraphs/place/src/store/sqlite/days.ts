import type { Database } from "better-sqlite3";
import { type DeviceGap, type GapSelection, MOST_GAPS } from "../../domain/gap.ts";
import type { DaySelection, KeptDay, LogDay } from "../../domain/log-days.ts";
import {
  ADD_TO_DAY,
  type DayColumns,
  DROP_GAPS,
  type GapColumns,
  PUT_GAP,
  PUT_LOG_DAY,
  toDaysQuery,
  toDeviceGap,
  toGapsQuery,
  toGapValues,
  toKeptDay,
} from "../day-rows.ts";
import { type DayChanges, toDayColumns } from "../ledger-day-rows.ts";
import { createStatements } from "./statements.ts";

/** The days and gaps of readers in the database. */
export interface DayTable {
  list(selection: DaySelection): readonly KeptDay[];
  listGaps(selection: GapSelection, limit: number): readonly DeviceGap[];
}

/** Creates the access to days and gaps. */
export function createDayTable(db: Database): DayTable {
  const days = createStatements<DayColumns>(db);
  const gaps = createStatements<GapColumns>(db);
  return {
    list: (selection) => days.all(toDaysQuery(selection)).map(toKeptDay),
    listGaps: (selection, limit) => gaps.all(toGapsQuery(selection, limit)).map(toDeviceGap),
  };
}

/** Changes days and gaps, inside the transaction of what changes them. */
export interface DayWriter {
  change(deviceId: string, days: DayChanges): void;
  /** What a read of the whole log held, at the moment of the read. */
  putLog(deviceId: string, days: readonly LogDay[], readMs: number): void;
  putGap(deviceId: string, gap: DeviceGap): void;
}

/** Creates the writer of days and gaps. */
export function createDayWriter(db: Database): DayWriter {
  const add = db.prepare(
    `INSERT INTO reader_days (device_id, date, copies, set_aside, last_ms)
     VALUES (@device_id, @date, @copies, @set_aside, @last_ms) ${ADD_TO_DAY}`,
  );
  const putLog = db.prepare(
    `INSERT INTO reader_days (device_id, date, log_rows, log_copies, log_set_aside, log_read_ms)
     VALUES (@deviceId, @date, @rows, @copies, @setAside, @readMs) ${PUT_LOG_DAY}`,
  );
  const putGap = db.prepare(PUT_GAP);
  const dropGaps = db.prepare(DROP_GAPS);
  return {
    change: (deviceId, days) => {
      for (const columns of toDayColumns(deviceId, days)) add.run(columns);
    },
    putLog: (deviceId, days, readMs) => {
      for (const day of days) putLog.run({ deviceId, ...day, readMs });
    },
    putGap: (deviceId, gap) => {
      putGap.run(...toGapValues(deviceId, gap));
      dropGaps.run(deviceId, deviceId, MOST_GAPS);
    },
  };
}
