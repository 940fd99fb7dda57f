import { createHash } from "node:crypto";
import type { NamedShift } from "./named-shift.ts";
import { ShiftChangedError } from "./shift-store.ts";

const DIGITS = 16;

/** Names what a shift is: another text after each change, the same for the same hours. Empty where there is no shift. */
export function toRevision(shift: NamedShift | undefined): string {
  if (shift === undefined) return "";
  const { id, name, colour, letter, versions } = shift;
  const said = JSON.stringify([id, name, colour, letter, versions.map(({ from, settings }) => [from, settings])]);
  return createHash("sha256").update(said).digest("hex").slice(0, DIGITS);
}

/**
 * Refuses an edit of what is another by now. One that would make the shift what it is passes: it may be a second try.
 *
 * @param revision what was edited; empty: nothing, the shift is new; undefined: whatever is there
 * @throws {ShiftChangedError}
 */
export function refuseStale(known: NamedShift | undefined, shift: NamedShift, revision: string | undefined): void {
  const found = toRevision(known);
  if (revision === undefined || revision === found || toRevision(shift) === found) return;
  throw new ShiftChangedError(shift.id, { isMade: revision === "", isGone: known === undefined });
}
