import { toHourText } from "../minutes.ts";
import { toFormats } from "../../lib/format.ts";

/** The facts of a line as its sentence shows them, by name. */
export type LineValues = Readonly<Record<string, string>>;

interface Named {
  readonly name: string;
  readonly value: number;
}

interface Language {
  /** The zone in which the day was judged. */
  readonly timeZone: string;
  readonly locale: string;
}

/** Writes the facts behind a line: instants as times of the day's zone, lengths as hours and minutes. */
export function toLineValues(values: readonly Named[], { timeZone, locale }: Language): LineValues {
  const { time } = toFormats(locale);
  const toText = ({ name, value }: Named) => {
    if (name.endsWith("Ms")) return time(new Date(value).toISOString(), timeZone);
    if (name.endsWith("Seconds")) return toHourText(value / 60);
    return name.endsWith("Minutes") ? toHourText(value) : String(value);
  };
  return Object.fromEntries(values.map((value) => [value.name, toText(value)]));
}
