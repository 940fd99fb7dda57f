const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Reads an RFC 3339 instant with a zone, such as `2026-11-22T08:00:00+03:00`.
 *
 * @returns the same instant in UTC with milliseconds, or `undefined` for anything else (answer BAD_USER_INPUT).
 */
export function parseDateTime(text: string): string | undefined {
  if (isOwnForm(text)) return text;
  const [, date, time, fraction = "", zone] = RFC_3339.exec(text) ?? [];
  if (date === undefined || zone === undefined) return undefined;
  const ms = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone.toUpperCase()}`);
  // Date.parse takes February 31 for March 3: the date alone must come back as it was.
  const isOnCalendar = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false;
  return Number.isNaN(ms) || !isOnCalendar ? undefined : new Date(ms).toISOString();
}

/** Whether it is in the form in which instants leave us: most are, by the hundred in one answer. */
function isOwnForm(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}
