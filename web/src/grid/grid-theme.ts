"use client";

import { themeQuartz } from "ag-grid-community";

/** How every grid looks: the tokens of the dashboard. */
export const gridTheme = themeQuartz.withParams({
  backgroundColor: "var(--surface)",
  foregroundColor: "var(--ink)",
  headerBackgroundColor: "var(--surface)",
  headerTextColor: "var(--muted)",
  headerFontWeight: 500,
  accentColor: "var(--accent)",
  borderColor: "var(--line)",
  rowHoverColor: "var(--sunken)",
  oddRowBackgroundColor: "var(--surface)",
  fontFamily: "inherit",
  fontSize: 13.5,
  rowHeight: 40,
  headerHeight: 40,
  wrapperBorderRadius: 12,
  cellHorizontalPadding: 14,
});
