import Holidays from "date-holidays";
import { addDays } from "../dates.ts";
import { type HolidayFacts, type HolidayNames, listDates } from "./holiday.ts";

/** A date that may be a holiday: for somebody who knows the organisation to confirm. */
export interface HolidaySuggestion extends HolidayNames {
  /** The id of the whole holiday, such as `SA.2026-03-19`: its dates share it. */
  readonly suggestion: string;
  readonly date: string;
  /** The day in the calendar of Umm al-Qura, such as `1 Shawwal 1447`. */
  readonly hijri: string;
}

/** Which years are suggested: beyond them the moon is guessed. */
export const SUGGESTED_YEARS = { first: 2000, last: 2076 } as const;

const DAY_MS = 86_400_000;
const ARABIC = /\p{Script=Arabic}/u;
const HIJRI = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** The countries of which holidays are known, by ISO 3166 code. */
export function listCountries(): readonly string[] {
  return Object.keys(new Holidays().getCountries("en"));
}

/**
 * The public holidays of a country in a year, each date of those of several days, in order. Days that follow the moon are
 * reckoned: an authority may announce another one.
 *
 * @param country one of `listCountries`
 * @param language such as `ar`; names that are not known in it come in English or the country's own
 */
export function suggestHolidays(country: string, year: number, language: string): readonly HolidaySuggestion[] {
  const dates = listSuggested(country, year, language).flatMap(({ from, to, suggestion, ...names }) =>
    listDates({ from, to }).map((date) => ({ suggestion, date, ...names, hijri: toHijri(date) })),
  );
  return dates.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** A suggestion as the facts of the holiday that it would be. */
export interface SuggestedHoliday extends HolidayFacts {
  readonly suggestion: string;
}

/** The same, each of several days once. */
export function listSuggested(country: string, year: number, language: string): readonly SuggestedHoliday[] {
  const read = (of: string) => new Holidays(country).getHolidays(year, of).filter(({ type }) => type === "public");
  const [own, latin, arabic] = [read(language), read("en"), read("ar")];
  const times = new Map<string, number>();
  return own.map(({ date, rule, start, end, name }) => {
    const from = date.slice(0, 10); // the instants are of the machine's zone or of sunsets
    const nameIn = (list: typeof own) => list.find((each) => each.date === date && each.rule === rule)?.name ?? name;
    const [latinName, arabicName] = [nameIn(latin), nameIn(arabic)];
    const time = (times.get(from) ?? 0) + 1;
    times.set(from, time);
    return {
      from,
      to: addDays(from, Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS)) - 1),
      name,
      latinName: ARABIC.test(latinName) ? undefined : latinName,
      arabicName: ARABIC.test(arabicName) ? arabicName : undefined,
      suggestion: `${country}.${from}${time > 1 ? `.${time}` : ""}`,
    };
  });
}

/** The day in the calendar of Umm al-Qura, such as `1 Shawwal 1447`. */
export function toHijri(date: string): string {
  const parts = new Map(HIJRI.formatToParts(new Date(`${date}T12:00:00Z`)).map(({ type, value }) => [type, value]));
  return `${parts.get("day")} ${parts.get("month")} ${parts.get("year")}`;
}
