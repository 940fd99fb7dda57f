import { addDays } from "../dates.ts";
import { PUNCH_MARGIN_MS } from "./recompute.ts";
import type { PersonWork } from "./record-store.ts";

/**
 * A person's work in stretches of so many dates, in order: together they give the records of the whole. Each has the punches
 * that its own dates follow from, so that years cost no more for being cut.
 */
export function* toWorkSlices(whole: PersonWork, daysPerSlice: number): Generator<PersonWork> {
  const { work, punches, changes } = whole;
  for (let from = work.from; from <= work.to; ) {
    const last = addDays(from, daysPerSlice - 1);
    const to = last < work.to ? last : work.to;
    const isNear = createNearness(from, to);
    const own = { punches: punches.filter(isNear), changes: changes.filter(({ punch }) => isNear(punch)) };
    yield { ...whole, ...own, work: { ...work, from, to } };
    if (to === work.to) return;
    from = addDays(to, 1);
  }
}

function createNearness(from: string, to: string): (punch: { readonly atMs: number }) => boolean {
  const toMs = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const [first, end] = [toMs(from) - PUNCH_MARGIN_MS, toMs(to) + PUNCH_MARGIN_MS];
  return ({ atMs }) => first <= atMs && atMs < end;
}
