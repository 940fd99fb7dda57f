import { sql } from "kysely";
import { badInput } from "../domain/errors.ts";
import type { AuditFilter, DirectoryStore, ListedAudit } from "../domain/directory-store.ts";
import { withChanges } from "./audit-changes.ts";
import type { SqlWords, Statement, Statements, StoreDatabase } from "./database.ts";
import { mapRow, toAuditLink, toListedTally } from "./rows.ts";
import { allOf } from "./statements.ts";

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

/** Lists the chain and what is counted beside it as one, the newest first, as both are at one moment. */
export function createAuditList({ atOneMoment }: StoreDatabase): DirectoryStore["listAudit"] {
  return (first, after, filter = {}) =>
    atOneMoment(async (read) => {
      const { seq, chainedUntil, talliedBefore, minute, rowid } =
        after === undefined ? NEWEST : await find(read, after);
      const asked = toConditions(filter, read.words);
      const tallied = await read.all(
        sql`SELECT rowid, * FROM audit_tally
          WHERE ${allOf([sql`at < ${talliedBefore}`, sql`(minute, rowid) < (${minute}, ${rowid})`, ...asked])}
          ORDER BY minute DESC, rowid DESC LIMIT ${first}`,
      );
      const chained = await read.all(
        sql`SELECT * FROM audit WHERE ${allOf([sql`seq < ${seq}`, sql`at <= ${chainedUntil}`, ...asked])}
          ORDER BY seq DESC LIMIT ${first}`,
      );
      return mergeNewest(
        tallied.map(toListedTally),
        (await withChanges(read, chained.map(toAuditLink))).map((row) => ({ ...row, id: String(row.seq) })),
      ).slice(0, first);
    });
}

async function find(read: Statements, after: string): Promise<Position> {
  const [, minute, rowid] = /^tally-(\d+)-(\d+)$/.exec(after) ?? [];
  if (minute !== undefined) {
    const byCount = sql`SELECT rowid, * FROM audit_tally WHERE minute = ${Number(minute)} AND rowid = ${Number(rowid)}`;
    const count = mapRow(await read.first(byCount), toListedTally);
    if (count) return { ...NEWEST, chainedUntil: count.at, minute: Number(minute), rowid: Number(rowid) };
  } else if (/^\d{1,15}$/.test(after)) {
    const link = mapRow(await read.first(sql`SELECT * FROM audit WHERE seq = ${Number(after)}`), toAuditLink);
    if (link) return { ...NEWEST, seq: link.seq, talliedBefore: link.at };
  }
  throw badInput("after", "There is no such entry, or no longer: begin with the newest");
}

/** As the indexes of the table say it, so that they serve. */
function isOfViews(words: SqlWords, isView: boolean): Statement {
  return words.beginsWith("action", "view[A-Z]", isView);
}

/** Finds the oldest view. */
export function createFirstView({ read }: StoreDatabase): DirectoryStore["firstViewAt"] {
  return async () => {
    const views = isOfViews(read.words, true);
    return mapRow(await read.first(sql`SELECT * FROM audit WHERE ${views} ORDER BY seq LIMIT 1`), toAuditLink)?.at;
  };
}

/** What a filter asks of the columns that both tables have. `at || ''`: by an index of times half the chain would be sorted for a page. */
function toConditions(filter: AuditFilter, words: SqlWords): readonly (Statement | undefined)[] {
  const { actor, account, action, isView, isRefused, since, before } = filter;
  return [
    actor === undefined ? undefined : sql`actor = ${actor}`,
    account === undefined ? undefined : sql`account = ${account}`,
    action === undefined ? undefined : sql`action = ${action}`,
    since === undefined ? undefined : sql`at || '' >= ${since}`,
    before === undefined ? undefined : sql`at || '' < ${before}`,
    isView === undefined ? undefined : isOfViews(words, isView),
    isRefused === undefined ? undefined : sql`outcome ${sql.raw(isRefused ? "<>" : "=")} 'OK'`,
  ];
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
