/** Calls for whatever was told, together. */
export interface Gatherer {
  /** Something was told. */
  readonly note: () => void;
  /** Whether somebody sees the page may have changed. */
  readonly look: () => void;
  readonly stop: () => void;
}

/** What it stands on. */
export interface GathererOptions {
  readonly isVisible: () => boolean;
  readonly run: () => void;
}

const GATHER_MS = 1_000;

/** Creates it: it runs at most once a second however much is told, and what is told while nobody looks once somebody does. */
export function createGatherer({ isVisible, run }: GathererOptions): Gatherer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isMissed = false;
  const tell = () => {
    isMissed = !isVisible();
    if (!isMissed) run();
  };
  return {
    note: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        tell();
      }, GATHER_MS);
    },
    look: () => {
      if (isMissed) tell();
    },
    stop: () => clearTimeout(timer),
  };
}
