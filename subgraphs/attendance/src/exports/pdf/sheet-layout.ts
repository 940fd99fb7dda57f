import type { ExportColumn } from "../../domain/exports/column.ts";
import type { Align } from "./draw-text.ts";

/** A4 across, in points. */
export const PAGE = { width: 842, height: 595, margin: 24 } as const;
/** Lines of the table, the heading above it and what stands below it. */
export const LINES = { row: 13, head: 46, foot: 18, size: 7 } as const;

/** A column of the sheet. */
export interface PlacedColumn {
  readonly column: ExportColumn;
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly align: Align;
}

const WIDTHS = { NAME: 100, ID: 42, DATE: 15.5, OTHER: 28 } as const;

/** Places the columns over the whole page, the first one where reading begins. */
export function placeColumns(columns: readonly ExportColumn[], isRtl: boolean): readonly PlacedColumn[] {
  const natural = columns.map(toWidth);
  const all = natural.reduce((sum, width) => sum + width, 0);
  const room = PAGE.width - 2 * PAGE.margin;
  let done = 0;
  return columns.map((column, index) => {
    const width = ((natural[index] ?? 0) / all) * room;
    const x = isRtl ? PAGE.width - PAGE.margin - done - width : PAGE.margin + done;
    done += width;
    const align = column.type === "TEXT" ? (isRtl ? "RIGHT" : "LEFT") : "CENTER";
    return { column, index, x, width, align };
  });
}

/** Rows that one page holds. */
export function countRows(): number {
  const { row, head, foot } = LINES;
  return Math.floor((PAGE.height - 2 * PAGE.margin - head - foot) / row) - 1; // one is the heading of the table
}

function toWidth({ type, isPerDate }: ExportColumn): number {
  if (isPerDate === true) return WIDTHS.DATE;
  if (type === "TEXT") return WIDTHS.NAME;
  return type === "ID" ? WIDTHS.ID : WIDTHS.OTHER;
}
