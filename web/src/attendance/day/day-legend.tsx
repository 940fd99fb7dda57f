"use client";

import { useTranslations } from "next-intl";
import { DAY_LOOKS, DAY_STATES } from "../day-state.ts";

/** What the letters of the sheet mean. */
export function DayLegend() {
  const t = useTranslations("dayState");
  return (
    <ul className="mt-3 flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted" aria-label={t("legend")}>
      {DAY_STATES.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className={`grid size-5 place-items-center rounded-md ${DAY_LOOKS[state]}`}>
            {t(`letter.${state}`)}
          </span>
          {t(`word.${state}`)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="underline decoration-dotted underline-offset-2">
          {t("letter.present")}
        </span>
        {t("provisional")}
      </li>
    </ul>
  );
}
