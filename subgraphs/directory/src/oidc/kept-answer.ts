/** What is asked for rarely, and how long it is good. */
export interface KeptAnswerOptions<T> {
  readonly ask: () => Promise<T>;
  readonly now: () => number;
  /** How long an answer is believed without asking again. */
  readonly knownMs: number;
  /** How long a fault is: nobody is asked meanwhile. */
  readonly pauseMs: number;
}

/**
 * Keeps an answer. All who want one share the question under way; where there is an old answer it is given, and nobody waits
 * for the new one.
 */
export function createKeptAnswer<T>({ ask, now, knownMs, pauseMs }: KeptAnswerOptions<T>): () => Promise<T> {
  let known: { readonly answer: T; readonly sinceMs: number } | undefined;
  let fault: { readonly error: unknown; readonly sinceMs: number } | undefined;
  let asked: Promise<T> | undefined;
  const begin = async (): Promise<T> => {
    try {
      const answer = await ask();
      known = { answer, sinceMs: now() };
      return answer;
    } catch (error) {
      fault = { error, sinceMs: now() };
      throw error;
    } finally {
      asked = undefined;
    }
  };
  return async () => {
    if (known !== undefined && now() - known.sinceMs < knownMs) return known.answer;
    const isPaused = fault !== undefined && now() - fault.sinceMs < pauseMs;
    if (asked === undefined && !isPaused) {
      asked = begin();
      asked.catch(() => undefined); // it is kept, and whoever waits hears of it
    }
    if (known !== undefined) return known.answer;
    if (asked === undefined) throw fault?.error;
    return asked;
  };
}
