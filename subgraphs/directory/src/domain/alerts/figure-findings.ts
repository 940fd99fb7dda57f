import type { PlaceFigures } from "@biometricflow/schema/attendance-figures";
import { type AlertRule, type Finding, isAbove } from "./alert.ts";

/** Of one place, as attendance counts it; a place of which it counts nothing has none. */
const OF_FIGURES = [
  ["LEAVER_ENROLLED", "leaversEnrolled"],
  ["PUNCH_ON_DAY_OFF", "punchedOnDayOff"],
  ["PUNCH_OUT_OF_HOURS", "punchedOutOfHours"],
] as const;

/** What attendance's counts say of places, the last that it told: one finding for each place, and nobody by name. */
export function toFigureFindings(
  placeIds: Iterable<string>,
  figures: readonly PlaceFigures[],
  { rules, nowMs }: { readonly rules: readonly AlertRule[]; readonly nowMs: number },
): readonly Finding[] {
  const byPlace = new Map(figures.map((own) => [own.placeId, own]));
  return [...placeIds].flatMap((placeId) =>
    OF_FIGURES.map(([kind, name]) => {
      const value = byPlace.get(placeId)?.[name] ?? 0;
      return { kind, placeId, deviceId: null, holds: isAbove(rules, kind, value), sinceMs: nowMs, value };
    }),
  );
}
