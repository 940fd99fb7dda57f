import { randomBytes } from "node:crypto";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { TalliedFact } from "@biometricflow/service/audit/tally";
import { sql } from "kysely";
import { type AuditLink, type AuditRow, findBrokenLink, toAuditRow } from "../domain/audit.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { putChanges, withChanges } from "./audit-changes.ts";
import { createAuditList, createFirstView } from "./audit-list.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, toRow } from "./row.ts";
import { fromAuditFact, fromAuditLink, mapRow, toAuditAnchor, toAuditLink, toTalliedFact } from "./rows.ts";
import { toInsert, toInserts, toUpsert } from "./statements.ts";

const SALT_BYTES = 16;
/** Rows of the chain that are read, or written, at once. */
const PAGE = 1_000;

/** Adds links to the chain, in the transaction that is open: nobody else writes meanwhile, so there is one newest row. */
export async function appendFacts(tx: Statements, facts: readonly AuditFact[]): Promise<void> {
  let last: AuditLink | undefined = mapRow(
    await tx.first(sql`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`),
    toAuditAnchor,
  );
  const rows: AuditRow[] = [];
  for (const fact of facts) {
    const row: AuditRow = toAuditRow(last, toStorable(fact), { fact: createSalt(), changes: createSalt() });
    rows.push(row);
    last = row;
  }
  for (let from = 0; from < rows.length; from += PAGE) {
    const page = rows.slice(from, from + PAGE);
    await tx.run(toInserts("audit", page.map(fromAuditLink)));
    await putChanges(tx, page);
  }
}

function createSalt(): string {
  return randomBytes(SALT_BYTES).toString("base64url");
}

/** U+0000 is in no text of PostgreSQL: where a client sent one, its sign is kept. */
function toStorable<Fact extends AuditFact>(fact: Fact): Fact {
  const { actor, account, requestId } = fact;
  return {
    ...fact,
    ...{ actor: withoutNul(actor), requestId: withoutNul(requestId) },
    ...(account === undefined ? {} : { account: withoutNul(account) }),
  };
}

function withoutNul(text: string): string {
  return text.replaceAll("\0", "\u{2400}");
}

type AuditTables = Pick<
  DirectoryStore,
  | "appendAudit"
  | "tallyAudit"
  | "takeAudit"
  | "sealAudit"
  | "listAudit"
  | "firstViewAt"
  | "checkAudit"
  | "readAuditHead"
  | "listAuditLinks"
  | "measureAudit"
  | "pruneAudit"
>;

/** The chain, what is counted beside it, and where it begins. */
export function createAuditTables(database: StoreDatabase): AuditTables {
  const { read, write, atOneMoment } = database;
  return {
    appendAudit: (facts) => write((tx) => appendFacts(tx, facts)),
    listAudit: createAuditList(database),
    firstViewAt: createFirstView(database),
    checkAudit: () => atOneMoment(findBroken),
    ...createMeasures(read),
    readAuditHead: async () => {
      const newest = await read.first(sql`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`);
      return newest === undefined ? readAnchor(read) : toAuditAnchor(newest);
    },
    tallyAudit: (facts) =>
      write(async (tx) => {
        for (const fact of facts) await countOn(tx, fact);
      }),
    takeAudit: createTaking(database),
    sealAudit: createSealing(database),
    pruneAudit: createPrune(database),
  };
}

/** The whole chain, a page at a time. */
async function findBroken(statements: Statements): Promise<number | undefined> {
  let before = await readAnchor(statements);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await statements.all(sql`SELECT * FROM audit WHERE seq > ${after} ORDER BY seq LIMIT ${PAGE}`);
    const rows = await withChanges(statements, page.map(toAuditLink));
    const brokenAt = findBrokenLink(rows, before);
    const last = rows.at(-1);
    if (brokenAt !== undefined || last === undefined) return brokenAt;
    before = last;
    after = last.seq;
  }
}

