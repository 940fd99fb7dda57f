import { FIRST_MIGRATIONS } from "./first-migrations.ts";

/**
 * The steps from an empty file to the present layout; `user_version` counts those taken. Steps are only ever added.
 * Lists are JSON, instants milliseconds since 1970 (`_ms`) or RFC 3339.
 */
export const MIGRATIONS: readonly string[] = [
  ...FIRST_MIGRATIONS,
  `
  -- receivers of other programs; their secrets stand nowhere
  CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    format TEXT NOT NULL,
    events TEXT NOT NULL,
    places TEXT NOT NULL,
    devices TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    left_out INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  -- the outbox, and the log of what was sent
  CREATE TABLE webhook_delivery (
    id TEXT PRIMARY KEY,
    webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    next_ms INTEGER,
    attempts INTEGER NOT NULL,
    attempted_ms INTEGER,
    status_code INTEGER,
    fault TEXT
  ) STRICT;
  CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook_id, next_ms) WHERE state = 'WAITING';
  CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, created_ms, id);
  CREATE INDEX webhook_delivery_over ON webhook_delivery (attempted_ms) WHERE state <> 'WAITING';

  -- up to where the feed of each place was taken
  CREATE TABLE feed_position (
    place_id TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    place_id TEXT,
    device_id TEXT,
    state TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    value INTEGER,
    raised_ms INTEGER,
    resolved_ms INTEGER,
    acknowledged_by TEXT,
    acknowledged_ms INTEGER
  ) STRICT;
  CREATE INDEX alert_open ON alert (id) WHERE state <> 'RESOLVED';
  CREATE INDEX alert_raised ON alert (raised_ms, id);

  -- what counts in the place of the defaults
  CREATE TABLE alert_rule (
    kind TEXT PRIMARY KEY,
    enabled INTEGER NOT NULL,
    after_minutes INTEGER NOT NULL,
    threshold INTEGER
  ) STRICT;
  `,
  `
  -- of accounts: what is asked for beside the password; the secret is encrypted; null where there is none
  ALTER TABLE principal ADD COLUMN factor_secret TEXT;
  ALTER TABLE principal ADD COLUMN factor_since_ms INTEGER;
  ALTER TABLE principal ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE principal ADD COLUMN factor_failures INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE principal ADD COLUMN factor_failed_ms INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE principal ADD COLUMN factor_recovery TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- the audit is listed by whom, about whom and what
  CREATE INDEX audit_by_actor ON audit (actor, seq);
  CREATE INDEX audit_by_account ON audit (account, seq);
  CREATE INDEX audit_by_action ON audit (action, seq);
  CREATE INDEX audit_refused ON audit (seq) WHERE outcome <> 'OK';
  `,
  `
  -- of accounts: a JSON list; public keys, no secrets
  ALTER TABLE principal ADD COLUMN passkeys TEXT NOT NULL DEFAULT '[]';
  CREATE INDEX principal_with_passkeys ON principal (subject) WHERE passkeys <> '[]';
  `,
  `
  -- hours in which only urgent alerts are told
  CREATE TABLE quiet_hours (
    position INTEGER PRIMARY KEY,
    days TEXT NOT NULL,
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE alert_rule ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- of accounts: as whom a provider knows their owner; null where it does not
  ALTER TABLE principal ADD COLUMN oidc_issuer TEXT;
  ALTER TABLE principal ADD COLUMN oidc_subject TEXT;
  ALTER TABLE principal ADD COLUMN oidc_since_ms INTEGER;
  CREATE UNIQUE INDEX principal_by_oidc ON principal (oidc_issuer, oidc_subject) WHERE oidc_subject IS NOT NULL;
  `,
  `
  -- the audit is listed without views, of which there are many more, or by them alone
  CREATE INDEX audit_changes ON audit (seq) WHERE action NOT GLOB 'view[A-Z]*';
  CREATE INDEX audit_views ON audit (seq) WHERE action GLOB 'view[A-Z]*';
  `,
  `
  -- how often people were taken out, and up to which of these times the files were written anew since; one row at most
  CREATE TABLE compaction (
    id INTEGER PRIMARY KEY,
    changes INTEGER NOT NULL,
    compacted INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- what facts changed, beside the chain, which holds a salted hash of it: it goes with whom it was about
  ALTER TABLE audit ADD COLUMN changes_leaf TEXT;
  CREATE TABLE audit_change (
    seq INTEGER PRIMARY KEY,
    salt TEXT NOT NULL,
    changes TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- of accounts: 1 where they may write to readers for a time alone, and what was given of that last
  ALTER TABLE principal ADD COLUMN writes_timed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE principal ADD COLUMN writes_until_ms INTEGER;
  ALTER TABLE principal ADD COLUMN writes_granted_ms INTEGER;
  ALTER TABLE principal ADD COLUMN writes_granted_by TEXT;
  ALTER TABLE principal ADD COLUMN writes_reason TEXT;
  `,
  `
  -- which days that changed a receiver is told of: JSON lists, of departments and of what the days are now; empty: all
  ALTER TABLE webhook ADD COLUMN departments TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE webhook ADD COLUMN statuses TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- erasures that this store has carried out, by their keyed hashes: not again, since a PIN may be somebody else's by then
  CREATE TABLE carried_out (
    hash TEXT PRIMARY KEY
  ) STRICT;
  `,
  `
  -- at which minute of a place's local day its people are told of in numbers; an empty id: of the organisation as a whole
  CREATE TABLE digest (
    place_id TEXT PRIMARY KEY,
    at_minute INTEGER NOT NULL,
    settled_for TEXT
  ) STRICT;
  `,
  `
  -- up to which number of attendance's feed missing punches were told
  ALTER TABLE digest ADD COLUMN missing_after INTEGER NOT NULL DEFAULT 0;
  `,
];
