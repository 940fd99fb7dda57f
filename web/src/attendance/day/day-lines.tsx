"use client";

import { useLocale, useTranslations } from "next-intl";
import { toHourText, toSignedTime } from "../minutes.ts";
import { type LineValues, toLineValues } from "./line-values.ts";
import type { DayExplanation, ReasonedDay } from "./reasoned-day.ts";

const FIGURES = [
  "presenceMinutes",
  "workedMinutes",
  "expectedMinutes",
  "lateMinutes",
  "earlyLeaveMinutes",
  "overtimeMinutes",
] as const;

interface Props {
  readonly record: ReasonedDay;
  readonly explanation: DayExplanation;
}

/** The arithmetic: for each figure its lines, which add up to it. */
export function DayLines({ record, explanation: { lines, timeZone } }: Props) {
  const t = useTranslations("why");
  const locale = useLocale();
  return (
    <div className="grid gap-3">
      {FIGURES.map((figure) => {
        const own = lines.filter((line) => line.figure === figure);
        if (own.length === 0) return null;
        return (
          <dl key={figure} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-sm">
            {own.map(({ key, seconds, values }, index) => (
              <Line
                key={`${key}-${index + 1}`}
                lineKey={key}
                seconds={seconds}
                values={toLineValues(values, { timeZone, locale })}
              />
            ))}
            <dt className="border-t border-line pt-0.5 font-medium">{t(`figure.${figure}`)}</dt>
            <dd
              className="border-t border-line pt-0.5 text-end font-semibold tabular-nums"
              data-testid={`figure-${figure}`}
            >
              <bdi dir="ltr">{toHourText(record[figure])}</bdi>
            </dd>
          </dl>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly lineKey: string;
  readonly seconds: number;
  readonly values: LineValues;
}

function Line({ lineKey, seconds, values }: LineProps) {
  const t = useTranslations("why.line");
  return (
    <>
      <dt className="text-muted">{t.has(lineKey) ? t(lineKey, values) : lineKey}</dt>
      <dd className="text-end tabular-nums">
        <bdi dir="ltr">{toSignedTime(seconds)}</bdi>
      </dd>
    </>
  );
}
