import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PlaceContext } from "../graph/context.ts";
import type { PunchSelection } from "../domain/ledger.ts";

/** As far back as a screen on a wall sees: it may be away for a night and miss nothing. */
const SEEN_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * What a viewer gets of what it chose: a screen the latest punches alone, and those of nobody in particular, for whoever takes its
 * link would look up people and days by it. From whole minutes on, so that equal lists of one operation stay one.
 *
 * @throws FORBIDDEN
 */
export function narrowForScreen(
  selection: PunchSelection,
  { viewer, clock }: Pick<PlaceContext, "viewer" | "clock">,
): PunchSelection {
  if (viewer.role !== "SCREEN") return selection;
  if (selection.userIds !== undefined)
    throw codedError("FORBIDDEN", "A screen looks for nobody: leave out userIds", {});
  const seenFromMs = Math.floor((clock.nowMs() - SEEN_MS) / MINUTE_MS) * MINUTE_MS;
  return { ...selection, fromMs: Math.max(selection.fromMs ?? seenFromMs, seenFromMs) };
}
