"use client";

import type { AttendanceRecordsQueryVariables } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import { GridSkeleton } from "../../../../grid/grid-skeleton.tsx";
import { useBlockSource } from "../../../../grid/use-block-source.ts";
import { toRecordRowId } from "./record-row-id.ts";
import { SheetArea, type SheetListProps } from "./sheet-area.tsx";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { ShownRows } from "../../../../attendance/day/shown-rows.ts";
import { createRecordReader, type RecordRow } from "./use-sheet-source.ts";

const DayGrid = dynamic(() => import("./day-grid.tsx"), { ssr: false, loading: () => <GridSkeleton /> });

interface Props extends SheetListProps {
  readonly variables: AttendanceRecordsQueryVariables;
}

/** Days one by one, the newest first. */
export function DayList({ variables, places, openDay, readings, onOpen, onRows, onClear }: Props) {
  const { summary, readBlock } = useBlockSource(useMemo(() => createRecordReader(variables), [variables]));
  const [api, setApi] = useState<GridApi<RecordRow>>();
  useEffect(() => {
    if (readings > 0) api?.refreshInfiniteCache();
  }, [api, readings]);
  const start = (created: GridApi<RecordRow>) => {
    setApi(created);
    onRows(toShownRows(created));
  };
  return (
    <SheetArea
      summary={summary}
      places={places}
      onRetry={() => api?.purgeInfiniteCache()}
      onClear={onClear}
      countKey="days"
    >
      <DayGrid readBlock={readBlock} places={places} openDay={openDay} onOpen={onOpen} onApi={start} />
    </SheetArea>
  );
}

function toShownRows(api: GridApi<RecordRow>): ShownRows {
  const toIndex = ({ personId, date }: DayKey) => api.getRowNode(toRecordRowId(personId, date))?.rowIndex;
  return {
    step: (from, by) => {
      const index = toIndex(from);
      if (index === undefined || index === null) return undefined;
      const row = api.getDisplayedRowAtIndex(index + by)?.data;
      if (!row?.person) return undefined;
      api.ensureIndexVisible(index + by);
      return { personId: row.person.id, date: row.date };
    },
    focus: (day) => {
      const index = toIndex(day) ?? Math.max(0, api.getFirstDisplayedRowIndex());
      requestAnimationFrame(() => requestAnimationFrame(() => api.setFocusedCell(index, "person"))); // after the rows are drawn anew
    },
  };
}
