import type { WorkSelection } from "../domain/records/record-store.ts";

/** What somebody looks at now, and should be right first. */
export interface AskedWork {
  /** The last question of each asker counts; what they asked before is worked out like everything else. */
  readonly ask: (subject: string, selections: readonly WorkSelection[]) => void;
  /** The selection whose turn it is: askers take turns. `undefined`: nobody waits. */
  readonly next: () => WorkSelection | undefined;
  /** Nothing of it is left to be worked out. */
  readonly end: (selection: WorkSelection) => void;
  /** @param onAsked called from now on when somebody asks */
  readonly watch: (onAsked: () => void) => void;
}

const MOST_ASKERS = 64;

/** Creates it, empty. */
export function createAskedWork(): AskedWork {
  let onAsked = () => {};
  /** In the order of turns: whoever had one goes to the end. */
  const askers = new Map<string, readonly WorkSelection[]>();
  return {
    ask: (subject, selections) => {
      askers.delete(subject);
      const [longest] = askers.keys();
      if (askers.size >= MOST_ASKERS && longest !== undefined) askers.delete(longest);
      askers.set(subject, selections);
      onAsked();
    },
    next: () => {
      const [turn] = askers;
      if (turn === undefined) return undefined;
      const [subject, selections] = turn;
      askers.delete(subject);
      askers.set(subject, selections);
      return selections[0];
    },
    end: (selection) => {
      for (const [subject, selections] of askers) {
        if (selections[0] !== selection) continue;
        if (selections.length > 1) askers.set(subject, selections.slice(1));
        else askers.delete(subject);
      }
    },
    watch: (call) => {
      onAsked = call;
    },
  };
}
