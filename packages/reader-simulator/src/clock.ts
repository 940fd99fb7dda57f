/**
 * The wall clock of an IANA zone as `YYYY-MM-DDTHH:mm:ss`: what a reader hanging on a wall there shows.
 *
 * @throws {RangeError} for an unknown zone.
 */
export function createZoneClock(timeZone: string): () => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return () => {
    const parts = new Map(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    const [date, time] = [["year", "month", "day"] as const, ["hour", "minute", "second"] as const].map((types) =>
      types.map((type) => parts.get(type)),
    );
    return `${date?.join("-")}T${time?.join(":")}`;
  };
}
