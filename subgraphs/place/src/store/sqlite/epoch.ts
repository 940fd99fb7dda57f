import type { Database } from "better-sqlite3";
import { createEpoch } from "../epoch.ts";

/**
 * Begins another life with the rows that are there. What was proved of a reader was proved of the life before: each is read in
 * full again, whatever it counts.
 */
export function renewEpoch(db: Database): void {
  const epoch = createEpoch();
  const ageProofs = `
    UPDATE devices SET facts = json_set(json_remove(facts, '$.proof.fullAtMs', '$.cursor'), '$.proof.atMs', 0)
    WHERE json_extract(facts, '$.proof.atMs') IS NOT NULL`;
  db.transaction(() => {
    db.prepare("UPDATE head SET epoch = ?").run(epoch);
    db.prepare(ageProofs).run();
  })();
}
