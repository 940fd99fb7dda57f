import type { CreateOverlay } from "../../domain/records/overlay.ts";
import type { RecomputerOptions } from "../recomputer.ts";
import { createOverlayDays } from "./overlay-days.ts";
import { createOverlayRecords } from "./overlay-records.ts";
import { createOverlaySummaries } from "./overlay-summaries.ts";
import { createOverlayTotals } from "./overlay-totals.ts";
import type { OverlayParts } from "./overlay-slices.ts";

/** Creates what gives records and totals as they would be with holidays more. Each question works out what it needs. */
export function createOverlays(
  options: Pick<RecomputerOptions, "store" | "readRules" | "now"> &
    Pick<OverlayParts, "stored" | "storedTotals" | "storedSummaries">,
): CreateOverlay {
  const { stored, storedTotals, storedSummaries, now } = options;
  return (holidays) => {
    const parts = { stored, storedTotals, storedSummaries, holidays, now, days: createOverlayDays(options, holidays) };
    return {
      records: createOverlayRecords(parts),
      totals: createOverlayTotals(parts),
      summaries: createOverlaySummaries(parts),
    };
  };
}
