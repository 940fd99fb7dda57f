import type { InsightFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toHourText } from "../../../attendance/minutes.ts";
import { toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../lib/places.ts";

const MINUTES_OF_HOUR = 60;

/** Says why an insight is one, with its figures, in the language of the page. */
export function useInsightWords(places: readonly KnownPlace[]): (insight: InsightFactsFragment) => string {
  const t = useTranslations("insights");
  const { minute } = toFormats(useLocale());
  const toPart = (name: string, value: string, zone: string | null | undefined): string | number => {
    if (name.endsWith("At")) return minute(value, zone);
    if (name.endsWith("Place")) return toPlaceName(places, value);
    if (name === "weekday") return t.has(`weekday.long.${value}`) ? t(`weekday.long.${toWeekday(value)}`) : value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    if (name === "differenceMinutes" && number >= MINUTES_OF_HOUR) return t("hours", { time: toHourText(number) });
    return name === "differenceMinutes" ? t("minutes", { count: number }) : number;
  };
  return ({ reason, values, places: own }) => {
    const zone = findPlace(places, own?.[0]?.id ?? null)?.timeZone;
    const told = values.map(({ name, value }) => [name, toPart(name, value, zone)] as const);
    return t(`reason.${reason}`, Object.fromEntries(told));
  };
}

const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

function toWeekday(text: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS.find((day) => day === text) ?? "SUN";
}
