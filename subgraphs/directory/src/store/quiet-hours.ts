import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { sql } from "kysely";
import type { AlertStore } from "../domain/alerts/alert-store.ts";
import type { QuietHours } from "../domain/alerts/quiet-hours.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, readTexts, toRow } from "./row.ts";
import { toInsert } from "./statements.ts";

/** Reads them, in the transaction where one is open. */
export async function listQuietHours(statements: Statements): Promise<readonly QuietHours[]> {
  return (await statements.all(sql`SELECT * FROM quiet_hours ORDER BY position`)).map(toQuietHours);
}

/** The table of quiet hours. */
export function createQuietHoursTable({
  read,
  write,
}: StoreDatabase): Pick<AlertStore, "listQuietHours" | "putQuietHours"> {
  return {
    listQuietHours: () => listQuietHours(read),
    putQuietHours: (hours) =>
      write(async (tx) => {
        await tx.run(sql`DELETE FROM quiet_hours`);
        for (const [position, { days, from, to }] of hours.entries()) {
          const columns = { position, days: JSON.stringify(days), from_minute: from, to_minute: to };
          await tx.run(toInsert("quiet_hours", columns));
        }
      }),
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
