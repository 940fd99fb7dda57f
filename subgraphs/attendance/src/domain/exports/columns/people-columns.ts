import { PERSON_COLUMNS, type PersonColumn } from "../../people/person-sheet.ts";
import { column, type ColumnSpec, type ColumnType } from "../column.ts";

/** What stands in each column that is more than the text of the field of its name. */
const FIELDS: Readonly<Partial<Record<PersonColumn, readonly [type: ColumnType, field: string]>>> = {
  pin: ["ID", "pin"],
  department: ["TEXT", "department.name"],
  manager: ["ID", "manager.id"],
  homePlace: ["ID", "homePlace.id"],
  employedFrom: ["DATE", "employedFrom"],
  employedTo: ["DATE", "employedTo"],
  account: ["ID", "account"],
  id: ["ID", "id"],
};

/** Of people, headed in every language as the sheet that `importPeople` takes: the file is taken back as it is. */
export const PEOPLE_COLUMNS: readonly ColumnSpec[] = PERSON_COLUMNS.map((key) => {
  const [type, field] = FIELDS[key] ?? ["TEXT", key];
  return column(key, type, field, [key, key]);
});
