import type { Kysely } from "kysely";
import type { AdjustmentCause } from "../domain/periods/adjustment.ts";
import type { KeptSeal, PeriodDocumentStore } from "../domain/periods/document-store.ts";
import { type Period, toPeriodId } from "../domain/periods/period.ts";
import type { CarriedAdjustment, LockedPerson } from "../domain/periods/period-document.ts";
import { PeriodRefusedError } from "../domain/periods/period-store.ts";
import { parseFigures } from "./adjustment-keeper.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { readFigures } from "./figured-rows.ts";
import { selectIn } from "./period-blockers.ts";
import { toPeriod } from "./period-rows.ts";

/** What stands in documents, in a database. */
export function createPeriodDocumentStore({ read, write }: Database): PeriodDocumentStore {
  return {
    findSeal: (key) => findSeal(read, key),
    listUnsealed: async () => {
      const sealed = read.selectFrom("period_seal").select("period_key");
      const rows = await read
        .selectFrom("period")
        .selectAll()
        .where("state", "=", "LOCKED")
        .where("key", "not in", sealed)
        .orderBy("key")
        .execute();
      return rows.map(toPeriod);
    },
    keepSeal: (key, seal, nowMs) => write((transaction) => keepSeal(transaction, key, seal, nowMs)),
    count: async (key) => {
      const people = read.selectFrom("period_person").where("period_key", "=", key);
      const adjustments = read.selectFrom("adjustment").where("carried_key", "=", key);
      const [counted, carried] = await Promise.all([
        people.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
        adjustments.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
      ]);
      return { people: counted.count, adjustments: carried.count };
    },
    listPeople: (key) =>
      read
        .selectFrom("period_person")
        .select(["person_key as key", "person_id as id", "pin", "name"])
        .where("period_key", "=", key)
        .orderBy("person_id")
        .execute(),
    listRecords: (period, dates, people) => listRecords(read, { ...period, ...dates }, people),
    listCarried: (key, stretch) => listCarried(read, key, stretch),
  };
}

async function findSeal(read: Kysely<Tables>, key: number): Promise<KeptSeal | undefined> {
  return read
    .selectFrom("period_seal")
    .select(["header", "sha256", "key_id as keyId", "signature"])
    .where("period_key", "=", key)
    .executeTakeFirst();
}

async function keepSeal({ tx }: WriteTransaction, key: number, seal: KeptSeal, nowMs: number): Promise<KeptSeal> {
  const { header, sha256, keyId, signature } = seal;
  const period = await tx.selectFrom("period").select("state").where("key", "=", key).executeTakeFirst();
  if (period?.state !== "LOCKED") throw new PeriodRefusedError("the period was unlocked meanwhile");
  await tx
    .insertInto("period_seal")
    .values({ period_key: key, header, sha256, key_id: keyId, signature, sealed_ms: nowMs })
    .onConflict((conflict) => conflict.column("period_key").doNothing())
    .execute();
  return (await findSeal(tx, key)) ?? seal;
}

async function listRecords(read: Kysely<Tables>, range: Period, people: readonly LockedPerson[]) {
  const keys = people.map(({ key }) => key);
  const rows = await selectIn(read, range)
    .selectAll("day_record")
    .where("day_record.person_key", "in", keys)
    .orderBy("day_record.date")
    .execute();
  const ranks = new Map(people.map(({ key, id }, rank) => [key, { rank, id }]));
  return rows
    .flatMap((row) => {
      const person = ranks.get(row.person_key);
      return person === undefined ? [] : [{ row, ...person }];
    })
    .toSorted((left, right) => compare(left.row.date, right.row.date) || left.rank - right.rank)
    .map(({ row, id }) => ({ personId: id, date: row.date, figures: readFigures(row) }));
}

async function listCarried(
  read: Kysely<Tables>,
  key: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<readonly CarriedAdjustment[]> {
  const rows = await read
    .selectFrom("adjustment")
    .innerJoin("period_person", (join) =>
      join
        .onRef("period_person.person_key", "=", "adjustment.person_key")
        .onRef("period_person.period_key", "=", "adjustment.carried_key"),
    )
    .selectAll("adjustment")
    .select("period_person.person_id")
    .where("adjustment.carried_key", "=", key)
    .orderBy("period_person.person_id")
    .orderBy("adjustment.date")
    .orderBy("adjustment.key")
    .offset(start)
    .limit(end - start)
    .execute();
  return rows.map((row) => ({
    id: `a.${row.key}`,
    personId: row.person_id,
    date: row.date,
    periodId: toPeriodId(row.period_key),
    before: parseFigures(row.before),
    after: parseFigures(row.after),
    causes: parseCauses(row.causes),
    atMs: row.at_ms,
  }));
}

function parseCauses(json: string): readonly AdjustmentCause[] {
  return JSON.parse(json);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
