import type { SqlWords } from "../sql-words.ts";

/** SQLite's own words. A list is one value, as JSON: the texts of questions stay few. */
export const SQLITE_WORDS: SqlWords = {
  isAmong: (column, texts) => ({
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(texts)],
  }),
  holds: (column, text) => ({ sql: `instr(${column}, ?) > 0`, values: [text] }),
};
