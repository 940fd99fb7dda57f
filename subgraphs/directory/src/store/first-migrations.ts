/** The first steps from an empty file to the present layout: nothing of them changes any more. */
export const FIRST_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE place (
    id TEXT PRIMARY KEY,
    -- the entry of the configuration file
    name TEXT NOT NULL,
    location TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    urls TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    -- what mutations changed since; null leaves the file's value
    changed_name TEXT,
    changed_location TEXT,
    changed_urls TEXT,
    changed_enabled INTEGER,
    changed_priority INTEGER
  ) STRICT;

  CREATE TABLE principal (
    subject TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    places TEXT NOT NULL,
    users TEXT NOT NULL,
    enabled INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX principal_by_secret ON principal (secret_hash);

  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL REFERENCES principal (subject),
    generation INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    refreshed_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    ended_by TEXT
  ) STRICT;

  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    request_id TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE setup_token (
    hash TEXT PRIMARY KEY,
    expires_ms INTEGER NOT NULL,
    ended_by TEXT
  ) STRICT;
  `,
  `
  -- the router asks every second who signed out
  CREATE INDEX session_by_end ON session (ended_ms) WHERE ended_ms IS NOT NULL;
  `,
  `
  -- whom it was about, from where and how often; null in rows of older versions, whose hash covers the rest alone
  ALTER TABLE audit ADD COLUMN account TEXT;
  ALTER TABLE audit ADD COLUMN address TEXT;
  ALTER TABLE audit ADD COLUMN count INTEGER;

  -- what is counted in its minute, and becomes rows of audit when that is over
  CREATE TABLE audit_tally (
    minute INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    request_id TEXT NOT NULL,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    count INTEGER NOT NULL,
    UNIQUE (minute, actor, action, outcome, account, address)
  ) STRICT;

  -- the last row of audit that was removed because of its age; one row at most
  CREATE TABLE audit_anchor (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- tokens issued until then are not taken as they are: a restored store does not know every session that they are of
  CREATE TABLE token_floor (
    issued_until_ms INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- whose a reader is, by its serial number; one span of each number at most has no end
  CREATE TABLE serial_span (
    seq INTEGER PRIMARY KEY,
    serial_number TEXT NOT NULL,
    place_id TEXT NOT NULL,
    reader_id TEXT NOT NULL,
    since_ms INTEGER,
    after_local TEXT,
    ended_ms INTEGER,
    last_local TEXT
  ) STRICT;
  CREATE INDEX serial_span_by_number ON serial_span (serial_number, seq);
  CREATE UNIQUE INDEX serial_span_held ON serial_span (serial_number) WHERE ended_ms IS NULL;
  `,
  `
  -- nobody has set its password yet
  ALTER TABLE principal ADD COLUMN waits_for_password INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE password_link (
    hash TEXT PRIMARY KEY,
    subject TEXT NOT NULL REFERENCES principal (subject),
    expires_ms INTEGER NOT NULL,
    ended_by TEXT
  ) STRICT;
  CREATE INDEX password_link_by_subject ON password_link (subject);
  `,
  `
  -- from where it was signed in, and with what; null in rows of older versions
  ALTER TABLE session ADD COLUMN address TEXT;
  ALTER TABLE session ADD COLUMN client TEXT;
  CREATE INDEX session_by_subject ON session (subject, created_ms);
  `,
  `
  -- of API keys; null in those of older versions
  ALTER TABLE principal ADD COLUMN key_prefix TEXT;
  ALTER TABLE principal ADD COLUMN created_ms INTEGER;
  ALTER TABLE principal ADD COLUMN created_by TEXT;
  ALTER TABLE principal ADD COLUMN expires_ms INTEGER;
  ALTER TABLE principal ADD COLUMN used_ms INTEGER;
  `,
  `
  -- what the chain holds of a fact, and what stays when the fact is erased; null in rows of older versions
  ALTER TABLE audit ADD COLUMN salt TEXT;
  ALTER TABLE audit ADD COLUMN leaf TEXT;
  ALTER TABLE audit ADD COLUMN targets TEXT;

  -- the last fact that is here of each router
  CREATE TABLE audit_source (
    source TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
  ) STRICT;
  `,
];
