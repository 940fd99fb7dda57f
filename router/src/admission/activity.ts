/** Who was seen lately, so that nobody is held up for the sake of others who are not there. */
export interface Activity {
  readonly note: (subject: string) => void;
  /** True when somebody else was seen in the last seconds. */
  readonly hasOthers: (subject: string) => boolean;
}

const LASTS_MS = 3000;

/** Creates an activity that saw nobody. The last two who differ are enough to tell. */
export function createActivity(now: () => number = () => performance.now()): Activity {
  let last = { subject: "", atMs: Number.NEGATIVE_INFINITY };
  let before = last;
  return {
    note: (subject) => {
      if (subject !== last.subject) before = last;
      last = { subject, atMs: now() };
    },
    hasOthers: (subject) => {
      const other = last.subject === subject ? before : last;
      return now() - other.atMs < LASTS_MS;
    },
  };
}
