import { toAccountSubject } from "./account.ts";
import { type Identity, toOwnPlace, toPersonId } from "./identity.ts";
import type { SheetRow } from "./person-sheet.ts";

/** A row of a sheet, and whom it is about. */
export interface SheetLine extends SheetRow {
  readonly pin: string;
  readonly ownPlaceId: string | undefined;
  /** Of the person whom the line is about. */
  readonly id: string;
}

/** Whom a row is about. */
export function toLine(row: SheetRow, identity: Identity): SheetLine {
  const { pin = "", homePlace = "", id } = row.cells;
  const ownPlaceId = toOwnPlace(identity, homePlace);
  return { ...row, pin, ownPlaceId, id: id || toPersonId(pin, ownPlaceId) };
}

/** The ids that the manager of a line may have, who is named by id or by PIN. */
export function listManagerIds({ cells: { manager = "" }, ownPlaceId }: SheetLine): readonly string[] {
  return manager === "" ? [] : [manager, toPersonId(manager, ownPlaceId)];
}

/** By what a sheet names people. */
interface NamedPeople {
  /** Of its lines, and those that their managers may have. */
  readonly ids: readonly string[];
  readonly accounts: readonly string[];
}

/** Whom the rows of a sheet name: nobody else is asked for to judge it. */
export function listNamed(rows: readonly SheetRow[], identity: Identity): NamedPeople {
  const lines = rows.map((row) => toLine(row, identity));
  const ids = lines.flatMap((line) => [line.id, ...listManagerIds(line)]);
  const accounts = rows.flatMap(({ cells: { account = "" } }) => toAccountSubject(account) ?? []);
  return { ids: [...new Set(ids)], accounts: [...new Set(accounts)] };
}
