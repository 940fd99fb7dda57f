"use client";

import type { GridApi } from "ag-grid-community";
import { BlockGrid } from "../../../../grid/block-grid.tsx";
import type { ReadBlock } from "../../../../grid/use-block-source.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { useDayColumns } from "./day-columns.tsx";
import { toRecordRowId } from "./record-row-id.ts";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { RecordRow } from "./use-sheet-source.ts";

interface Props {
  readonly readBlock: ReadBlock<RecordRow>;
  readonly places: readonly KnownPlace[];
  readonly openDay: DayKey | null;
  readonly onOpen: (day: DayKey) => void;
  readonly onApi: (api: GridApi<RecordRow>) => void;
}

/** Days as a grid; each opens its reasons. */
export default function DayGrid({ readBlock, places, openDay, onOpen, onApi }: Props) {
  return (
    <BlockGrid
      readBlock={readBlock}
      columns={useDayColumns(places)}
      toRowId={({ person, date }) => toRecordRowId(person?.id, date)}
      openRow={openDay ? toRecordRowId(openDay.personId, openDay.date) : null}
      onOpen={({ person, date }) => person && onOpen({ personId: person.id, date })}
      onApi={onApi}
    />
  );
}
