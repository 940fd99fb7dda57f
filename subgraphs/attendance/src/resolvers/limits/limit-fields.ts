import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { DayRecordResolvers, LimitHitResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { showGlobalId } from "../../graph/hidden-place.ts";
import { listLimitHits } from "./limit-list.ts";

/** The queries of limits. */
export const LimitQuery = {
  limitHits: (_root, args, context) => listLimitHits(args, context),
} satisfies QueryResolvers;

/** The limits that were passed on a record's date. */
export const DayLimitFields = {
  limitHits: async ({ person, date }, _args, { limitHits }) => {
    const hits = await limitHits.load({ personKey: person.key, date });
    return hits.map((hit) => ({ ...hit, person }));
  },
} satisfies DayRecordResolvers;

/** A hit's fields. */
export const LimitHitFields: LimitHitResolvers = {
  boundMinutes: ({ rule }) => rule.minutes,
  dates: ({ dates }) => [...dates],
  from: ({ fromMs }) => toDateTime(fromMs),
  to: ({ toMs }) => toDateTime(toMs),
  punchIds: ({ punchIds }, _args, { viewer }) => punchIds.map((id) => showGlobalId(viewer, id)),
};
