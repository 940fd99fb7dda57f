import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PlaceContext } from "../graph/context.ts";
import type { PunchSelection } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";

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
  const seenFromMs = toSeenFromMs(clock);
  return { ...selection, fromMs: Math.max(selection.fromMs ?? seenFromMs, seenFromMs) };
}

/**
 * Whether a viewer of a stream gets a punch. A stream of a screen may run for months: what an old log brings is judged when it comes,
 * not by the day on which the stream began.
 */
export function mayStream(
  { atMs }: Pick<PunchRecord, "atMs">,
  { viewer, clock }: Pick<PlaceContext, "viewer" | "clock">,
): boolean {
  return viewer.role !== "SCREEN" || (atMs !== undefined && atMs >= toSeenFromMs(clock));
}

function toSeenFromMs(clock: PlaceContext["clock"]): number {
  return Math.floor((clock.nowMs() - SEEN_MS) / MINUTE_MS) * MINUTE_MS;
}
