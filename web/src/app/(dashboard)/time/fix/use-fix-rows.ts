"use client";

import { useQueryStates } from "nuqs";
import { useRef } from "react";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { ShownRows } from "../../../../attendance/day/shown-rows.ts";
import { mayMoveSheet } from "../../../../ui/side-sheet.tsx";
import { fixSearch } from "./fix-search.ts";

/** The day that is open beside the groups: J and K go through the days in the order in which they stand on the page. */
export function useFixRows() {
  const [{ row }, setSearch] = useQueryStates(fixSearch);
  const rows = useRef<ShownRows>({ step: stepShown, focus: focusShown });
  return {
    rows,
    open: (day: DayKey) => void (mayMoveSheet() && setSearch({ row: day }, { history: "push" })),
    move: (day: DayKey | null) => {
      if (row && day === null) focusShown(row);
      void setSearch({ row: day }, { history: "replace" });
    },
  };
}

const ROWS = "[data-fix-day]";

function stepShown({ personId, date }: DayKey, by: 1 | -1): DayKey | undefined {
  const shown = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const next = shown[shown.findIndex((row) => row.dataset["fixDay"] === `${personId}.${date}`) + by];
  const key = next?.dataset["fixDay"];
  return key === undefined ? undefined : { personId: key.slice(0, -11), date: key.slice(-10) };
}

function focusShown({ personId, date }: DayKey): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-fix-day="${CSS.escape(`${personId}.${date}`)}"]`)?.focus();
  });
}
