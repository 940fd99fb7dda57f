import { sql } from "kysely";
import type { AccountSelection, DirectoryStore } from "../domain/directory-store.ts";
import type { SqlWords, Statement, StoreDatabase } from "./database.ts";
import { readCount } from "./row.ts";
import { toPrincipal } from "./rows.ts";
import { allOf, isAmong, isCovered } from "./statements.ts";

/** Lists accounts a page at a time. */
export function createAccountList({
  read,
}: Pick<StoreDatabase, "read">): Pick<DirectoryStore, "listAccounts" | "countAccounts"> {
  return {
    listAccounts: async (selection, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`subject > ${after}`;
      const where = allOf([...toConditions(read.words, selection), behind]);
      return (await read.all(sql`SELECT * FROM principal WHERE ${where} ORDER BY subject LIMIT ${limit}`)).map(
        toPrincipal,
      );
    },
    countAccounts: async (selection) => {
      const where = allOf(toConditions(read.words, selection));
      return readCount(await read.first(sql`SELECT COUNT(*) AS count FROM principal WHERE ${where}`));
    },
  };
}

function toConditions(
  words: SqlWords,
  { within, search, roles, enabled }: AccountSelection,
): readonly (Statement | undefined)[] {
  return [
    sql`subject LIKE 'account/%'`,
    search === undefined ? undefined : toSearch(words, search),
    roles === undefined ? undefined : isAmong(sql`role`, roles),
    enabled === undefined ? undefined : sql`enabled = ${Number(enabled)}`,
    within === undefined ? undefined : isCovered(words, "principal.places", within),
  ];
}

/** Both columns that are looked in; the subject has small letters, the name those of its owner. */
function toSearch({ isWithin }: SqlWords, search: string): Statement {
  const inSubject = isWithin(search.normalize("NFKC").toLowerCase(), sql`substr(subject, 9)`);
  return sql`(${inSubject} OR ${isWithin(search, sql`name`)})`;
}
