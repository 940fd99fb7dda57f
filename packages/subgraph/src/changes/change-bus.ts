/** Somebody who hears of changes. */
export interface ChangeListener<E> {
  readonly onChanges: (events: readonly E[]) => void;
  /** More changed than is told one by one. */
  readonly onTooMuch: () => void;
}

/** Tells followers in this process what changed. */
export interface ChangeBus<E> {
  readonly publish: (events: readonly E[]) => void;
  readonly publishTooMuch: () => void;
  /** @returns the end of it */
  readonly follow: (listener: ChangeListener<E>) => () => void;
  /** What nobody hears need not be found out. */
  readonly countFollowers: () => number;
}

/** Creates a bus that nobody follows. */
export function createChangeBus<E>(): ChangeBus<E> {
  const listeners = new Set<ChangeListener<E>>();
  return {
    publish: (events) => {
      if (events.length > 0) for (const { onChanges } of listeners) onChanges(events);
    },
    publishTooMuch: () => {
      for (const { onTooMuch } of listeners) onTooMuch();
    },
    follow: (listener) => {
      const own = { ...listener };
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    countFollowers: () => listeners.size,
  };
}
