"use client";

import { useTranslations } from "next-intl";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import type { DateSpan } from "../../../attendance/range.ts";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { DateBox } from "../../../ui/date-box.tsx";
import { type AskedSpan, SPANS } from "./insights-search.ts";

interface Props {
  readonly asked: AskedSpan & { readonly department: string | null };
  readonly span: DateSpan;
  readonly onChange: (change: Partial<Props["asked"]>) => void;
}

/** Of which dates and of whom. */
export function InsightFilters({ asked, span, onChange }: Props) {
  const t = useTranslations("insights");
  const sheet = useTranslations("sheet.range");
  const isNamed = asked.days !== null || (asked.from === null && asked.to === null);
  const setDates = (dates: { readonly from?: string | null; readonly to?: string | null }) =>
    onChange({ days: null, ...span, ...dates });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2.5">
      <ChoiceChips
        name={sheet("label")}
        choices={SPANS}
        chosen={isNamed ? (asked.days ?? "28") : null}
        toWords={(days) => t("weeks", { count: Number(days) / 7 })}
        onChoose={(days) => onChange({ days, from: null, to: null })}
        testId="days"
      />
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <DateBox name={sheet("from")} testId="date-from" value={span.from} onChange={(from) => setDates({ from })} />
        <span aria-hidden>–</span>
        <DateBox name={sheet("to")} testId="date-to" value={span.to} onChange={(to) => setDates({ to })} />
      </span>
      <DepartmentField chosen={asked.department} onChange={(department) => onChange({ department })} />
    </div>
  );
}
