"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateBox } from "../../../../ui/date-box.tsx";
import { addDays, type DateText, toDate } from "../../../../lib/zone.ts";

interface Range {
  readonly from: DateText | null;
  readonly to: DateText | null;
}

interface Props extends Range {
  /** The zone whose days are meant. */
  readonly zone: string;
  readonly onChange: (range: Range) => void;
}

const PRESETS = [
  { key: "today", fromDaysAgo: 0, toDaysAgo: 0 },
  { key: "yesterday", fromDaysAgo: 1, toDaysAgo: 1 },
  { key: "week", fromDaysAgo: 6, toDaysAgo: 0 },
  { key: "month", fromDaysAgo: 29, toDaysAgo: 0 },
] as const;

/** From and to as days of a place's calendar, with the usual spans one press away. */
export function DateRange({ from, to, zone, onChange }: Props) {
  const t = useTranslations("punches.range");
  const [nowMs] = useState(() => Date.now());
  const today = toDate(nowMs, zone);
  const isAll = from === null && to === null;
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{t("label", { zone })}</legend>
      <button type="button" className="chip" aria-pressed={isAll} onClick={() => onChange({ from: null, to: null })}>
        {t("all")}
      </button>
      {PRESETS.map(({ key, fromDaysAgo, toDaysAgo }) => {
        const range = { from: addDays(today, -fromDaysAgo), to: addDays(today, -toDaysAgo) };
        const isChosen = from === range.from && to === range.to;
        return (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={isChosen}
            data-testid={`range-${key}`}
            suppressHydrationWarning
            onClick={() => onChange(range)}
          >
            {t(key)}
          </button>
        );
      })}
      <span className="flex items-center gap-1.5 text-sm text-muted" title={t("label", { zone })}>
        <DateBox name={t("from")} testId="date-from" value={from} onChange={(date) => onChange({ from: date, to })} />
        <span aria-hidden>–</span>
        <DateBox name={t("to")} testId="date-to" value={to} onChange={(date) => onChange({ from, to: date })} />
      </span>
    </fieldset>
  );
}
