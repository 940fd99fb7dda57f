import { type DateRange, formatPart, listTouched, type StoredAbsence } from "../domain/absences/absence.ts";
import type { AbsenceAct } from "../domain/absences/absence-store.ts";
import { addDays, toUtcDate } from "../domain/dates.ts";
import { recordChanges } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks } from "./marks.ts";

/** An absence before and after; undefined where there is none. */
export interface AbsenceChange {
  readonly before: StoredAbsence | undefined;
  readonly after: StoredAbsence | undefined;
}

/** Marks what changes touch, as far as records may reach, and writes down who made them. */
export async function settleAbsences(
  transaction: WriteTransaction,
  changes: readonly AbsenceChange[],
  act: AbsenceAct,
): Promise<void> {
  const lastDate = addDays(toUtcDate(act.atMs), 2);
  const marks = changes.flatMap(({ before, after }) =>
    listTouched(before, after).map((range) => ({ range, key: (before ?? after)?.person.key ?? 0 })),
  );
  await addMarks(
    transaction,
    marks.flatMap(({ range, key }) => toMarks(range, key, lastDate)),
  );
  const lines = changes.map(({ before, after }) => ({
    action: act.action,
    subject: (before ?? after)?.person.id ?? "",
    detail: { absence: (before ?? after)?.id, before: toDetail(before), after: toDetail(after) },
    audited: { before: toDetail(before), after: toDetail(after) },
  }));
  await recordChanges(transaction, act, lines);
}

function toMarks({ from, to }: DateRange, person_key: number, lastDate: string) {
  return from > lastDate ? [] : [{ person_key, from_date: from, to_date: to < lastDate ? to : lastDate }];
}

function toDetail(absence: StoredAbsence | undefined) {
  if (absence === undefined) return null;
  const { from, to, kindId, part, note } = absence;
  return { from, to, kind: kindId, part: formatPart(part), note };
}
