import { DAY_MS, MINUTE_MS } from "./local-time.ts";
import type { createLocalResolver } from "./reader-time.ts";
import { countMinutes, type MinuteSpan, toMinuteSpans } from "./shift-minutes.ts";
import type { PairingMode, ShiftRules } from "./shift-rules.ts";

/** R7. S(D) and E(D), or the edges of one span of the day. */
export interface ShiftEdges {
  readonly startMs: number;
  readonly endMs: number;
}

/** A shift in the zone of a place, all durations in milliseconds. */
export interface Shift {
  readonly rules: ShiftRules;
  readonly pairing: PairingMode;
  /** Nominal, the same on every date; one, or two or three of a split shift. */
  readonly minuteSpans: readonly MinuteSpan[];
  /** Nominal wall-clock length, spans added up (R14). */
  readonly lengthMinutes: number;
  readonly graceInMs: number;
  readonly graceOutMs: number;
  readonly overtimeAfterMs: number;
  readonly dayLeadMs: number;
  readonly dayTailMs: number;
  /** The instants of the shift's spans on a day. */
  readonly spansOn: (day: number) => readonly ShiftEdges[];
  /** The instants of any spans of the place's wall clock on a day. */
  readonly toEdges: (day: number, spans: readonly MinuteSpan[]) => readonly ShiftEdges[];
}

/** Gives the instant of a local time of the place; R2 and R3 hold for shift edges too. */
export type LocalResolver = ReturnType<typeof createLocalResolver>;

/** R7: creates the shift of a place's zone. The edges of every day asked are kept in it, for all people who work it. */
export function createShift(rules: ShiftRules, resolve: LocalResolver): Shift {
  const minuteSpans = toMinuteSpans(rules);
  const known = new Map<number, readonly ShiftEdges[]>();
  const toInstant = (day: number, minute: number) => resolve(day * DAY_MS + minute * MINUTE_MS, undefined).instantMs;
  const toEdges: Shift["toEdges"] = (day, spans) =>
    spans.map(({ from, to }) => ({ startMs: toInstant(day, from), endMs: toInstant(day, to) }));
  return {
    rules,
    pairing: rules.pairing,
    minuteSpans,
    lengthMinutes: countMinutes(minuteSpans),
    graceInMs: rules.graceInMinutes * MINUTE_MS,
    graceOutMs: rules.graceOutMinutes * MINUTE_MS,
    overtimeAfterMs: rules.overtimeAfterMinutes * MINUTE_MS,
    dayLeadMs: rules.dayLeadMinutes * MINUTE_MS,
    dayTailMs: rules.dayTailMinutes * MINUTE_MS,
    toEdges,
    spansOn: (day) => {
      let edges = known.get(day);
      if (!edges) {
        edges = toEdges(day, minuteSpans);
        known.set(day, edges);
      }
      return edges;
    },
  };
}
