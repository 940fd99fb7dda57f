/** What a place said its clock shows, and when it was asked and answered by this browser's clock. In milliseconds since 1970. */
export interface ClockAnswer {
  readonly placeMs: number;
  readonly askedMs: number;
  readonly answeredMs: number;
}

/** By how much a place's clock is ahead of this browser's; what it is in truth differs by `uncertaintyMs` at most. */
export interface ClockOffset {
  readonly aheadMs: number;
  readonly uncertaintyMs: number;
}

/** How long one punch took from the place to this screen. */
export interface FingerWait extends Pick<ClockOffset, "uncertaintyMs"> {
  readonly waitMs: number;
  /** When it was on the screen. */
  readonly atMs: number;
}

/** How long punches take from the place to this screen; nothing is said of too few. */
export type FingerFigure =
  | { readonly kind: "UNMEASURED"; readonly count: number }
  | {
      readonly kind: "MEASURED";
      readonly count: number;
      readonly p50Ms: number;
      readonly p95Ms: number;
      /** The largest of any of these punches. */
      readonly uncertaintyMs: number;
      /** When the first of them was on the screen. */
      readonly sinceMs: number;
    };

/** As many punches as a figure is of. */
export const MOST_WAITS = 200;
/** Of fewer punches no figure is made. */
export const FEWEST_WAITS = 5;

/**
 * The offset by the answer that took the least time: the place read its clock somewhere between question and answer, so that
 * half of that time is the most by which the middle can be wrong.
 */
export function toClockOffset(answers: readonly ClockAnswer[]): ClockOffset | undefined {
  const [best] = answers.toSorted((left, right) => toRoundTrip(left) - toRoundTrip(right));
  if (best === undefined) return undefined;
  const uncertaintyMs = toRoundTrip(best) / 2;
  return { aheadMs: best.placeMs - best.askedMs - uncertaintyMs, uncertaintyMs };
}

function toRoundTrip({ askedMs, answeredMs }: ClockAnswer): number {
  return answeredMs - askedMs;
}

/** From the instant at which a place received a punch, by its clock, until it was painted here. Never below nothing. */
export function toFingerWait(
  receivedMs: number,
  paintedMs: number,
  { aheadMs, uncertaintyMs }: ClockOffset,
): FingerWait {
  return { waitMs: Math.max(0, paintedMs + aheadMs - receivedMs), uncertaintyMs, atMs: paintedMs };
}

/** The waits with one more; the oldest goes. */
export function addWait(waits: readonly FingerWait[], wait: FingerWait): readonly FingerWait[] {
  return [...waits, wait].slice(-MOST_WAITS);
}

/** What the waits come to: each quantile is a wait that was measured, none is made up between two. */
export function toFingerFigure(waits: readonly FingerWait[]): FingerFigure {
  const count = waits.length;
  if (count < FEWEST_WAITS) return { kind: "UNMEASURED", count };
  const sorted = waits.map(({ waitMs }) => waitMs).toSorted((left, right) => left - right);
  const toQuantile = (share: number) => sorted[Math.ceil(count * share) - 1] ?? 0;
  return {
    kind: "MEASURED",
    count,
    p50Ms: toQuantile(0.5),
    p95Ms: toQuantile(0.95),
    uncertaintyMs: Math.max(...waits.map(({ uncertaintyMs }) => uncertaintyMs)),
    sinceMs: Math.min(...waits.map(({ atMs }) => atMs)),
  };
}
