"use client";

import type { GridApi } from "ag-grid-community";
import { BlockGrid } from "../../../../grid/block-grid.tsx";
import type { ReadBlock } from "../../../../grid/use-block-source.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { useMonthColumns } from "./month-columns.tsx";
import { useMedia, WIDE } from "../../../../lib/use-media.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import type { DateSpan } from "../../../../attendance/range.ts";
import type { DayKey } from "../../../../attendance/day/day-key.ts";

interface Props {
  readonly readBlock: ReadBlock<MatrixRow>;
  readonly span: DateSpan;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  readonly openDay: DayKey | null;
  readonly onOpen: (day: DayKey) => void;
  readonly onApi: (api: GridApi<MatrixRow>) => void;
}

const BLOCK_ROWS = 50;
const ROW_PX = 36;

/** The month as a grid; a day opens its reasons. */
export default function MonthGrid({ readBlock, span, today, places, openDay, onOpen, onApi }: Props) {
  const columns = useMonthColumns({ span, today, places, isWide: useMedia(WIDE) && openDay === null });
  const open = ({ person, days }: MatrixRow, columnId: string) => {
    if (days.has(columnId)) onOpen({ personId: person.id, date: columnId });
  };
  return (
    <BlockGrid
      readBlock={readBlock}
      columns={columns}
      toRowId={({ person }) => person.id}
      openRow={openDay?.personId ?? null}
      onOpen={open}
      onApi={onApi}
      blockRows={BLOCK_ROWS}
      rowHeight={ROW_PX}
    />
  );
}
