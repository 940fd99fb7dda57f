/** The id of a row of days: a person's date. */
export function toRecordRowId(personId: string | undefined, date: string): string {
  return `${personId ?? ""}.${date}`;
}
