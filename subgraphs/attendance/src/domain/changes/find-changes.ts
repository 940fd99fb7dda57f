import type { PresenceRow } from "../presence/presence-row.ts";
import type { KeptRow } from "../records/record-store.ts";
import type { PresenceChange, RecordChange } from "./change.ts";

/** What is kept of a record and read by whoever looks at it. */
export type KeptRecord = Omit<
  KeptRow,
  "businessDay" | "isLost" | "nextChangeMs" | "progressPct" | "droppedDuplicates" | "presenceMinutes"
>;

/** What is kept of one person: the records of some dates, and the day that is under way. */
export interface KeptPerson {
  readonly personId: string;
  readonly rows: readonly KeptRecord[];
  readonly presence: PresenceRow | undefined;
}

/** What became another. */
export interface FoundChanges {
  readonly records: readonly RecordChange[];
  readonly presence: readonly PresenceChange[];
}

/** Compares what is kept of one person with what was before. What was worked out says less: a locked record stays as it is. */
export function findChanges(after: KeptPerson, before: KeptPerson): FoundChanges {
  const { rows } = after;
  const known = new Map(before.rows.map((row) => [row.date, row]));
  const changed = rows.filter((row) => !isSameRow(row, known.get(row.date)));
  const dates = new Set(rows.map(({ date }) => date));
  const gone = before.rows.filter(({ date }) => !dates.has(date));
  // Whoever saw a record where it was, and does not see it where it is, hears that there is none any more.
  const left = changed.flatMap((row) => {
    const old = known.get(row.date);
    return old === undefined || isSeenBySame(old, row) ? [] : [old];
  });
  return {
    records: [
      ...left.map((row) => ({ ...toSubject(row, before), row: undefined })),
      ...changed.map((row) => ({ ...toSubject(row, before), row })),
      ...gone.map((row) => ({ ...toSubject(row, before), row: undefined })),
    ],
    presence: findPresence(after, before),
  };
}

function toSubject({ departmentId, placeId, date }: KeptRecord, { personId }: KeptPerson) {
  return { personId, departmentId, placeId, date };
}

function isSeenBySame(one: KeptRecord, other: KeptRecord): boolean {
  return one.placeId === other.placeId && one.departmentId === other.departmentId;
}

function isSameRow(row: KeptRecord, before: KeptRecord | undefined): boolean {
  return before !== undefined && toText(row) === toText(before);
}

/** What a reader of the record sees; what follows from it is left out. */
function toText(row: KeptRecord): string {
  const times = [row.checkInMs, row.checkOutMs, row.workedMinutes, row.expectedMinutes];
  const minutes = [row.lateMinutes, row.earlyLeaveMinutes, row.overtimeMinutes, row.keptPunches];
  const verdict = [row.status, row.flags.join(), row.completeness, row.isFinal, row.corrections];
  return [row.placeId, row.departmentId, row.shiftId, ...verdict, ...times, ...minutes].join(" ");
}

function findPresence({ rows, presence }: KeptPerson, before: KeptPerson): readonly PresenceChange[] {
  const old = before.presence;
  if (presence === undefined || JSON.stringify(presence) === JSON.stringify(old)) return [];
  const toChange = ({ date, placeId, isIn, last }: PresenceRow, kept: readonly KeptRecord[]): PresenceChange => {
    const departmentId = kept.find((each) => each.date === date)?.departmentId;
    return { personId: before.personId, departmentId, placeId, date, isIn, last };
  };
  const now = toChange(presence, rows);
  const then = old === undefined ? undefined : toChange(old, before.rows);
  if (then === undefined || isToldBySame(then, now)) return [now];
  return [{ ...then, isIn: undefined, last: then.last && { ...then.last, atMs: undefined } }, now];
}

/** Whether everybody who saw somebody there hears of it here. */
function isToldBySame(then: PresenceChange, now: PresenceChange): boolean {
  const places = [now.placeId, now.last?.placeId];
  const isThere = [then.placeId, then.last?.placeId].every((id) => id === undefined || places.includes(id));
  return isThere && then.departmentId === now.departmentId;
}
