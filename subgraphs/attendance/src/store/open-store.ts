import type { Database } from "./database.ts";
import { openPostgresDatabase } from "./postgres/open.ts";
import type { RefuseRead } from "@biometricflow/subgraph/store/store-refusal";
import { openSqliteDatabase } from "./sqlite/open.ts";

/** Where the store of attendance is, and who hears what of it. */
export interface StoreTerms {
  /** Where SQLite has it. */
  readonly file: string;
  /** `DATABASE_URL`; where it names a PostgreSQL database, that one has it. */
  readonly databaseUrl: string | undefined;
  readonly refuse: RefuseRead;
  /** Hears, once it happened, that another process writes to the store: this one does no more. */
  readonly onTaken: () => void;
}

/** Opens the store. */
export function openStore({ file, databaseUrl, refuse, onTaken }: StoreTerms): Promise<Database> {
  return databaseUrl ? openPostgresDatabase({ url: databaseUrl, refuse, onTaken }) : openSqliteDatabase(file, refuse);
}
