import { addDays, toUtcDate } from "../domain/dates.ts";
import { applyChange, type PersonChange } from "../domain/people/import-plan.ts";
import { listMovedDates } from "../domain/people/moved-dates.ts";
import type { WriteTransaction } from "./database.ts";
import { type DepartmentStay, keepDepartments, setStays } from "./department-stays.ts";
import { addMarks, type NewMark } from "./marks.ts";
import { KNOWN_PEOPLE, type PersonRow, type Said, toColumns, toKnownValues } from "./person-rows.ts";

/** Changes people, each once, and marks the dates that it moves. */
export async function updatePeople(
  transaction: WriteTransaction,
  changes: readonly PersonChange[],
  said: Said,
): Promise<void> {
  if (changes.length === 0) return;
  const { tx, upsert, isAmong } = transaction;
  const keys = changes.map(({ person }) => person.key);
  const known = await tx.selectFrom("person").selectAll().where(isAmong("key", keys)).execute();
  const rows = new Map(known.map((row) => [row.key, row]));
  const named = changes.flatMap((change) => findChange(change)?.to ?? []);
  const terms = { ...said, departments: await keepDepartments(transaction, named) };
  const changed = changes.map((change) => changeRow(change, rows.get(change.person.key) ?? fail(change), terms));
  await upsert(
    KNOWN_PEOPLE,
    changed.map(({ row }) => toKnownValues(row)),
  );
  await setStays(
    transaction,
    changed.flatMap(({ stay }) => stay ?? []),
  );
  await addMarks(
    transaction,
    changed.flatMap(({ marks }) => marks),
  );
}

interface ChangedPerson {
  readonly row: PersonRow;
  /** Of another department. */
  readonly stay: DepartmentStay | undefined;
  readonly marks: readonly NewMark[];
}

function fail({ person }: PersonChange): never {
  throw new Error(`${person.id} is to be changed and is not there`);
}

function findChange({ changes }: PersonChange) {
  return changes.find(({ key }) => key === "department");
}

function changeRow(
  change: PersonChange,
  known: PersonRow,
  { source, atMs, departments }: Said & { readonly departments: ReadonlyMap<string, string> },
): ChangedPerson {
  const after = applyChange(change);
  const today = toUtcDate(atMs);
  const { key: person_key, records_from: before } = known;
  const records_from = after.employedFrom ?? before;
  const department = findChange(change);
  const department_id = department === undefined ? known.department_id : (departments.get(department.to ?? "") ?? "");
  // Who had none belongs to it from the beginning; a move is from today on, and past days keep where they were worked.
  const departmentFrom = change.departmentFrom ?? (department?.from === undefined ? records_from : today);
  const moved = listMovedDates(
    { ...change.person, recordsFrom: before },
    { ...after, recordsFrom: records_from, departmentFrom: department && departmentFrom },
    addDays(today, 1),
  );
  return {
    row: { ...known, ...toColumns(after, known.pin), department_id, source, records_from },
    stay: department && { person_key, from_date: departmentFrom, department_id },
    marks: moved.map(({ from, to }) => ({ person_key, from_date: from, to_date: to })),
  };
}
