import { createHash } from "node:crypto";
import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from "kysely";
import type {
  Acknowledgement,
  AcknowledgementDraft,
  AcknowledgementSelection,
  AcknowledgementStore,
  Statement,
} from "../domain/periods/acknowledgement.ts";
import { toRecordLine } from "../domain/periods/canonical.ts";
import { PeriodRefusedError } from "../domain/periods/period-store.ts";
import { toUtcDate } from "../domain/dates.ts";
import type { PersonReference } from "../domain/people/person.ts";
import { parseVoid } from "./acknowledged.ts";
import { recordChange } from "./change-log.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { readFigures } from "./figured-rows.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** Acknowledgements in a database. */
export function createAcknowledgementStore({ read, write }: Database): AcknowledgementStore {
  return {
    readStatement: (person, dates, nowMs) => readStatement(read, person, { ...dates, nowMs }),
    acknowledge: (draft) => write((transaction) => acknowledge(transaction, draft)),
    list: async (selection, { limit, after }) => {
      let query = select(read, selection)
        .selectAll("acknowledgement")
        .select(["person.id as person_id", "person.pin", "person.name", "person.name_key"])
        .orderBy("acknowledgement.key", "desc")
        .limit(limit);
      if (after !== undefined) query = query.where("acknowledgement.key", "<", after);
      return (await query.execute()).map(({ person_id: id, pin, name, name_key: nameKey, ...row }) =>
        toAcknowledgement(row, { key: row.person_key, id, pin, name, nameKey }),
      );
    },
    count: async (selection) => {
      const counted = select(read, selection).select(({ fn }) => fn.countAll<number>().as("count"));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
  };
}

async function readStatement(
  read: Kysely<Tables>,
  { key, id }: Pick<PersonReference, "key" | "id">,
  { from, to, nowMs }: { readonly from: string; readonly to: string; readonly nowMs: number },
): Promise<Statement> {
  const rows = await read
    .selectFrom("day_record")
    .selectAll()
    .where("person_key", "=", key)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("date")
    .execute();
  const marked = await read
    .selectFrom("dirty_mark")
    .select("token")
    .where("person_key", "=", key)
    .where("from_date", "<=", to)
    .where("to_date", ">=", from)
    .executeTakeFirst();
  const isUnderWay = rows.some(({ next_change_ms, status }) => next_change_ms !== null || status === "PENDING");
  const lines = rows.map((row) => toRecordLine({ personId: id, date: row.date, figures: readFigures(row) }));
  const hash = createHash("sha256")
    .update(lines.map((line) => `${line}\n`).join(""))
    .digest("hex");
  const isOpen = marked !== undefined || isUnderWay || to >= toUtcDate(nowMs);
  const records = rows.map(({ date, place_id: placeId, department_id: departmentId }) => {
    return { personId: id, date, placeId, departmentId: departmentId || undefined };
  });
  return { personId: id, from, to, lines, records, hash, isOpen };
}

async function acknowledge(transaction: WriteTransaction, draft: AcknowledgementDraft): Promise<Acknowledgement> {
  const { tx } = transaction;
  const { person, from, to, actor, atMs } = draft;
  const statement = await readStatement(tx, person, { from, to, nowMs: atMs });
  if (statement.isOpen) throw new PeriodRefusedError("the dates are not over, or are being worked out: again later");
  if (statement.lines.length === 0) throw new PeriodRefusedError("there are no records of these dates");
  if (statement.hash !== draft.hash)
    throw new PeriodRefusedError("the records are not those that were shown: look at them again");
  const same = await tx
    .selectFrom("acknowledgement")
    .select("key")
    .where("person_key", "=", person.key)
    .where("from_date", "=", from)
    .where("to_date", "=", to)
    .where("voided", "is", null)
    .executeTakeFirst();
  if (same !== undefined) throw new PeriodRefusedError(`these dates are acknowledged already, by k.${same.key}`);
  const values = {
    person_key: person.key,
    from_date: from,
    to_date: to,
    hash: statement.hash,
    row_count: statement.lines.length,
    actor,
    at_ms: atMs,
    voided: null,
  };
  const row = await tx.insertInto("acknowledgement").values(values).returningAll().executeTakeFirstOrThrow();
  const detail = { personId: person.id, from, to, hash: statement.hash };
  await recordChange(transaction, { actor, atMs }, { action: "acknowledgePeriod", subject: `k.${row.key}`, detail });
  return toAcknowledgement(row, person);
}

function select(read: Kysely<Tables>, selection: AcknowledgementSelection) {
  return read
    .selectFrom("acknowledgement")
    .innerJoin("person", "person.key", "acknowledgement.person_key")
    .where((where) => where.and([...toConditions(where, selection), ...toPersonConditions(where, selection.people)]));
}

function toConditions(
  where: ExpressionBuilder<Tables, "acknowledgement">,
  { from, to, isValid }: AcknowledgementSelection,
): readonly Expression<SqlBool>[] {
  return [
    ...(from === undefined ? [] : [where("to_date", ">=", from)]),
    ...(to === undefined ? [] : [where("from_date", "<=", to)]),
    ...(isValid === undefined ? [] : [where("voided", isValid ? "is" : "is not", null)]),
  ];
}

function toAcknowledgement(row: Selectable<Tables["acknowledgement"]>, person: PersonReference): Acknowledgement {
  return {
    id: `k.${row.key}`,
    person,
    from: row.from_date,
    to: row.to_date,
    hash: row.hash,
    rows: row.row_count,
    actor: row.actor,
    atMs: row.at_ms,
    voided: parseVoid(row.voided),
  };
}
