/** The columns beside the reader itself and its state, and from which width on each has room. */
export const COLUMNS = {
  lastPunch: "max-md:hidden",
  days: "max-lg:hidden",
  completeness: "max-md:hidden",
  fill: "max-xl:hidden",
  clock: "max-xl:hidden",
} as const;

/** The names of those columns, in their order. */
export const COLUMN_NAMES = [
  "lastPunch",
  "days",
  "completeness",
  "fill",
  "clock",
] as const satisfies readonly (keyof typeof COLUMNS)[];

/** How many columns a line that is about no reader goes over. */
export const ALL_COLUMNS = COLUMN_NAMES.length + 2;
