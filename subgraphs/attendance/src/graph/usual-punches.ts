import { addDays } from "../domain/dates.ts";
import { toUsualPunches, USUAL_WEEKS, type UsualPunches } from "../domain/summary/usual-punches.ts";
import type { PunchSelection, SummaryReader } from "../domain/summary/summary-store.ts";

/** What is usual of each hour of a date; `undefined` where too little is known. */
export type UsualHours = ((hour: number) => UsualPunches) | undefined;

/** Reads what is usual of the hours of a date. */
export type ReadUsual = (selection: Omit<PunchSelection, "to">) => Promise<UsualHours>;

/** What the past was does not change while a page is looked at. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 200;

/** Creates a reader that keeps its answers for ten minutes: a page that is read anew each second counts weeks once. */
export function createUsualReader(reader: Pick<SummaryReader, "countHours">, now: () => number): ReadUsual {
  const kept = new Map<string, { readonly untilMs: number; readonly usual: Promise<UsualHours> }>();
  return (selection) => {
    const key = JSON.stringify(selection);
    const known = kept.get(key);
    if (known !== undefined && known.untilMs > now()) return known.usual;
    kept.delete(key);
    const usual = readWeeks(reader, selection);
    kept.set(key, { untilMs: now() + KEPT_MS, usual });
    usual.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return usual;
  };
}

async function readWeeks(
  { countHours }: Pick<SummaryReader, "countHours">,
  selection: Omit<PunchSelection, "to">,
): Promise<UsualHours> {
  const dates: (readonly number[])[] = [];
  for (let week = 1; week <= USUAL_WEEKS; week++)
    dates.push(await countHours({ ...selection, from: addDays(selection.from, -7 * week) }));
  return toUsualPunches(dates);
}
