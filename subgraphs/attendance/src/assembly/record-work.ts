import type { AttendanceConfig } from "@biometricflow/config/attendance-config";
import type { RecomputerOptions } from "../recompute/recomputer.ts";
import { createRulesSource } from "../recompute/rules-source.ts";
import { createCalendarStore } from "../store/calendars.ts";
import type { Database } from "../store/database.ts";
import { type ChangeBuses, createChangeBuses } from "../recompute/change-buses.ts";
import { announceChanges } from "../recompute/announce-changes.ts";
import { createKeptPeople } from "../store/kept-people.ts";
import { createRecordStore } from "../store/records.ts";
import { createShiftReader } from "../store/shift-reader.ts";

/** What works records out, and tells what became of them. */
export interface RecordParts extends RecomputerOptions {
  readonly changes: ChangeBuses;
}

/** What works the records of a store out. */
export function toRecordWork(database: Database, { places, identity }: AttendanceConfig): RecordParts {
  const readRules = createRulesSource(places, createCalendarStore(database), createShiftReader(database), identity);
  const changes = createChangeBuses();
  const store = announceChanges(createRecordStore(database), changes, createKeptPeople(database));
  return { store, readRules, now: Date.now, changes };
}
