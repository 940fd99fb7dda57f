import type { Consent, ConsentPurpose } from "../domain/consents/consent.ts";
import type { Condition } from "./where.ts";

/** The step of the schema that made room for them, as it was released. */
export const CONSENT_TABLES = `
  CREATE TABLE consents (
    user_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    nth INTEGER NOT NULL,
    state TEXT NOT NULL,
    recorded_ms INTEGER NOT NULL,
    kept TEXT NOT NULL,
    PRIMARY KEY (user_id, purpose, nth)
  ) STRICT, WITHOUT ROWID;
  `;

/** A row of `consents`. */
export interface ConsentColumns {
  /** JSON. */
  readonly kept: string;
}

/** As `CONSENT_SQL.add` wrote it. */
export function toConsent({ kept }: ConsentColumns): Consent {
  return JSON.parse(kept);
}

/** The values of `CONSENT_SQL.add`. */
export function toConsentValues(consent: Consent): (string | number)[] {
  const { userId, purpose, state, recordedMs } = consent;
  return [userId, purpose, state, recordedMs, JSON.stringify(consent), userId, purpose];
}

/** Questions that both stores understand. */
export const CONSENT_SQL = {
  list: "SELECT kept FROM consents WHERE user_id = ? ORDER BY recorded_ms DESC, purpose, nth DESC LIMIT ?",
  last: "SELECT kept FROM consents WHERE user_id = ? AND purpose = ? ORDER BY nth DESC LIMIT 1",
  add: `INSERT INTO consents (user_id, purpose, nth, state, recorded_ms, kept)
    SELECT CAST(? AS TEXT), CAST(? AS TEXT), coalesce(max(nth), 0) + 1, CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS TEXT)
    FROM consents WHERE user_id = ? AND purpose = ?`,
} as const;

/** People whose last word on a purpose is not that they agree, or who said none. */
export function toWithoutConsent(purpose: ConsentPurpose): Condition {
  const last = "SELECT max(nth) FROM consents AS later WHERE later.user_id = users.id AND later.purpose = ?";
  const sql = `NOT EXISTS (SELECT 1 FROM consents WHERE consents.user_id = users.id AND purpose = ? AND state = 'GIVEN' AND nth = (${last}))`;
  return { sql, values: [purpose, purpose] };
}
