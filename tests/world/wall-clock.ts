const OFFSETS = new Map<string, number>();
const QUARTER_MS = 900_000;

/** What the clock of a reader without a battery says: a moment that is in 2000, where such clocks begin, in every zone. */
export const FIRST_DAY_MS = Date.parse("2000-01-02T00:00:00Z");

/** The wall clock of a zone: `YYYY-MM-DDTHH:mm:ss` at an instant. Offsets change at quarters of an hour. */
export function toWallTime(atMs: number, timeZone: string): string {
  const quarter = Math.floor(atMs / QUARTER_MS);
  const name = `${timeZone} ${quarter}`;
  let offsetMs = OFFSETS.get(name);
  if (offsetMs === undefined) {
    offsetMs = toOffsetMs(quarter * QUARTER_MS, timeZone);
    OFFSETS.set(name, offsetMs);
  }
  return new Date(atMs + offsetMs).toISOString().slice(0, 19);
}

function toOffsetMs(atMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${format.format(atMs).replace(" ", "T")}Z`) - atMs;
}
