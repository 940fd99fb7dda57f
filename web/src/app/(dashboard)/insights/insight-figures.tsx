"use client";

import type { InsightFiguresQuery, SummaryPartsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toHourText } from "../../../attendance/minutes.ts";
import { toFormats } from "../../../lib/format.ts";

interface Props {
  readonly total: SummaryPartsFragment;
  /** The same of as many dates before; undefined where nobody says. */
  readonly before: NonNullable<InsightFiguresQuery["before"]>["total"] | undefined;
}

/** The span in four numbers, each beside what it was before. */
export function InsightFigures({ total, before }: Props) {
  const t = useTranslations("insights.card");
  const { count } = toFormats(useLocale());
  const toRate = (pct: number | null) => (pct === null ? "–" : `${count(pct)} %`);
  const toMinutes = (minutes: number | null) => (minutes === null ? "–" : t("minutes", { count: Math.round(minutes) }));
  const cards = [
    {
      key: "rate",
      toValue: (of: SummaryPartsFragment) => toRate(of.lateRatePct),
      about: t("rateAbout", { late: total.lateDays, count: total.workingDays }),
    },
    {
      key: "average",
      toValue: (of: SummaryPartsFragment) => toMinutes(of.averageLateMinutes),
      about: t("averageAbout"),
    },
    {
      key: "overtime",
      toValue: (of: SummaryPartsFragment) => toHourText(of.overtimeMinutes),
      about: t("overtimeAbout"),
    },
    {
      key: "unknown",
      toValue: (of: SummaryPartsFragment) => count(of.unknownDays),
      about: t("unknownAbout", { pending: total.pendingDays }),
    },
  ] as const;
  return (
    <ul className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      {cards.map(({ key, toValue, about }) => (
        <li key={key} className="card grid content-start gap-0.5 p-4">
          <p className="text-sm text-muted">{t(key)}</p>
          <p className="text-2xl font-semibold tabular-nums sm:text-3xl" data-testid={`insight-${key}`}>
            <bdi>{toValue(total)}</bdi>
          </p>
          <p className="text-xs text-muted">{about}</p>
          <p className="text-xs text-muted">{before ? t("before", { value: toValue(before) }) : t("beforeUnknown")}</p>
        </li>
      ))}
    </ul>
  );
}
