import { sql } from "kysely";
import { isClaimOf } from "./conditions.ts";
import type { Act, PersonOutcome } from "../domain/people/people-store.ts";
import { recordChange } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import { isNamedIn } from "./pin-claims.ts";

/** What follows from other rows, or goes with the person: it keeps nobody. */
const DERIVED = [
  ...(["pin_claim", "day_record", "dirty_mark", "record_fault", "record_fault_stretch"] as const),
  ...(["department_stay", "presence", "feed_line"] as const),
];

/** Removes somebody on whom nothing hangs; else says what does. */
export async function removePerson(transaction: WriteTransaction, personId: string, act: Act): Promise<PersonOutcome> {
  const { tx } = transaction;
  const person = await tx.selectFrom("person").selectAll().where("id", "=", personId).executeTakeFirst();
  if (person === undefined) return { kind: "FAULT", key: undefined, message: `There is no person ${personId}` };
  const ties = [listTies, listRows, listNamed] as const;
  const reasons: string[] = [];
  for (const list of ties) reasons.push(...(await list(transaction, person)));
  if (reasons.length > 0)
    return { kind: "FAULT", key: undefined, message: `${personId} is not removed: ${reasons.join("; ")}` };
  for (const table of DERIVED) await tx.deleteFrom(table).where("person_key", "=", person.key).execute();
  await tx.deleteFrom("person").where("key", "=", person.key).execute();
  await recordChange(transaction, act, {
    action: "removePerson",
    subject: personId,
    detail: person,
    audited: { before: person },
  });
  return { kind: "DONE", personId };
}

interface Removed {
  readonly key: number;
  readonly id: string;
}

async function listTies({ tx }: WriteTransaction, { key, id }: Removed): Promise<readonly string[]> {
  const count = ({ fn }: { readonly fn: typeof tx.fn }) => fn.countAll<number>().as("count");
  const punches = tx
    .selectFrom("pin_claim")
    .innerJoin("punch", "punch.pin", "pin_claim.pin")
    .where("person_key", "=", key)
    .where(isClaimOf("punch"));
  const enrolled = tx
    .selectFrom("pin_claim")
    .innerJoin("enrolment", "enrolment.pin", "pin_claim.pin")
    .where("person_key", "=", key)
    .where("ended_ms", "is", null)
    .where(isClaimOf("enrolment"));
  const managed = tx.selectFrom("person").where("manager_id", "=", id);
  const departments = tx.selectFrom("department").where("manager_id", "=", id);
  const ties = [
    [await punches.select(count).executeTakeFirstOrThrow(), "punches"],
    [await enrolled.select(count).executeTakeFirstOrThrow(), "places where the PIN is enrolled"],
    [await managed.select(count).executeTakeFirstOrThrow(), "people whose manager this is"],
    [await departments.select(count).executeTakeFirstOrThrow(), "departments whose manager this is"],
  ] as const;
  return ties.flatMap(([{ count: found }, what]) => (found === 0 ? [] : [`${what}: ${found}`]));
}

/** Whatever any area keeps of a person, by the columns in which people are named. */
async function listRows({ tx }: WriteTransaction, { key, id }: Removed): Promise<readonly string[]> {
  const reasons: string[] = [];
  for (const { name, columns } of await tx.introspection.getTables()) {
    if (DERIVED.some((table) => name === table || name.startsWith(`${table}_`))) continue; // parts of it too
    for (const [column, value] of [
      ["person_key", key],
      ["person_id", id],
    ] as const) {
      if (!columns.some((each) => each.name === column)) continue;
      const found = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(name)} where ${sql.ref(column)} = ${value}`.execute(tx);
      const count = found.rows[0]?.count ?? 0;
      if (count > 0) reasons.push(`${name.replaceAll("_", " ")}: ${count}`);
    }
  }
  return reasons;
}

/** What names a person otherwise: by kind and id, or in what a decision about a PIN would put back. */
async function listNamed({ tx }: WriteTransaction, { key, id }: Removed): Promise<readonly string[]> {
  const assignments = await tx
    .selectFrom("shift_assignment")
    .select("from_date")
    .where("target_kind", "=", "PERSON")
    .where("target_id", "=", id)
    .execute();
  const rules = await tx
    .selectFrom("work_rule")
    .select("from_date")
    .where("scope_kind", "=", "PERSON")
    .where("scope_id", "=", id)
    .execute();
  const standing = await tx.selectFrom("pin_decision").select("deed").where("undone_ms", "is", null).execute();
  const decisions = standing.filter(({ deed }) => isNamedIn(JSON.parse(deed), key));
  return [
    ...(assignments.length === 0 ? [] : [`shift assignments: ${assignments.length}`]),
    ...(rules.length === 0 ? [] : [`work rules: ${rules.length}`]),
    ...(decisions.length === 0 ? [] : [`decisions about PINs, to be taken back first: ${decisions.length}`]),
  ];
}
