import type Database from "better-sqlite3";
import { badInput } from "../../domain/errors.ts";
import type { AuditFilter, DirectoryStore, ListedAudit } from "../../domain/directory-store.ts";
import { mapRow, toAuditLink, toListedTally } from "./rows.ts";

/** Where a list goes on: before this link, at this instant or before it, before this count. */
interface Position {
  readonly seq: number;
  readonly chainedUntil: string;
  readonly talliedBefore: string;
  readonly minute: number;
  readonly rowid: number;
}

const LAST = Number.MAX_SAFE_INTEGER;
/** Behind every instant, as text. */
const LATEST = "~";
const NEWEST: Position = { seq: LAST, chainedUntil: LATEST, talliedBefore: LATEST, minute: LAST, rowid: LAST };

/** Lists the chain and what is counted beside it as one, the newest first. */
export function createAuditList(db: Database.Database): DirectoryStore["listAudit"] {
  const bySeq = db.prepare("SELECT * FROM audit WHERE seq = ?");
  const byCount = db.prepare("SELECT rowid, * FROM audit_tally WHERE minute = ? AND rowid = ?");
  const find = (after: string): Position => {
    const [, minute, rowid] = /^tally-(\d+)-(\d+)$/.exec(after) ?? [];
    if (minute !== undefined) {
      const count = mapRow(byCount.get(Number(minute), Number(rowid)), toListedTally);
      if (count) return { ...NEWEST, chainedUntil: count.at, minute: Number(minute), rowid: Number(rowid) };
    } else if (/^\d{1,15}$/.test(after)) {
      const link = mapRow(bySeq.get(Number(after)), toAuditLink);
      if (link) return { ...NEWEST, seq: link.seq, talliedBefore: link.at };
    }
    throw badInput("after", "There is no such entry, or no longer: begin with the newest");
  };
  return async (first, after, filter = {}) => {
    const { seq, chainedUntil, talliedBefore, minute, rowid } = after === undefined ? NEWEST : find(after);
    const { where, values } = toConditions(filter);
    const newestTallied = db.prepare(
      `SELECT rowid, * FROM audit_tally WHERE at < ? AND (minute, rowid) < (?, ?)${where} ORDER BY minute DESC, rowid DESC LIMIT ?`,
    );
    const newest = db.prepare(`SELECT * FROM audit WHERE seq < ? AND at <= ?${where} ORDER BY seq DESC LIMIT ?`);
    const tallied = newestTallied.all(talliedBefore, minute, rowid, ...values, first).map(toListedTally);
    const chained = newest.all(seq, chainedUntil, ...values, first).map(toAuditLink);
    return mergeNewest(
      tallied,
      chained.map((row) => ({ ...row, id: String(row.seq) })),
    ).slice(0, first);
  };
}

/** As the indexes of the table say it, so that they serve. */
const VIEWS = "action GLOB 'view[A-Z]*'";
const CHANGES = "action NOT GLOB 'view[A-Z]*'";

/** What a filter asks of the columns that both tables have. `+at`: by an index of times half the chain would be sorted for a page. */
function toConditions({ actor, account, action, isView, isRefused, since, before }: AuditFilter) {
  const asked = [
    [" AND actor = ?", actor],
    [" AND account = ?", account],
    [" AND action = ?", action],
    [" AND +at >= ?", since],
    [" AND +at < ?", before],
  ] as const;
  const given = asked.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
  const outcome = isRefused === undefined ? "" : ` AND outcome ${isRefused ? "<>" : "="} 'OK'`;
  const kind = isView === undefined ? "" : ` AND ${isView ? VIEWS : CHANGES}`;
  const where = given.map(({ condition }) => condition).join("") + outcome + kind;
  return { where, values: given.map(({ value }) => value) };
}

/** Each list keeps its order, whatever its clock did. */
function mergeNewest(left: readonly ListedAudit[], right: readonly ListedAudit[]): readonly ListedAudit[] {
  const merged: ListedAudit[] = [];
  let at = 0;
  for (const row of right) {
    for (let next = left[at]; next !== undefined && next.at >= row.at; next = left[at]) {
      merged.push(next);
      at++;
    }
    merged.push(row);
  }
  return [...merged, ...left.slice(at)];
}
