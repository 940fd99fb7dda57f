import type Database from "better-sqlite3";
import { type AuditFact, type AuditRow, findBrokenLink, toAuditRow } from "../../domain/audit.ts";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import { fromAuditFact, fromAuditLink, mapRow, toAuditAnchor, toAuditLink, toTalliedFact } from "./rows.ts";
import { createAuditList } from "./audit-list.ts";

/** Adds a link to the chain, in the transaction that is open or one of its own. */
type AuditWriter = (fact: AuditFact) => AuditRow;

/** Creates the writer of the chain. */
export function createAuditWriter(db: Database.Database): AuditWriter {
  const newest = db.prepare("SELECT * FROM audit ORDER BY seq DESC LIMIT 1");
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, actor, action, outcome, request_id, account, address, count, previous_hash, hash)
     VALUES (@seq, @at, @actor, @action, @outcome, @request_id, @account, @address, @count, @previous_hash, @hash)`,
  );
  const append = db.transaction((fact: AuditFact): AuditRow => {
    const row = toAuditRow(mapRow(newest.get(), toAuditLink), fact);
    insert.run(fromAuditLink(row));
    return row;
  });
  return (fact) => append.immediate(fact);
}

type AuditTables = Pick<
  DirectoryStore,
  "appendAudit" | "tallyAudit" | "sealAudit" | "listAudit" | "checkAudit" | "pruneAudit"
>;

/** The chain, what is counted beside it, and where it begins. */
export function createAuditTables(db: Database.Database, append: AuditWriter): AuditTables {
  const all = db.prepare("SELECT * FROM audit ORDER BY seq");
  const anchor = db.prepare("SELECT * FROM audit_anchor");
  const readAll = db.transaction(() => findBrokenLink(readLinks(all.iterate()), mapRow(anchor.get(), toAuditAnchor)));
  return {
    appendAudit: async (facts) => db.transaction(() => facts.forEach((fact) => append(fact))).immediate(),
    listAudit: createAuditList(db),
    checkAudit: async () => readAll(),
    ...createTally(db, append),
    pruneAudit: createPrune(db, append),
  };
}

function createTally(db: Database.Database, append: AuditWriter): Pick<AuditTables, "tallyAudit" | "sealAudit"> {
  const count = db.prepare(
    `INSERT INTO audit_tally (minute, at, actor, action, outcome, request_id, account, address, count)
     VALUES (@minute, @at, @actor, @action, @outcome, @request_id, @account, @address, @count)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  const isAny = db.prepare("SELECT 1 FROM audit_tally WHERE minute < ? LIMIT 1");
  const over = db.prepare("SELECT * FROM audit_tally WHERE minute < ? ORDER BY minute, rowid");
  const remove = db.prepare("DELETE FROM audit_tally WHERE minute < ?");
  return {
    tallyAudit: async (facts) =>
      db
        .transaction(() => facts.forEach(({ minute, ...fact }) => count.run({ minute, ...fromAuditFact(fact) })))
        .immediate(),
    sealAudit: async (minute) => {
      if (isAny.get(minute) === undefined) return;
      db.transaction(() => {
        over
          .all(minute)
          .map(toTalliedFact)
          .forEach((fact) => append(fact));
        remove.run(minute);
      }).immediate();
    },
  };
}

/** The newest row always stays: the chain goes on from it. */
function createPrune(db: Database.Database, append: AuditWriter): AuditTables["pruneAudit"] {
  const last = db.prepare(
    `SELECT * FROM audit
     WHERE seq < (SELECT MAX(seq) FROM audit)
       AND seq < COALESCE((SELECT MIN(seq) FROM audit WHERE at >= ?), (SELECT MAX(seq) FROM audit))
     ORDER BY seq DESC LIMIT 1`,
  );
  const removeRows = db.prepare("DELETE FROM audit WHERE seq <= ?");
  const removeAnchor = db.prepare("DELETE FROM audit_anchor");
  const putAnchor = db.prepare("INSERT INTO audit_anchor (seq, hash) VALUES (@seq, @hash)");
  return async (beforeAt, fact) =>
    db
      .transaction(() => {
        const row = mapRow(last.get(beforeAt), toAuditLink);
        if (row === undefined) return 0;
        const { seq, hash } = row;
        const { changes } = removeRows.run(seq);
        removeAnchor.run();
        putAnchor.run({ seq, hash });
        append({ ...fact, count: changes });
        return changes;
      })
      .immediate();
}

function* readLinks(rows: Iterable<unknown>): Generator<AuditRow> {
  for (const row of rows) yield toAuditLink(row);
}
