"use client";

import type { HolidayFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { Pencil, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { toHijri } from "./hijri.ts";
import { toHolidayName } from "./holiday-name.ts";

interface Props {
  readonly holidays: readonly HolidayFactsFragment[];
  readonly places: readonly KnownPlace[];
  /** Undefined for those who only look. */
  readonly onEdit: ((holiday: HolidayFactsFragment) => void) | undefined;
  readonly onRemove: ((holiday: HolidayFactsFragment) => void) | undefined;
}

/** The holidays of a year, each with its day of the Hijri calendar and its places. */
export function HolidayList({ holidays, places, onEdit, onRemove }: Props) {
  const t = useTranslations("holidays");
  if (holidays.length === 0) return <p className="text-sm text-muted">{t("noHolidays")}</p>;
  return (
    <ul className="divide-y divide-line" data-testid="holidays">
      {holidays.map((holiday) => (
        <HolidayLine key={holiday.id} {...{ holiday, places, onEdit, onRemove }} />
      ))}
    </ul>
  );
}

interface LineProps extends Omit<Props, "holidays"> {
  readonly holiday: HolidayFactsFragment;
}

function HolidayLine({ holiday, places, onEdit, onRemove }: LineProps) {
  const t = useTranslations("holidays");
  const locale = useLocale();
  const { date, list } = toFormats(locale);
  const { from, to, suggestion, isElsewhereToo } = holiday;
  const name = toHolidayName(holiday, locale);
  const other = locale === "ar" ? holiday.latinName : holiday.arabicName;
  const placeNames = (holiday.places ?? []).flatMap((place) => (place ? [toPlaceName(places, place.id)] : []));
  return (
    <li className="flex items-start gap-3 py-2 text-sm">
      <div className="min-w-0 grow">
        <p>
          <bdi className="font-medium">{name}</bdi>{" "}
          {other && other !== name ? <bdi className="text-muted">{other}</bdi> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted">
          <bdi>{from === to ? date(from) : t("between", { from: date(from), to: date(to) })}</bdi>
          <bdi>{toHijri(from, locale)}</bdi>
          <bdi>{list(placeNames)}</bdi>
          {suggestion ? <span>{t("confirmed")}</span> : null}
          {isElsewhereToo ? <span>{t("elsewhereToo")}</span> : null}
        </p>
      </div>
      {onEdit && !isElsewhereToo ? (
        <button
          type="button"
          className="icon-button size-7"
          aria-label={t("edit", { name })}
          title={t("edit", { name })}
          onClick={() => onEdit(holiday)}
        >
          <Pencil aria-hidden className="size-4" />
        </button>
      ) : null}
      {onRemove ? (
        <button
          type="button"
          className="icon-button size-7"
          aria-label={t("remove", { name })}
          title={t("remove", { name })}
          onClick={() => onRemove(holiday)}
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </li>
  );
}
