import type { Database } from "better-sqlite3";
import type { DeviceFacts } from "../../domain/device.ts";
import { isReadHeld } from "../../domain/held-read.ts";
import type { AcceptOutcome } from "../../domain/ledger.ts";

/** Accepts the first read of a reader that is held. */
export type AcceptFirstRead = (readerId: string, nowMs: number) => AcceptOutcome;

/** Creates what accepts first reads; each look and its change are one transaction. */
export function createFirstReads(db: Database): AcceptFirstRead {
  const selectFacts = db.prepare<[string], { facts: string }>("SELECT facts FROM devices WHERE reader_id = ?");
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE reader_id = ?");
  const accept = db.transaction((readerId: string, nowMs: number): AcceptOutcome => {
    const columns = selectFacts.get(readerId);
    if (columns === undefined) return "NO_SUCH_READER";
    const facts: DeviceFacts = JSON.parse(columns.facts);
    if (!isReadHeld(facts)) return "NOTHING_HELD";
    updateFacts.run(JSON.stringify({ ...facts, readAcceptedMs: nowMs }), readerId);
    return "ACCEPTED";
  });
  return (readerId, nowMs) => accept.immediate(readerId, nowMs);
}
