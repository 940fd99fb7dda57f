import { DAY_MS, MINUTE_MS } from "./local-time.ts";
import { toEdgeMinute, toShiftLengthMinutes } from "./parse-shift.ts";
import type { createLocalResolver } from "./reader-time.ts";
import type { PairingMode, ShiftRules } from "./shift-rules.ts";

/** R7. S(D) and E(D). */
export interface ShiftEdges {
  readonly startMs: number;
  readonly endMs: number;
}

/** A shift in the zone of a place, all durations in milliseconds. */
export interface Shift {
  readonly rules: ShiftRules;
  readonly pairing: PairingMode;
  /** Nominal wall-clock length, the same on every date (R14). */
  readonly lengthMs: number;
  readonly breakMs: number;
  readonly breakAfterMs: number;
  readonly graceInMs: number;
  readonly graceOutMs: number;
  readonly overtimeAfterMs: number;
  readonly minPresentMs: number;
  readonly dayLeadMs: number;
  readonly dayTailMs: number;
  readonly edgesOn: (day: number) => ShiftEdges;
}

/** Gives the instant of a local time of the place; R2 and R3 hold for shift edges too. */
export type LocalResolver = ReturnType<typeof createLocalResolver>;

/** R7: creates the shift of a place's zone. The edges of every day asked are kept in it, for all people who work it. */
export function createShift(rules: ShiftRules, resolve: LocalResolver): Shift {
  const startMs = toEdgeMinute(rules.start) * MINUTE_MS;
  const lengthMs = toShiftLengthMinutes(rules) * MINUTE_MS;
  const known = new Map<number, ShiftEdges>();
  const toEdges = (day: number): ShiftEdges => {
    const localStartMs = day * DAY_MS + startMs;
    return {
      startMs: resolve(localStartMs, undefined).instantMs,
      endMs: resolve(localStartMs + lengthMs, undefined).instantMs,
    };
  };
  return {
    rules,
    pairing: rules.pairing,
    lengthMs,
    breakMs: rules.breakMinutes * MINUTE_MS,
    breakAfterMs: rules.breakAfterMinutes * MINUTE_MS,
    graceInMs: rules.graceInMinutes * MINUTE_MS,
    graceOutMs: rules.graceOutMinutes * MINUTE_MS,
    overtimeAfterMs: rules.overtimeAfterMinutes * MINUTE_MS,
    minPresentMs: rules.minPresentMinutes * MINUTE_MS,
    dayLeadMs: rules.dayLeadMinutes * MINUTE_MS,
    dayTailMs: rules.dayTailMinutes * MINUTE_MS,
    edgesOn: (day) => {
      let edges = known.get(day);
      if (!edges) {
        edges = toEdges(day);
        known.set(day, edges);
      }
      return edges;
    },
  };
}
