import type { Kysely } from "kysely";
import { type DateRange, parsePart, type StoredAbsence } from "../domain/absences/absence.ts";
import type { PersonFacts } from "../domain/rules/compile-person.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";

/** What an absence is read from. */
export const ABSENCE_COLUMNS = [
  "absence.id",
  "from_date",
  "to_date",
  "kind_id",
  "part",
  "note",
  "person_key",
  "person.id as person_id",
  "pin",
  "person.name as person_name",
  "name_key",
] as const;

/** Every absence with its person. */
export function selectAbsences(read: Kysely<Tables>) {
  return read.selectFrom("absence").innerJoin("person", "person.key", "absence.person_key");
}

interface AbsenceRow {
  readonly id: string;
  readonly from_date: string;
  readonly to_date: string;
  readonly kind_id: string;
  readonly part: string;
  readonly note: string;
  readonly person_key: number;
  readonly person_id: string;
  readonly pin: string;
  readonly person_name: string;
  readonly name_key: string;
}

/** An absence of its row. */
export function toAbsence(row: AbsenceRow): StoredAbsence {
  const part = parsePart(row.part);
  return {
    id: row.id,
    person: { key: row.person_key, id: row.person_id, pin: row.pin, name: row.person_name, nameKey: row.name_key },
    from: row.from_date,
    to: row.to_date,
    kindId: row.kind_id,
    part: part === "NONE" ? undefined : part,
    note: row.note,
  };
}

/** Absences by their ids. */
export async function listAbsences(read: Kysely<Tables>, ids: readonly string[]): Promise<readonly StoredAbsence[]> {
  const rows = await selectAbsences(read).select(ABSENCE_COLUMNS).where(isOneOf("absence.id", ids)).execute();
  return rows.map(toAbsence);
}

/** The absences of some people that share a date with a range, in the order of their dates. */
export async function listPeoplesAbsences(
  read: Kysely<Tables>,
  keys: readonly number[],
  { from, to }: DateRange,
): Promise<readonly StoredAbsence[]> {
  const rows = await selectAbsences(read)
    .select(ABSENCE_COLUMNS)
    .where(isOneOf("absence.person_key", keys))
    .where("to_date", ">=", from)
    .where("from_date", "<=", to)
    .orderBy("from_date")
    .execute();
  return rows.map(toAbsence);
}

/** The absences of people over their dates as the rules take them; kinds change no figure, and payment neither. */
export async function listRulesAbsences(
  read: Kysely<Tables>,
  work: readonly Omit<RecordWork, "token">[],
): Promise<ReadonlyMap<number, PersonFacts["absences"]>> {
  const dates = work.flatMap(({ from, to }) => [from, to]).toSorted();
  const keys = work.map(({ personKey }) => personKey);
  const range = { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
  const found = Map.groupBy(await listPeoplesAbsences(read, keys, range), ({ person }) => person.key);
  const toRules = ({ from, to, kindId, part }: StoredAbsence) => ({ from, to, kind: kindId, part, paid: undefined });
  return new Map([...found].map(([key, absences]) => [key, absences.map(toRules)]));
}
