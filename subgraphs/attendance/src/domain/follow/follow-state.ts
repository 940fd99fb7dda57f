/** A position in a place's feed. */
export interface FeedPosition {
  /** Of the ledger that `seq` counts. */
  readonly epoch: string;
  readonly seq: number;
}

/** What the follower of one place does now. */
export interface FollowState {
  readonly phase: "NEW" | "LOOKING" | "ASKING" | "KEEPING" | "WAITING" | "STOPPED";
  /** Whether the store has said where what was kept ends. */
  readonly isPlaced: boolean;
  /** Where what was kept ends; `undefined` before the place was ever reached. */
  readonly position: FeedPosition | undefined;
  /** In a row. */
  readonly failures: number;
}

/** What happens to a follower. */
export type FollowInput =
  | { readonly kind: "start" }
  /** Where what was kept ends. */
  | { readonly kind: "found"; readonly position: FeedPosition | undefined }
  /** Entries came, up to `seq`; none when that is where the question began. */
  | { readonly kind: "page"; readonly epoch: string; readonly seq: number }
  /** The place does not know the position: its ledger is another one. */
  | { readonly kind: "reset" }
  /** Where what was kept ends: with the page, or elsewhere where the store had got on without this follower hearing of it. */
  | { readonly kind: "kept"; readonly position: FeedPosition | undefined }
  | { readonly kind: "failed" }
  | { readonly kind: "woken" }
  | { readonly kind: "stop" };

/** What a follower has done. */
export type FollowAction =
  /** Asks the store where what was kept ends. */
  | { readonly kind: "look" }
  | { readonly kind: "ask"; readonly after: FeedPosition | undefined }
  /** Takes the last page in, in one transaction with its position. */
  | { readonly kind: "keep"; readonly before: FeedPosition | undefined; readonly position: FeedPosition }
  | { readonly kind: "wait"; readonly ms: number };

export type FollowChange = readonly [FollowState, readonly FollowAction[]];

/** How long a follower waits. */
export interface FollowTiming {
  /** At the head, for what comes next. */
  readonly idleMs: number;
  /** After one failure; doubled with each further one. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** A follower that did not begin. */
export const NEW_FOLLOWER: FollowState = {
  phase: "NEW",
  isPlaced: false,
  position: undefined,
  failures: 0,
};

/**
 * The state after an input and what to do. Pure.
 *
 * A page is asked for, kept, and only then the next one: what was kept is where the next one begins, whatever happens
 * between. A failure asks again for the same page, later.
 */
export function advance(state: FollowState, input: FollowInput, timing: FollowTiming): FollowChange {
  if (state.phase === "STOPPED") return [state, []];
  switch (input.kind) {
    case "start":
      return state.phase === "NEW" ? ask(state) : [state, []];
    case "found":
      return state.phase === "LOOKING" ? ask({ ...state, isPlaced: true, position: input.position }) : [state, []];
    case "page":
      return state.phase === "ASKING" ? onPage(state, input, timing) : [state, []];
    case "reset":
      return state.phase === "ASKING" ? onReset(state, timing) : [state, []];
    case "kept":
      return state.phase === "KEEPING" ? ask({ ...state, position: input.position, failures: 0 }) : [state, []];
    case "failed":
      return UNDER_WAY.has(state.phase) ? onFailure(state, timing) : [state, []];
    case "woken":
      return state.phase === "WAITING" ? ask(state) : [state, []];
    case "stop":
      return [{ ...state, phase: "STOPPED" }, []];
  }
}

const UNDER_WAY: ReadonlySet<FollowState["phase"]> = new Set(["LOOKING", "ASKING", "KEEPING"]);

function ask(state: FollowState): FollowChange {
  if (!state.isPlaced) return [{ ...state, phase: "LOOKING" }, [{ kind: "look" }]];
  return [{ ...state, phase: "ASKING" }, [{ kind: "ask", after: state.position }]];
}

/** A page of another ledger than the one that was asked is not kept: it is read from its beginning. */
function onPage(
  state: FollowState,
  { epoch, seq }: Extract<FollowInput, { kind: "page" }>,
  timing: FollowTiming,
): FollowChange {
  const { position } = state;
  if (position !== undefined && position.epoch !== epoch) return onReset(state, timing);
  if (position !== undefined && seq === position.seq)
    return [{ ...state, phase: "WAITING", failures: 0 }, [{ kind: "wait", ms: timing.idleMs }]];
  return [{ ...state, phase: "KEEPING" }, [{ kind: "keep", before: position, position: { epoch, seq } }]];
}

/** One who has no position and is told that it is unknown would ask without end. */
function onReset(state: FollowState, timing: FollowTiming): FollowChange {
  return state.position === undefined ? onFailure(state, timing) : ask({ ...state, position: undefined });
}

function onFailure(state: FollowState, { retryMs, maxRetryMs }: FollowTiming): FollowChange {
  const ms = Math.min(maxRetryMs, retryMs * 2 ** Math.min(state.failures, 20));
  return [{ ...state, phase: "WAITING", failures: state.failures + 1 }, [{ kind: "wait", ms }]];
}
