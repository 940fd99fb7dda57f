import { ZkWireError } from "./errors.ts";

/** Rows by which a reader's count may differ from its data set before an unknown record size is suspected. */
const MIN_TOLERANCE = 2;
const TOLERANCE_SHARE = 0.05;

/**
 * Finds the record size of a data set from its payload and the count that the reader gave for it.
 *
 * A size that gives exactly the count wins. Otherwise the count is taken to be a little wrong (off by one, blank slots
 * counted, rows added since): of the known sizes that divide the payload the one with the nearest count wins, the first
 * listed on a tie. When the count says plainly that the records have another size, nothing is guessed.
 *
 * @param count as reported; 0 or less when unknown.
 * @param knownSizes in bytes, preferred ones first.
 * @returns the size in bytes; `undefined` for an empty payload, which has none.
 * @throws {ZkWireError} `BAD_RECORD` when no known size fits.
 */
export function detectRecordSize<S extends number>(
  payloadBytes: number,
  count: number,
  knownSizes: readonly S[],
): S | undefined {
  if (payloadBytes === 0) return undefined;
  const exact = knownSizes.find((size) => size * count === payloadBytes);
  if (exact !== undefined) return exact;

  const distance = (size: number): number => Math.abs(payloadBytes / size - count);
  const [nearest] = knownSizes
    .filter((size) => payloadBytes % size === 0)
    .toSorted((a, b) => distance(a) - distance(b));
  const tolerance = Math.max(MIN_TOLERANCE, count * TOLERANCE_SHARE);
  const isOtherSize = count > 0 && payloadBytes % count === 0;
  if (nearest === undefined || (isOtherSize && distance(nearest) > tolerance)) {
    throw new ZkWireError("BAD_RECORD", `${payloadBytes} bytes for ${count} records fit no known record size`);
  }
  return nearest;
}
