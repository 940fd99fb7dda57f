/** An entry held against a start, or a leave held against an end. */
export interface EdgeJudgement {
  readonly punchMs: number;
  readonly edgeMs: number;
  /** How much too late or too early, when it is past the grace (strictly). */
  readonly missMs: number | undefined;
}

/** Whether any of them is past the grace. */
export function isMissed(judgements: readonly EdgeJudgement[]): boolean {
  return judgements.some(({ missMs }) => missMs !== undefined);
}
