import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { MOST_FACT_CHARACTERS, MOST_FACT_TARGETS, type NumberedFact } from "@biometricflow/schema/audit-batch";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import Database from "better-sqlite3";

/** A fact that waits. `minute`: it is counted in that minute since 1970; null: it is a row of its own. */
export interface WaitingFact {
  readonly minute: number | null;
  readonly fact: AuditFact;
}

/** What the router wrote down and the directory does not have yet, on disk. */
export interface AuditOutbox {
  /** Names this outbox to the directory; another one after the file was lost. */
  readonly source: () => string;
  /** Takes another name: numbers of this one were used by a file that an older copy has replaced. */
  readonly renewSource: () => void;
  /** On disk when it returns. */
  readonly append: (facts: readonly WaitingFact[]) => void;
  /** The oldest that wait: at most so many, and no more than the directory takes at once. */
  readonly list: (limit: number) => readonly NumberedFact[];
  /** The directory has those up to this number. */
  readonly remove: (through: number) => void;
  readonly close: () => void;
}

const LAYOUT = `
  CREATE TABLE IF NOT EXISTS source (id TEXT NOT NULL) STRICT;
  -- numbers are never used twice, also when nothing waits
  CREATE TABLE IF NOT EXISTS waiting (seq INTEGER PRIMARY KEY AUTOINCREMENT, minute INTEGER, fact TEXT NOT NULL) STRICT;
`;

/** Opens the outbox, made when it is not there; file mode 600, because it names who did what. */
export function openAuditOutbox(file: string): AuditOutbox {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file);
  chmodSync(file, 0o600);
  db.pragma("journal_mode = WAL");
  db.pragma("secure_delete = ON"); // what was brought is overwritten: it may be about somebody who is erased
  db.pragma("synchronous = FULL"); // what was written down survives a power cut
  db.exec(LAYOUT);
  let source = readSource(db);
  const insert = db.prepare("INSERT INTO waiting (minute, fact) VALUES (?, ?)");
  const oldest = db.prepare("SELECT seq, minute, fact FROM waiting ORDER BY seq LIMIT ?");
  const remove = db.prepare("DELETE FROM waiting WHERE seq <= ?");
  return {
    source: () => source,
    renewSource: () => {
      source = putSource(db);
    },
    append: db.transaction((facts: readonly WaitingFact[]) => {
      for (const { minute, fact } of facts) insert.run(minute, JSON.stringify(toTaken(fact)));
    }),
    list: (limit) => takeFirst(oldest.all(limit).map(toNumberedFact)),
    remove: (through) => {
      remove.run(through);
      if (oldest.get(1) === undefined) db.pragma("wal_checkpoint(TRUNCATE)"); // nothing is left of whom it was about
    },
    close: () => void db.close(),
  };
}

/** Characters of one batch, of four bytes each at most: below the directory's limit of a body. What ids look like is up to clients. */
const MOST_CHARACTERS = 200_000;

/** The first facts that are no longer together; one at least. */
function takeFirst(facts: readonly NumberedFact[]): readonly NumberedFact[] {
  let characters = 0;
  const end = facts.findIndex((it) => (characters += JSON.stringify(it).length) > MOST_CHARACTERS);
  return end < 0 ? facts : facts.slice(0, Math.max(1, end));
}

/** As the directory takes it: one text that is too long, whoever wrote it, would hold up all that follow. */
function toTaken({ targets, ...fact }: AuditFact): AuditFact {
  const cut = (text: string) => text.slice(0, MOST_FACT_CHARACTERS);
  const texts = Object.entries(fact).map(([key, it]) => [key, typeof it === "string" ? cut(it) : it]);
  const cutTargets = targets?.slice(0, MOST_FACT_TARGETS).map(cut);
  return { ...fact, ...Object.fromEntries(texts), ...(cutTargets === undefined ? {} : { targets: cutTargets }) };
}

function readSource(db: Database.Database): string {
  const known: unknown = db.prepare("SELECT id FROM source").pluck().get();
  return typeof known === "string" ? known : putSource(db);
}

function putSource(db: Database.Database): string {
  const id = randomUUID();
  db.transaction(() => {
    db.prepare("DELETE FROM source").run();
    db.prepare("INSERT INTO source (id) VALUES (?)").run(id);
  })();
  return id;
}

function toNumberedFact(row: unknown): NumberedFact {
  const { seq, minute, fact }: Partial<Record<string, unknown>> = { ...Object(row) };
  return { seq: Number(seq), minute: minute === null ? null : Number(minute), fact: JSON.parse(String(fact)) };
}
