"use client";

import type { ColDef, ICellRendererParams, ValueGetterParams } from "ag-grid-community";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { toHourText } from "../../../../attendance/minutes.ts";
import { toPersonName } from "../../../../attendance/person-name.ts";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../../lib/places.ts";
import { DayTags } from "../../../../attendance/day/day-tags.tsx";
import { toWorkedText } from "../../../../attendance/day/worked-text.ts";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { useMedia, WIDE } from "../../../../lib/use-media.ts";
import type { RecordRow } from "./use-sheet-source.ts";

type Column = ColDef<RecordRow>;

type Value = ValueGetterParams<RecordRow>;

/**
 * The columns of days one by one: who, when, what it is, and its figures. What is nothing stays empty; where there is little
 * room, what it is comes first.
 */
export function useDayColumns(places: readonly KnownPlace[]): Column[] {
  const t = useTranslations("sheet.column");
  const tHint = useTranslations("sheet.hint");
  const locale = useLocale();
  const isWide = useMedia(WIDE);
  return useMemo(() => {
    const { day, minute } = toFormats(locale);
    const toTime =
      (key: "checkIn" | "checkOut") =>
      ({ data }: Value) => {
        const at = data?.[key];
        return at ? minute(at, findPlace(places, data.place?.id ?? null)?.timeZone) : "";
      };
    const person: Column = {
      ...PERSON,
      pinned: locale === "ar" ? "right" : "left",
      ...(isWide ? {} : { width: 132 }),
      valueGetter: ({ data }) => toPersonName(data?.person, locale),
    };
    const date: Column = {
      colId: "date",
      width: locale === "ar" ? 134 : 104,
      valueGetter: ({ data }) => data && day(`${data.date}T00:00:00Z`, "UTC"),
    };
    const place: Column = {
      colId: "place",
      width: 100,
      valueGetter: ({ data }) => (data?.place ? toPlaceName(places, data.place.id) : ""),
    };
    const figures: readonly Column[] = [
      { ...FIGURE, colId: "checkIn", valueGetter: toTime("checkIn") },
      { ...FIGURE, colId: "checkOut", valueGetter: toTime("checkOut") },
      ...FIGURES,
    ];
    const columns = isWide ? [person, date, place, STATE, ...figures] : [person, STATE, date, ...figures, place];
    return columns.map((column) => ({
      ...column,
      headerName: t(column.colId ?? ""),
      ...(tHint.has(column.colId ?? "") ? { headerTooltip: tHint(column.colId ?? "") } : {}),
    }));
  }, [t, tHint, locale, places, isWide]);
}

const PERSON: Column = {
  colId: "person",
  width: 190,
  cellRenderer: ({ data }: ICellRendererParams<RecordRow>) => <PersonCell person={data?.person} />,
};

const STATE: Column = {
  colId: "state",
  minWidth: 170,
  flex: 1,
  cellRenderer: ({ data }: ICellRendererParams<RecordRow>) => (data ? <DayTags day={data} /> : null),
};

const FIGURE: Column = { width: 78, cellClass: "sheet-sum", headerClass: "sheet-sum" };

type FigureKey = "lateMinutes" | "earlyLeaveMinutes" | "expectedMinutes" | "overtimeMinutes";

/** What is expected always stands there; the others where there is something. */
const toFigure = (colId: string, key: FigureKey): Column => ({
  ...FIGURE,
  colId,
  valueGetter: ({ data }) => {
    if (data === undefined || data.status === "UNKNOWN") return "";
    return data[key] > 0 || key === "expectedMinutes" ? toHourText(data[key]) : "";
  },
});

const FIGURES: readonly Column[] = [
  toFigure("late", "lateMinutes"),
  toFigure("early", "earlyLeaveMinutes"),
  { ...FIGURE, colId: "worked", valueGetter: ({ data }) => data && toWorkedText(data) },
  toFigure("expected", "expectedMinutes"),
  toFigure("overtime", "overtimeMinutes"),
];
