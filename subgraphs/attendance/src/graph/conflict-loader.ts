import DataLoader from "dataloader";
import type { PinConflict, PinStore } from "../domain/people/pin-decision.ts";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";

/** Conflicts of one request within the viewer's places, by the PIN; null where there is none. */
export type ConflictLoader = DataLoader<string, PinConflict | null>;

/** Each costs the counting of its punches. */
const CONFLICTS_AT_ONCE = 100;

/** Creates the loader of one request. */
export function createConflictLoader(
  { pins }: { readonly pins: Pick<PinStore, "listConflicts"> },
  readScope: () => Promise<ViewerScope>,
): ConflictLoader {
  return new DataLoader(
    async (asked) => {
      const { placeIds } = await readScope();
      const found = await pins.listConflicts({ placeIds, pins: asked }, { limit: asked.length, after: undefined });
      const byPin = new Map(found.map((conflict) => [conflict.pin, conflict]));
      return asked.map((pin) => byPin.get(pin) ?? null);
    },
    { maxBatchSize: CONFLICTS_AT_ONCE },
  );
}
