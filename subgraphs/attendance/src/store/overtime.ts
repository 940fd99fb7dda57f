import type { Kysely } from "kysely";
import {
  type DecidedDay,
  type GroupedDay,
  type OvertimeDecision,
  OvertimeLockedError,
  type OvertimeReader,
  type OvertimeWriter,
} from "../domain/overtime/overtime-store.ts";
import type { Act } from "../domain/people/people-store.ts";
import { isInPeriod } from "../domain/periods/period.ts";
import { recordChange, recordChanges } from "./change-log.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { hasOvertime } from "./overtime-conditions.ts";
import { selectRecords } from "./record-reader.ts";
import { listLocked } from "./period-rows.ts";
import { GROUP_IDS } from "./totals-reader.ts";

/** Decisions on overtime in a database. */
export function createOvertimeReader({ read }: Database): OvertimeReader {
  return {
    findDecided: async (personKeys, { from, to }) => {
      const query = joinRecords(read)
        .where(isOneOf("overtime_approval.person_key", personKeys))
        .where("overtime_approval.date", ">=", from)
        .where("overtime_approval.date", "<=", to)
        .orderBy("overtime_approval.date");
      return Map.groupBy((await query.execute()).map(toDecided), ({ personKey }) => personKey);
    },
    listGrouped: async (selection, groupBy, limit) => {
      const query = selectRecords(read, selection)
        .where(hasOvertime(["APPROVED"]))
        .select(["day_record.person_key", "day_record.date", GROUP_IDS[groupBy].as("group_id")])
        .limit(limit);
      return (await query.execute()).map(
        ({ person_key, date, group_id }): GroupedDay => ({ personKey: person_key, date, groupId: group_id }),
      );
    },
  };
}

function joinRecords(read: Kysely<Tables>) {
  return read
    .selectFrom("overtime_approval")
    .innerJoin("day_record", (join) =>
      join
        .onRef("day_record.date", "=", "overtime_approval.date")
        .onRef("day_record.person_key", "=", "overtime_approval.person_key"),
    )
    .innerJoin("person", "person.key", "overtime_approval.person_key")
    .selectAll("overtime_approval")
    .select(["overtime_minutes", "day_record.department_id", "place_id", "person.id as person_id"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof joinRecords>["execute"]>>[number];

function toDecided(row: Row): DecidedDay & { readonly personKey: number } {
  return {
    personKey: row.person_key,
    date: row.date,
    personId: row.person_id,
    departmentId: row.department_id || undefined,
    placeId: row.place_id,
    workedOverMinutes: row.overtime_minutes,
    approvedMinutes: row.minutes,
    approval: { minutes: row.minutes, reason: row.reason, actor: row.actor, atMs: row.at_ms },
  };
}

/** Decisions on overtime are made in a database. */
export function createOvertimeWriter({ write }: Database): OvertimeWriter {
  return {
    approve: (decisions, act) => write((transaction) => approve(transaction, decisions, act)),
    revoke: (person, date, act) =>
      write(async (transaction) => {
        await checkUnlocked(transaction, [{ person, date }]);
        const known = await transaction.tx
          .deleteFrom("overtime_approval")
          .where("person_key", "=", person.key)
          .where("date", "=", date)
          .returning("minutes")
          .executeTakeFirst();
        if (known === undefined) return false;
        const change = {
          action: "revokeOvertimeApproval",
          subject: person.id,
          detail: { date },
          audited: { before: { date, minutes: known.minutes } },
        };
        await recordChange(transaction, act, change);
        return true;
      }),
  };
}

const APPROVALS = {
  table: "overtime_approval",
  columns: [
    ["person_key", "INTEGER"],
    ["date", "TEXT"],
    ["minutes", "INTEGER"],
    ["reason", "TEXT"],
    ["actor", "TEXT"],
    ["at_ms", "INTEGER"],
  ],
  key: ["person_key", "date"],
  onKnown: ["minutes", "reason", "actor", "at_ms"],
} as const;

async function approve(
  transaction: WriteTransaction,
  decisions: readonly OvertimeDecision[],
  { action, actor, atMs }: Act & { readonly action: string },
): Promise<void> {
  await checkUnlocked(transaction, decisions);
  const known = await readKnown(transaction, decisions.slice(0, MOST_COMPARED));
  await transaction.upsert(
    APPROVALS,
    decisions.map(({ person, date, minutes, reason }) => [person.key, date, minutes, reason, actor, atMs]),
  );
  const changes = decisions.map(({ person, ...detail }) => {
    const minutes = known.get(`${person.key} ${detail.date}`);
    const before = minutes === undefined ? undefined : { date: detail.date, minutes };
    return { action, subject: person.id, detail, audited: { before, after: detail } };
  });
  await recordChanges(transaction, { actor, atMs }, changes);
}

/** More are told of no audit. */
const MOST_COMPARED = 50;

/** What was approved before of these days, in minutes, by person and date. */
async function readKnown(
  { tx }: WriteTransaction,
  decisions: readonly OvertimeDecision[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom("overtime_approval")
    .select(["person_key", "date", "minutes"])
    .where("person_key", "in", [...new Set(decisions.map(({ person }) => person.key))])
    .where("date", "in", [...new Set(decisions.map(({ date }) => date))])
    .execute();
  return new Map(rows.map(({ person_key: key, date, minutes }) => [`${key} ${date}`, minutes]));
}

/** In the transaction of the decision: a period is locked before it, or after it. */
async function checkUnlocked(
  { tx }: WriteTransaction,
  decisions: readonly Pick<OvertimeDecision, "person" | "date">[],
): Promise<void> {
  const dates = decisions.map(({ date }) => date).toSorted();
  const range = { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
  const locked = await listLocked(tx, range);
  if (locked.length === 0) return;
  const asked = new Set(decisions.map(({ person, date }) => `${person.key} ${date}`));
  const keys = [...new Set(decisions.map(({ person }) => person.key))];
  const records = await tx
    .selectFrom("day_record")
    .select(["person_key", "date", "place_id", "department_id"])
    .where(isOneOf("person_key", keys))
    .where("date", ">=", range.from)
    .where("date", "<=", range.to)
    .execute();
  for (const { person_key, date, place_id, department_id } of records) {
    if (!asked.has(`${person_key} ${date}`)) continue;
    const holder = locked.find((period) =>
      isInPeriod(period, { date, placeId: place_id, departmentId: department_id || null }),
    );
    if (holder !== undefined) throw new OvertimeLockedError(date, holder.id);
  }
}
