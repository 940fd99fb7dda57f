"use client";

import { AttendanceTotalsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { TotalFigures } from "../../../../attendance/total-figures.tsx";
import type { SheetQuestion } from "./sheet-search.ts";

const MOST_PLACES = 1_000;

interface Props {
  readonly filter: SheetQuestion["records"]["filter"];
  /** Another number asks for them anew. */
  readonly readings: number;
}

/** What everything that the filters mean adds up to, beyond the rows in sight. */
export function SheetTotals({ filter, readings }: Props) {
  const t = useTranslations("sheet.totals");
  const { data, previousData, error, refetch } = useQuery(AttendanceTotalsDocument, {
    variables: { filter, groupBy: "PLACE", first: MOST_PLACES },
  });
  useEffect(() => {
    if (readings > 0) void refetch();
  }, [readings, refetch]);
  if (error) return <p className="mt-2 text-sm text-warn">{t("failed")}</p>;
  const rows = (data ?? previousData)?.attendanceTotals?.edges.map(({ node }) => node);
  return <TotalFigures rows={rows} label={t("label")} isOld={data === undefined} />;
}
