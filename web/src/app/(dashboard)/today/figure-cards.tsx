"use client";

import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFormats } from "../../../lib/format.ts";
import { type ShownOverview, toPlaceHref } from "./overview.ts";

const REQUESTS = { kind: "REQUESTS" };

/** The four numbers: each leads to exactly whom it counts. */
export function FigureCards({ overview, place }: ShownOverview) {
  const t = useTranslations("today.card");
  const { presence, lateToday, toFix, requests } = overview;
  const counts = presence?.counts;
  const isPartial = presence?.places.some(({ doubt }) => doubt !== null) ?? false;
  const board = (state: string) => toPlaceHref("/presence", place, { state });
  return (
    <ul className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Card
        name={t("in")}
        value={counts?.in}
        isLowerBound={isPartial}
        href={board("IN")}
        beside={counts && t("inOf", { count: counts.people })}
        testId="card-in"
      />
      <Card
        name={t("late")}
        value={lateToday?.totalCount}
        isLowerBound={isPartial}
        href={toPlaceHref("/time/sheet", place, { range: "today", only: "late" })}
        beside={counts && t("notHere", { count: counts.late })}
        besideHref={counts && counts.late > 0 ? board("LATE") : undefined}
        testId="card-late"
      />
      <Card
        name={t("absent")}
        value={counts?.absent}
        isLowerBound={isPartial}
        href={board("ABSENT")}
        beside={counts && t("unknown", { count: counts.unknown })}
        besideHref={counts && counts.unknown > 0 ? board("UNKNOWN") : undefined}
        testId="card-absent"
      />
      <Card
        name={t("toFix")}
        value={toFix?.totalCount}
        isLowerBound={isPartial}
        href={toPlaceHref("/time/fix", place, {})}
        beside={requests && requests.totalCount > 0 ? t("requests", { count: requests.totalCount }) : t("toFixAbout")}
        besideHref={requests && requests.totalCount > 0 ? toPlaceHref("/time/fix", place, REQUESTS) : undefined}
        testId="card-fix"
      />
    </ul>
  );
}

interface CardProps {
  readonly name: string;
  /** Undefined where nobody says. */
  readonly value: number | undefined;
  readonly isLowerBound: boolean;
  readonly href: string;
  readonly beside: string | undefined;
  readonly besideHref?: string | undefined;
  readonly testId: string;
}

function Card({ name, value, isLowerBound, href, beside, besideHref, testId }: CardProps) {
  const { count } = toFormats(useLocale());
  return (
    <li className="card relative grid gap-0.5 p-4">
      <PageLink href={href} className="text-sm text-muted after:absolute after:inset-0 after:rounded-xl hover:text-ink">
        {name}
      </PageLink>
      <p className="text-3xl font-semibold tabular-nums" data-testid={testId} data-value={value}>
        <bdi dir="ltr">{value === undefined ? "–" : `${isLowerBound ? "≥ " : ""}${count(value)}`}</bdi>
      </p>
      {beside && besideHref ? (
        <PageLink
          href={besideHref}
          className="relative z-10 justify-self-start py-1 text-xs text-muted underline underline-offset-2 hover:text-ink"
        >
          {beside}
        </PageLink>
      ) : (
        <p className="py-1 text-xs text-muted">{beside}</p>
      )}
    </li>
  );
}
