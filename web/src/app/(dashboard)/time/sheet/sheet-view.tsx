"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useRef } from "react";
import { useReadings } from "../../../../attendance/use-readings.ts";
import { usePlaceScope } from "../../../../frame/use-place-scope.ts";
import { type KnownPlace, toFilterZone, toPlaceScope } from "../../../../lib/places.ts";
import { toDate } from "../../../../lib/zone.ts";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { mayMoveSheet } from "../../../../ui/side-sheet.tsx";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import { DaySheet } from "../../../../attendance/day/day-sheet.tsx";
import { DayList } from "./day-list.tsx";
import { MonthSheet } from "./month-sheet.tsx";
import { SheetFilters } from "./sheet-filters.tsx";
import {
  type SheetAddress,
  type SheetChange,
  type SheetQuestion,
  sheetParams,
  sheetSearch,
  toSheetQuestion,
} from "./sheet-search.ts";
import { SheetStatus } from "./sheet-status.tsx";
import { SheetTotals } from "./sheet-totals.tsx";
import { NO_ROWS, type ShownRows } from "../../../../attendance/day/shown-rows.ts";
import { SheetActions } from "./sheet-actions.tsx";

interface Props {
  readonly places: readonly KnownPlace[];
  /** When the page was made, in milliseconds since 1970: what "today" means on it. */
  readonly nowMs: number;
}

/** Attendance: a month of people x days, or days one by one. Everything that shapes it stands in the address. */
export function SheetView({ places, nowMs }: Props) {
  const t = useTranslations("sheet");
  const [{ row, ...address }, setSearch] = useQueryStates(sheetSearch, { history: "push" });
  const { place, only } = address;
  const today = toDate(nowMs, toFilterZone(place, places));
  const question = useQuestion(address, places, today);
  const rows = useRef<ShownRows>(NO_ROWS);
  const { readings, reread } = useReadings();
  const scope = usePlaceScope(toPlaceScope(place, places), { absent: [], reread });
  const move = (key: DayKey | null) => {
    if (row && key === null) rows.current.focus(row);
    void setSearch({ row: key }, { history: "replace" });
  };
  const change = (next: SheetChange) =>
    void (mayMoveSheet() && setSearch({ ...next, row: null }, { history: "q" in next ? "replace" : "push" }));
  const list = {
    places,
    openDay: row,
    readings,
    onOpen: (key: DayKey) => void (mayMoveSheet() && setSearch({ row: key })),
    onRows: (shown: ShownRows) => {
      rows.current = shown;
    },
    onClear: () => void setSearch({ place: null, department: null, only: null, q: null }),
  };
  return (
    <div className={`flex flex-col md:h-[max(calc(100dvh-4.25rem),48rem)] ${row ? "lg:me-[26.75rem]" : ""}`}>
      <PageFrame
        title={t("title")}
        status={<SheetStatus span={question.span} only={only} />}
        actions={<SheetActions question={question} onView={setSearch} />}
        scope={scope}
        params={sheetParams}
        isServerPage={false}
        isKept
        filters={<SheetFilters address={address} today={today} onChange={change} />}
      >
        {question.matrix ? (
          <MonthSheet {...list} variables={question.matrix} span={question.span} today={today} />
        ) : (
          <DayList {...list} variables={question.records} />
        )}
      </PageFrame>
      <SheetTotals filter={question.records.filter} readings={readings} />
      {row ? <DaySheet day={row} rows={rows} places={places} onMove={move} /> : null}
    </div>
  );
}

/** The same object for the same address, so that the grid keeps its rows while a day opens and closes. */
function useQuestion(address: SheetAddress, places: readonly KnownPlace[], today: string): SheetQuestion {
  const { place, department, range, from, to, only, q, view } = address;
  return useMemo(
    () => toSheetQuestion({ place, department, range, from, to, only, q, view }, places, today),
    [place, department, range, from, to, only, q, view, places, today],
  );
}
