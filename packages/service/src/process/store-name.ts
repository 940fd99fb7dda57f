/** Where a store is. */
export interface NamedStore {
  /** Where SQLite has it. */
  readonly file: string;
  /** `DATABASE_URL`; where it names a PostgreSQL database, that one has it. */
  readonly databaseUrl: string | undefined;
}

/** How a store is called towards an operator; never with a password. */
export function nameStore({ file, databaseUrl }: NamedStore): string {
  if (!databaseUrl) return file;
  const url = URL.parse(databaseUrl);
  if (url === null) return "the database of DATABASE_URL";
  const host = url.host || url.searchParams.get("host") || "this machine";
  return `the database ${decodeURIComponent(url.pathname.slice(1))} at ${host}`;
}
