import type Database from "better-sqlite3";
import type { AccountSelection, DirectoryStore } from "../../domain/directory-store.ts";
import { toPrincipal } from "./rows.ts";

/** Both columns that `search` looks in; the subject has small letters, the name those of its owner. */
const SELECTED = `
  subject LIKE 'account/%'
  AND (@search IS NULL OR instr(substr(subject, 9), @search) > 0 OR instr(name, @given) > 0)
  AND (@roles IS NULL OR role IN (SELECT value FROM json_each(@roles)))
  AND (@enabled IS NULL OR enabled = @enabled)
  AND (@within IS NULL OR NOT EXISTS (
    SELECT 1 FROM json_each(principal.places) WHERE value NOT IN (SELECT value FROM json_each(@within))))`;

/** Lists accounts a page at a time. */
export function createAccountList(db: Database.Database): Pick<DirectoryStore, "listAccounts" | "countAccounts"> {
  const list = db.prepare(
    `SELECT * FROM principal WHERE ${SELECTED} AND (@after IS NULL OR subject > @after) ORDER BY subject LIMIT @limit`,
  );
  const count = db.prepare(`SELECT COUNT(*) FROM principal WHERE ${SELECTED}`).pluck();
  return {
    listAccounts: async (selection, { limit, after }) =>
      list.all({ ...toParameters(selection), limit, after: after ?? null }).map(toPrincipal),
    countAccounts: async (selection) => Number(count.get(toParameters(selection))),
  };
}

function toParameters({ within, search, roles, enabled }: AccountSelection) {
  return {
    within: within === undefined ? null : JSON.stringify(within),
    search: search?.normalize("NFKC").toLowerCase() ?? null,
    given: search ?? null,
    roles: roles === undefined ? null : JSON.stringify(roles),
    enabled: enabled === undefined ? null : Number(enabled),
  };
}
