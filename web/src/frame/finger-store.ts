import { useMemo, useSyncExternalStore } from "react";
import { addWait, type FingerFigure, type FingerWait, toFingerFigure } from "../lib/finger-times.ts";

const NONE: readonly FingerWait[] = [];

let waits = NONE;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the wait of a punch as long as this browser does not load the pages anew: one page measures, others show it. */
export function keepWait(wait: FingerWait): void {
  waits = addWait(waits, wait);
  for (const listener of listeners) listener();
}

/** How long punches take to this screen, renewed with each. */
export function useFingerFigure(): FingerFigure {
  const kept = useSyncExternalStore(
    subscribe,
    () => waits,
    () => NONE,
  );
  return useMemo(() => toFingerFigure(kept), [kept]);
}
