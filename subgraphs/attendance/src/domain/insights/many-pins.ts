import type { Insight } from "./insight.ts";

/** So many different PINs within so many seconds are more people than come through a door one by one. */
export const MANY_PINS = { pins: 6, seconds: 10 } as const;
/** Evidence of one insight, at most. */
const MOST_PUNCHES = 50;

/** A punch at a reader. */
export interface ReaderPunch {
  readonly id: string;
  readonly pin: string;
  readonly placeId: string;
  /** Global id. */
  readonly readerId: string;
  /** As the reader showed it. */
  readonly date: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** Stretches at one reader, whatever its order, in which many PINs came within seconds; those that touch are one. */
export function findManyPins(punches: readonly ReaderPunch[]): readonly Insight[] {
  return [...Map.groupBy(punches, ({ readerId }) => readerId).values()].flatMap((own) =>
    findBursts(own.toSorted((left, right) => left.atMs - right.atMs || (left.id < right.id ? -1 : 1))).map(toInsight),
  );
}

/** @param punches of one reader, in the order of time */
function findBursts(punches: readonly ReaderPunch[]): readonly (readonly ReaderPunch[])[] {
  const bursts: { from: number; to: number }[] = [];
  const counts = new Map<string, number>();
  let from = 0;
  for (const [to, { pin, atMs }] of punches.entries()) {
    counts.set(pin, (counts.get(pin) ?? 0) + 1);
    for (let first = punches[from]; first && atMs - first.atMs > MANY_PINS.seconds * 1000; first = punches[from]) {
      const left = (counts.get(first.pin) ?? 0) - 1;
      if (left > 0) counts.set(first.pin, left);
      else counts.delete(first.pin);
      from += 1;
    }
    if (counts.size < MANY_PINS.pins) continue;
    const last = bursts.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else bursts.push({ from, to });
  }
  return bursts.map((burst) => punches.slice(burst.from, burst.to + 1));
}

function toInsight(punches: readonly ReaderPunch[]): Insight {
  const [first] = punches;
  const { date = "", placeId = "", readerId = "" } = first ?? {};
  const [fromMs = 0, toMs = 0] = [first?.atMs, punches.at(-1)?.atMs];
  return {
    kind: "MANY_PINS",
    reason: "MANY_PINS_AT_ONCE",
    from: date,
    to: date,
    fromMs,
    toMs,
    placeIds: [placeId],
    readerId,
    values: {
      pins: new Set(punches.map(({ pin }) => pin)).size,
      punches: punches.length,
      seconds: Math.ceil((toMs - fromMs) / 1000),
      leastPins: MANY_PINS.pins,
      windowSeconds: MANY_PINS.seconds,
    },
    dates: [date],
    punchIds: punches.slice(0, MOST_PUNCHES).map(({ id }) => id),
  };
}
