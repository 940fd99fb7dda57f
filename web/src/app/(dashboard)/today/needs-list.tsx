"use client";

import type { OverviewQuery } from "@biometricflow/sdk/generated/graphql";
import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { type ShownOverview, toPlaceHref } from "./overview.ts";

const MOST_HOLIDAYS = 6;

/** What somebody may want to look at, each one press away; nothing where there is nothing. */
export function NeedsList({ overview: { presence, lateYesterday, toFix, requests }, place }: ShownOverview) {
  const t = useTranslations("today.needs");
  const needs = [
    {
      key: "toFix",
      count: toFix?.totalCount,
      href: toPlaceHref("/time/fix", place, {}),
    },
    {
      key: "requests",
      count: requests?.totalCount,
      href: toPlaceHref("/time/fix", place, { kind: "REQUESTS" }),
    },
    {
      key: "lateYesterday",
      count: lateYesterday?.totalCount,
      href: toPlaceHref("/time/sheet", place, { range: "yesterday", only: "late" }),
    },
    {
      key: "openTooLong",
      count: presence?.counts.openTooLong,
      href: toPlaceHref("/presence", place, { state: "OPEN_TOO_LONG" }),
    },
    { key: "unknown", count: presence?.counts.unknown, href: toPlaceHref("/presence", place, { state: "UNKNOWN" }) },
  ] as const;
  const shown = needs.filter(({ count }) => count !== 0);
  return (
    <section className="card p-4">
      <h2 className="mb-1 font-semibold">{t("title")}</h2>
      {shown.length === 0 ? <p className="text-sm text-muted">{t("nothing")}</p> : null}
      <ul className="divide-y divide-line">
        {shown.map(({ key, count, href }) => (
          <li key={key}>
            <PageLink
              href={href}
              className="flex min-h-10 items-center gap-2 text-sm hover:text-accent"
              data-testid={`need-${key}`}
            >
              <span className="grow">
                {count === undefined ? t("notKnown", { what: t(`name.${key}`) }) : t(key, { count })}
              </span>
              <ChevronRight aria-hidden className="size-4 text-muted rtl:-scale-x-100" />
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ComingProps {
  readonly holidays: OverviewQuery["holidays"];
  readonly places: readonly KnownPlace[];
}

/** The holidays that come. */
export function ComingList({ holidays, places }: ComingProps) {
  const t = useTranslations("today.coming");
  const { day } = toFormats(useLocale());
  return (
    <section className="card p-4">
      <h2 className="mb-1 font-semibold">{t("title")}</h2>
      {holidays ? null : <p className="text-sm text-warn">{t("failed")}</p>}
      {holidays?.length === 0 ? <p className="text-sm text-muted">{t("nothing")}</p> : null}
      <ul className="divide-y divide-line text-sm">
        {(holidays ?? []).slice(0, MOST_HOLIDAYS).map(({ date, name, hijri, place }) => (
          <li key={`${date}-${place?.id ?? ""}`} className="flex min-h-10 flex-wrap items-center gap-x-2">
            <bdi className="font-medium">{day(`${date}T00:00:00Z`, "UTC")}</bdi>
            <bdi className="grow">{name}</bdi>
            <span className="text-xs text-muted">
              <bdi>{hijri}</bdi> · <bdi>{place ? toPlaceName(places, place.id) : ""}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
