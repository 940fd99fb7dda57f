import type { PushPlan } from "./push-plan.ts";

/** A reader as the desk knows it. */
export interface DeskReader {
  readonly plan: PushPlan;
  serialNumber: string | undefined;
  /** What it brought before it was approved waits until it is known to be this place's. */
  hasKept: boolean;
  keyShownFrom: string | undefined;
  /** The address and the moment of the last call that was written down. */
  written: { readonly address: string; readonly atMs: number } | undefined;
}
