/** Builds `INSERT OR REPLACE` with named parameters for these columns. */
export function toUpsert(table: string, columns: readonly string[]): string {
  return `INSERT OR REPLACE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((it) => `@${it}`).join(", ")})`;
}
