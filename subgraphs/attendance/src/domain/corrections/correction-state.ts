/** Where a correction stands. Records follow from it while it is IN_FORCE. */
export type CorrectionState = "REQUESTED" | "IN_FORCE" | "REFUSED" | "WITHDRAWN" | "REVERTED";

/** What somebody does about a correction. */
export type CorrectionMove = "ENTER" | "REQUEST" | "APPROVE" | "REFUSE" | "WITHDRAW" | "REVERT";

/** What follows from a move: the days that the punch touches are worked out anew. */
export type CorrectionAction = "MARK_DAYS";

/** The state after a move, and what follows from it. */
export type CorrectionStep = readonly [state: CorrectionState, actions: readonly CorrectionAction[]];

/** Every move that there is, by the state before it; `NEW` is one that nobody wrote down yet. */
const MOVES: Readonly<Record<CorrectionState | "NEW", Readonly<Partial<Record<CorrectionMove, CorrectionStep>>>>> = {
  NEW: { ENTER: ["IN_FORCE", ["MARK_DAYS"]], REQUEST: ["REQUESTED", []] },
  REQUESTED: { APPROVE: ["IN_FORCE", ["MARK_DAYS"]], REFUSE: ["REFUSED", []], WITHDRAW: ["WITHDRAWN", []] },
  IN_FORCE: { REVERT: ["REVERTED", ["MARK_DAYS"]] },
  REFUSED: {},
  WITHDRAWN: {},
  REVERTED: {},
};

/** What a move makes of a correction; `undefined`: there is no such move from where it stands. */
export function moveCorrection(state: CorrectionState | "NEW", move: CorrectionMove): CorrectionStep | undefined {
  return MOVES[state][move];
}
