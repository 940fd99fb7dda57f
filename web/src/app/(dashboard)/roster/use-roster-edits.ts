"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import {
  type CellAt,
  type CellRange,
  findByName,
  parsePasted,
  putCells,
  type RosterEntry,
  toBounds,
  toEntry,
} from "./roster-draft.ts";
import type { RosterGridProps } from "./roster-shown.ts";

const STEPS: Readonly<Record<string, CellAt>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const FIRST: CellAt = { row: 0, column: 0 };

type Bounds = ReturnType<typeof toBounds>;

/** What a grid is edited by: the chosen cells, and what keys, copying and pasting do to them. */
export function useRosterEdits(grid: RosterGridProps) {
  const { dates, lines } = grid;
  const table = useRef<HTMLTableElement>(null);
  const [range, setRange] = useState<CellRange>({ anchor: FIRST, focus: FIRST });
  const bounds = toBounds(range);
  const { refused, fill, paste, copied } = useFill(grid, bounds);
  const select = (next: CellRange, isFocused = true) => {
    setRange(next);
    if (!isFocused) return;
    const { row, column } = next.focus;
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
  };
  const move = (step: CellAt, isExtended: boolean) => {
    const isMirrored = document.documentElement.dir === "rtl";
    const focus = {
      row: clamp(range.focus.row + step.row, lines.length - 1),
      column: clamp(range.focus.column + (isMirrored ? -step.column : step.column), dates.length - 1),
    };
    select({ anchor: isExtended ? range.anchor : focus, focus });
  };
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = STEPS[event.key];
      if (step) {
        event.preventDefault();
        move(step, event.shiftKey);
      } else if (event.target instanceof HTMLTableCellElement) press(event.key, grid, fill);
    },
    onCopy: (event: ClipboardEvent) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", copied());
    },
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      paste(event.clipboardData.getData("text/plain"));
    },
  };
  return { table, range, bounds, refused, select, fill, handlers };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

type EntryAt = (row: number, column: number) => RosterEntry | undefined;
type Fill = (entryAt: EntryAt, area?: Bounds) => void;

/** The letter of one shift alone fills the chosen cells, 0 makes rest days of them, Delete empties them. */
function press(key: string, { shifts }: RosterGridProps, fill: Fill): void {
  if (key === "Delete" || key === "Backspace") return fill(() => null);
  if (key === "0" || key === "\u0660") return fill(() => "OFF");
  const shift = findByName(shifts, key);
  if (shift) fill(() => shift.id);
}

function useFill({ dates, lines, shifts, draft, onChange }: RosterGridProps, bounds: Bounds) {
  const t = useTranslations("roster");
  const [refused, setRefused] = useState<string>();
  const fill: Fill = (entryAt, area = bounds) => {
    if (!onChange) return;
    setRefused(undefined);
    const cells = lines.slice(area.top, area.bottom + 1).flatMap((line, row) =>
      dates.slice(area.left, area.right + 1).flatMap((date, column) => {
        const entry = entryAt(row, column);
        return entry === undefined ? [] : [{ line, date, entry }];
      }),
    );
    onChange(putCells(draft, cells));
  };
  const paste = (text: string) => {
    const pasted = parsePasted(text, shifts, [t("off")]);
    if (pasted.kind === "UNKNOWN") return setRefused(`${t("unknown")} ${pasted.texts.join(", ")}`);
    const { rows } = pasted;
    const width = Math.max(...rows.map((row) => row.length));
    if (rows.length === 1 && width === 1) return fill(() => rows[0]?.[0]); // one cell fills the range
    const area = { ...bounds, bottom: bounds.top + rows.length - 1, right: bounds.left + width - 1 };
    if (area.bottom >= lines.length || area.right >= dates.length) return setRefused(t("noRoom"));
    fill((row, column) => rows[row]?.[column], area);
  };
  const toText = (entry: RosterEntry) => (entry === "OFF" ? t("off") : toLetter(shifts, entry));
  const copied = () =>
    lines
      .slice(bounds.top, bounds.bottom + 1)
      .map((line) => dates.slice(bounds.left, bounds.right + 1).map((date) => toText(toEntry(draft, line, date))))
      .map((cells) => cells.join("\t"))
      .join("\n");
  return { refused, fill, paste, copied };
}

/** As pasting takes it back: the letter of one shift alone, or the id. */
function toLetter(shifts: RosterGridProps["shifts"], entry: RosterEntry): string {
  const letter = shifts.find(({ id }) => id === entry)?.letter ?? "";
  return findByName(shifts, letter)?.id === entry ? letter : (entry ?? "-");
}
