import { randomUUID } from "node:crypto";
import {
  type AbsenceDraft,
  type AbsenceTerms,
  findShared,
  findTermsFault,
  formatPart,
  type StoredAbsence,
} from "../domain/absences/absence.ts";
import type { InputFault } from "../domain/absences/absence-kind.ts";
import type {
  AbsenceAct,
  AbsenceConflict,
  AbsenceWriter,
  AddedAbsences,
  AddingTerms,
  EditedAbsence,
} from "../domain/absences/absence-store.ts";
import { settleAbsences } from "./absence-changes.ts";
import { listKinds, removeKind, saveKind } from "./absence-kinds.ts";
import { listAbsences, listPeoplesAbsences } from "./absence-rows.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, WriteTransaction } from "./database.ts";

/** Changes of absences in a database. */
export function createAbsenceWriter({ write }: Database): AbsenceWriter {
  return {
    add: (drafts, act, terms = ALL_OR_NOTHING) => write((transaction) => add(transaction, drafts, { act, ...terms })),
    edit: (id, changes, act) => write((transaction) => edit(transaction, { id, changes, act })),
    remove: (ids, act) => write((transaction) => remove(transaction, ids, act)),
    saveKind: (kind, act) => write((transaction) => saveKind(transaction, kind, act)),
    removeKind: (id, act) => write((transaction) => removeKind(transaction, id, act)),
  };
}

async function add(
  transaction: WriteTransaction,
  drafts: readonly AbsenceDraft[],
  { act, isDryRun, skipsConflicts }: AddingTerms & { readonly act: AbsenceAct },
): Promise<AddedAbsences> {
  const fault = await findFault(transaction, drafts);
  if (fault !== undefined) return { kind: "FAULT", fault };
  const conflicts = await findConflicts(transaction, drafts);
  const inTheWay = new Set(conflicts.map(({ draft }) => draft));
  const free = drafts.filter((draft) => !inTheWay.has(draft));
  const absences = free.map((draft) => ({ ...draft, id: `a.${randomUUID()}` }));
  const isDone = !isDryRun && (skipsConflicts || conflicts.length === 0);
  if (isDone) {
    await insert(transaction, absences);
    await settleAbsences(
      transaction,
      absences.map((after) => ({ before: undefined, after })),
      act,
    );
  }
  return { kind: "JUDGED", isDone, absences, conflicts };
}

const ALL_OR_NOTHING: AddingTerms = { isDryRun: false, skipsConflicts: false };

const ROWS_PER_STATEMENT = 500;

async function insert({ tx }: WriteTransaction, absences: readonly StoredAbsence[]): Promise<void> {
  const rows = absences.map((absence) => ({
    id: absence.id,
    person_key: absence.person.key,
    ...toColumns(absence),
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    await tx
      .insertInto("absence")
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .execute();
}

async function edit(
  transaction: WriteTransaction,
  { id, changes, act }: { readonly id: string; readonly changes: Partial<AbsenceTerms>; readonly act: AbsenceAct },
): Promise<EditedAbsence> {
  const [before] = await listAbsences(transaction.tx, [id]);
  if (before === undefined) return { kind: "GONE" };
  const after = { ...before, ...changes };
  const fault = await findFault(transaction, [after]);
  if (fault !== undefined) return { kind: "FAULT", fault };
  const others = await listPeoplesAbsences(transaction.tx, [before.person.key], after);
  const other = findShared(
    others.filter((one) => one.id !== id),
    after,
  );
  if (other !== undefined) return { kind: "CONFLICT", other };
  await transaction.tx.updateTable("absence").set(toColumns(after)).where("id", "=", id).execute();
  await settleAbsences(transaction, [{ before, after }], act);
  return { kind: "EDITED", absence: after };
}

async function remove(
  transaction: WriteTransaction,
  ids: readonly string[],
  act: AbsenceAct,
): Promise<readonly StoredAbsence[]> {
  const absences = await listAbsences(transaction.tx, ids);
  await transaction.tx.deleteFrom("absence").where(isOneOf("id", ids)).execute();
  await settleAbsences(
    transaction,
    absences.map((before) => ({ before, after: undefined })),
    act,
  );
  return absences;
}

function toColumns({ from, to, kindId, part, note }: AbsenceTerms) {
  return { from_date: from, to_date: to, kind_id: kindId, part: formatPart(part), note };
}

/** What no absence can be like, whoever's it is. */
async function findFault({ tx }: WriteTransaction, drafts: readonly AbsenceTerms[]): Promise<InputFault | undefined> {
  const kinds = (await listKinds(tx)).map(({ id }) => id);
  const isUnknown = drafts.some(({ kindId }) => !kinds.includes(kindId));
  if (isUnknown) return { argument: "kindId", expected: `one of ${kinds.join(", ")}` };
  return drafts.map(findTermsFault).find((fault) => fault !== undefined);
}

/** Those of the store that share a date with a draft of the same person; a person is in the drafts once, or without overlap. */
async function findConflicts(
  { tx }: WriteTransaction,
  drafts: readonly AbsenceDraft[],
): Promise<readonly AbsenceConflict[]> {
  const from = drafts.reduce((least, draft) => (draft.from < least ? draft.from : least), "9999");
  const to = drafts.reduce((most, draft) => (draft.to > most ? draft.to : most), "");
  const keys = [...new Set(drafts.map(({ person }) => person.key))];
  const known = Map.groupBy(await listPeoplesAbsences(tx, keys, { from, to }), ({ person }) => person.key);
  return drafts.flatMap((draft) => {
    const other = findShared(known.get(draft.person.key) ?? [], draft);
    return other === undefined ? [] : [{ draft, other }];
  });
}
