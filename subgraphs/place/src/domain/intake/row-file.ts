import { toVariantDigest } from "../identity.ts";
import type { LedgerRow, ReaderRow } from "../punch.ts";

/** Something of a line that does not do. */
export interface LineFault {
  /** Counted from 1. */
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** A line of a file of rows. */
export type FileLine =
  | { readonly kind: "ROW"; readonly row: ReaderRow; readonly copies: number }
  | { readonly kind: "FAULT"; readonly fault: LineFault };

/** Reads a line of which the form is known. */
export type LineReader = (line: Buffer) => Omit<Extract<FileLine, { kind: "ROW" }>, "kind"> | Omit<LineFault, "line">;

/** A file of rows of one reader. */
export type RowFile =
  /** `deviceNumber` is what the first row says of its reader, where the form has such a number. */
  | { readonly kind: "ROWS"; readonly lines: Iterable<FileLine>; readonly deviceNumber: string | undefined }
  /** Nobody can say what its lines are. */
  | { readonly kind: "NO_FORM"; readonly fault: LineFault };

/** A row of a file with the copies that its line tells. */
export interface FileRow {
  readonly row: LedgerRow;
  readonly copies: number;
}

/**
 * Joins the rows of one file as those of a log are joined: k rows of one identity and one verify code are one punch with k copies.
 * Where rows of one identity differ in their verify code, the ledger's code is the punch, else the one that came first; each other
 * code is a row of its own, set aside as OTHER_VERIFY.
 *
 * @param codes the ledger's verify codes by digest.
 */
export function joinFileRows(rows: readonly FileRow[], codes: ReadonlyMap<string, number>): readonly LedgerRow[] {
  const joined = new Map<string, LedgerRow>();
  for (const group of Map.groupBy(rows, ({ row }) => row.digest).values()) {
    const told = new Set(group.map(({ row }) => row.verifyCode));
    const [first] = group;
    const known = codes.get(first?.row.digest ?? "");
    const code = known !== undefined && told.has(known) ? known : first?.row.verifyCode;
    for (const { row, copies } of group) {
      const own = row.verifyCode === code ? row : toVariant(row);
      const before = joined.get(own.digest);
      joined.set(own.digest, { ...(before ?? own), copies: (before?.copies ?? 0) + copies });
    }
  }
  return [...joined.values()];
}

function toVariant(row: LedgerRow): LedgerRow {
  const digest = toVariantDigest(row.digest, row.verifyCode);
  return { ...row, digest, setAside: row.setAside ?? "OTHER_VERIFY" };
}

const NAMED = /^(.+)_attlog\.dat$/i;

/**
 * The serial number that the name of a file tells: readers call it `<serial>_attlog.dat`. Some put the number there that their menu
 * gives them; that is none.
 *
 * @param deviceNumber what the first row says of its reader.
 */
export function toNamedSerial(fileName: string, deviceNumber: string | undefined): string | undefined {
  const name = fileName.split(/[/\\]/).at(-1) ?? "";
  const prefix = NAMED.exec(name)?.[1];
  return prefix === undefined || prefix === deviceNumber || /^\d{1,3}$/.test(prefix) ? undefined : prefix;
}
