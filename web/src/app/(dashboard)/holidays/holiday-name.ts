import type { HolidayFactsFragment } from "@biometricflow/sdk/generated/graphql";

type Names = Pick<HolidayFactsFragment, "name" | "latinName" | "arabicName">;

/** What a holiday is called in a language: in its script where there is such a name. */
export function toHolidayName({ name, latinName, arabicName }: Names, locale: string): string {
  return (locale === "ar" ? arabicName : latinName) || name;
}
