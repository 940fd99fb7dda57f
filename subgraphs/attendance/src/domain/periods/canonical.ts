import type { Figures } from "./figures.ts";

/** A record as it is hashed. */
export interface CanonicalRecord {
  readonly personId: string;
  readonly date: string;
  readonly figures: Figures;
}

/**
 * A record as one line of JSON, without its end: keys in a fixed order, no space, instants as milliseconds since 1970. The same
 * record gives the same bytes wherever it is written.
 */
export function toRecordLine({ personId, date, figures }: CanonicalRecord): string {
  return JSON.stringify({ person: personId, date, ...toOrdered(figures) });
}

/** The same figures with their keys in the order of a line. */
function toOrdered(figures: Figures): Figures {
  return {
    placeId: figures.placeId,
    departmentId: figures.departmentId,
    shiftId: figures.shiftId,
    status: figures.status,
    flags: figures.flags,
    checkInMs: figures.checkInMs,
    checkOutMs: figures.checkOutMs,
    presenceMinutes: figures.presenceMinutes,
    workedMinutes: figures.workedMinutes,
    expectedMinutes: figures.expectedMinutes,
    lateMinutes: figures.lateMinutes,
    earlyLeaveMinutes: figures.earlyLeaveMinutes,
    overtimeMinutes: figures.overtimeMinutes,
    keptPunches: figures.keptPunches,
    droppedDuplicates: figures.droppedDuplicates,
  };
}
