import { createAnswerTurns } from "@biometricflow/subgraph/answer-turns";

/** Waits until so many values may be put into an answer. @throws why nobody waits for the answer any more */
export type TakeTurn = (values: number) => Promise<void>;

/** Values of one turn: half of them are looked up for their record, so that it takes some ten milliseconds. */
const VALUES_PER_TURN = 8_000;

/** Creates the turns of a server: for each request, whose it is and until when somebody waits for it. */
export function createRequestTurns(): (subject: string, signal: AbortSignal) => TakeTurn {
  const turns = createAnswerTurns(VALUES_PER_TURN);
  return (subject, signal) => async (values) => {
    await turns.take(subject, values);
    signal.throwIfAborted();
  };
}
