import type { DayRecord } from "@biometricflow/rules/day-record";

type Shift = Pick<DayRecord["explanation"]["shift"], "shiftEdges">;

/** More than overtime, a queue or a shift that was swapped by an hour or two explains; less than the four hours before it that a day begins. */
const FAR_MS = 180 * 60_000;

/**
 * Whether a punch is far outside of a shift: before its start or after its end by more than three hours of real time. Of a shift that leave
 * takes a part of, the edges are those of the whole: whoever is on leave until noon and comes in the morning comes within the hours.
 */
export function isFarOutside(punchMs: number, { shiftEdges }: Shift): boolean {
  return punchMs < shiftEdges.startMs - FAR_MS || punchMs > shiftEdges.endMs + FAR_MS;
}
