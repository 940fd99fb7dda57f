import { type Kysely, type SqlBool, sql } from "kysely";
import { toCorrectionId } from "../domain/corrections/correction.ts";
import type { AdjustmentCause } from "../domain/periods/adjustment.ts";
import { isClaimOf } from "./conditions.ts";
import { toDeeds } from "./correction-rows.ts";
import type { Tables } from "./database.ts";

/** A person's day that would be another one, and since when. */
interface ChangedDay {
  readonly personKey: number;
  /** The business day: from inclusive, to exclusive. */
  readonly day: Day;
  readonly sinceMs: number;
}

type Day = { readonly fromMs: number; readonly toMs: number };

/** A record that would be another one; its business day is `undefined` where there would be none. */
interface ChangedRecord extends Omit<ChangedDay, "day"> {
  readonly date: string;
  readonly day: Day | undefined;
}

const MOST = 5;
const DAY_MS = 86_400_000;

/** About the date, wherever its place is. */
function toUtcDay(date: string): Day {
  const fromMs = Date.parse(`${date}T00:00:00Z`);
  return { fromMs: fromMs - DAY_MS, toMs: fromMs + 2 * DAY_MS };
}

/** What is known to have come since then: punches and corrections near the date; else changes; else the readers themselves. */
export async function findCauses(
  read: Kysely<Tables>,
  { date, day = toUtcDay(date), ...rest }: ChangedRecord,
): Promise<readonly AdjustmentCause[]> {
  const changed = { ...rest, day };
  const near = [...(await findCorrections(read, changed)), ...(await findLatePunches(read, changed))];
  if (near.length > 0) return near;
  const changes = await findChanges(read, changed);
  return changes.length > 0 ? changes : [{ kind: "READERS", reference: "" }];
}

async function findCorrections(
  read: Kysely<Tables>,
  { personKey, day, sinceMs }: ChangedDay,
): Promise<readonly AdjustmentCause[]> {
  const rows = await read
    .selectFrom("correction")
    .select(["key", "deeds"])
    .where("person_key", "=", personKey)
    .where("state", "in", ["IN_FORCE", "REVERTED"])
    .where("at_ms", ">=", day.fromMs)
    .where("at_ms", "<", day.toMs)
    .orderBy("key")
    .execute();
  return rows
    .filter(({ deeds }) => (toDeeds(deeds).at(-1)?.atMs ?? 0) >= sinceMs)
    .slice(0, MOST)
    .map(({ key }) => ({ kind: "CORRECTION", reference: toCorrectionId(key) }));
}

/** A PIN may be another person's on other dates. */
const IS_CLAIMED_THEN = sql<SqlBool>`coalesce(pin_claim.from_date, '') <= substr(punch.local_time, 1, 10)
  and coalesce(pin_claim.to_date, '9999-12-31') >= substr(punch.local_time, 1, 10)`;

async function findLatePunches(
  read: Kysely<Tables>,
  { personKey, day, sinceMs }: ChangedDay,
): Promise<readonly AdjustmentCause[]> {
  const rows = await read
    .selectFrom("punch")
    .innerJoin("pin_claim", "pin_claim.pin", "punch.pin")
    .select(["punch.id", "punch.at_ms"])
    .distinct()
    .where("pin_claim.person_key", "=", personKey)
    .where(isClaimOf("punch"))
    .where(IS_CLAIMED_THEN)
    .where("received_ms", ">=", sinceMs)
    .where("at_ms", ">=", day.fromMs)
    .where("at_ms", "<", day.toMs)
    .orderBy("at_ms")
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => ({ kind: "LATE_PUNCH", reference: id }));
}

/** Changes of the person, or of what holds for many. */
async function findChanges(
  read: Kysely<Tables>,
  { personKey, sinceMs }: ChangedDay,
): Promise<readonly AdjustmentCause[]> {
  const person = await read.selectFrom("person").select("id").where("key", "=", personKey).executeTakeFirst();
  const isOfMany = sql<SqlBool>`(subject not like '%/%' and substr(subject, 1, 2) not in ('p.', 'c.', 'g.', 'k.', 'l.'))`;
  const rows = await read
    .selectFrom("change_log")
    .select(["action", "subject"])
    .where("at_ms", ">=", sinceMs)
    .where((where) => where.or([where("subject", "=", person?.id ?? ""), isOfMany]))
    .orderBy("seq", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ action, subject }) => ({ kind: "CHANGE", reference: `${action} ${subject}` }));
}
