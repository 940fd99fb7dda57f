import type { Kysely } from "kysely";
import { fromPeriodId, type Period, type PeriodDeed, type PeriodRange, WAIVABLE } from "../domain/periods/period.ts";
import {
  type LockOutcome,
  type PeriodDraft,
  PeriodRefusedError,
  type PeriodStore,
} from "../domain/periods/period-store.ts";
import { voidUnlocked } from "./acknowledged.ts";
import { countAdjustments, listAdjustments } from "./adjustment-reader.ts";
import { recordChange } from "./change-log.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { keepLeaveKinds, releaseLeaveKinds } from "./locked-leave.ts";
import { addMarks } from "./marks.ts";
import { findBlockers, selectIn } from "./period-blockers.ts";
import { toPeriod } from "./period-rows.ts";

/** Periods in a database. */
export function createPeriodStore({ read, write }: Database): PeriodStore {
  return {
    find: (id) => findPeriod(read, id),
    list: async ({ limit, after }) => {
      let query = read.selectFrom("period").selectAll().orderBy("key", "desc").limit(limit);
      if (after !== undefined) query = query.where("key", "<", after);
      return (await query.execute()).map(toPeriod);
    },
    count: async () => {
      const counted = read.selectFrom("period").select(({ fn }) => fn.countAll<number>().as("count"));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
    findBlockers: (range, nowMs) => findBlockers(read, range, nowMs),
    lock: (draft) => write((transaction) => lock(transaction, draft)),
    unlock: (id, deed) => write((transaction) => unlock(transaction, id, deed)),
    listAdjustments: (selection, page) => listAdjustments(read, selection, page),
    countAdjustments: (selection) => countAdjustments(read, selection),
  };
}

async function findPeriod(read: Kysely<Tables>, id: string): Promise<Period | undefined> {
  const key = fromPeriodId(id) ?? 0;
  const row = await read.selectFrom("period").selectAll().where("key", "=", key).executeTakeFirst();
  return row && toPeriod(row);
}

async function lock(transaction: WriteTransaction, { range, deed, waived }: PeriodDraft): Promise<LockOutcome> {
  const { tx } = transaction;
  const blockers = await findBlockers(tx, range, deed.atMs);
  const isWaived = blockers.every(({ kind }) => WAIVABLE.has(kind) && waived.includes(kind));
  if (!isWaived) return { kind: "BLOCKED", blockers };
  const { rows } = await selectIn(tx, range)
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  const row = await tx
    .insertInto("period")
    .values({
      from_date: range.from,
      to_date: range.to,
      scope_kind: range.scope.kind,
      scope_ids: JSON.stringify(range.scope.kind === "ALL" ? [] : range.scope.ids),
      state: "LOCKED",
      row_count: rows,
      waived: JSON.stringify(blockers.map(({ kind }) => kind)),
      deeds: JSON.stringify([deed]),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const period = toPeriod(row);
  await keepPeople(transaction, period);
  await keepLeaveKinds(transaction, period);
  await carryAdjustments(transaction, period);
  const detail = { ...range, waived: period.waived, reason: deed.reason, rows };
  await recordChange(transaction, deed, { action: "lockPeriod", subject: period.id, detail });
  return { kind: "LOCKED", period };
}

/** Who people are is fixed with their records: a name that changes later changes nothing that was paid. */
async function keepPeople({ tx }: WriteTransaction, period: Period): Promise<void> {
  const people = tx
    .selectFrom("person")
    .select((expression) => [
      expression.val(period.key).as("period_key"),
      "person.key as person_key",
      "person.id as person_id",
      "person.pin",
      "person.name",
    ])
    .where("person.key", "in", selectIn(tx, period).select("day_record.person_key"));
  await tx
    .insertInto("period_person")
    .columns(["period_key", "person_key", "person_id", "pin", "name"])
    .expression(people)
    .execute();
}

/** What is open of the period's people from earlier dates is carried into it. */
async function carryAdjustments({ tx }: WriteTransaction, { key, from }: PeriodRange & { readonly key: number }) {
  await tx
    .updateTable("adjustment")
    .set({ carried_key: key })
    .where("carried_key", "is", null)
    .where("date", "<", from)
    .where("person_key", "in", tx.selectFrom("period_person").select("person_key").where("period_key", "=", key))
    .execute();
}

async function unlock(transaction: WriteTransaction, id: string, deed: PeriodDeed): Promise<Period> {
  const { tx } = transaction;
  const period = await findPeriod(tx, id);
  if (period === undefined || period.state === "UNLOCKED")
    throw new PeriodRefusedError("there is no such locked period");
  await releaseAdjustments(transaction, period.key);
  await releaseLeaveKinds(transaction, period);
  const deeds = JSON.stringify([...period.deeds, deed]);
  const row = await tx
    .updateTable("period")
    .set({ state: "UNLOCKED", deeds })
    .where("key", "=", period.key)
    .returningAll()
    .executeTakeFirstOrThrow();
  const people = await tx
    .selectFrom("period_person")
    .select("person_key")
    .where("period_key", "=", period.key)
    .execute();
  const adjusted = await tx
    .selectFrom("adjustment")
    .select("person_key")
    .where("period_key", "=", period.key)
    .execute();
  const keys = new Set([...people, ...adjusted].map(({ person_key }) => person_key));
  await tx.deleteFrom("adjustment").where("period_key", "=", period.key).execute();
  await voidUnlocked(transaction, period, deed.atMs);
  await addMarks(
    transaction,
    [...keys].map((person_key) => ({ person_key, from_date: period.from, to_date: period.to })),
  );
  await recordChange(transaction, deed, { action: "unlockPeriod", subject: id, detail: { reason: deed.reason } });
  return toPeriod(row);
}

/**
 * What was carried into the period is open again: of a date that changed again since, the newest figures are kept against what
 * counted before both.
 */
async function releaseAdjustments(transaction: WriteTransaction, key: number): Promise<void> {
  const { tx } = transaction;
  const paid = await tx
    .selectFrom("adjustment")
    .select("carried_key")
    .where("period_key", "=", key)
    .where("carried_key", "is not", null)
    .executeTakeFirst();
  if (paid !== undefined)
    throw new PeriodRefusedError(`adjustments of it were carried into l.${paid.carried_key}: unlock that one first`);
  const carried = await tx.selectFrom("adjustment").selectAll().where("carried_key", "=", key).execute();
  for (const { key: own, person_key, date } of carried) {
    const open = tx.selectFrom("adjustment").selectAll().where("carried_key", "is", null);
    const newer = await open.where("person_key", "=", person_key).where("date", "=", date).executeTakeFirst();
    if (newer !== undefined) await tx.deleteFrom("adjustment").where("key", "=", newer.key).execute();
    const { after, causes, at_ms } = newer ?? {};
    const newest = newer === undefined ? {} : { after, causes, at_ms };
    await tx
      .updateTable("adjustment")
      .set({ carried_key: null, ...newest })
      .where("key", "=", own)
      .execute();
  }
  // Whether anything is left of them, the records say.
  const dates = carried.map(({ person_key, date }) => ({ person_key, from_date: date, to_date: date }));
  await addMarks(transaction, dates);
}
