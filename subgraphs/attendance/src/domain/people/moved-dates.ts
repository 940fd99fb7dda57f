/** What records follow from; `undefined` for an open side. */
export interface RecordTerms {
  readonly recordsFrom: string;
  readonly homePlaceId: string | undefined;
  readonly employedTo: string | undefined;
  /** From when on another department holds. */
  readonly departmentFrom?: string | undefined;
}

/** Dates, both inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** The dates whose records may be others after a change, up to the last that has any; a name moves none. */
export function listMovedDates(before: RecordTerms, after: RecordTerms, lastDate: string): readonly DateRange[] {
  const first = before.recordsFrom < after.recordsFrom ? before.recordsFrom : after.recordsFrom;
  if (before.homePlaceId !== after.homePlaceId) return [{ from: first, to: lastDate }];
  const ranges: DateRange[] = [];
  if (before.recordsFrom !== after.recordsFrom) ranges.push(toRange(before.recordsFrom, after.recordsFrom));
  const toEnd = ({ employedTo = lastDate }: RecordTerms) => (employedTo < lastDate ? employedTo : lastDate);
  const [oldEnd, newEnd] = [toEnd(before), toEnd(after)];
  if (oldEnd !== newEnd) ranges.push(toRange(oldEnd, newEnd));
  const { departmentFrom } = after;
  if (departmentFrom !== undefined)
    ranges.push({ from: departmentFrom > first ? departmentFrom : first, to: lastDate });
  return ranges
    .map(({ from, to }) => ({ from, to: to < lastDate ? to : lastDate }))
    .filter(({ from, to }) => from <= to);
}

function toRange(left: string, right: string): DateRange {
  return left < right ? { from: left, to: right } : { from: right, to: left };
}
