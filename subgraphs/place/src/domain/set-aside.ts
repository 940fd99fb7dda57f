import { toSetAsideReason } from "@biometricflow/rules/set-aside";
import type { SetAsideReason } from "./punch.ts";

/** What decides whether a row of a reader is kept. */
export interface RowLimits {
  /** `YYYY-MM-DD`; reader dates before it are false. */
  readonly notBefore: string;
  readonly futureToleranceMinutes: number;
  /**
   * From when on the reader belongs to the place: `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss` on its own clock, or an instant
   * with `Z`; `undefined`: always.
   */
  readonly since: string | undefined;
}

/** A row whose time is known. */
export interface TimedRow {
  readonly localTime: string;
  readonly atMs: number;
  /** Moment of the read or arrival. */
  readonly observedAtMs: number;
}

/** Why the row is set aside; `undefined` when it is a punch. */
export function toRowSetAside(row: TimedRow, limits: RowLimits): SetAsideReason | undefined {
  const reason = toSetAsideReason({
    local: row.localTime,
    instantMs: row.atMs,
    observedAtMs: row.observedAtMs,
    notBefore: limits.notBefore.slice(0, 10),
    futureToleranceMinutes: limits.futureToleranceMinutes,
  });
  if (reason !== undefined) return reason;
  return limits.since !== undefined && isBefore(row, limits.since) ? "BEFORE_ASSIGNMENT" : undefined;
}

function isBefore(row: TimedRow, since: string): boolean {
  if (since.endsWith("Z")) return row.atMs < Date.parse(since);
  return row.localTime.slice(0, since.length) < since;
}
