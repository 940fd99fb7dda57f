/**
 * Rows of 16 bytes that were kept by the setting, before the step that keeps them by their bytes: see `toKeptOrder`. Their
 * readers go on as they began, unless rows were kept by their bytes already.
 */
export const KEPT_ORDER_STEP = {
  both: `
  ALTER TABLE punch_rows ADD COLUMN kept_order TEXT;
  UPDATE punch_rows SET code_order = 'STATE_FIRST', kept_order = 'STATE_FIRST',
      in_log = CASE WHEN in_log > 0 THEN in_log ELSE copies END
    WHERE channel = 'READ' AND length(raw) = 16 AND code_order IS NULL;
  CREATE TABLE turned_serials (serial TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  sqlite: toTurnedSerials("json_extract(facts, '$.serialNumber')"),
  postgres: toTurnedSerials("facts::json ->> 'serialNumber'"),
};

/** Of a reader that was STATE_FIRST then, also what it only told was kept so. @param serial its serial number, in a store's words */
function toTurnedSerials(serial: string): string {
  return `
    INSERT INTO turned_serials (serial)
      SELECT DISTINCT ${serial} FROM devices
      WHERE ${serial} IS NOT NULL
        AND EXISTS (SELECT 1 FROM punch_rows WHERE device_id = devices.id AND (kept_order IS NOT NULL
          OR (devices.is_state_first = 1 AND code_order IS NULL AND channel IN ('LIVE', 'PUSH', 'FILE'))))
        AND NOT EXISTS (SELECT 1 FROM punch_rows
          WHERE device_id = devices.id AND code_order IS NOT NULL AND kept_order IS NULL);
    `;
}
