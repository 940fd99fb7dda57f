import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { PlaceDoubt } from "../../domain/presence/place-doubt.ts";
import { countPeople, type PresenceTally } from "../../domain/presence/presence-board.ts";
import type { PresenceResolvers } from "../../generated/resolvers.ts";
import type { PlacePresenceReport, PresenceCountsReport } from "../../graph/presence-report.ts";

/** A place's id as a reference; null for one that the viewer does not see. */
function toSeenPlace(viewer: Viewer, placeId: string | undefined): { readonly id: string } | null {
  return placeId !== undefined && canSeePlace(viewer, placeId) ? { id: placeId } : null;
}

/** One person's presence in the words of the graph. */
export const PresenceFields: PresenceResolvers = {
  unknownBecause: ({ doubt }) => doubt ?? null,
  since: ({ state, row }) => toDateTime(SINCE.has(state) ? row?.sinceMs : undefined),
  place: ({ placeId }, _args, { viewer }) => toSeenPlace(viewer, placeId),
  lastPunchAt: ({ row }) => toDateTime(row?.last?.atMs),
  lastPunchPlace: ({ row }, _args, { viewer }) => toSeenPlace(viewer, row?.last?.placeId),
  lastPunchDeviceId: ({ row }, _args, { viewer }) =>
    toSeenPlace(viewer, row?.last?.placeId) === null ? null : row?.last?.readerId || null,
  date: ({ row }) => row?.date ?? null,
  cameLate: ({ row }) => row?.last !== undefined && row.isLate,
  dueAt: ({ row }) => toDateTime(row?.dueMs),
};

const SINCE: ReadonlySet<string> = new Set(["IN", "OPEN_TOO_LONG", "LEFT"]);

/** A tally in the words of the graph. */
export function toCounts(tally: PresenceTally): PresenceCountsReport {
  const { states, cameLate } = tally;
  return {
    people: countPeople(tally),
    in: states.IN,
    openTooLong: states.OPEN_TOO_LONG,
    left: states.LEFT,
    onLeave: states.ON_LEAVE,
    dayOff: states.DAY_OFF,
    expected: states.EXPECTED,
    late: states.LATE,
    absent: states.ABSENT,
    unknown: states.UNKNOWN,
    cameLate,
  };
}

/** A place on the board in the words of the graph. */
export function toPlacePresence(
  placeId: string,
  tally: PresenceTally,
  { doubt, asOfMs }: { readonly doubt: PlaceDoubt | undefined; readonly asOfMs: number | undefined },
): PlacePresenceReport {
  return {
    place: { id: placeId },
    counts: toCounts(tally),
    asOf: toDateTime(asOfMs),
    doubt: doubt ?? null,
    lastPunchAt: toDateTime(tally.lastPunchMs),
  };
}
