"use client";

import type { DayVerdict } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { countVerdicts, type JudgedDay } from "./judged-days.ts";

/** Verdicts differ by height too, so that colour is not needed to read them. */
const LOOKS: Readonly<Record<DayVerdict, { readonly look: string; readonly height: number }>> = {
  PROVED: { look: "fill-good", height: 14 },
  MISSING: { look: "fill-bad", height: 20 },
  NOT_CHECKED: { look: "fill-line-strong", height: 5 },
};
const HEIGHT = 20;

interface Props {
  /** The oldest first. */
  readonly days: readonly JudgedDay[];
  /** Whether it is as wide as what it stands in. */
  readonly isWide?: boolean;
}

/** A cell for each day of a reader: proved, with rows that are missing, or not checked. Time runs from left to right. */
export function DayBar({ days, isWide = false }: Props) {
  const t = useTranslations("days");
  const { date, count } = toFormats(useLocale());
  const counts = countVerdicts(days);
  const words = t("summary", { days: days.length, ...counts });
  return (
    <>
      <span className="sr-only">{words}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${days.length * 3} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`block h-5 ${isWide ? "h-8 w-full" : "w-44"}`}
        data-testid="day-bar"
        data-proved={counts.proved}
        data-missing={counts.missing}
        data-unknown={counts.unknown}
      >
        {days.map((day, index) => {
          const { look, height } = LOOKS[day.verdict];
          return (
            <g key={day.date}>
              <title>{`${date(day.date)}: ${t(`verdict.${day.verdict}`)}${day.missing ? ` (${count(day.missing)})` : ""}`}</title>
              <rect x={index * 3} y={0} width={3} height={HEIGHT} className="fill-transparent" />
              <rect x={index * 3} y={HEIGHT - height} width={2} height={height} className={look} />
            </g>
          );
        })}
      </svg>
    </>
  );
}

/** What the cells of a bar mean. */
export function DayLegend() {
  const t = useTranslations("days");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {(["PROVED", "MISSING", "NOT_CHECKED"] as const).map((verdict) => (
        <li key={verdict} className="inline-flex items-end gap-1.5">
          <svg aria-hidden width="4" height={LOOKS[verdict].height * 0.7} className={LOOKS[verdict].look}>
            <rect width="4" height="20" />
          </svg>
          {t(`verdict.${verdict}`)}
        </li>
      ))}
    </ul>
  );
}
