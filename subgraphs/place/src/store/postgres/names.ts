/** The schema that holds the tables of a place, and the channel on which its head is told: places share a database. */
export function toSchemaName(placeId: string): string {
  return `place_${placeId}`;
}

/** The lock of whoever visits the readers of a place. */
export function toOwnerLock(placeId: string): string {
  return `readers of ${toSchemaName(placeId)}`;
}

/** The lock that every process of a place shares while it runs. */
export function toPresenceLock(placeId: string): string {
  return `processes of ${toSchemaName(placeId)}`;
}

/** A name in a statement. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as the number of an advisory lock, in a statement. */
export const LOCK_NUMBER = "hashtextextended(?, 0)";
