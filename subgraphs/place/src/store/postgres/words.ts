import type { SqlWords } from "../sql-words.ts";

/**
 * PostgreSQL's own words. A list is one value, as JSON, made an array again: the texts of questions stay few, and an index
 * finds what is in it.
 */
export const POSTGRES_WORDS: SqlWords = {
  isAmong: (column, texts) => ({
    sql: `${column} = ANY (ARRAY(SELECT json_array_elements_text(?::json)))`,
    values: [JSON.stringify(texts.map(toKeptText))],
  }),
  holds: (column, text) => ({ sql: `strpos(${column}, ?) > 0`, values: [text] }),
};

/** No text in PostgreSQL holds U+0000: asked for one, it finds nothing, as SQLite does. U+FFFF stands in no text either. */
export function toKeptText(text: string): string {
  return text.replaceAll("\0", "\uffff");
}
