/** Where a place notes, beside the file that its ledger would be, that a database has it; the note names it without a password. */
export function toMarkFile(ledgerFile: string): string {
  return `${ledgerFile}.elsewhere`;
}
