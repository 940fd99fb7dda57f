"use client";

import { useTranslations } from "next-intl";
import { ChoiceChips } from "../ui/choice-chips.tsx";
import { DateBox } from "../ui/date-box.tsx";
import { type AskedRange, RANGES, toDateSpan } from "./range.ts";

interface Props {
  readonly asked: AskedRange;
  readonly today: string;
  readonly onChange: (range: AskedRange) => void;
}

/** Which dates are looked at: a range by its name, or from a date to a date. */
export function RangeFields({ asked, today, onChange }: Props) {
  const t = useTranslations("sheet.range");
  const { from, to } = toDateSpan(asked, today);
  const isNamed = asked.range !== null || (asked.from === null && asked.to === null);
  return (
    <>
      <ChoiceChips
        name={t("label")}
        choices={RANGES}
        chosen={isNamed ? (asked.range ?? "month") : null}
        toWords={(range) => t(range)}
        onChoose={(range) => onChange({ range, from: null, to: null })}
        testId="range"
      />
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <DateBox
          name={t("from")}
          testId="date-from"
          value={from}
          onChange={(date) => onChange({ range: null, from: date, to })}
        />
        <span aria-hidden>–</span>
        <DateBox
          name={t("to")}
          testId="date-to"
          value={to}
          onChange={(date) => onChange({ range: null, from, to: date })}
        />
      </span>
    </>
  );
}
