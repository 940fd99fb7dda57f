import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { AdjustmentCause } from "../../domain/periods/adjustment.ts";
import type { FigureChange } from "../../domain/periods/figures.ts";
import { type PlaceViewer, showGlobalId, showPlace } from "../../graph/hidden-place.ts";

/** Instead of the name of a place that the viewer does not see. */
const NO_NAME = "-";

/** A change as the graph shows it. */
interface ShownChange extends Omit<FigureChange, "placeId"> {
  /** Of an instant: whose clocks show it. */
  readonly place: { readonly id: string } | null;
}

/** Why a record would be another one, without the names of places that the viewer does not see. */
export function toShownCauses(
  causes: readonly AdjustmentCause[],
  { viewer, placeIds }: { readonly viewer: PlaceViewer; readonly placeIds: readonly string[] },
): AdjustmentCause[] {
  const toWord = (word: string) =>
    placeIds.includes(word) && !canSeePlace(viewer, word) ? NO_NAME : showGlobalId(viewer, word);
  return causes.map(({ kind, reference }) => ({ kind, reference: reference.split(" ").map(toWord).join(" ") }));
}

/** What would be another one, likewise. */
export function toShownChanges(changes: readonly FigureChange[], viewer: PlaceViewer): ShownChange[] {
  const toName = (id: string | null) => (id === null || canSeePlace(viewer, id) ? id : NO_NAME);
  return changes.map(({ placeId, ...change }) => {
    const shown = { ...change, place: placeId === undefined ? null : showPlace(viewer, placeId) };
    if (change.figure !== "placeId") return shown;
    return { ...shown, before: toName(change.before), after: toName(change.after) };
  });
}
