"use client";

import type { OverviewQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { Bar } from "../../../charts/bar-chart.tsx";
import { ChartFigure } from "../../../charts/chart-figure.tsx";
import { toFormats } from "../../../lib/format.ts";

interface Props {
  readonly hours: OverviewQuery["hours"];
  readonly today: string;
}

const toHour = (hour: number | null) => `${String(hour ?? 0).padStart(2, "0")}:00`;

/** Punches of each hour of today against what is usual of the weekday. */
export function HoursChart({ hours, today }: Props) {
  const t = useTranslations("today.hours");
  const { date, count } = toFormats(useLocale());
  if (!hours) return <p className="card p-4 text-sm text-warn">{t("failed")}</p>;
  const bars = hours.edges.map(({ node: { hour, punches } }, index): Bar => {
    const usual = punches?.usual;
    return {
      key: toHour(hour),
      tick: index % 3 === 0 ? toHour(hour) : "",
      parts: [{ name: "punches", value: punches?.punches ?? 0, look: "fill-accent" }],
      usual: usual ? { low: usual.lowerQuartile, middle: usual.median, high: usual.upperQuartile } : undefined,
    };
  });
  const toRange = ({ usual }: Bar) => (usual ? `${count(usual.low)}–${count(usual.high)}` : "–");
  const toValue = ({ parts }: Bar) => parts[0]?.value ?? 0;
  return (
    <ChartFigure
      title={t("title")}
      about={t("about", { date: date(today), count: hours.totalPunches?.punches ?? 0 })}
      bars={bars}
      heads={[t("hour"), t("punches"), t("usual")]}
      toRow={(bar) => [bar.key, count(toValue(bar)), toRange(bar)]}
      toSentence={(bar) =>
        bar.usual
          ? t("sentence", { hour: bar.key, count: toValue(bar), range: toRange(bar) })
          : t("sentenceAlone", { hour: bar.key, count: toValue(bar) })
      }
      legend={<span className="text-xs text-muted">{t("legend")}</span>}
      testId="hours-chart"
    />
  );
}
