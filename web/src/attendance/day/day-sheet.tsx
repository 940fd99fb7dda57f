"use client";

import { AttendanceDayDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { toFailure } from "../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../lib/places.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { SideSheet } from "../../ui/side-sheet.tsx";
import { useChanges } from "../use-changes.ts";
import { DayReasons } from "./day-reasons.tsx";
import type { DayKey } from "./day-key.ts";
import type { ShownRows } from "./shown-rows.ts";

interface Props {
  readonly day: DayKey;
  /** The list beside it. */
  readonly rows: RefObject<ShownRows>;
  readonly places: readonly KnownPlace[];
  /** Opens another day; null closes the sheet. */
  readonly onMove: (day: DayKey | null) => void;
}

/** One person's day with its reasons, beside the list. */
export function DaySheet({ day, rows, places, onMove }: Props) {
  const t = useTranslations("why.sheet");
  const { data, error, loading, refetch } = useQuery(AttendanceDayDocument, {
    variables: { personId: day.personId, date: day.date },
    fetchPolicy: "cache-and-network",
  });
  useChanges(() => void refetch());
  const record = data?.attendanceDay;
  const step = (by: 1 | -1) => {
    const next = rows.current.step(day, by);
    if (next) onMove(next);
  };
  return (
    <SideSheet
      title={t("title")}
      testId="day-sheet"
      words={{ previous: t("previous"), next: t("next"), close: t("close") }}
      onStep={step}
      onClose={() => onMove(null)}
    >
      {loading && !data ? <div className="skeleton h-72" aria-busy="true" /> : null}
      {error && !record ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {record ? <DayReasons key={`${day.personId} ${day.date}`} record={record} places={places} /> : null}
      {data && !record && !error ? <p className="text-sm text-muted">{t("none")}</p> : null}
    </SideSheet>
  );
}
