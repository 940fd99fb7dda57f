"use client";

import { AttendanceRecordsDocument, AttendanceTotalsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import type { DateSpan } from "../range.ts";
import { useReadings } from "../use-readings.ts";

const MOST_DAYS = 31;

/** The days of a person's month and what they add up to, read anew while they are on screen. */
export function usePersonMonth(personId: string, span: DateSpan) {
  const { readings } = useReadings();
  const filter = { ...span, personIds: [personId] };
  const records = useQuery(AttendanceRecordsDocument, {
    variables: { filter, orderBy: "DATE_ASC", first: MOST_DAYS },
    fetchPolicy: "cache-and-network",
  });
  const totals = useQuery(AttendanceTotalsDocument, { variables: { filter, groupBy: "PERSON", first: 1 } });
  const { refetch: rereadDays } = records;
  const { refetch: rereadTotals } = totals;
  useEffect(() => {
    if (readings === 0) return;
    void rereadDays();
    void rereadTotals();
  }, [readings, rereadDays, rereadTotals]);
  return {
    days: (records.data ?? records.previousData)?.attendance?.edges.map(({ node }) => node),
    totals: totals.data?.attendanceTotals?.edges.map(({ node }) => node),
    error: records.error,
    readings,
    reread: () => void rereadDays(),
  };
}
