"use client";

import { AdjustmentsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { FigureChanges } from "../../../../attendance/periods/figure-changes.tsx";
import { toDayHref } from "../../../../attendance/person-name.ts";
import { PageLink } from "../../../../frame/page-link.tsx";
import { toFormats } from "../../../../lib/format.ts";

const MOST_ROWS = 200;

/** How many records of a lock would be otherwise by now; nothing where there is none. */
export function AdjustmentsTag({ periodId }: { readonly periodId: string }) {
  const t = useTranslations("periods");
  const { data, previousData, error } = useQuery(AdjustmentsDocument, {
    variables: { filter: { periodId }, first: 0 },
    fetchPolicy: "cache-and-network",
  });
  const count = (data ?? previousData)?.adjustments?.totalCount;
  if (error && count === undefined) return <span className="text-sm text-warn">{t("adjustmentsNotRead")}</span>;
  if (!count) return null;
  return (
    <span className="tag bg-warn-soft text-warn" data-testid="adjusted" data-count={count}>
      {t("adjustments", { count })}
    </span>
  );
}

/** What records of a lock would be now: nothing of it is applied, it is carried into the next lock of the person. */
export function Adjustments({ periodId }: { readonly periodId: string }) {
  const t = useTranslations("periods");
  const { day } = toFormats(useLocale());
  const { data, previousData, error } = useQuery(AdjustmentsDocument, {
    variables: { filter: { periodId }, first: MOST_ROWS },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.adjustments;
  if (error && !list) return <p className="text-warn">{t("adjustmentsNotRead")}</p>;
  if (!list) return <div className="skeleton h-10" aria-busy="true" />;
  if (list.totalCount === 0) return <p className="text-muted">{t("noAdjustments")}</p>;
  return (
    <section className="grid gap-2" data-testid="adjustments" data-total={list.totalCount}>
      <h3 className="font-semibold">{t("adjustments", { count: list.totalCount })}</h3>
      <p className="text-muted">{t("adjustmentsAbout")}</p>
      <ul className="grid max-h-96 gap-2 overflow-auto">
        {list.edges.map(({ node: { id, person, date, changes, causes, carriedIntoId } }) => (
          <li key={id} className="grid gap-0.5 rounded-lg border border-line px-3 py-2">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <PageLink href={toDayHref(person?.id ?? "", date)} className="font-medium hover:underline">
                <PersonCell person={person} />
              </PageLink>
              <bdi className="text-muted">{day(`${date}T00:00:00Z`, "UTC")}</bdi>
              <span className={`tag ${carriedIntoId ? "bg-sunken text-ink" : "bg-warn-soft text-warn"}`}>
                {t(carriedIntoId ? "carried" : "notCarried")}
              </span>
              <span className="text-muted">{causes.map(({ kind }) => t(`cause.${kind}`)).join(" · ")}</span>
            </p>
            <FigureChanges changes={changes} />
          </li>
        ))}
      </ul>
      {list.edges.length < list.totalCount ? (
        <p className="text-warn">{t("shownOf", { shown: list.edges.length, count: list.totalCount })}</p>
      ) : null}
    </section>
  );
}
