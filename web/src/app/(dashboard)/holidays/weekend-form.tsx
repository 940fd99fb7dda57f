"use client";

import type { Weekday } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateBox } from "../../../ui/date-box.tsx";
import { WEEK } from "./year-days.ts";

interface Props {
  readonly onSave: (change: { readonly from: string; readonly weekend: Weekday[] }) => void;
}

/** Another weekend from a date on; the days before keep theirs. */
export function WeekendForm({ onSave }: Props) {
  const t = useTranslations("holidays");
  const tDay = useTranslations("weekday");
  const [from, setFrom] = useState<string | null>(null);
  const [weekend, setWeekend] = useState<readonly Weekday[]>(["FRI", "SAT"]);
  const toggle = (day: Weekday) =>
    setWeekend(
      weekend.includes(day)
        ? weekend.filter((one) => one !== day)
        : WEEK.filter((one) => one === day || weekend.includes(one)),
    );
  return (
    <details>
      <summary className="min-h-7 text-sm text-accent">{t("changeWeekend")}</summary>
      <form
        className="mt-2 flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (from !== null) onSave({ from, weekend: [...weekend] });
        }}
      >
        <DateBox name={t("fromDate")} testId="weekend-from" value={from} onChange={setFrom} />
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">{t("weekends")}</legend>
          {WEEK.map((day) => (
            <button
              key={day}
              type="button"
              className="chip"
              aria-pressed={weekend.includes(day)}
              onClick={() => toggle(day)}
            >
              {tDay(day)}
            </button>
          ))}
        </fieldset>
        <button type="submit" className="button min-h-8 py-1" disabled={from === null}>
          {t("preview")}
        </button>
      </form>
    </details>
  );
}
