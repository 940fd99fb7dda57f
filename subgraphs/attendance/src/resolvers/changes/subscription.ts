import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { createChangeStream, type Told } from "@biometricflow/subgraph/changes/change-stream";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import {
  type ChangeFilter,
  type ChangeScope,
  isAsked,
  isInScope,
  type PresenceChange,
  type RecordChange,
} from "../../domain/changes/change.ts";
import type {
  AttendanceChange as GraphAttendanceChange,
  PresenceChange as GraphPresenceChange,
  SubscriptionResolvers,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { readViewerScope } from "../../graph/viewer-scope.ts";
import { toPlacesInScope } from "../scope.ts";
import { parseChosen } from "../chosen-ids.ts";

/** What a viewer sees is asked anew after so long: a department may have another manager. */
const SCOPE_MS = 10_000;

const NOTHING = { personId: null, departmentId: null, placeId: null, date: null };

/** `Subscription` fields. */
export const Subscription: SubscriptionResolvers = {
  attendanceChanged: {
    subscribe: (_root, { filter }, context) => {
      const placeIds = parsePlaces(filter?.placeIds, "filter.placeIds", context);
      const asked: ChangeFilter = {
        personIds: parseChosen(filter?.personIds, "filter.personIds"),
        placeIds,
        departmentIds: parseChosen(filter?.departmentIds, "filter.departmentIds"),
        from: filter?.from ?? undefined,
        to: filter?.to ?? undefined,
      };
      const select = createSelect<RecordChange>(asked, ({ placeId }) => [placeId], context);
      const toMessage = (told: Told<RecordChange>) => ({ attendanceChanged: toAttendanceChange(told) });
      return createChangeStream({ bus: context.changes.records, select, toMessage });
    },
  },

  presenceChanged: {
    subscribe: (_root, args, context) => {
      const placeIds = parsePlaces(args.placeIds, "placeIds", context);
      const select = createSelect<PresenceChange>({ placeIds }, toPresencePlaces, context);
      const toMessage = (told: Told<PresenceChange>) => ({ presenceChanged: toPresenceChange(told, context) });
      return createChangeStream({ bus: context.changes.presence, select, toMessage });
    },
  },
};

function toAttendanceChange(told: Told<RecordChange>): GraphAttendanceChange {
  if (told.kind === "RESYNC") return { ...NOTHING, kind: "RESYNC", status: null, flags: null, isFinal: null };
  const { row, departmentId, ...subject } = told.event;
  return {
    ...subject,
    kind: "CHANGED",
    departmentId: departmentId ?? null,
    status: row?.status ?? null,
    flags: row === undefined ? null : [...row.flags],
    isFinal: row?.isFinal ?? null,
  };
}

/** Somebody may be measured at one place and punch at another: the viewer hears the name of those alone that are seen. */
function toPresenceChange(told: Told<PresenceChange>, { viewer }: AttendanceContext): GraphPresenceChange {
  const none = { lastPunchPlaceId: null, isIn: null, lastPunchAt: null };
  if (told.kind === "RESYNC") return { ...NOTHING, ...none, kind: "RESYNC" };
  const { last, departmentId, placeId, isIn, ...event } = told.event;
  const lastPlaceId = last?.placeId;
  return {
    ...event,
    kind: "CHANGED",
    departmentId: departmentId ?? null,
    isIn: isIn ?? null,
    placeId: canSeePlace(viewer, placeId) ? placeId : null,
    lastPunchPlaceId: lastPlaceId !== undefined && canSeePlace(viewer, lastPlaceId) ? lastPlaceId : null,
    lastPunchAt: toDateTime(last?.atMs),
  };
}

function toPresencePlaces({ placeId, last }: PresenceChange): readonly string[] {
  return last === undefined ? [placeId] : [placeId, last.placeId];
}

function parsePlaces(
  ids: readonly string[] | null | undefined,
  argument: string,
  { viewer, placeIds }: AttendanceContext,
): readonly string[] | undefined {
  const asked = parseIds(ids, argument, "PLACE");
  return asked === undefined ? undefined : toPlacesInScope(viewer, placeIds, asked);
}

/** Keeps what is asked for and within what the viewer sees now. */
function createSelect<E extends RecordChange | PresenceChange>(
  filter: ChangeFilter,
  toPlaces: (change: E) => readonly string[],
  { viewer, placeIds, peopleReader, now }: AttendanceContext,
): (events: readonly E[]) => Promise<readonly E[]> {
  let known: { readonly untilMs: number; readonly scope: Promise<ChangeScope> } | undefined;
  return async (events) => {
    if (known === undefined || known.untilMs <= now())
      known = { untilMs: now() + SCOPE_MS, scope: readViewerScope(viewer, placeIds, peopleReader) };
    const scope = await known.scope;
    return events.filter((event) => {
      const places = toPlaces(event);
      return isInScope(event, places, scope) && isAsked(event, places, filter);
    });
  };
}
