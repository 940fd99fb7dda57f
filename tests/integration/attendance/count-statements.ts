import type { Database, WriteTransaction } from "../../../subgraphs/attendance/src/store/database.ts";

/** What one transaction asked for. */
export interface CountedStatements {
  readonly transaction: WriteTransaction;
  readonly count: () => number;
}

/** A transaction that counts its statements; one that writes many rows is one. */
export function countIn(transaction: WriteTransaction): CountedStatements {
  let statements = 0;
  const tx = transaction.tx.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const upsert: WriteTransaction["upsert"] = (target, rows) => {
    statements += 1;
    return transaction.upsert(target, rows);
  };
  return { transaction: { ...transaction, tx, upsert }, count: () => statements };
}

/** A database whose transactions are told of: how many statements each took. */
export function countStatements(database: Database, hear: (statements: number) => void): Database {
  return {
    ...database,
    write: (work, terms) =>
      database.write(async (transaction) => {
        const counted = countIn(transaction);
        const result = await work(counted.transaction);
        hear(counted.count());
        return result;
      }, terms),
  };
}
