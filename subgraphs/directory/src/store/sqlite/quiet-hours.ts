import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import type Database from "better-sqlite3";
import type { AlertStore } from "../../domain/alerts/alert-store.ts";
import type { QuietHours } from "../../domain/alerts/quiet-hours.ts";
import { readInteger, readTexts, toRow } from "./row.ts";

type Db = Database.Database;

/** What reads them within a transaction that is open. */
export function createQuietHoursList(db: Db): () => readonly QuietHours[] {
  const list = db.prepare("SELECT * FROM quiet_hours ORDER BY position");
  return () => list.all().map(toQuietHours);
}

/** The table of quiet hours. */
export function createQuietHoursTable(db: Db): Pick<AlertStore, "listQuietHours" | "putQuietHours"> {
  const list = createQuietHoursList(db);
  const clear = db.prepare("DELETE FROM quiet_hours");
  const add = db.prepare("INSERT INTO quiet_hours (position, days, from_minute, to_minute) VALUES (?, ?, ?, ?)");
  return {
    listQuietHours: async () => list(),
    putQuietHours: async (hours) =>
      db
        .transaction(() => {
          clear.run();
          for (const [position, { days, from, to }] of hours.entries())
            add.run(position, JSON.stringify(days), from, to);
        })
        .immediate(),
  };
}

function toQuietHours(value: unknown): QuietHours {
  const row = toRow(value);
  const named = readTexts(row, "days");
  return {
    days: WEEKDAYS.filter((day) => named.includes(day)),
    from: readInteger(row, "from_minute"),
    to: readInteger(row, "to_minute"),
  };
}
