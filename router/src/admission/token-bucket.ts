/** So many at once, then so many each second. */
export interface BucketRate {
  readonly burst: number;
  readonly perSecond: number;
}

/** How full a bucket was at some instant; less than nothing when more was promised than it holds. */
export interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/** The bucket after one was taken or promised, and when it may be used. */
export interface Taken {
  readonly bucket: Bucket;
  readonly waitMs: number;
  /** False when the wait would be longer than allowed: nothing was taken. */
  readonly isTaken: boolean;
}

/** Takes one from a bucket, or promises one that will be there in time. */
export function takeFrom(
  bucket: Bucket | undefined,
  { burst, perSecond }: BucketRate,
  { nowMs, maxWaitMs }: { readonly nowMs: number; readonly maxWaitMs: number },
): Taken {
  const gained = bucket === undefined ? burst : bucket.left + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000;
  const before = Math.min(burst, gained);
  const waitMs = before >= 1 ? 0 : Math.ceil(((1 - before) * 1000) / perSecond);
  const isTaken = waitMs <= maxWaitMs;
  return { bucket: { left: isTaken ? before - 1 : before, atMs: nowMs }, waitMs, isTaken };
}

/** The buckets of subjects; one that must be full again is forgotten. */
export interface Buckets {
  readonly take: (subject: string, maxWaitMs: number) => Taken;
}

const SWEEP_ABOVE = 1000; // subjects

/** Creates full buckets of one rate. */
export function createBuckets(rate: BucketRate, now: () => number = Date.now): Buckets {
  const buckets = new Map<string, Bucket>();
  const fullAfterMs = (rate.burst * 1000) / rate.perSecond;
  const sweep = (nowMs: number) => {
    for (const [subject, { atMs }] of buckets) if (nowMs - atMs > fullAfterMs) buckets.delete(subject);
  };
  return {
    take: (subject, maxWaitMs) => {
      const nowMs = now();
      const taken = takeFrom(buckets.get(subject), rate, { nowMs, maxWaitMs });
      buckets.delete(subject);
      if (buckets.size >= SWEEP_ABOVE) sweep(nowMs);
      buckets.set(subject, taken.bucket);
      return taken;
    },
  };
}
