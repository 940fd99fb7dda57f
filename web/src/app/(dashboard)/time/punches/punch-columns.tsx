"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { ColDef, ICellRendererParams } from "ag-grid-community";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type Formats, toLagText } from "../../../../lib/format.ts";
import { PersonName, StateTag } from "../../../../ui/punch-words.tsx";

type Cell = ICellRendererParams<PunchRowFragment>;

type Column = ColDef<PunchRowFragment>;

/** The columns of the grid, in the order of reading: when, who, where, how, and how late. */
export function usePunchColumns(formats: Formats): Column[] {
  const t = useTranslations("punches.column");
  const tMode = useTranslations("verifyMode");
  const tFlag = useTranslations("live.flag");
  const tHint = useTranslations("punches.hint");
  return useMemo(() => {
    const lag = { ...LAG, cellRenderer: ({ data }: Cell) => <LagCell punch={data} lateWord={tFlag("late")} /> };
    const time = { ...TIME, cellRenderer: ({ data }: Cell) => <TimeCell punch={data} formats={formats} /> };
    const mode: Column = { ...MODE, valueGetter: ({ data }) => (data?.verifyMode ? tMode(data.verifyMode) : "") };
    const hinted = (column: Column) => ({ ...column, headerTooltip: tHint(column.colId ?? "") });
    const columns: Column[] = [hinted(time), PERSON, PIN, DEVICE, PLACE, STATE, mode, hinted(lag)];
    return columns.map((column) => ({ ...column, headerName: t(column.colId ?? "") }));
  }, [formats, t, tMode, tFlag, tHint]);
}

const TIME: Column = { colId: "at", width: 235 };

const PERSON: Column = {
  colId: "person",
  minWidth: 180,
  flex: 1.3,
  cellRenderer: ({ data }: Cell) => (data ? <PersonName punch={data} /> : null),
};

const PIN: Column = { colId: "pin", width: 90, cellRenderer: ({ data }: Cell) => <bdi dir="ltr">{data?.pin}</bdi> };

const DEVICE: Column = {
  colId: "device",
  minWidth: 140,
  flex: 1,
  cellRenderer: ({ data }: Cell) => <bdi>{data?.device?.name ?? data?.device?.id}</bdi>,
};

const PLACE: Column = {
  colId: "place",
  width: 120,
  cellRenderer: ({ data }: Cell) => <bdi>{data?.place?.name ?? data?.place?.id}</bdi>,
};

const STATE: Column = {
  colId: "state",
  width: 120,
  cellRenderer: ({ data }: Cell) => <StateTag state={data?.state ?? null} />,
};

const MODE: Column = { colId: "mode", width: 120 };

const LAG: Column = { colId: "lag", width: 175 };

function TimeCell({ punch, formats }: { readonly punch: PunchRowFragment | undefined; readonly formats: Formats }) {
  if (!punch?.at) return <span aria-hidden className="skeleton inline-block h-3 w-32 align-middle" />;
  const zone = punch.place?.timeZone;
  return (
    <time dateTime={punch.at} className="tabular-nums">
      <bdi className="text-muted">{formats.day(punch.at, zone)}</bdi>{" "}
      <bdi className="font-medium">{formats.time(punch.at, zone)}</bdi>{" "}
      <bdi dir="ltr" className="text-xs text-muted">
        {formats.offset(punch.at, zone)}
      </bdi>
    </time>
  );
}

function LagCell({ punch, lateWord }: { readonly punch: PunchRowFragment | undefined; readonly lateWord: string }) {
  if (!punch) return null;
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      <bdi dir="ltr" className="text-muted">
        {toLagText(punch) ?? "–"}
      </bdi>
      {punch.late ? <span className="tag bg-warn-soft text-warn">{lateWord}</span> : null}
    </span>
  );
}
