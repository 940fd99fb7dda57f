"use client";

import type { InsightFiguresQuery, PersonNameFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toHourText } from "../../../attendance/minutes.ts";
import { toPersonHref, toPersonName } from "../../../attendance/person-name.ts";
import type { DateSpan } from "../../../attendance/range.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";

const MEASURES = ["late", "overtime"] as const;
const FULL = 100;

interface Props {
  readonly figures: Pick<InsightFiguresQuery, "late" | "overtime">;
  readonly span: DateSpan;
}

/** Whose minutes are the most: of lateness, or of overtime. The list is its own table. */
export function TopPeople({ figures, span }: Props) {
  const t = useTranslations("insights.top");
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>("late");
  const rows = (figures[measure]?.edges ?? []).flatMap(({ node: { person, figures: own } }) => {
    const minutes = measure === "late" ? own?.lateMinutes : own?.overtimeMinutes;
    return person && minutes ? [{ person, minutes, days: own?.lateDays ?? 0 }] : [];
  });
  const most = Math.max(...rows.map(({ minutes }) => minutes), 1);
  return (
    <section className="card grid content-start gap-3 p-4" data-testid="top-people">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("title")}</h2>
        <ChoiceChips
          name={t("by")}
          choices={MEASURES}
          chosen={measure}
          toWords={(one) => t(one)}
          onChoose={(one) => one && setMeasure(one)}
          testId="top"
        />
      </div>
      {rows.length === 0 ? (
        <p className="text-sm text-muted">{t(measure === "late" ? "noneLate" : "noneOvertime")}</p>
      ) : null}
      <ol className="grid gap-2.5">
        {rows.map(({ person, minutes, days }) => (
          <PersonBar
            key={person.id}
            {...{ person, minutes, days, measure }}
            share={(minutes / most) * FULL}
            month={span.to.slice(0, 7)}
          />
        ))}
      </ol>
    </section>
  );
}

interface BarProps {
  readonly person: PersonNameFragment & { readonly id: string };
  readonly minutes: number;
  readonly days: number;
  readonly measure: (typeof MEASURES)[number];
  /** Of the longest bar, in percent. */
  readonly share: number;
  readonly month: string;
}

function PersonBar({ person, minutes, days, measure, share, month }: BarProps) {
  const t = useTranslations("insights.top");
  const locale = useLocale();
  const isLate = measure === "late";
  return (
    <li className="grid gap-1 text-sm">
      <span className="flex items-baseline justify-between gap-3">
        <PageLink
          href={toPersonHref(person.id, month)}
          className="min-w-0 truncate leading-relaxed underline-offset-2 hover:underline"
        >
          <bdi>{toPersonName(person, locale)}</bdi> <bdi className="text-xs text-muted">{person.pin}</bdi>
        </PageLink>
        <span className="shrink-0 text-muted tabular-nums">
          <bdi className="font-medium text-ink">{toHourText(minutes)}</bdi>
          {isLate ? <> · {t("days", { count: days })}</> : null}
        </span>
      </span>
      <svg aria-hidden className="h-1.5 w-full overflow-hidden rounded-full bg-sunken rtl:-scale-x-100">
        <rect height="6" width={`${share}%`} className={isLate ? "fill-warn" : "fill-accent"} />
      </svg>
    </li>
  );
}
