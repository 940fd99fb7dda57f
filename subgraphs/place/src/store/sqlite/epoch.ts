import type { Database } from "better-sqlite3";
import { LIST_DOUBTED } from "../../domain/push/push-facts.ts";
import { createEpoch } from "../epoch.ts";

/**
 * Begins another life with the rows that are there. What was proved of a reader was proved of the life before: each is read in
 * full again, whatever it counts; one that pushes, and was told of rows that are not here that they were taken, is compared as a whole
 * when it calls next, and asked for its people.
 */
export function renewEpoch(db: Database): void {
  const epoch = createEpoch();
  const ageProofs = `
    UPDATE devices SET facts = json_set(json_remove(facts, '$.proof.fullAtMs', '$.cursor'), '$.proof.atMs', 0)
    WHERE json_extract(facts, '$.proof.atMs') IS NOT NULL`;
  const agePushProofs = `
    UPDATE devices SET facts = json_set(
      json_remove(facts, '$.push.check', '$.push.checkEndedMs', '$.push.wholeCheckMs'), '$.push.usersListed', ${LIST_DOUBTED})
    WHERE json_extract(facts, '$.push.firstMs') IS NOT NULL`;
  const agePushed = `
    UPDATE devices SET facts = json_set(facts, '$.push.proof.untilMs', 0)
    WHERE json_extract(facts, '$.push.proof.untilMs') IS NOT NULL`;
  db.transaction(() => {
    db.prepare("UPDATE head SET epoch = ?").run(epoch);
    for (const age of [ageProofs, agePushProofs, agePushed]) db.prepare(age).run();
  })();
}
