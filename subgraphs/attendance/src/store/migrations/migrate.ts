import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { StoreKind } from "../database.ts";
import { FOLLOWED_FEED } from "./0001-followed-feed.ts";
import { LEDGER } from "./0010-ledger.ts";
import { RECORDS } from "./0020-records.ts";
import { MARK_TOKENS } from "./0021-mark-tokens.ts";
import { MONTHS } from "./0022-months.ts";
import { FAULT_STRETCHES } from "./0023-fault-stretches.ts";
import { MISSING_SEQ } from "./0024-missing-seq.ts";
import { PEOPLE } from "./0030-people.ts";
import { DEPARTMENTS } from "./0031-departments.ts";
import { ACCOUNTS } from "./0032-accounts.ts";
import { MANAGERS } from "./0033-managers.ts";
import { PIN_DECISIONS } from "./0034-pin-decisions.ts";
import { SAID_HOMES } from "./0035-said-homes.ts";
import { CALENDARS } from "./0040-calendars.ts";
import { SHIFTS } from "./0041-shifts.ts";
import { CALENDAR_ROWS } from "./0045-calendar-rows.ts";
import { ABSENCES } from "./0050-absences.ts";
import { PRESENCE } from "./0080-presence.ts";
import { PUNCH_TIMES } from "./0081-punch-times.ts";
import { READER_DRIFT } from "./0082-reader-drift.ts";
import { LOST_STRETCHES } from "./0083-lost-stretches.ts";
import { MISSING_ROWS } from "./0084-missing-rows.ts";
import { ASIDE_ROWS } from "./0085-aside-rows.ts";
import { OUT_OF_HOURS } from "./0086-out-of-hours.ts";
import { FEED } from "./0090-feed.ts";
import { ERASURES } from "./0091-erasures.ts";
import { CORRECTIONS } from "./0060-corrections.ts";
import { CORRECTION_GROUPS } from "./0061-correction-groups.ts";
import { OVERTIME } from "./0051-overtime.ts";
import { EXPORTS } from "./0070-exports.ts";
import { PERIODS } from "./0062-periods.ts";
import { ACKNOWLEDGEMENTS } from "./0063-acknowledgements.ts";
import { PERIOD_SEALS } from "./0064-period-seals.ts";
import { LOCKED_LEAVE } from "./0065-locked-leave.ts";
import { type StoreMigration, toColumnTypes } from "./migration.ts";

/** Every step, in order; a new one goes to the end of its area's numbers. */
const MIGRATIONS: readonly StoreMigration[] = [
  FOLLOWED_FEED,
  LEDGER,
  RECORDS,
  MARK_TOKENS,
  MONTHS,
  FAULT_STRETCHES,
  MISSING_SEQ,
  PEOPLE,
  DEPARTMENTS,
  ACCOUNTS,
  MANAGERS,
  PIN_DECISIONS,
  SAID_HOMES,
  CALENDARS,
  SHIFTS,
  CALENDAR_ROWS,
  ABSENCES,
  PRESENCE,
  PUNCH_TIMES,
  READER_DRIFT,
  LOST_STRETCHES,
  MISSING_ROWS,
  ASIDE_ROWS,
  OUT_OF_HOURS,
  CORRECTIONS,
  CORRECTION_GROUPS,
  OVERTIME,
  EXPORTS,
  PERIODS,
  ACKNOWLEDGEMENTS,
  PERIOD_SEALS,
  LOCKED_LEAVE,
  FEED,
  ERASURES,
];

/** Brings a database to the newest schema. @throws what the step threw; the steps before it stay. */
export async function migrate<T>(db: Kysely<T>, kind: StoreKind): Promise<void> {
  const types = toColumnTypes(kind);
  const steps = MIGRATIONS.map(({ name, up }) => [name, { up: (db: Kysely<unknown>) => up(db, types) }]);
  const migrations = Object.fromEntries(steps);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    allowUnorderedMigrations: true, // areas grow side by side: a step of one may come after a later number of another
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
