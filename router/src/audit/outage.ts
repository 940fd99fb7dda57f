/** Tells of something that may fail again and again: once that it fails, and once that it works again. */
export interface Outage {
  readonly fails: (error: unknown) => void;
  readonly works: () => void;
}

/** Creates one of something that works. */
export function createOutage(tell: { readonly fails: (error: unknown) => void; readonly works: () => void }): Outage {
  let isOut = false;
  return {
    fails: (error) => {
      if (!isOut) tell.fails(error);
      isOut = true;
    },
    works: () => {
      if (isOut) tell.works();
      isOut = false;
    },
  };
}
