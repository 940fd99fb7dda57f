"use client";

import { useLocale, useTranslations } from "next-intl";
import { toHourText } from "../../../attendance/minutes.ts";
import type { Bar } from "../../../charts/bar-chart.tsx";
import { ChartFigure } from "../../../charts/chart-figure.tsx";
import { ChartLegend, UNKNOWN_LOOK } from "../../../charts/chart-legend.tsx";
import { toFormats } from "../../../lib/format.ts";
import { type TrendDay, type TrendSpan, toTrend } from "./trend-bars.ts";

const MINUTES = 60;

/** How lateness and overtime went, date by date or week by week. */
export function TrendCharts({ days }: { readonly days: readonly TrendDay[] }) {
  const t = useTranslations("insights.trend");
  const { count } = toFormats(useLocale());
  const spans = toTrend(days);
  const toName = useSpanName();
  const shared = {
    about: spans.length === days.length ? t("byDay") : t("byWeek"),
    ...{ spans, toName },
  };
  const unknown = { name: "unknown", look: UNKNOWN_LOOK } as const;
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
      <TrendChart
        {...shared}
        title={t("lateness")}
        heads={[t("when"), t("late"), t("workingDays"), t("unknown"), t("minutesLate")]}
        toParts={({ lateDays, unknownDays }) => [
          { name: "late", value: lateDays, look: "fill-warn" },
          { ...unknown, value: unknownDays },
        ]}
        toCells={({ lateDays, workingDays, unknownDays, lateMinutes }) => [
          ...[count(lateDays), count(workingDays), count(unknownDays), toHourText(lateMinutes)],
        ]}
        toSentence={(span) => t("lateSentence", { ...toCounts(span), hours: toHourText(span.lateMinutes) })}
        legend={[
          { name: t("late"), swatch: "bg-warn" },
          { name: t("unknown"), swatch: "border border-dashed border-line-strong" },
        ]}
        testId="lateness-chart"
      />
      <TrendChart
        {...shared}
        title={t("overtime")}
        heads={[t("when"), t("overtimeHours"), t("unknown")]}
        toParts={({ overtimeMinutes }) => [{ name: "overtime", value: overtimeMinutes / MINUTES, look: "fill-accent" }]}
        toCells={({ overtimeMinutes, unknownDays }) => [toHourText(overtimeMinutes), count(unknownDays)]}
        toSentence={(span) => t("overtimeSentence", { ...toCounts(span), hours: toHourText(span.overtimeMinutes) })}
        legend={[{ name: t("overtimeHours"), swatch: "bg-accent" }]}
        testId="overtime-chart"
      />
    </div>
  );
}

const toCounts = ({ lateDays, workingDays, unknownDays }: TrendSpan) => ({
  late: lateDays,
  count: workingDays,
  unknown: unknownDays,
});

interface TrendProps {
  readonly title: string;
  readonly about: string;
  readonly spans: readonly TrendSpan[];
  readonly toName: (span: TrendSpan) => string;
  readonly heads: readonly string[];
  readonly toParts: (span: TrendSpan) => Bar["parts"];
  readonly toCells: (span: TrendSpan) => readonly string[];
  readonly toSentence: (span: TrendSpan) => string;
  readonly legend: Parameters<typeof ChartLegend>[0]["entries"];
  readonly testId: string;
}

function TrendChart(props: TrendProps) {
  const { title, about, spans, toName, heads, toParts, toCells, toSentence, legend, testId } = props;
  const bySpan = new Map(spans.map((span) => [span.from, span]));
  const bars = spans.map(
    (span): Bar => ({ key: span.from, tick: String(Number(span.from.slice(8))), parts: toParts(span) }),
  );
  const tell = <T,>({ key }: Bar, toTold: (span: TrendSpan) => T, none: T) => {
    const span = bySpan.get(key);
    return span === undefined ? none : toTold(span);
  };
  return (
    <ChartFigure
      title={title}
      about={about}
      bars={bars}
      heads={heads}
      toRow={(bar) => tell(bar, (span) => [toName(span), ...toCells(span)], [])}
      toSentence={(bar) => tell(bar, (span) => `${toName(span)}: ${toSentence(span)}`, "")}
      legend={<ChartLegend entries={legend} />}
      testId={testId}
    />
  );
}

/** `Sun 22 Nov`, or the first and the last date of a week. */
function useSpanName(): (span: TrendSpan) => string {
  const { day, shortDay } = toFormats(useLocale());
  return ({ from, to }) =>
    from === to
      ? day(`${from}T00:00:00Z`, "UTC")
      : `${shortDay(`${from}T00:00:00Z`, "UTC")} – ${shortDay(`${to}T00:00:00Z`, "UTC")}`;
}
