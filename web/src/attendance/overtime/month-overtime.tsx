"use client";

import { OvertimeTotalsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { toHourText } from "../minutes.ts";
import type { DateSpan } from "../range.ts";

interface Props {
  readonly personId: string;
  readonly span: DateSpan;
  /** Counts up when it is to be read anew. */
  readonly readings: number;
}

/** A person's overtime of a month: worked over, approved, and how many days wait; nothing where there is none. */
export function MonthOvertime({ personId, span, readings }: Props) {
  const t = useTranslations("overtime");
  const filter = { ...span, personIds: [personId] };
  const { data, previousData, error, refetch } = useQuery(OvertimeTotalsDocument, {
    variables: { filter, waiting: { ...filter, overtime: ["PENDING"] } },
    fetchPolicy: "cache-and-network",
  });
  useEffect(() => {
    if (readings > 0) void refetch();
  }, [readings, refetch]);
  const shown = data ?? previousData;
  const totals = shown?.attendanceTotals?.edges[0]?.node;
  if (error && !shown) return <p className="text-sm text-warn">{t("notRead")}</p>;
  if (!totals || (totals.overtimeMinutes === 0 && !totals.approvedOvertimeMinutes)) return null;
  const { overtimeMinutes, approvedOvertimeMinutes } = totals;
  const waiting = shown?.waiting?.totalCount ?? 0;
  return (
    <p className="card flex flex-wrap gap-x-4 gap-y-1 px-4 py-2.5 text-sm" data-testid="month-overtime">
      <span className="font-medium">{t("ofMonth")}</span>
      <span>
        {t("workedOver")} <bdi dir="ltr">{toHourText(overtimeMinutes)}</bdi>
      </span>
      <span>
        {t("approved")}{" "}
        <bdi dir="ltr" data-testid="month-approved">
          {approvedOvertimeMinutes === null ? "–" : toHourText(approvedOvertimeMinutes)}
        </bdi>
      </span>
      {waiting > 0 ? <span className="text-warn">{t("daysWait", { count: waiting })}</span> : null}
    </p>
  );
}
