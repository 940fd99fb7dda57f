import { PERSON_COLUMNS, type PersonColumn } from "../domain/people/person-sheet.ts";
import { type NamedRows, toNamedRows } from "./named-rows.ts";
import type { SheetLines } from "./sheet-lines.ts";

const FORM = { columns: PERSON_COLUMNS, required: ["pin"], aliases: { place: "homePlace" } } as const;

/** Takes the lines of a sheet of people. */
export function toPeopleRows(sheet: SheetLines): NamedRows<PersonColumn> {
  return toNamedRows(sheet, FORM);
}
