/**
 * Runs a pure function over a view whose answers stand in a database: what it asks for and nobody has read yet is read, and it runs
 * again from its beginning, until all that it asks for is known.
 */
export async function decideOver<View, Decision>(view: View, decide: (view: View) => Decision): Promise<Decision> {
  for (;;) {
    try {
      return decide(view);
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      await error.read();
    }
  }
}

/** A question of a view: answered at once where the answer was read, and else what ends the run. */
export function ask<Args extends readonly string[], Answer>(
  read: (...of: Args) => Promise<Answer>,
): (...of: Args) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (...of) => {
    const key = JSON.stringify(of);
    const kept = known.get(key);
    if (kept !== undefined) return kept.answer;
    throw new UnreadError(async () => void known.set(key, { answer: await read(...of) }));
  };
}

class UnreadError extends Error {
  readonly read: () => Promise<void>;

  constructor(read: () => Promise<void>) {
    super("what is asked for was not read yet");
    this.name = "UnreadError";
    this.read = read;
  }
}
