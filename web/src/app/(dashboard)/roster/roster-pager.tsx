"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";

interface Props {
  /** The number of the first row that is shown, from 1. */
  readonly first: number;
  readonly shown: number;
  readonly total: number;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** Which rows are shown, and the pages before and after. */
export function RosterPager({ first, shown, total, onPrevious, onNext }: Props) {
  const t = useTranslations("roster");
  const { count } = toFormats(useLocale());
  return (
    <nav aria-label={t("pages")} className="mt-3 flex items-center gap-2 text-sm text-muted">
      <span className="grow" data-testid="roster-rows">
        {t("rows", { first: count(first), last: count(first + shown - 1), total: count(total) })}
      </span>
      <button type="button" className="button" disabled={onPrevious === undefined} onClick={onPrevious}>
        <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t("previous")}
      </button>
      <button type="button" className="button" disabled={onNext === undefined} onClick={onNext}>
        {t("next")}
        <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
      </button>
    </nav>
  );
}
