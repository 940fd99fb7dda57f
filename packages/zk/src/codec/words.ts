/**
 * Unsigned little-endian numbers of a row. They ask nothing about the place, which must be in the bytes: `Buffer`'s own
 * methods do, and that is felt where each number of 100,000 rows is read.
 */

/** Two bytes. */
export function readHalf(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Four bytes. */
export function readWord(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  );
}
