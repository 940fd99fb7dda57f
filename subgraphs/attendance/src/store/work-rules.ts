import type { Act } from "../domain/people/people-store.ts";
import type { WorkRule, WorkRuleKey } from "../domain/work-rules/work-rule.ts";
import { MAX_WORK_RULES, type WorkRuleStore } from "../domain/work-rules/work-rule-store.ts";
import { recordChange } from "./change-log.ts";
import type { Database, WriteTransaction } from "./database.ts";

/** Rules of caps and limits in a database. */
export function createWorkRuleStore({ read, write }: Database): WorkRuleStore {
  return {
    list: async () => {
      const rows = read.selectFrom("work_rule").selectAll().orderBy("kind").orderBy("scope_kind").orderBy("scope_id");
      return (await rows.orderBy("from_date").orderBy("to_date").execute()).map(toRule);
    },
    save: (rule, act) => write((transaction) => save(transaction, rule, act)),
    remove: (key, act) => write((transaction) => remove(transaction, key, act)),
  };
}

async function save(transaction: WriteTransaction, rule: WorkRule, act: Act): Promise<boolean> {
  const { tx } = transaction;
  const key = toKey(rule);
  const others = tx.selectFrom("work_rule").select(({ fn }) => fn.countAll<number>().as("count"));
  if ((await others.executeTakeFirstOrThrow()).count >= MAX_WORK_RULES) return false;
  const values = { minutes: rule.minutes ?? null, source: rule.source };
  const known = await tx
    .selectFrom("work_rule")
    .selectAll()
    .where("kind", "=", key.kind)
    .where("scope_kind", "=", key.scope_kind)
    .where("scope_id", "=", key.scope_id)
    .where("from_date", "=", key.from_date)
    .where("to_date", "=", key.to_date)
    .executeTakeFirst();
  await tx
    .insertInto("work_rule")
    .values({ ...key, ...values })
    .onConflict((known) =>
      known.columns(["kind", "scope_kind", "scope_id", "from_date", "to_date"]).doUpdateSet(values),
    )
    .execute();
  const audited = { before: known && toRule(known), after: rule };
  await recordChange(transaction, act, { action: "saveWorkRule", subject: rule.kind, detail: rule, audited });
  return true;
}

async function remove(transaction: WriteTransaction, key: WorkRuleKey, act: Act): Promise<WorkRule | undefined> {
  const { kind, scope_kind, scope_id, from_date, to_date } = toKey(key);
  const row = await transaction.tx
    .deleteFrom("work_rule")
    .where("kind", "=", kind)
    .where("scope_kind", "=", scope_kind)
    .where("scope_id", "=", scope_id)
    .where("from_date", "=", from_date)
    .where("to_date", "=", to_date)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const rule = toRule(row);
  await recordChange(transaction, act, {
    action: "removeWorkRule",
    subject: rule.kind,
    detail: rule,
    audited: { before: rule },
  });
  return rule;
}

function toKey({ kind, scope, from, to }: WorkRuleKey) {
  return { kind, scope_kind: scope.kind, scope_id: scope.id, from_date: from, to_date: to ?? "" };
}

type Row = ReturnType<typeof toKey> & { readonly minutes: number | null; readonly source: string };

function toRule({ kind, scope_kind, scope_id, from_date, to_date, minutes, source }: Row): WorkRule {
  return {
    kind,
    scope: { kind: scope_kind, id: scope_id },
    from: from_date,
    to: to_date || undefined,
    minutes: minutes ?? undefined,
    source,
  };
}
