"use client";

import { useLocale, useTranslations } from "next-intl";
import type { DateSpan } from "../../../../attendance/range.ts";
import { toFormats } from "../../../../lib/format.ts";
import type { DayFilter } from "./day-filters.ts";

interface Props {
  readonly span: DateSpan;
  readonly only: DayFilter | null;
}

/** What is shown, in words: the dates and what is looked for. */
export function SheetStatus({ span: { from, to }, only }: Props) {
  const t = useTranslations("sheet");
  const { date } = toFormats(useLocale());
  return (
    <p data-testid="sheet-status">
      {only ? `${t(`only.${only}`)} · ` : ""}
      <bdi>{from === to ? date(from) : t("span", { from: date(from), to: date(to) })}</bdi>
      {` · ${t("zones")}`}
    </p>
  );
}
