"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { ColDef, ICellRendererParams } from "ag-grid-community";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Formats } from "../../../../lib/format.ts";
import { BEYOND_PHONE, useMedia } from "../../../../lib/use-media.ts";
import { LagTag, PersonName, StateTag } from "../../../../ui/punch-words.tsx";

type Cell = ICellRendererParams<PunchRowFragment>;

type Column = ColDef<PunchRowFragment>;

/**
 * The columns of the grid, in the order of reading: when, who, where, how, and what is odd about it. Times say their zone
 * where places of several are shown; a phone has room for the place alone.
 */
export function usePunchColumns(formats: Formats, isMixed: boolean): Column[] {
  const t = useTranslations("punches.column");
  const tMode = useTranslations("verifyMode");
  const tHint = useTranslations("punches.hint");
  const hasZone = useMedia(BEYOND_PHONE) && isMixed;
  return useMemo(() => {
    const time = {
      ...TIME,
      width: hasZone ? MIXED_TIME_PX : TIME.width,
      cellRenderer: ({ data }: Cell) => <TimeCell punch={data} formats={formats} hasZone={hasZone} />,
    };
    const mode: Column = { ...MODE, valueGetter: ({ data }) => (data?.verifyMode ? tMode(data.verifyMode) : "") };
    const hinted = (column: Column) => ({ ...column, headerTooltip: tHint(column.colId ?? "") });
    const columns: Column[] = [hinted(time), PERSON, PIN, DEVICE, PLACE, STATE, mode, hinted(NOTE)];
    return columns.map((column) => ({ ...column, headerName: t(column.colId ?? "") }));
  }, [formats, hasZone, t, tMode, tHint]);
}

const TIME = { colId: "at", width: 168 } satisfies Column;
const MIXED_TIME_PX = 222;

const PERSON: Column = {
  colId: "person",
  minWidth: 180,
  flex: 1.3,
  cellRenderer: ({ data }: Cell) => (data ? <PersonName punch={data} hasNumberBeside /> : null),
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

const NOTE: Column = {
  colId: "note",
  width: 140,
  cellRenderer: ({ data }: Cell) => (data ? <LagTag punch={data} /> : null),
};

interface TimeProps {
  readonly punch: PunchRowFragment | undefined;
  readonly formats: Formats;
  readonly hasZone: boolean;
}

function TimeCell({ punch, formats, hasZone }: TimeProps) {
  if (!punch?.at) return <span aria-hidden className="skeleton inline-block h-3 w-32 align-middle" />;
  const zone = punch.place?.timeZone;
  return (
    <time dateTime={punch.at} className="tabular-nums" title={`${formats.full(punch.at, zone)} ${zone ?? ""}`}>
      <bdi className="font-medium">{formats.time(punch.at, zone)}</bdi>{" "}
      <bdi className="text-muted">{formats.shortDay(punch.at, zone)}</bdi>
      {hasZone ? (
        <>
          {" "}
          <bdi dir="ltr" className="text-xs text-muted">
            {formats.offset(punch.at, zone)}
          </bdi>
        </>
      ) : null}
    </time>
  );
}
