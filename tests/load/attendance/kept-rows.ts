import { createHash } from "node:crypto";
import Sqlite from "better-sqlite3";
import pg from "pg";

const RECORDS = `select p.pin, d.date, d.place_id, d.department_id, d.status, d.flags, d.check_in_ms, d.check_out_ms,
  d.presence_minutes, d.worked_minutes, d.expected_minutes, d.late_minutes, d.early_leave_minutes, d.overtime_minutes,
  d.progress_tenths, d.kept_punches, d.dropped_duplicates, d.is_proved, d.is_final
  from day_record d join person p on p.key = d.person_key where d.date <= '<last>' order by d.date, p.pin`;
const PUNCHES = "select digest, pin, local_time, at_ms, state_code, copies from punch order by local_time, digest";
const STRAY = "select count(*) as n from (select digest from punch group by digest having count(*) > 1) as twice";

/** What a store holds, however it came there. */
export interface KeptRows {
  readonly records: number;
  readonly punches: number;
  /** Records among them that are not final. */
  readonly open: number;
  /** Of the records up to a date, and of all punches, in one order. */
  readonly hash: string;
}

/** Where a store is. */
export interface StorePlace {
  readonly file: string;
  readonly databaseUrl: string | undefined;
}

/** Which life of a place's ledger is followed. */
export async function readFollowedEpoch(place: StorePlace, placeId: string): Promise<string | undefined> {
  const read = await openReader(place);
  const rows = await read.rows(`select epoch from followed_feed where place_id = '${placeId}'`);
  await read.close();
  return rows[0]?.[0] ?? undefined;
}

/** Reads a store as it is at one moment. People are known by their PIN: the keys of rows follow from who came first. */
export async function readKeptRows(place: StorePlace, lastDate: string): Promise<KeptRows> {
  const read = await openReader(place);
  const records = await read.rows(RECORDS.replace("<last>", lastDate));
  const punches = await read.rows(PUNCHES);
  const [twice] = await read.rows(STRAY);
  await read.close();
  const hash = createHash("sha256")
    .update(JSON.stringify([records, punches, twice]))
    .digest("hex");
  const open = records.filter((record) => record.at(-1) !== "1").length;
  return { records: records.length, punches: punches.length, open, hash };
}

/** Rows as lists of values: both stores name columns alike, and PostgreSQL gives big integers as text. */
async function openReader({ file, databaseUrl }: StorePlace) {
  if (databaseUrl === undefined) {
    const sqlite = new Sqlite(file, { readonly: true });
    const rows = (sql: string) => sqlite.prepare(sql).raw().all().map(toTexts);
    return { rows: async (sql: string) => rows(sql), close: async () => void sqlite.close() };
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async (text: string) => (await client.query({ text, rowMode: "array" })).rows.map(toTexts);
  return { rows, close: () => client.end() };
}

function toTexts(row: unknown): readonly (string | null)[] {
  return Array.isArray(row) ? row.map((value) => (value === null ? null : String(value))) : [];
}
