"use client";

import { DepartmentsDocument, type PeriodFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../../lib/places.ts";

interface Props {
  readonly period: Pick<PeriodFactsFragment, "from" | "to" | "scope" | "places" | "departmentIds">;
  readonly places: readonly KnownPlace[];
}

/** Which dates of whom a period is about. */
export function ScopeWords({ period: { from, to, scope, places: own, departmentIds }, places }: Props) {
  const t = useTranslations("periods");
  const { data } = useQuery(DepartmentsDocument);
  const { date, list } = toFormats(useLocale());
  const toDepartment = (id: string) => data?.departments?.find((department) => department.id === id)?.name ?? id;
  const names =
    scope === "PLACES"
      ? (own ?? []).flatMap((place) => (place ? [toPlaceName(places, place.id)] : []))
      : departmentIds.map(toDepartment);
  return (
    <span>
      <bdi>{date(from)}</bdi> – <bdi>{date(to)}</bdi> · {scope === "ALL" ? t("everybody") : <bdi>{list(names)}</bdi>}
    </span>
  );
}
