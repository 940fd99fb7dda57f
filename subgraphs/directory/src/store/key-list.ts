import { sql } from "kysely";
import type { DirectoryStore, KeySelection } from "../domain/directory-store.ts";
import type { SqlWords, Statement, StoreDatabase } from "./database.ts";
import { readCount } from "./row.ts";
import { toPrincipal } from "./rows.ts";
import { allOf, isCovered } from "./statements.ts";

/** Lists API keys a page at a time, and keeps when each was used. */
export function createKeyList({
  read,
  write,
}: StoreDatabase): Pick<DirectoryStore, "listApiKeys" | "countApiKeys" | "noteKeyUse"> {
  return {
    listApiKeys: async (selection, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`subject > ${after}`;
      const where = allOf([...toConditions(read.words, selection), behind]);
      return (await read.all(sql`SELECT * FROM principal WHERE ${where} ORDER BY subject LIMIT ${limit}`)).map(
        toPrincipal,
      );
    },
    countApiKeys: async (selection) => {
      const where = allOf(toConditions(read.words, selection));
      return readCount(await read.first(sql`SELECT COUNT(*) AS count FROM principal WHERE ${where}`));
    },
    noteKeyUse: async (subject, atMs) => {
      const isLater = sql`COALESCE(used_ms, 0) < ${atMs}`;
      await write((tx) =>
        tx.run(sql`UPDATE principal SET used_ms = ${atMs} WHERE subject = ${subject} AND ${isLater}`),
      );
    },
  };
}

function toConditions(words: SqlWords, { within }: KeySelection): readonly (Statement | undefined)[] {
  return [sql`subject LIKE 'key/%'`, within === undefined ? undefined : isCovered(words, "principal.places", within)];
}
