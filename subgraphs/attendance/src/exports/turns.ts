/** Whose turn it is: a page of one asker, then one of the next, however many pages each wants. */
export interface Turns {
  /** Resolves when it is; give the end of it back. @throws the reason of `signal` */
  readonly enter: (subject: string, signal: AbortSignal) => Promise<() => void>;
}

/** Creates turns, so many at once. */
export function createTurns(atOnce: number): Turns {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;
  const next = () => {
    if (running >= atOnce) return;
    const [first] = waiting;
    if (first === undefined) return;
    const [subject, [begin, ...rest]] = first;
    waiting.delete(subject);
    if (rest.length > 0) waiting.set(subject, rest); // behind the others
    running++;
    begin?.();
  };
  const leave = () => {
    running--;
    next();
  };
  return {
    enter: async (subject, signal) => {
      await new Promise<void>((resolve) => {
        waiting.set(subject, [...(waiting.get(subject) ?? []), resolve]);
        next();
      });
      let isOver = false;
      const end = () => {
        if (!isOver) leave();
        isOver = true;
      };
      if (!signal.aborted) return end;
      end();
      throw signal.reason;
    },
  };
}