async function readAnchor(statements: Statements): Promise<AuditLink | undefined> {
  return mapRow(await statements.first(sql`SELECT * FROM audit_anchor`), toAuditAnchor);
}

function createMeasures(read: Statements): Pick<AuditTables, "listAuditLinks" | "measureAudit"> {
  return {
    listAuditLinks: async (seqs) => {
      const links: AuditLink[] = [];
      for (const seq of seqs) {
        const link = mapRow(await read.first(sql`SELECT seq, hash FROM audit WHERE seq = ${seq}`), toAuditAnchor);
        if (link !== undefined) links.push(link);
      }
      return links;
    },
    measureAudit: async () => {
      const row = toRow(
        await read.first(sql`SELECT COUNT(*) AS count, MIN(seq) AS first, MAX(seq) AS last FROM audit`),
      );
      if (row["first"] === null) return { rows: 0, first: 0, last: 0 };
      return { rows: readInteger(row, "count"), first: readInteger(row, "first"), last: readInteger(row, "last") };
    },
  };
}

/** Counts a fact on, in the transaction that is open. */
async function countOn(tx: Statements, { minute, ...fact }: TalliedFact): Promise<void> {
  await tx.run(
    sql`${toInsert("audit_tally", { minute, ...fromAuditFact(toStorable(fact)) })}
      ON CONFLICT (minute, actor, action, outcome, account, address)
      DO UPDATE SET count = audit_tally.count + excluded.count`,
  );
}

/** Takes what another process writes down: each fact once, however often it is sent. */
function createTaking({ write }: StoreDatabase): AuditTables["takeAudit"] {
  return ({ source, facts }) =>
    write(async (tx) => {
      const last = await tx.first(sql`SELECT seq FROM audit_source WHERE source = ${source}`);
      const known = last === undefined ? 0 : readInteger(toRow(last), "seq");
      const fresh = facts.filter(({ seq }) => seq > known);
      await appendFacts(
        tx,
        fresh.flatMap(({ minute, fact }) => (minute === null ? [fact] : [])),
      );
      for (const { minute, fact } of fresh)
        if (minute !== null) await countOn(tx, { account: "", address: "", count: 1, ...fact, minute });
      const through = fresh.at(-1)?.seq ?? known;
      if (through > known) await tx.run(toUpsert("audit_source", { source, seq: through }, "source"));
      return through;
    });
}

function createSealing({ read, write }: StoreDatabase): AuditTables["sealAudit"] {
  return async (minute) => {
    const any = await read.first(sql`SELECT 1 AS one FROM audit_tally WHERE minute < ${minute} LIMIT 1`);
    if (any === undefined) return;
    await write(async (tx) => {
      const over = await tx.all(sql`SELECT * FROM audit_tally WHERE minute < ${minute} ORDER BY minute, rowid`);
      await appendFacts(tx, over.map(toTalliedFact));
      await tx.run(sql`DELETE FROM audit_tally WHERE minute < ${minute}`);
    });
  };
}

/** The newest row always stays: the chain goes on from it. */
function createPrune({ write }: StoreDatabase): AuditTables["pruneAudit"] {
  return (beforeAt, fact) =>
    write(async (tx) => {
      const last = await tx.first(
        sql`SELECT seq, hash FROM audit
          WHERE seq < (SELECT MAX(seq) FROM audit)
            AND seq < COALESCE((SELECT MIN(seq) FROM audit WHERE at >= ${beforeAt}), (SELECT MAX(seq) FROM audit))
          ORDER BY seq DESC LIMIT 1`,
      );
      if (last === undefined) return 0;
      const { seq, hash } = toAuditAnchor(last);
      const removed = await tx.run(sql`DELETE FROM audit WHERE seq <= ${seq}`);
      await tx.run(sql`DELETE FROM audit_change WHERE seq <= ${seq}`);
      await tx.run(sql`DELETE FROM audit_anchor`);
      await tx.run(toInsert("audit_anchor", { seq, hash }));
      await appendFacts(tx, [{ ...fact, count: removed }]);
      return removed;
    });
}
