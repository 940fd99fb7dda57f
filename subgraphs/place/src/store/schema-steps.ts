import { KEPT_ORDER_STEP } from "./kept-order-step.ts";
import { LATER_STEPS } from "./erasure-step.ts";

/** One step from a version of the schema to the next. */
export interface SchemaStep {
  /**
   * Tables and indexes for both stores, in the words of SQLite: INTEGER, TEXT and BLOB, STRICT tables. A value is given to new
   * columns by DEFAULT, or by an UPDATE that both stores understand.
   */
  readonly both: string;
  /** What each store says in its own words, afterwards. */
  readonly sqlite?: string;
  readonly postgres?: string;
}

/** Every step; each store says how many it has had. A step is never edited once it was released. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [
  {
    both: `
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
    sqlite: `
    CREATE TRIGGER punch_rows_stay BEFORE DELETE ON punch_rows
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF id, device_id, pin, at_ms, local_time, raw, received_ms, channel, chain
      ON punch_rows BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `,
    postgres: `
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
    CREATE TRIGGER punch_rows_stay BEFORE DELETE ON punch_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER punch_rows_last BEFORE TRUNCATE ON punch_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF id, device_id, pin, at_ms, local_time, raw, received_ms, channel, chain
      ON punch_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `,
  },
  {
    both: `
    ALTER TABLE punch_rows ADD COLUMN released_ms INTEGER;
    CREATE INDEX punch_rows_set_aside ON punch_rows (device_id, received_ms, id) WHERE set_aside IS NOT NULL;
    `,
  },
  {
    both: `
    CREATE TABLE push_callers (
      key INTEGER PRIMARY KEY,
      serial TEXT NOT NULL,
      address TEXT NOT NULL,
      reason TEXT NOT NULL,
      first_ms INTEGER NOT NULL,
      last_ms INTEGER NOT NULL,
      lines_not_kept INTEGER NOT NULL DEFAULT 0,
      UNIQUE (serial, address)
    ) STRICT;

    CREATE TABLE push_lines (
      key INTEGER PRIMARY KEY,
      caller_key INTEGER NOT NULL REFERENCES push_callers (key) ON DELETE CASCADE,
      digest BLOB NOT NULL,
      line BLOB NOT NULL,
      received_ms INTEGER NOT NULL,
      UNIQUE (caller_key, digest)
    ) STRICT;

    CREATE TABLE push_unreadable (
      key INTEGER PRIMARY KEY,
      reader_id TEXT NOT NULL,
      digest BLOB NOT NULL,
      line BLOB NOT NULL,
      received_ms INTEGER NOT NULL,
      UNIQUE (reader_id, digest)
    ) STRICT;

    CREATE TABLE push_commands (
      key INTEGER PRIMARY KEY,
      reader_id TEXT NOT NULL,
      command TEXT NOT NULL,
      state TEXT NOT NULL,
      created_ms INTEGER NOT NULL,
      delivered_ms INTEGER,
      deliveries INTEGER NOT NULL DEFAULT 0,
      done_ms INTEGER,
      return_code INTEGER,
      attlog_sum INTEGER
    ) STRICT;
    CREATE INDEX push_commands_reader ON push_commands (reader_id, key);
    `,
  },
  {
    // Copies that reads of the log have brought: a row that came live only is met in the log later, and is no second copy then.
    both: "ALTER TABLE punch_rows ADD COLUMN in_log INTEGER NOT NULL DEFAULT 0",
  },
  {
    both: `
    CREATE TABLE jobs (
      id TEXT PRIMARY KEY,
      seq INTEGER NOT NULL,
      state TEXT NOT NULL,
      created_ms INTEGER NOT NULL,
      ended_ms INTEGER,
      cancel_wished INTEGER NOT NULL DEFAULT 0,
      job TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX jobs_created ON jobs (created_ms, id);
    CREATE INDEX jobs_seq ON jobs (seq);
    `,
  },
  {
    // Readers that were added in the graph, and those that somebody switched off.
    both: `
    CREATE TABLE kept_readers (
      id TEXT PRIMARY KEY,
      kept TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    `,
    // Their comm keys: of SQLite they have a file of their own. No copy of a ledger has this table.
    postgres: `CREATE TABLE reader_keys (name TEXT PRIMARY KEY, comm_key BIGINT NOT NULL)`,
  },
  {
    // Of each reader by the date that it wrote: what the ledger has, and what its log held when it was last read whole.
    both: `
    CREATE TABLE reader_days (
      device_id TEXT NOT NULL REFERENCES devices (id),
      date TEXT NOT NULL,
      copies INTEGER NOT NULL DEFAULT 0,
      set_aside INTEGER NOT NULL DEFAULT 0,
      last_ms INTEGER,
      log_rows INTEGER,
      log_copies INTEGER,
      log_set_aside INTEGER,
      log_read_ms INTEGER,
      PRIMARY KEY (device_id, date)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO reader_days (device_id, date, copies, set_aside, last_ms)
      SELECT device_id, substr(local_time, 1, 10), sum(CASE WHEN set_aside IS NULL THEN copies ELSE 0 END),
        sum(CASE WHEN set_aside IS NULL THEN 0 ELSE copies END), max(CASE WHEN set_aside IS NULL THEN at_ms END)
      FROM punch_rows GROUP BY device_id, substr(local_time, 1, 10);

    CREATE TABLE gaps (
      device_id TEXT NOT NULL REFERENCES devices (id),
      from_ms INTEGER NOT NULL,
      closed_ms INTEGER,
      closing TEXT,
      rows INTEGER,
      PRIMARY KEY (device_id, from_ms)
    ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    // Followers heard of gaps whose rows are lost, but not that they are: they are told of each once more.
    both: `
    INSERT INTO feed (seq, kind, ref, body)
      SELECT (SELECT seq FROM head) + row_number() OVER (ORDER BY device_id, from_ms), 'GAP', device_id,
        '{"fromMs":' || from_ms || ',"closedMs":' || closed_ms || ',"isLost":true}'
      FROM gaps WHERE closing = 'LOG_LOST' AND closed_ms IS NOT NULL;
    UPDATE head SET seq = (SELECT coalesce(max(feed.seq), 0) FROM feed);
    `,
  },
  {
    // What is known of the clocks of readers: what was new about them, and when they were set from here.
    both: `
    CREATE TABLE clock_history (
      device_id TEXT NOT NULL REFERENCES devices (id),
      at_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      drift_ms INTEGER NOT NULL,
      uncertainty_ms INTEGER NOT NULL,
      since_ms INTEGER,
      step_ms INTEGER,
      cause TEXT,
      PRIMARY KEY (device_id, at_ms)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE clock_sets (
      device_id TEXT NOT NULL REFERENCES devices (id),
      at_ms INTEGER NOT NULL,
      kept TEXT NOT NULL,
      PRIMARY KEY (device_id, at_ms)
    ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    // The codes of rows of 16 bytes: kept in the order of their bytes, shown as the setting says. Whoever has a setting already had
    // it before any row was kept so: those rows stay as they are.
    both: `
    ALTER TABLE devices ADD COLUMN is_state_first INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE devices ADD COLUMN retold_key INTEGER;
    UPDATE devices SET is_state_first = 1 WHERE setup LIKE '%"sixteenByteOrder":"STATE_FIRST"%';
    ALTER TABLE punch_rows ADD COLUMN code_order TEXT;
    UPDATE punch_rows SET code_order = 'VERIFY_FIRST', in_log = CASE WHEN in_log > 0 THEN in_log ELSE copies END
      WHERE channel = 'READ' AND length(raw) = 16
        AND device_id NOT IN (SELECT id FROM devices WHERE is_state_first = 1);
    `,
  },
  {
    // A row whose clock was wrong is moved once, when it is released. What its reader wrote stays beside it: `local_time`, and
    // the instant and the offset that were made of it.
    both: `
    ALTER TABLE punch_rows ADD COLUMN moved_seconds INTEGER;
    ALTER TABLE punch_rows ADD COLUMN read_at_ms INTEGER;
    ALTER TABLE punch_rows ADD COLUMN read_offset_minutes INTEGER;
    CREATE INDEX punch_rows_moved ON punch_rows (device_id, local_time) WHERE moved_seconds IS NOT NULL;
    `,
    sqlite: `
    DROP TRIGGER punch_rows_hold;
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF id, device_id, pin, local_time, raw, received_ms, channel, chain
      ON punch_rows BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER punch_rows_move BEFORE UPDATE OF at_ms, offset_minutes, moved_seconds, read_at_ms, read_offset_minutes
      ON punch_rows WHEN (OLD.set_aside IS NOT NULL AND NEW.set_aside IS NULL AND OLD.moved_seconds IS NULL
        AND NEW.moved_seconds IS NOT NULL AND NEW.read_at_ms = OLD.at_ms
        AND NEW.read_offset_minutes = OLD.offset_minutes) IS NOT TRUE
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `,
    postgres: `
    DROP TRIGGER punch_rows_hold ON punch_rows;
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF id, device_id, pin, local_time, raw, received_ms, channel, chain
      ON punch_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER punch_rows_move BEFORE UPDATE OF at_ms, offset_minutes, moved_seconds, read_at_ms, read_offset_minutes
      ON punch_rows FOR EACH ROW WHEN ((OLD.set_aside IS NOT NULL AND NEW.set_aside IS NULL AND OLD.moved_seconds IS NULL
        AND NEW.moved_seconds IS NOT NULL AND NEW.read_at_ms = OLD.at_ms
        AND NEW.read_offset_minutes = OLD.offset_minutes) IS NOT TRUE)
      EXECUTE FUNCTION refuse_change();
    `,
  },
  KEPT_ORDER_STEP,
  ...LATER_STEPS,
];
