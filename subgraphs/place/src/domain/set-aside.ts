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
  /** Rows whose time on its clock is not after it are those of the place before; none are when absent. */
  readonly afterLocalTime?: string;
}

/** What no release makes a punch of: nobody can say when it was, or it was said already. */
const NEVER_RELEASED = ["BAD_TIME", "OTHER_VERIFY"] as const;
type NeverReleased = (typeof NEVER_RELEASED)[number];

/** Why a row is not released, now or ever. */
export type ReleaseRefusal = NeverReleased | "NO_SUCH_ROW" | "IS_A_PUNCH" | "AFTER_ARRIVAL";

/** Why a row of a reader cannot be made a punch; `undefined` when it can. @param setAside null for a punch */
export function toReleaseRefusal(setAside: SetAsideReason | null | undefined): ReleaseRefusal | undefined {
  if (setAside === undefined) return "NO_SUCH_ROW";
  if (setAside === null) return "IS_A_PUNCH";
  return NEVER_RELEASED.find((reason) => reason === setAside);
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
  const { since, afterLocalTime } = limits;
  const isOthers = afterLocalTime !== undefined && row.localTime <= afterLocalTime;
  return isOthers || (since !== undefined && isBefore(row, since)) ? "BEFORE_ASSIGNMENT" : undefined;
}

function isBefore(row: TimedRow, since: string): boolean {
  if (since.endsWith("Z")) return row.atMs < Date.parse(since);
  return row.localTime.slice(0, since.length) < since;
}
