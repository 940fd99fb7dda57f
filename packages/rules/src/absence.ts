/** The part of a day that an absence takes; `undefined`: all of it. */
export type AbsencePart = "FIRST_HALF" | "SECOND_HALF" | { readonly start: string; readonly end: string };

/** Time away that was granted (2.1): leave, mission, sickness. Both dates are inclusive. */
export interface Absence {
  readonly from: string;
  readonly to: string;
  /** Any text; changes no figure. */
  readonly kind: string;
  readonly part: AbsencePart | undefined;
  /** `undefined` where it is not said; changes no figure. */
  readonly paid: boolean | undefined;
}

/** The absence that holds on a date (`YYYY-MM-DD`), if any. */
export function findAbsence(absences: readonly Absence[], date: string): Absence | undefined {
  return absences.find(({ from, to }) => from <= date && date <= to);
}
