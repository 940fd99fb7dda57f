import type { Punch } from "./punch.ts";

/** The part of a place's rules that R4 needs. */
export interface DriftRules {
  readonly driftWarnSeconds: number;
  readonly driftCorrection: boolean;
}

/** R4: whether the drift is past the limit (strictly) and flags the day CLOCK_DRIFT. */
export function hasDrift(punch: Pick<Punch, "driftSeconds">, rules: Pick<DriftRules, "driftWarnSeconds">): boolean {
  return Math.abs(punch.driftSeconds) > rules.driftWarnSeconds;
}

/** R4: the instant after correction, which happens only where it is switched on and the drift is past the limit. */
export function toTrueInstant(punch: Pick<Punch, "instantMs" | "driftSeconds">, rules: DriftRules): number {
  return rules.driftCorrection && hasDrift(punch, rules)
    ? punch.instantMs - Math.round(punch.driftSeconds * 1000)
    : punch.instantMs;
}
