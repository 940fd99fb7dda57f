"use client";

import type { CalendarFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toHolidayName } from "./holiday-name.ts";
import { toYear, type YearDay, type YearMonth } from "./year-days.ts";
import { setStyle } from "../../../ui/set-style.ts";

const LOOKS: Readonly<Record<YearDay["kind"], string>> = {
  HOLIDAY: "bg-accent font-semibold text-accent-ink",
  WORKED: "bg-warn-soft text-warn ring-1 ring-warn ring-inset",
  WEEKEND: "bg-sunken text-muted",
  ORDINARY: "",
};

interface Props {
  readonly calendar: CalendarFactsFragment;
  readonly year: number;
}

/** A year at a place, day by day; what it shows stands in the lists beside it too. */
export function YearPicture({ calendar, year }: Props) {
  const t = useTranslations("holidays");
  const months = toYear(calendar, year);
  const count = (kind: YearDay["kind"]) => months.flatMap(({ days }) => days).filter((day) => day.kind === kind).length;
  return (
    <figure className="grid gap-3" data-testid={`year-${calendar.place?.id}`}>
      <div aria-hidden className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-4">
        {months.map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {(["HOLIDAY", "WEEKEND", "WORKED"] as const).map((kind) => (
          <span key={kind} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`size-3.5 rounded-sm ${LOOKS[kind]}`} />
            {t(`legend.${kind}`, { count: count(kind) })}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Month({ month: { month, before, days } }: { readonly month: YearMonth }) {
  const locale = useLocale();
  const name = new Intl.DateTimeFormat(locale === "ar" ? "ar" : "en-GB", { month: "long", timeZone: "UTC" });
  return (
    <div>
      <p className="mb-1 text-xs font-medium">{name.format(new Date(`${month}-01`))}</p>
      <div className="grid grid-cols-7 gap-px text-center text-[0.6875rem] leading-5 tabular-nums">
        {days.map((day, index) => (
          <span
            key={day.date}
            className={`rounded-sm ${LOOKS[day.kind]}`}
            ref={setStyle({ gridColumnStart: index === 0 ? String(before + 1) : "" })}
            title={day.holiday && toHolidayName(day.holiday, locale)}
          >
            {Number(day.date.slice(8))}
          </span>
        ))}
      </div>
    </div>
  );
}
