/** How much was done at a moment. */
export interface PaceSample {
  readonly done: number;
  readonly atMs: number;
}

/** How fast a job goes on, and how long the rest of it takes at that. */
export interface JobPace {
  readonly perSecond: number;
  readonly leftSeconds: number;
}

/** Below this time a rate is chance. */
const LEAST_SECONDS = 2;

/** The samples with one more; those of an earlier run, in which more was done, are let go. Only the ends tell a rate. */
export function takeSample(known: readonly PaceSample[], next: PaceSample): readonly PaceSample[] {
  const [first] = known;
  return first === undefined || next.done < first.done ? [next] : [first, next];
}

/** The pace between the first sample and the last; undefined while it would be a guess, and where nobody knows how much there is. */
export function toPace(samples: readonly PaceSample[], total: number | null): JobPace | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || total === null || total <= last.done) return undefined;
  const seconds = (last.atMs - first.atMs) / 1000;
  const done = last.done - first.done;
  if (seconds < LEAST_SECONDS || done <= 0) return undefined;
  const perSecond = done / seconds;
  return { perSecond, leftSeconds: (total - last.done) / perSecond };
}
