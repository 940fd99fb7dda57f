"use client";

import type { AttendanceMatrixQueryVariables } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import type { DateSpan } from "../../../../attendance/range.ts";
import { GridSkeleton } from "../../../../grid/grid-skeleton.tsx";
import { useBlockSource } from "../../../../grid/use-block-source.ts";
import { DayLegend } from "../../../../attendance/day/day-legend.tsx";
import type { MatrixRow } from "./matrix-row.ts";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import { SheetArea, type SheetListProps } from "./sheet-area.tsx";
import type { ShownRows } from "../../../../attendance/day/shown-rows.ts";
import { createMatrixReader } from "./use-sheet-source.ts";

const MonthGrid = dynamic(() => import("./month-grid.tsx"), { ssr: false, loading: () => <GridSkeleton /> });

interface Props extends SheetListProps {
  readonly variables: AttendanceMatrixQueryVariables;
  readonly span: DateSpan;
  readonly today: string;
}

/** A month of people x days. */
export function MonthSheet({ variables, span, today, places, openDay, readings, onOpen, onRows, onClear }: Props) {
  const { summary, readBlock } = useBlockSource(useMemo(() => createMatrixReader(variables), [variables]));
  const [api, setApi] = useState<GridApi<MatrixRow>>();
  useEffect(() => {
    if (readings > 0) api?.refreshInfiniteCache();
  }, [api, readings]);
  const start = (created: GridApi<MatrixRow>) => {
    setApi(created);
    onRows(toShownRows(created));
  };
  return (
    <SheetArea
      summary={summary}
      places={places}
      onRetry={() => api?.purgeInfiniteCache()}
      onClear={onClear}
      countKey="people"
      below={<DayLegend />}
    >
      <MonthGrid
        readBlock={readBlock}
        span={span}
        today={today}
        places={places}
        openDay={openDay}
        onOpen={onOpen}
        onApi={start}
      />
    </SheetArea>
  );
}

/** Rows are people: a step stays on the date. */
function toShownRows(api: GridApi<MatrixRow>): ShownRows {
  return {
    step: ({ personId, date }, by) => {
      const index = api.getRowNode(personId)?.rowIndex;
      if (index === undefined || index === null) return undefined;
      for (let at = index + by; at >= 0; at += by) {
        const row = api.getDisplayedRowAtIndex(at)?.data;
        if (row === undefined) return undefined;
        if (!row.days.has(date)) continue; // not employed on that date
        api.ensureIndexVisible(at);
        return { personId: row.person.id, date };
      }
      return undefined;
    },
    focus: ({ personId, date }: DayKey) => {
      const index = api.getRowNode(personId)?.rowIndex ?? Math.max(0, api.getFirstDisplayedRowIndex());
      requestAnimationFrame(() => requestAnimationFrame(() => api.setFocusedCell(index, date))); // after the rows are drawn anew
    },
  };
}
