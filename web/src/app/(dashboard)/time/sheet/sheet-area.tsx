"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GridArea } from "../../../../grid/grid-area.tsx";
import type { ListSummary } from "../../../../grid/use-block-source.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { SheetFooter } from "./sheet-footer.tsx";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { ShownRows } from "../../../../attendance/day/shown-rows.ts";
import type { Currency } from "./use-sheet-source.ts";

/** What either list of the page is given. */
export interface SheetListProps {
  readonly places: readonly KnownPlace[];
  readonly openDay: DayKey | null;
  /** Another number asks for the rows anew. */
  readonly readings: number;
  readonly onOpen: (day: DayKey) => void;
  readonly onRows: (rows: ShownRows) => void;
  /** Takes the filters back. */
  readonly onClear: () => void;
}

interface Props {
  readonly summary: ListSummary<Currency>;
  readonly places: readonly KnownPlace[];
  /** What the rows are. */
  readonly countKey: "people" | "days";
  readonly onRetry: () => void;
  readonly onClear: () => void;
  /** What stands under the grid. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A list of the page with what is said in place of its rows, and under it how many there are and as of when. */
export function SheetArea({ summary, places, countKey, onRetry, onClear, below, children }: Props) {
  const t = useTranslations("sheet.empty");
  const empty = { title: t(`${countKey}.title`), text: t(`${countKey}.text`), clear: t("clear") };
  return (
    <>
      <GridArea
        total={summary.total}
        failure={summary.failure}
        empty={summary.total === 0 ? empty : undefined}
        onRetry={onRetry}
        onClear={onClear}
      >
        {children}
      </GridArea>
      {below}
      <SheetFooter summary={summary} places={places} countKey={countKey} />
    </>
  );
}
