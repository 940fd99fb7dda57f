import type { CorrectionDeed } from "./correction.ts";
import { type CorrectionState, type CorrectionStep, moveCorrection } from "./correction-state.ts";
import { CorrectionRefusedError } from "./correction-store.ts";

/** A correction, as far as it decides who may move it. */
export interface MovableCorrection {
  readonly state: CorrectionState;
  /** The account that wrote it down. */
  readonly enteredBy: string;
  readonly isRequest: boolean;
  /** The account of the person whose days it changes; `undefined` or empty for none. */
  readonly account: string | undefined;
}

/**
 * What a deed makes of a correction. Nobody decides what they asked for themselves, or decides or reverts what is about their own days; only who
 * asked takes a request back.
 *
 * @throws {CorrectionRefusedError}
 */
export function checkMove(correction: MovableCorrection, { move, actor }: CorrectionDeed): CorrectionStep {
  const { state, enteredBy, account } = correction;
  const step = moveCorrection(state, move);
  if (step === undefined)
    throw new CorrectionRefusedError("id", `the correction is ${state}: ${move} is not possible from there`);
  const isDecided = move === "APPROVE" || move === "REFUSE";
  if (isDecided && (actor === enteredBy || actor === account))
    throw new CorrectionRefusedError("id", "nobody decides a request of their own: ask somebody else to decide it");
  if (move === "REVERT" && actor === account)
    throw new CorrectionRefusedError(
      "id",
      "nobody reverts a correction of their own days: ask somebody else to revert it",
    );
  if (move === "WITHDRAW" && actor !== enteredBy)
    throw new CorrectionRefusedError("id", "only who asked takes a request back: refuse it instead");
  return step;
}
