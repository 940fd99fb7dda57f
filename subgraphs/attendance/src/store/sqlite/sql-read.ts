import type { ColumnValue } from "../bulk-upsert.ts";

/** One question to a thread that reads. */
export interface SqlRead {
  readonly sql: string;
  readonly parameters: readonly ColumnValue[];
}

/** Its answer: columns once, and the values of each row in their order. */
export interface SqlAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ColumnValue[])[];
}
