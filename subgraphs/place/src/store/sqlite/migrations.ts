import type { Database } from "better-sqlite3";
import { createEpoch } from "./epoch.ts";

/** Steps from one version of the schema to the next; `user_version` says how many a file has had. Never edited. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    chain BLOB NOT NULL
  ) STRICT;

  CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    reader_id TEXT NOT NULL UNIQUE,
    name_key TEXT NOT NULL,
    setup TEXT NOT NULL,
    facts TEXT NOT NULL,
    rows_stored INTEGER NOT NULL DEFAULT 0,
    rows_set_aside INTEGER NOT NULL DEFAULT 0,
    new_since_proof INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE punch_rows (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    device_id TEXT NOT NULL REFERENCES devices (id),
    user_id TEXT NOT NULL,
    pin TEXT NOT NULL,
    at_ms INTEGER,
    local_time TEXT NOT NULL,
    offset_minutes INTEGER,
    state_code INTEGER NOT NULL,
    verify_code INTEGER NOT NULL,
    work_code INTEGER,
    raw BLOB NOT NULL,
    received_ms INTEGER NOT NULL,
    channel TEXT NOT NULL,
    set_aside TEXT,
    copies INTEGER NOT NULL,
    is_first_read INTEGER NOT NULL,
    chain BLOB NOT NULL,
    CHECK (at_ms IS NOT NULL OR set_aside IS NOT NULL)
  ) STRICT;
  CREATE INDEX punch_rows_at ON punch_rows (at_ms, id) WHERE set_aside IS NULL;
  CREATE INDEX punch_rows_device ON punch_rows (device_id, at_ms, id) WHERE set_aside IS NULL;
  CREATE INDEX punch_rows_user ON punch_rows (user_id, at_ms, id) WHERE set_aside IS NULL;
  CREATE TRIGGER punch_rows_stay BEFORE DELETE ON punch_rows
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF id, device_id, pin, at_ms, local_time, raw, received_ms, channel, chain
    ON punch_rows BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    pin TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    pin_key TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX users_name ON users (name_key, id);
  CREATE INDEX users_pin ON users (pin_key, id);

  CREATE TABLE enrolments (
    device_id TEXT NOT NULL REFERENCES devices (id),
    slot INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    pin TEXT NOT NULL,
    name TEXT NOT NULL,
    privilege_code INTEGER NOT NULL,
    card_number INTEGER NOT NULL,
    PRIMARY KEY (device_id, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX enrolments_user ON enrolments (user_id, device_id);

  CREATE TABLE feed (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    row_key INTEGER REFERENCES punch_rows (key),
    body TEXT
  ) STRICT;
  `,
];

/** Brings a file to the newest schema and gives a new one its epoch. */
export function migrate(db: Database): void {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new RangeError(
      `the ledger has schema ${version}, this program knows ${MIGRATIONS.length}: start the newer one`,
    );
  }
  for (const [step, sql] of MIGRATIONS.entries()) {
    if (step >= version) db.transaction(() => applyStep(db, step, sql))();
  }
}

function applyStep(db: Database, step: number, sql: string): void {
  db.exec(sql);
  if (step === 0) {
    db.prepare("INSERT INTO head (one, epoch, seq, chain) VALUES (1, ?, 0, ?)").run(createEpoch(), Buffer.alloc(32));
  }
  db.pragma(`user_version = ${step + 1}`);
}
