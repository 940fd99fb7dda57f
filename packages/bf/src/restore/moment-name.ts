/**
 * A moment as a part of names, in digits, to the millisecond: two restores may follow each other at once. A name of PostgreSQL has
 * room for no more.
 */
export function toMomentName(now: Date): string {
  return now.toISOString().replace(/\D/g, "");
}
