"use client";

import { CalendarDays, List } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DateSpan, toMonthSpan } from "../../../../attendance/range.ts";

interface Change {
  readonly view: "list" | null;
  readonly only?: null;
  readonly range?: null;
  readonly from?: string;
  readonly to?: string;
}

interface Props {
  readonly isSheet: boolean;
  readonly span: DateSpan;
  readonly onChange: (change: Change) => unknown;
}

/** The month as a sheet, or its days one by one. */
export function ViewSwitch({ isSheet, span, onChange }: Props) {
  const t = useTranslations("sheet.view");
  const toSheet = () => {
    const { from, to } = toMonthSpan(span.from.slice(0, 7));
    onChange({ view: null, only: null, range: null, from, to });
  };
  return (
    <div className="flex gap-1.5">
      <button type="button" className="chip" aria-pressed={isSheet} data-testid="view-sheet" onClick={toSheet}>
        <CalendarDays aria-hidden className="size-4" />
        {t("sheet")}
      </button>
      <button
        type="button"
        className="chip"
        aria-pressed={!isSheet}
        data-testid="view-list"
        onClick={() => onChange({ view: "list" })}
      >
        <List aria-hidden className="size-4" />
        {t("list")}
      </button>
    </div>
  );
}
