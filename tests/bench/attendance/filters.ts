import { toPin } from "../../load/attendance/punch-years.ts";

/** How many departments the people of a bench have. */
export const DEPARTMENTS = 20;

const DAY_MS = 86_400_000;

/** A date, so many days away from another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A list of numbers below 1, the same for the same seed. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Filters of a month each, of every sort that a page offers. */
export function listFilters(count: number, lastDate: string, { people, years }: { people: number; years: number }) {
  const random = createRandom(7);
  const sorts: readonly (() => object)[] = [
    () => ({}),
    () => ({ placeIds: [["riyadh", "dubai", "karachi"][random(3)]] }),
    () => ({ departmentIds: [`d-${random(DEPARTMENTS)}`] }),
    () => ({ status: ["ABSENT"] }),
    () => ({ flags: ["LATE"] }),
    () => ({ flags: ["MULTI_PLACE"], placeIds: ["riyadh"] }),
    () => ({ search: ["Iqbal", "Haddad", "Saleh"][random(3)] }),
    () => ({ search: toPin(random(people)) }),
    () => ({ personIds: Array.from({ length: 5 }, () => `p.${toPin(random(people))}`) }),
    () => ({ status: ["PRESENT"], search: "q" }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(lastDate, -31 - random(Math.round(years * 365) - 31));
    return {
      filter: { from, to: addDays(from, 30), ...sorts[index % sorts.length]?.() },
      orderBy: random(2) === 0 ? "DATE_DESC" : "DATE_ASC",
    };
  });
}
