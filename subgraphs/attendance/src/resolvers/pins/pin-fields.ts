import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { PinPreview } from "../../domain/people/pin-preview.ts";
import type { DayRow } from "../../domain/records/day-row.ts";
import type {
  DayOutline,
  PinConflictResolvers,
  PinDecisionResolvers,
  UnmappedPinResolvers,
} from "../../generated/resolvers.ts";
import type { PersonLoader } from "../../graph/person-loader.ts";

/** Days of a preview that are shown; how many there are is said beside. */
const MAX_CHANGES = 100;

/** A preview in the words of the graph. */
export function toGraphPreview({ claimed, unclaimed, changes }: PinPreview) {
  return {
    punches: claimed.punches,
    days: claimed.days,
    firstAt: toDateTime(claimed.firstMs),
    lastAt: toDateTime(claimed.lastMs),
    unclaimedPunches: unclaimed,
    changedDays: changes.length,
    changes: changes.slice(-MAX_CHANGES).map(({ person, date, before, after }) => ({
      person,
      date,
      before: before === undefined ? null : toOutline(before),
      after: after === undefined ? null : toOutline(after),
    })),
  };
}

function toOutline({ status, checkInMs, checkOutMs, workedMinutes, lateMinutes, keptPunches }: DayRow): DayOutline {
  return {
    status,
    checkIn: toDateTime(checkInMs),
    checkOut: toDateTime(checkOutMs),
    workedMinutes,
    lateMinutes,
    keptPunches,
  };
}

/** The fields of a PIN that is nobody's. */
export const UnmappedPinFields: UnmappedPinResolvers = {
  lastAt: ({ lastAtMs }) => toDateTime(lastAtMs),
  places: ({ placeIds }) => placeIds.map((id) => ({ id })),
};

/** A decision's fields. */
export const PinDecisionFields: PinDecisionResolvers = {
  persons: ({ personIds }, _args, { people }) => loadAll(people, personIds),
  at: ({ atMs }) => new Date(atMs).toISOString(),
  by: ({ actor }) => actor,
  undoneAt: ({ undoneMs }) => toDateTime(undoneMs),
  undoneBy: ({ undoneBy }) => undoneBy ?? null,
};

/** A conflict's fields. */
export const PinConflictFields: PinConflictResolvers = {
  names: ({ names }) =>
    names.map(({ placeId, lastAtMs, ...name }) => ({ ...name, place: { id: placeId }, lastAt: toDateTime(lastAtMs) })),
  persons: ({ personIds }, _args, { people }) => loadAll(people, personIds),
  decision: ({ decision }) => decision ?? null,
};

async function loadAll(people: PersonLoader, ids: readonly string[]) {
  const found = await Promise.all(ids.map((id) => people.load(id)));
  return found.filter((person) => person !== null);
}
