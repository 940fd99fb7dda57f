import { CONSENT_TABLES } from "./consent-rows.ts";
import { LOG_CLEAR_TABLES } from "./log-clear-rows.ts";

const HELD = "id, device_id, pin, local_time, raw, received_ms, channel, chain, salt, leaf";

/** The one change of a row that the ledger takes: its person goes, its id, its time and its place in the chain stay. */
const IS_ERASURE = `(OLD.leaf IS NULL AND NEW.leaf IS NOT NULL AND NEW.salt IS NULL AND length(NEW.raw) = 0 AND NEW.pin <> OLD.pin
        AND NEW.id = OLD.id AND NEW.device_id = OLD.device_id AND NEW.local_time = OLD.local_time
        AND NEW.received_ms = OLD.received_ms AND NEW.channel = OLD.channel AND NEW.chain = OLD.chain)`;

/** People who are erased: what stays of their rows, and which erasures the ledger has had. */
const ERASURE_STEP = {
  both: `
    ALTER TABLE punch_rows ADD COLUMN salt BLOB;
    ALTER TABLE punch_rows ADD COLUMN leaf BLOB;
    CREATE TABLE erasures (
      id TEXT PRIMARY KEY,
      erased_ms INTEGER NOT NULL,
      rows INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    `,
  sqlite: `
    DROP TRIGGER punch_rows_hold;
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF ${HELD}
      ON punch_rows WHEN ${IS_ERASURE} IS NOT TRUE BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `,
  postgres: `
    DROP TRIGGER punch_rows_hold ON punch_rows;
    CREATE TRIGGER punch_rows_hold BEFORE UPDATE OF ${HELD}
      ON punch_rows FOR EACH ROW WHEN (${IS_ERASURE} IS NOT TRUE) EXECUTE FUNCTION refuse_change();
    `,
};

/** Comm keys of added readers are sealed; what was kept in plain before is digits, until the place starts. */
const SEALED_KEYS_STEP = {
  both: "",
  postgres: `
    ALTER TABLE reader_keys RENAME COLUMN comm_key TO sealed;
    ALTER TABLE reader_keys ALTER COLUMN sealed TYPE TEXT;
    `,
};

/** The steps from those on that clear logs. */
export const LATER_STEPS = [{ both: LOG_CLEAR_TABLES }, ERASURE_STEP, SEALED_KEYS_STEP, { both: CONSENT_TABLES }];
