/** What is usual of an hour: the quartiles of how many punches it had on comparable dates. */
export interface UsualPunches {
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly weeks: number;
}

/** How many dates of the same weekday are compared. */
export const USUAL_WEEKS = 8;
const FEWEST_WEEKS = 4;

/**
 * The usual punches of each hour, from the hours of comparable dates; `undefined` with fewer than four of them. A date
 * without any punch, such as a holiday, says nothing of what is usual.
 *
 * @param dates for each date the punches of its 24 hours
 */
export function toUsualPunches(dates: readonly (readonly number[])[]): ((hour: number) => UsualPunches) | undefined {
  const lived = dates.filter((hours) => hours.some((punches) => punches > 0));
  if (lived.length < FEWEST_WEEKS) return undefined;
  return (hour) => {
    const sorted = lived.map((hours) => hours[hour] ?? 0).toSorted((a, b) => a - b);
    return {
      lowerQuartile: toQuantile(sorted, 1 / 4),
      median: toQuantile(sorted, 1 / 2),
      upperQuartile: toQuantile(sorted, 3 / 4),
      weeks: lived.length,
    };
  };
}

/** A quantile of numbers in ascending order, between two of them by proportion. */
function toQuantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
