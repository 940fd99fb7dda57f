"use client";

import type { OverviewQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { Bar } from "../../../charts/bar-chart.tsx";
import { ChartFigure } from "../../../charts/chart-figure.tsx";
import { toFormats } from "../../../lib/format.ts";

const PARTS = [
  { key: "onTime", look: "fill-good", swatch: "bg-good" },
  { key: "late", look: "fill-warn", swatch: "bg-warn" },
  { key: "incomplete", look: "fill-info", swatch: "bg-info" },
  { key: "absent", look: "fill-bad", swatch: "bg-bad" },
  {
    key: "unknown",
    look: "fill-surface stroke-line-strong [stroke-dasharray:2_2]",
    swatch: "border border-dashed border-line-strong",
  },
] as const;

type PartKey = (typeof PARTS)[number]["key"];

type Figures = NonNullable<NonNullable<OverviewQuery["days"]>["edges"][number]["node"]["figures"]>;

/** Late ones are present or incomplete; they are taken out of the present ones as far as there are any. */
function toParts({ presentDays, lateDays, incompleteDays, absentDays, unknownDays }: Figures): Record<PartKey, number> {
  const late = Math.min(lateDays, presentDays);
  return { onTime: presentDays - late, late, incomplete: incompleteDays, absent: absentDays, unknown: unknownDays };
}

/** How the last two weeks went, day by day. */
export function DaysChart({ days }: { readonly days: OverviewQuery["days"] }) {
  const t = useTranslations("today.days");
  const { day, count } = toFormats(useLocale());
  if (!days) return <p className="card p-4 text-sm text-warn">{t("failed")}</p>;
  const bars = days.edges.flatMap(({ node: { date, figures } }): Bar[] => {
    if (!date || !figures) return [];
    const values = toParts(figures);
    const parts = PARTS.map(({ key, look }) => ({ name: key, value: values[key], look }));
    return [{ key: date, tick: String(Number(date.slice(8))), parts }];
  });
  const toName = ({ key }: Bar) => day(`${key}T00:00:00Z`, "UTC");
  const toValues = ({ parts }: Bar) => parts.map(({ value }) => count(value));
  return (
    <ChartFigure
      title={t("title")}
      about={t("about")}
      bars={bars}
      heads={[t("day"), ...PARTS.map(({ key }) => t(`part.${key}`))]}
      toRow={(bar) => [toName(bar), ...toValues(bar)]}
      toSentence={(bar) =>
        `${toName(bar)}: ${PARTS.map(({ key }, index) => `${t(`part.${key}`)} ${toValues(bar)[index]}`).join(" · ")}`
      }
      legend={<Legend />}
      testId="days-chart"
    />
  );
}

function Legend() {
  const t = useTranslations("today.days.part");
  return (
    <span className="flex flex-wrap gap-x-3 text-xs text-muted">
      {PARTS.map(({ key, swatch }) => (
        <span key={key} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-sm ${swatch}`} />
          {t(key)}
        </span>
      ))}
    </span>
  );
}
