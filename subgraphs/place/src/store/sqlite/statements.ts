import type { Database, Statement } from "better-sqlite3";
import type { Condition } from "../where.ts";

/** Queries whose text depends on what is asked, each prepared once. */
export interface Statements<Row> {
  all(query: Condition): readonly Row[];
}

/** Creates the memory of prepared queries; the texts are few, because values never stand in them. */
export function createStatements<Row>(db: Database): Statements<Row> {
  const prepared = new Map<string, Statement<unknown[], Row>>();
  return {
    all: ({ sql, values }) => {
      const statement = prepared.get(sql) ?? db.prepare<unknown[], Row>(sql);
      prepared.set(sql, statement);
      return statement.all(...values);
    },
  };
}
