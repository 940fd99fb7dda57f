import { type Kysely, sql } from "kysely";
import type { ColumnTypes, StoreMigration } from "./migration.ts";

/** Rows that are set aside and may be of a day, and what is known of readers for it. */
export const ASIDE_ROWS: StoreMigration = {
  name: "0085-aside-rows",
  up: async (db, types) => {
    const { text, integer } = types;
    for (const column of ["told_ms", "log_punch_ms"])
      await db.schema.alterTable("reader").addColumn(column, integer).execute();
    await db.schema
      .createTable("aside_row")
      .addColumn("digest", text, (column) => column.primaryKey())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("reader_id", text, (column) => column.notNull())
      .addColumn("pin", text, (column) => column.notNull())
      .addColumn("cause", text, (column) => column.notNull())
      .addColumn("from_ms", integer, (column) => column.notNull())
      .addColumn("to_ms", integer, (column) => column.notNull())
      .addColumn("is_open", integer, (column) => column.notNull())
      .execute();
    await db.schema.createIndex("aside_row_pin").on("aside_row").columns(["pin"]).execute();
    await sql`update reader set told_ms = proved_until_ms`.execute(db);
    await fill(db);
    await mark(db, types);
  },
};

/**
 * Rows that were told before. What was proved then is not kept: they were made after the last punch of their reader that had come
 * before. Of a reader without one nothing is said: those are rows of a log from before this place.
 */
async function fill(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into aside_row (digest, place_id, reader_id, pin, cause, from_ms, to_ms, is_open)
    select digest, place_id, reader_id, pin,
      case set_aside when 'NEEDS_APPROVAL' then 'NEEDS_APPROVAL' else 'CLOCK_WRONG' end,
      case set_aside when 'NEEDS_APPROVAL' then at_ms else last_ms end,
      case set_aside when 'NEEDS_APPROVAL' then at_ms + 1 else received_ms + 1 end, 0
    from (
      select digest, place_id, reader_id, pin, set_aside, at_ms, received_ms,
        max(case when set_aside is null and at_ms <= received_ms then at_ms end)
          over (partition by reader_id order by received_ms rows between unbounded preceding and 1 preceding) as last_ms
      from punch
      where reader_id in (select reader_id from punch where set_aside is not null)
    ) as told
    where (set_aside = 'NEEDS_APPROVAL' and at_ms is not null)
      or (set_aside in ('TOO_OLD', 'IN_FUTURE', 'BAD_TIME') and last_ms <= received_ms)`.execute(db);
}

/** Everybody whose rows they may be is worked out anew, from the first of them on. */
async function mark(db: Kysely<unknown>, { kind }: ColumnTypes): Promise<void> {
  const toDate = (ms: string, days: number) =>
    kind === "SQLITE"
      ? sql`strftime('%Y-%m-%d', ${sql.raw(ms)} / 1000, 'unixepoch', ${`${days} days`})`
      : sql`to_char(to_timestamp(${sql.raw(ms)} / 1000) at time zone 'UTC' + make_interval(days => ${sql.lit(days)}), 'YYYY-MM-DD')`;
  await sql`
    insert into dirty_mark (token, person_key, from_date, to_date)
    select (select last from mark_token) + row_number() over (order by person_key), person_key, from_date, to_date
    from (
      select pin_claim.person_key, ${toDate("min(from_ms)", -3)} as from_date, ${toDate("max(to_ms)", 1)} as to_date
      from aside_row join pin_claim on pin_claim.pin = aside_row.pin
      group by pin_claim.person_key
    ) as touched`.execute(db);
  await sql`update mark_token set last = (select coalesce(max(token), 0) from dirty_mark)
    where last < (select coalesce(max(token), 0) from dirty_mark)`.execute(db);
}
