"use client";

import type { ColDef, ICellRendererParams } from "ag-grid-community";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { toHourText } from "../../../../attendance/minutes.ts";
import { toPersonName } from "../../../../attendance/person-name.ts";
import { type DateSpan, listDates } from "../../../../attendance/range.ts";
import { findPlace, type KnownPlace } from "../../../../lib/places.ts";
import { DayCell, type DayCellContext } from "./day-cell.ts";
import { useDayWords } from "../../../../attendance/day/day-words.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { pinSums } from "./pin-sums.ts";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";

type Column = ColDef<MatrixRow>;

interface Options {
  readonly span: DateSpan;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  /** Whether there is room to keep the sums in sight. */
  readonly isWide: boolean;
}

/** The columns of the sheet: who, each date, and what the dates add up to. */
export function useMonthColumns({ span, today, places, isWide }: Options): Column[] {
  const t = useTranslations("sheet");
  const tState = useTranslations("dayState");
  const locale = useLocale();
  const toWords = useDayWords();
  const { from, to } = span;
  return useMemo(() => {
    const isRtl = locale === "ar";
    const context: DayCellContext = {
      toLetter: (state) => tState(`letter.${state}`),
      toWords: (day) => toWords(day, findPlace(places, day.place?.id ?? null)?.timeZone ?? null),
    };
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "narrow", timeZone: "UTC" });
    const toDay = (date: string): Column => ({
      ...DAY,
      colId: date,
      headerName: `${weekday.format(new Date(date))}\n${Number(date.slice(8))}`,
      headerClass: date === today ? "sheet-day sheet-today" : "sheet-day",
      cellRendererParams: context,
    });
    return [
      {
        ...PERSON,
        pinned: isRtl ? "right" : "left",
        headerName: t("column.person"),
        width: isWide ? 172 : 142,
        valueGetter: ({ data }) => toPersonName(data?.person, locale),
      },
      ...listDates({ from, to }).map(toDay),
      ...pinSums(toSums(t), { isRtl, isWide }),
    ];
  }, [t, tState, toWords, locale, places, from, to, today, isWide]);
}

const PERSON: Column = {
  colId: "person",
  cellRenderer: ({ data }: ICellRendererParams<MatrixRow>) => <PersonCell person={data?.person} />,
};

const DAY: Column = {
  minWidth: 24,
  flex: 1,
  wrapHeaderText: true,
  cellClass: "sheet-day",
  cellRenderer: DayCell,
};

/** Beside the bar that scrolls. */
const LAST = { cellClass: "sheet-sum sheet-last", headerClass: "sheet-sum sheet-last" } as const;

function toSums(t: ReturnType<typeof useTranslations<"sheet">>): Column[] {
  const sum = (
    key: "worked" | "late" | "absent" | "unknown",
    width: number,
    toText: Column["valueGetter"],
  ): Column => ({
    colId: key,
    width,
    headerName: t(`column.${key}`),
    headerTooltip: t(`hint.${key}`),
    headerClass: "sheet-sum",
    cellClass: "sheet-sum",
    ...(toText === undefined ? {} : { valueGetter: toText }),
  });
  return [
    sum("worked", 62, ({ data }) => data && toHourText(data.sums.workedMinutes)),
    sum("late", 46, ({ data }) => data && toHourText(data.sums.lateMinutes)),
    sum("absent", 52, ({ data }) => data?.sums.absentDays),
    { ...sum("unknown", 80, ({ data }) => data?.sums.unknownDays), ...LAST },
  ];
}
