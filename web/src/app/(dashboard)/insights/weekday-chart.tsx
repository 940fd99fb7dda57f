"use client";

import type { InsightFiguresQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toHourText } from "../../../attendance/minutes.ts";
import type { Bar } from "../../../charts/bar-chart.tsx";
import { ChartFigure } from "../../../charts/chart-figure.tsx";
import { toFormats } from "../../../lib/format.ts";

type Rows = NonNullable<InsightFiguresQuery["weekdays"]>["edges"];

/** How often people were late on each day of the week: of a hundred working days, so that few and many compare. */
export function WeekdayChart({ rows }: { readonly rows: Rows }) {
  const t = useTranslations("insights.weekday");
  const { count } = toFormats(useLocale());
  const known = rows.flatMap(({ node: { weekday, figures } }) => (weekday && figures ? [{ weekday, figures }] : []));
  const byKey = new Map(known.map((row) => [String(row.weekday), row]));
  const bars = known.map(({ weekday, figures }): Bar => {
    const value = figures.lateRatePct ?? 0;
    return { key: weekday, tick: t(`short.${weekday}`), parts: [{ name: "late", value, look: "fill-warn" }] };
  });
  const toRate = (pct: number | null) => (pct === null ? "–" : `${count(pct)} %`);
  const toCells = ({ key }: Bar) => {
    const row = byKey.get(key);
    if (row === undefined) return [];
    const { lateRatePct, lateDays, workingDays, overtimeMinutes, unknownDays } = row.figures;
    const counts = [count(lateDays), count(workingDays), toHourText(overtimeMinutes), count(unknownDays)];
    return [t(`long.${row.weekday}`), toRate(lateRatePct), ...counts];
  };
  return (
    <ChartFigure
      title={t("title")}
      about={t("about")}
      bars={bars}
      heads={[t("day"), t("rate"), t("late"), t("workingDays"), t("overtime"), t("unknown")]}
      toRow={toCells}
      toSentence={({ key }) => {
        const row = byKey.get(key);
        if (row === undefined) return "";
        const { lateDays, workingDays, lateRatePct, unknownDays } = row.figures;
        return t("sentence", {
          day: t(`long.${row.weekday}`),
          ...{ rate: toRate(lateRatePct), late: lateDays, count: workingDays, unknown: unknownDays },
        });
      }}
      toAxisText={(value) => `${value}%`}
      testId="weekday-chart"
    />
  );
}
