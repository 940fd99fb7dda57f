/** A row as the driver gives it. */
type Row = Readonly<Record<string, unknown>>;

/** A row's columns by name. @throws {TypeError} when the driver gave no row */
export function toRow(value: unknown): Row {
  if (typeof value !== "object" || value === null) throw new TypeError("the store gave no row");
  return Object.fromEntries(Object.entries(value));
}

/** A text column. @throws {TypeError} when the store is damaged */
export function readText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`column ${column} holds no text`);
  return value;
}

/** An integer column. @throws {TypeError} when the store is damaged */
export function readInteger(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`column ${column} holds no number`);
  return value;
}

/** The column `count` of what counts rows. @throws {TypeError} when the driver gave no row */
export function readCount(value: unknown): number {
  return readInteger(toRow(value), "count");
}

/** A text column that holds a JSON list of texts. @throws {TypeError} when the store is damaged */
export function readTexts(row: Row, column: string): readonly string[] {
  const value: unknown = JSON.parse(readText(row, column));
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new TypeError(`column ${column} holds no list of texts`);
  }
  return value;
}

/** A text column that holds one of the given words. @throws {TypeError} when the store is damaged */
export function readWord<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const text = readText(row, column);
  const word = words.find((known) => known === text);
  if (word === undefined) throw new TypeError(`column ${column} holds an unknown word`);
  return word;
}
