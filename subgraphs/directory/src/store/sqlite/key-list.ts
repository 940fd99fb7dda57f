import type Database from "better-sqlite3";
import type { DirectoryStore, KeySelection } from "../../domain/directory-store.ts";
import { toPrincipal } from "./rows.ts";

const SELECTED = `
  subject LIKE 'key/%'
  AND (@within IS NULL OR NOT EXISTS (
    SELECT 1 FROM json_each(principal.places) WHERE value NOT IN (SELECT value FROM json_each(@within))))`;

/** Lists API keys a page at a time, and keeps when each was used. */
export function createKeyList(
  db: Database.Database,
): Pick<DirectoryStore, "listApiKeys" | "countApiKeys" | "noteKeyUse"> {
  const list = db.prepare(
    `SELECT * FROM principal WHERE ${SELECTED} AND (@after IS NULL OR subject > @after) ORDER BY subject LIMIT @limit`,
  );
  const count = db.prepare(`SELECT COUNT(*) FROM principal WHERE ${SELECTED}`).pluck();
  const use = db.prepare(
    "UPDATE principal SET used_ms = @atMs WHERE subject = @subject AND COALESCE(used_ms, 0) < @atMs",
  );
  return {
    listApiKeys: async (selection, { limit, after }) =>
      list.all({ ...toParameters(selection), limit, after: after ?? null }).map(toPrincipal),
    countApiKeys: async (selection) => Number(count.get(toParameters(selection))),
    noteKeyUse: async (subject, atMs) => void use.run({ subject, atMs }),
  };
}

function toParameters({ within }: KeySelection) {
  return { within: within === undefined ? null : JSON.stringify(within) };
}
