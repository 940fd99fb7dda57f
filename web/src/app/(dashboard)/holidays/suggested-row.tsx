"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { toFormats } from "../../../lib/format.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { toHijri } from "./hijri.ts";
import type { SuggestedHoliday } from "./suggested-holidays.ts";

interface Props {
  readonly holiday: SuggestedHoliday;
  /** With the dates that it is to be confirmed with; undefined while it is not chosen. */
  readonly chosen: SuggestedHoliday | undefined;
  readonly isConfirmed: boolean;
  readonly onChange: (chosen: SuggestedHoliday | undefined) => void;
}

/** A suggested holiday to choose; chosen, its dates can be those that were announced. */
export function SuggestedRow({ holiday, chosen, isConfirmed, onChange }: Props) {
  const t = useTranslations("holidays");
  const locale = useLocale();
  const { date } = toFormats(locale);
  const id = useId();
  const { from, to, name } = holiday;
  return (
    <li className="grid gap-2 py-2">
      <div className="flex items-start gap-3">
        {isConfirmed ? null : (
          <input
            id={id}
            type="checkbox"
            className="mt-1 size-4 accent-accent"
            checked={chosen !== undefined}
            onChange={({ target }) => onChange(target.checked ? holiday : undefined)}
          />
        )}
        <label htmlFor={id} className="min-w-0 grow">
          <bdi className="font-medium">{name}</bdi>
          <span className="flex flex-wrap gap-x-3 text-muted">
            <bdi>{from === to ? date(from) : t("between", { from: date(from), to: date(to) })}</bdi>
            <bdi>{toHijri(chosen?.from ?? from, locale)}</bdi>
          </span>
        </label>
        {isConfirmed ? <span className="text-xs text-muted">{t("isKnown")}</span> : null}
      </div>
      {chosen && !isConfirmed ? (
        <div className="ms-7 flex flex-wrap items-center gap-2 text-xs text-muted">
          <span>{t("announced")}</span>
          <DateBox
            name={t("fromDate")}
            testId={`announced-from-${holiday.id}`}
            value={chosen.from}
            onChange={(day) => onChange({ ...chosen, from: day ?? holiday.from })}
          />
          <DateBox
            name={t("toDate")}
            testId={`announced-to-${holiday.id}`}
            value={chosen.to}
            onChange={(day) => onChange({ ...chosen, to: day ?? holiday.to })}
          />
        </div>
      ) : null}
    </li>
  );
}
