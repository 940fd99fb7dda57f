"use client";

import { InsightFiguresDocument, type InsightFiguresQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import type { DateSpan } from "../../../attendance/range.ts";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toFilterZone, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { InsightFigures } from "./insight-figures.tsx";
import { InsightFilters } from "./insight-filters.tsx";
import { InsightList } from "./insight-list.tsx";
import { insightsParams, insightsSearch, toFigureVariables, toInsightSpan } from "./insights-search.ts";
import { TopPeople } from "./top-people.tsx";
import { TrendCharts } from "./trend-charts.tsx";
import { WeekdayChart } from "./weekday-chart.tsx";

interface Props {
  readonly places: readonly KnownPlace[];
  /** When the page was made, in milliseconds since 1970: what "today" means on it. */
  readonly nowMs: number;
}

/** What becomes of habits, and what is out of the ordinary. Days of which nobody knows count for nothing, and are told. */
export function InsightsView({ places, nowMs }: Props) {
  const t = useTranslations("insights");
  const { date } = toFormats(useLocale());
  const [{ place, kind, department, ...dates }, setSearch] = useQueryStates(insightsSearch, { history: "push" });
  const [readings, setReadings] = useState(0);
  const today = toDate(nowMs, toFilterZone(place, places));
  const span = toInsightSpan(dates, today);
  const chosen = toPlaceScope(place, places);
  const scope = usePlaceScope(chosen, { absent: [], reread: () => setReadings((count) => count + 1) });
  const departments = department === null ? {} : { departmentIds: [department] };
  return (
    <PageFrame
      title={t("title")}
      status={t("status", { from: date(span.from), to: date(span.to) })}
      scope={scope}
      params={insightsParams}
      isServerPage={false}
      isKept
      filters={
        <InsightFilters
          asked={{ ...dates, department }}
          span={span}
          onChange={(change) => void setSearch({ ...change })}
        />
      }
    >
      <InsightPictures key={readings} asked={toFigureVariables(span, chosen, department)} span={span} />
      <InsightList
        asked={{ ...span, ...toPlaceVariables(chosen.ids), ...departments }}
        kind={kind}
        places={places}
        onKind={(next) => void setSearch({ kind: next })}
      />
    </PageFrame>
  );
}

interface PicturesProps {
  readonly asked: InsightFiguresQueryVariables;
  readonly span: DateSpan;
}

/** The figures of the span, and the pictures of them. */
function InsightPictures({ asked: variables, span }: PicturesProps) {
  const { data, previousData, error, loading, refetch } = useQuery(InsightFiguresDocument, {
    variables,
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const figures = data ?? previousData;
  const total = figures?.days?.total;
  if (error && !total) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!figures || !total) return <RowsSkeleton rows={8} />;
  const days = figures.days?.edges.flatMap(({ node: { date, figures: own } }) =>
    date && own ? [{ date, figures: own }] : [],
  );
  return (
    <div
      className={`mb-4 grid grid-cols-1 gap-4 ${loading ? "outline-1 outline-offset-4 outline-dashed outline-line" : ""}`}
      aria-busy={loading}
    >
      <InsightFigures total={total} before={figures.before?.total ?? undefined} />
      <Doubts unknown={total.unknownDays} recomputing={figures.days?.recomputing ?? 0} />
      <TrendCharts days={days ?? []} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        {figures.weekdays ? <WeekdayChart rows={figures.weekdays.edges} /> : null}
        <TopPeople figures={figures} span={span} />
      </div>
    </div>
  );
}

/** What is not in the figures. */
function Doubts({ unknown, recomputing }: { readonly unknown: number; readonly recomputing: number }) {
  const t = useTranslations("insights");
  if (unknown === 0 && recomputing === 0) return null;
  return (
    <p className="rounded-lg bg-warn-soft px-3 py-2 text-sm text-warn" data-testid="insight-doubts">
      {unknown > 0 ? t("unknownDays", { count: unknown }) : null}{" "}
      {recomputing > 0 ? t("recomputing", { count: recomputing }) : null}
    </p>
  );
}
