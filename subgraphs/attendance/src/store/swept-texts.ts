import { toSortKey } from "@biometricflow/schema/sort-key";
import { sql } from "kysely";
import type { WriteTransaction } from "./database.ts";

/** Who is forgotten: by what it stands in texts. */
export interface Forgotten {
  readonly pin: string;
  readonly pseudonym: string;
  readonly names: readonly string[];
  /** Nobody else has the PIN: it is taken out wherever it stands. */
  readonly isPinFree: boolean;
  /** Ids of before, and of now. */
  readonly ids: readonly (readonly [before: string, now: string])[];
}

/** Tables of rows alone, in which nobody stands but by key, and by the PIN that was put right. */
const ROWS = ["punch", "day_record", "dirty_mark", "mark_token", "feed_line", "erasure", "erased_account", "kysely"];
/** Names of their own: a namesake keeps its. */
const NAMES: ReadonlySet<string> = new Set(["name", "name_key", "latin_name", "arabic_name"]);
/** Shorter names are parts of other words. */
const SHORTEST = 3;

/**
 * Takes a person out of every text of every table, whatever area it is of: the changes that people made, decisions, exports, locked
 * periods, notes. A table that comes later is swept too.
 */
export async function sweepTexts({ tx }: WriteTransaction, forgotten: Forgotten): Promise<void> {
  for (const { name, columns } of await tx.introspection.getTables()) {
    if (ROWS.some((table) => name === table || name.startsWith(`${table}_`))) continue;
    for (const { name: column, dataType } of columns) {
      if (dataType.toLowerCase() !== "text" || NAMES.has(column)) continue;
      for (const [before, now] of listReplacements(forgotten)) await replace(tx, [name, column], [before, now]);
      for (const [before, now] of forgotten.ids) await rename(tx, [name, column], [before, now]);
    }
    if (forgotten.isPinFree && columns.some((column) => column.name === "pin"))
      await rename(tx, [name, "pin"], [forgotten.pin, forgotten.pseudonym]);
  }
}

type Place = readonly [table: string, column: string];
type Words = readonly [before: string, now: string];

/** A name anywhere; an id and a PIN only as a whole text of JSON, since they are the beginnings of others. */
function listReplacements({ names, ids, pin, pseudonym, isPinFree }: Forgotten): readonly Words[] {
  const long = names.filter((name) => name.trim().length >= SHORTEST);
  const forms = long.flatMap((name) => [name, toSortKey(name), JSON.stringify(name).slice(1, -1)]);
  const own = isPinFree ? [...ids, [pin, pseudonym] as const] : ids;
  const whole = own.map(([before, now]): Words => [quote(before), quote(now)]);
  const twice = whole.map(([before, now]): Words => [quote(before).slice(1, -1), quote(now).slice(1, -1)]);
  return [...new Set(forms)].map((form): Words => [form, pseudonym]).concat(whole, twice);
}

function quote(text: string): string {
  return JSON.stringify(text);
}

async function replace(tx: WriteTransaction["tx"], [table, column]: Place, [before, now]: Words): Promise<void> {
  const text = sql.ref(column);
  await sql`update ${sql.table(table)} set ${text} = replace(${text}, ${before}, ${now})
    where replace(${text}, ${before}, '') <> ${text}`.execute(tx);
}

async function rename(tx: WriteTransaction["tx"], [table, column]: Place, [before, now]: Words): Promise<void> {
  const text = sql.ref(column);
  await sql`update ${sql.table(table)} set ${text} = ${now} where ${text} = ${before}`.execute(tx);
}
