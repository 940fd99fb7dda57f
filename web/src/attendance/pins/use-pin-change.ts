"use client";

import {
  DecidePinConflictDocument,
  type DecidePinConflictInput,
  MapPinDocument,
  type MapPinInput,
  type PinChangeFragment,
} from "@biometricflow/sdk/generated/graphql";
import { useState } from "react";
import { type Deed, useDeed } from "../../graphql/use-deed.ts";

/** What is to be said of a PIN. */
export type PinWish =
  | { readonly kind: "MAP"; readonly input: Omit<MapPinInput, "dryRun"> }
  | { readonly kind: "DECIDE"; readonly input: Omit<DecidePinConflictInput, "dryRun"> };

/** A wish with what it would do, or did. */
export interface PinOutcome {
  readonly wish: PinWish;
  readonly change: PinChangeFragment;
}

/** A change of a PIN: first what it would do, then it is done. */
export interface PinChangeSteps {
  readonly deed: Deed;
  readonly outcome: PinOutcome | undefined;
  readonly preview: (wish: PinWish) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly forget: () => void;
}

/** The steps of one change. `onDone` gets what was done: whatever asked for it may be gone from the page by then. */
export function usePinChange(onDone: (done: PinOutcome) => void): PinChangeSteps {
  const deed = useDeed();
  const [outcome, setOutcome] = useState<PinOutcome>();
  const send = async (wish: PinWish, dryRun: boolean) => {
    const change = await sendWish(deed, wish, dryRun);
    if (change && dryRun) setOutcome({ wish, change });
    if (change && !dryRun) onDone({ wish, change });
  };
  return {
    deed,
    outcome,
    preview: (wish) => send(wish, true),
    apply: async () => {
      if (outcome) await send(outcome.wish, false);
    },
    forget: () => {
      setOutcome(undefined);
      deed.forget();
    },
  };
}

async function sendWish({ run }: Deed, wish: PinWish, dryRun: boolean): Promise<PinChangeFragment | null | undefined> {
  if (wish.kind === "MAP") return (await run(MapPinDocument, { input: { ...wish.input, dryRun } }))?.mapPin;
  return (await run(DecidePinConflictDocument, { input: { ...wish.input, dryRun } }))?.decidePinConflict;
}
