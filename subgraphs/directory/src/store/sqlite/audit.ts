import { randomBytes } from "node:crypto";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { TalliedFact } from "@biometricflow/service/audit/tally";
import type Database from "better-sqlite3";
import { type AuditRow, findBrokenLink, toAuditRow } from "../../domain/audit.ts";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import { fromAuditFact, fromAuditLink, mapRow, toAuditAnchor, toAuditLink, toTalliedFact } from "./rows.ts";
import { readInteger, toRow } from "./row.ts";
import { createAuditList } from "./audit-list.ts";

const SALT_BYTES = 16;

/** Adds a link to the chain, in the transaction that is open or one of its own. */
type AuditWriter = (fact: AuditFact) => AuditRow;

/** Creates the writer of the chain. */
export function createAuditWriter(db: Database.Database): AuditWriter {
  const newest = db.prepare("SELECT * FROM audit ORDER BY seq DESC LIMIT 1");
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, actor, action, outcome, request_id, account, address, count, targets, previous_hash, salt, leaf, hash)
     VALUES (@seq, @at, @actor, @action, @outcome, @request_id, @account, @address, @count, @targets, @previous_hash, @salt, @leaf, @hash)`,
  );
  const append = db.transaction((fact: AuditFact): AuditRow => {
    const salt = randomBytes(SALT_BYTES).toString("base64url");
    const row = toAuditRow(mapRow(newest.get(), toAuditLink), fact, salt);
    insert.run(fromAuditLink(row));
    return row;
  });
  return (fact) => append.immediate(fact);
}

type AuditTables = Pick<
  DirectoryStore,
  | "appendAudit"
  | "tallyAudit"
  | "takeAudit"
  | "sealAudit"
  | "listAudit"
  | "checkAudit"
  | "readAuditHead"
  | "listAuditLinks"
  | "measureAudit"
  | "pruneAudit"
>;

/** The chain, what is counted beside it, and where it begins. */
export function createAuditTables(db: Database.Database, append: AuditWriter): AuditTables {
  const all = db.prepare("SELECT * FROM audit ORDER BY seq");
  const anchor = db.prepare("SELECT * FROM audit_anchor");
  const newest = db.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  const readAll = db.transaction(() => findBrokenLink(readLinks(all.iterate()), mapRow(anchor.get(), toAuditAnchor)));
  const count = createCounter(db);
  return {
    appendAudit: async (facts) => db.transaction(() => facts.forEach((fact) => append(fact))).immediate(),
    listAudit: createAuditList(db),
    checkAudit: async () => readAll(),
    ...createMeasures(db),
    readAuditHead: async () => mapRow(newest.get() ?? anchor.get(), toAuditAnchor),
    tallyAudit: async (facts) => db.transaction(() => facts.forEach(count)).immediate(),
    takeAudit: createTaking(db, { append, count }),
    sealAudit: createSealing(db, append),
    pruneAudit: createPrune(db, append),
  };
}

function createMeasures(db: Database.Database): Pick<AuditTables, "listAuditLinks" | "measureAudit"> {
  const bySeq = db.prepare("SELECT seq, hash FROM audit WHERE seq = ?");
  const span = db.prepare("SELECT COUNT(*) AS rows, MIN(seq) AS first, MAX(seq) AS last FROM audit");
  return {
    listAuditLinks: async (seqs) =>
      seqs.map((seq) => mapRow(bySeq.get(seq), toAuditAnchor)).filter((link) => link !== undefined),
    measureAudit: async () => {
      const row = toRow(span.get());
      if (row["first"] === null) return { rows: 0, first: 0, last: 0 };
      return { rows: readInteger(row, "rows"), first: readInteger(row, "first"), last: readInteger(row, "last") };
    },
  };
}

/** Counts a fact on, in the transaction that is open. */
type AuditCounter = (fact: TalliedFact) => void;

function createCounter(db: Database.Database): AuditCounter {
  const count = db.prepare(
    `INSERT INTO audit_tally (minute, at, actor, action, outcome, request_id, account, address, count)
     VALUES (@minute, @at, @actor, @action, @outcome, @request_id, @account, @address, @count)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  return ({ minute, ...fact }) => void count.run({ minute, ...fromAuditFact(fact) });
}

/** Takes what another process writes down: each fact once, however often it is sent. */
function createTaking(
  db: Database.Database,
  { append, count }: { readonly append: AuditWriter; readonly count: AuditCounter },
): AuditTables["takeAudit"] {
  const last = db.prepare("SELECT seq FROM audit_source WHERE source = ?").pluck();
  const put = db.prepare("INSERT OR REPLACE INTO audit_source (source, seq) VALUES (?, ?)");
  return async ({ source, facts }) =>
    db
      .transaction(() => {
        const known = Number(last.get(source) ?? 0);
        const fresh = facts.filter(({ seq }) => seq > known);
        for (const { minute, fact } of fresh) {
          if (minute === null) append(fact);
          else count({ account: "", address: "", count: 1, ...fact, minute });
        }
        const through = fresh.at(-1)?.seq ?? known;
        if (through > known) put.run(source, through);
        return through;
      })
      .immediate();
}

function createSealing(db: Database.Database, append: AuditWriter): AuditTables["sealAudit"] {
  const isAny = db.prepare("SELECT 1 FROM audit_tally WHERE minute < ? LIMIT 1");
  const over = db.prepare("SELECT * FROM audit_tally WHERE minute < ? ORDER BY minute, rowid");
  const remove = db.prepare("DELETE FROM audit_tally WHERE minute < ?");
  return async (minute) => {
    if (isAny.get(minute) === undefined) return;
    db.transaction(() => {
      over
        .all(minute)
        .map(toTalliedFact)
        .forEach((fact) => append(fact));
      remove.run(minute);
    }).immediate();
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
