import { addDays, toUtcDate } from "../domain/dates.ts";
import type { PersonDraft } from "../domain/people/person-draft.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";
import { addStays, keepDepartments } from "./department-stays.ts";
import { readFirstDates } from "./first-punches.ts";
import { addMarks, type NewMark } from "./marks.ts";
import { NEW_PEOPLE, type PersonRow, type Said, toColumns, toNewValues } from "./person-rows.ts";

/** Makes people with the claims of their PINs, and marks the dates that records are wanted of. */
export async function insertPeople(
  transaction: WriteTransaction,
  drafts: readonly PersonDraft[],
  said: Said,
): Promise<void> {
  await addMarks(transaction, await insertUnmarked(transaction, drafts, said));
}

/** Makes people with the claims of their PINs. @returns the marks that are still to be added, in the order of the drafts */
export async function insertUnmarked(
  transaction: WriteTransaction,
  drafts: readonly PersonDraft[],
  said: Said,
): Promise<readonly NewMark[]> {
  if (drafts.length === 0) return [];
  const made = await insertRows(transaction, drafts, said);
  const claims = made.map(({ key, draft: { pin, ownPlaceId = "" } }) => [key, pin, ownPlaceId]);
  await transaction.upsert(PIN_CLAIMS, claims);
  const stays = made.flatMap(({ key, draft, row: { department_id, records_from } }) =>
    department_id === "" ? [] : [{ person_key: key, from_date: draft.departmentFrom ?? records_from, department_id }],
  );
  await addStays(transaction, stays);
  const to_date = addDays(toUtcDate(said.atMs), 1);
  return made.map(({ key, row }) => ({ person_key: key, from_date: row.records_from, to_date }));
}

const PIN_CLAIMS: BulkTarget = {
  table: "pin_claim",
  columns: [
    ["person_key", "INTEGER"],
    ["pin", "TEXT"],
    ["place_id", "TEXT"],
  ],
  key: [],
  onKnown: "REFUSE",
};

interface MadePerson {
  readonly key: number;
  readonly draft: PersonDraft;
  readonly row: Omit<PersonRow, "key" | "is_home_said">;
}

/** Records begin with employment, else with the first punch, else today. */
async function insertRows(
  transaction: WriteTransaction,
  drafts: readonly PersonDraft[],
  { source, atMs }: Said,
): Promise<readonly MadePerson[]> {
  const { tx, upsert, isAmong } = transaction;
  const undated = drafts.filter(({ employedFrom }) => employedFrom === undefined || employedFrom === null);
  const toFirstDate = await readFirstDates(transaction, undated);
  const named = drafts.flatMap(({ department }) => department || []);
  const departments = await keepDepartments(transaction, named);
  const rows = drafts.map((draft) => {
    const department_id = departments.get(draft.department ?? "") ?? "";
    const records_from = draft.employedFrom ?? toFirstDate(draft) ?? toUtcDate(atMs);
    const { id, pin } = draft;
    return { draft, row: { id, pin, source, ...toColumns(draft, pin), department_id, records_from } };
  });
  await upsert(
    NEW_PEOPLE,
    rows.map(({ row }) => toNewValues(row)),
  );
  const ids = drafts.map(({ id }) => id);
  const made = await tx.selectFrom("person").select(["id", "key"]).where(isAmong("id", ids)).execute();
  const keys = new Map(made.map(({ id, key }) => [id, key]));
  return rows.map(({ draft, row }) => ({ draft, row, key: keys.get(row.id) ?? fail(row.id) }));
}

function fail(id: string): never {
  throw new Error(`${id} was written and is not there`);
}
