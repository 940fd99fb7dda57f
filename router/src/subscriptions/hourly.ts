const HOUR_MS = 3_600_000;

/**
 * Creates what is called at each message of a stream, and tells of it once in each later hour in which one comes: of the hour in which it
 * begins, whoever lets it begin tells.
 *
 * @param now milliseconds since 1970
 */
export function createHourly(tell: () => void, now: () => number): () => void {
  const toHour = () => Math.floor(now() / HOUR_MS);
  let told = toHour();
  return () => {
    const hour = toHour();
    if (hour === told) return;
    told = hour;
    tell();
  };
}
