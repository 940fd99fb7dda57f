import type { ReaderClockQuery } from "@biometricflow/sdk/generated/graphql";

/** The clock of a reader as its page knows it. */
export type Clock = NonNullable<NonNullable<ReaderClockQuery["device"]>["clock"]>;

/** Something that was new about it. */
export type ClockReading = Clock["history"]["edges"][number]["node"];

/** A time that it was set from here. */
export type ClockCorrection = Clock["corrections"][number];

/** A place of the chart, 0 to 1: across, and up from the line of no drift in the middle, -1 to 1. */
export interface ClockPoint {
  readonly across: number;
  readonly up: number;
}

/**
 * Where the drifts of a history stand in a chart, the oldest first. Up is by a root, so that a second stays visible beside an hour;
 * which is which, the table says.
 */
export function toClockPoints(history: readonly Pick<ClockReading, "driftSeconds">[]): readonly ClockPoint[] {
  const drifts = history.map(({ driftSeconds }) => driftSeconds).toReversed();
  const most = Math.max(1, ...drifts.map(Math.abs));
  const last = Math.max(1, drifts.length - 1);
  return drifts.map((drift, index) => ({
    across: drifts.length === 1 ? 1 : index / last,
    up: Math.sign(drift) * Math.sqrt(Math.abs(drift) / most),
  }));
}
