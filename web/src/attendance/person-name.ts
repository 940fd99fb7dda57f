import type { PersonNameFragment } from "@biometricflow/sdk/generated/graphql";

/** What a person is called in a language: the name in its script where there is one, else any name, else the PIN. */
export function toPersonName(person: PersonNameFragment | null | undefined, locale: string): string {
  if (!person) return "?";
  const { name, latinName, arabicName, pin, id } = person;
  const own = locale === "ar" ? arabicName : latinName;
  return own || name || latinName || arabicName || pin || id;
}

/** The page of a person, at a month or at the present one. */
export function toPersonHref(id: string, month?: string): string {
  return `/people/person?${new URLSearchParams({ id, ...(month === undefined ? {} : { month }) })}`;
}

/** The page of a person with one day open: its reasons, and what was corrected. */
export function toDayHref(id: string, date: string): string {
  return `/people/person?${new URLSearchParams({ id, month: date.slice(0, 7), row: `${id}.${date}` })}`;
}
