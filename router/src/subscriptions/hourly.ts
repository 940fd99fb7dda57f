const HOUR_MS = 3_600_000;

/**
 * Creates what is called at each message of a stream, and tells of it once in each later hour in which one comes: of the hour in which it
 * begins, whoever lets it begin tells. One of errors alone shows nothing.
 *
 * @param now milliseconds since 1970
 */
export function createHourly(tell: () => void, now: () => number): (message: { readonly data?: unknown }) => void {
  const toHour = () => Math.floor(now() / HOUR_MS);
  let told = toHour();
  return ({ data }) => {
    const hour = toHour();
    if (data === undefined || data === null || hour === told) return;
    told = hour;
    tell();
  };
}
