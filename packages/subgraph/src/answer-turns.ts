/** Shares the event loop between those whose answers are put together, and everything else that the process does. */
export interface AnswerTurns {
  /** Resolves when so many values may be put into an answer of this subject. */
  take(subject: string, values: number): Promise<void>;
}

/** What is put together before anything else gets a turn: some milliseconds. */
const VALUES_PER_TURN = 15_000;

interface Waiting {
  readonly values: number;
  readonly go: () => void;
}

/** Creates turns: within one, so many values are put together, and the subjects who wait are served one after the other. */
export function createAnswerTurns(
  valuesPerTurn = VALUES_PER_TURN,
  later: (turn: () => void) => void = (turn) => void setImmediate(turn),
): AnswerTurns {
  /** In the order in which they are served; whoever was goes to the end. */
  const lines = new Map<string, Waiting[]>();
  let left = valuesPerTurn;
  let isScheduled = false;

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    later(() => {
      isScheduled = false;
      left = valuesPerTurn;
      serve();
    });
  };
  const serve = (): void => {
    for (const [subject, line] of lines) {
      if (left <= 0) break;
      lines.delete(subject);
      const next = line.shift();
      if (line.length > 0) lines.set(subject, line); // comes round again within this very loop
      left -= next?.values ?? 0;
      next?.go();
    }
    if (lines.size > 0) schedule();
  };
  return {
    take: (subject, values) => {
      schedule();
      if (left > 0 && lines.size === 0) {
        left -= values;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const line = lines.get(subject) ?? [];
        lines.set(subject, line);
        line.push({ values, go: resolve });
      });
    },
  };
}
