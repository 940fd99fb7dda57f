import { type Kysely, sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Weekends, holidays and days worked as rows, so that each is changed by itself; what the places' calendars said is kept. */
export const CALENDAR_ROWS: StoreMigration = {
  name: "0045-calendar-rows",
  up: async (db, { text }) => {
    const { schema } = db;
    await schema
      .createTable("place_weekend")
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("weekend", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("place_weekend_key", ["place_id", "from_date"])
      .execute();
    await schema
      .createTable("holiday")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("to_date", text, (column) => column.notNull())
      .addColumn("name", text, (column) => column.notNull())
      .addColumn("latin_name", text)
      .addColumn("arabic_name", text)
      .addColumn("suggestion", text)
      .execute();
    await schema
      .createTable("holiday_place")
      .addColumn("holiday_id", text, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("holiday_place_key", ["holiday_id", "place_id"])
      .execute();
    await schema
      .createTable("extra_working_day")
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("date", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("extra_working_day_key", ["place_id", "date"])
      .execute();
    await carryOver(db);
    await schema.dropTable("place_calendar").execute();
  },
};

/** As it was written until then. */
interface WrittenCalendar {
  readonly placeId: string;
  readonly weekends: readonly { readonly from: string; readonly weekend: readonly string[] }[];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly extraWorkingDays: readonly string[];
}

async function carryOver(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ calendar: string }>`select calendar from place_calendar order by place_id`.execute(db);
  for (const { calendar } of rows) await keep(db, JSON.parse(calendar));
}

async function keep(db: Kysely<unknown>, calendar: WrittenCalendar): Promise<void> {
  const { placeId, weekends, holidays, extraWorkingDays } = calendar;
  for (const { from, weekend } of weekends)
    await sql`insert into place_weekend (place_id, from_date, weekend)
      values (${placeId}, ${from}, ${weekend.join(",")})`.execute(db);
  for (const { date, name } of holidays) {
    const id = `h.${placeId}.${date}`;
    await sql`insert into holiday (id, from_date, to_date, name) values (${id}, ${date}, ${date}, ${name})`.execute(db);
    await sql`insert into holiday_place (holiday_id, place_id) values (${id}, ${placeId})`.execute(db);
  }
  for (const date of extraWorkingDays)
    await sql`insert into extra_working_day (place_id, date) values (${placeId}, ${date})`.execute(db);
}
