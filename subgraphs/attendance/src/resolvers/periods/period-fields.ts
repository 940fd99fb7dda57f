import { WAIVABLE } from "../../domain/periods/period.ts";
import type { AdjustmentResolvers, PeriodBlockerResolvers, PeriodResolvers } from "../../generated/resolvers.ts";
import { toDocumentUrl } from "./period-document.ts";
import { showPlace } from "../../graph/hidden-place.ts";
import { toShownCauses, toShownChanges } from "./shown-causes.ts";

/** A period's fields. */
export const PeriodFields: PeriodResolvers = {
  scope: ({ scope }) => scope.kind,
  places: ({ scope }, _args, { viewer }) =>
    scope.kind === "PLACES" ? scope.ids.map((id) => showPlace(viewer, id)) : [],
  departmentIds: ({ scope }) => (scope.kind === "DEPARTMENTS" ? [...scope.ids] : []),
  records: ({ rows }) => rows,
  waived: ({ waived }) => [...waived],
  deeds: ({ deeds }) => deeds.map(({ atMs, ...deed }) => ({ ...deed, at: new Date(atMs).toISOString() })),
  documentUrl: (period, _args, context) => toDocumentUrl(period, context),
};

/** What stands against a lock; its examples are read when they are asked for. */
export const PeriodBlockerFields: PeriodBlockerResolvers = {
  isWaivable: ({ kind }) => WAIVABLE.has(kind),
  records: async ({ records: examples }, _args, { records }) => {
    const page = { limit: 1, after: undefined, isDescending: false };
    const found = examples.map(({ personId, date }) =>
      records.list({ from: date, to: date, personIds: [personId] }, page),
    );
    return (await Promise.all(found)).flat();
  },
  requests: async ({ requestIds }, _args, { corrections }) => [
    ...(await corrections.list({ ids: requestIds, people: {} }, { limit: requestIds.length, after: undefined })),
  ],
  people: async ({ personIds }, _args, { people }) =>
    (await people.loadMany([...personIds])).flatMap((person) =>
      person === null || person instanceof Error ? [] : [person],
    ),
};

/** An adjustment's fields. */
export const AdjustmentFields: AdjustmentResolvers = {
  carriedIntoId: ({ carriedIntoId }) => carriedIntoId ?? null,
  changes: ({ changes }, _args, { viewer }) => toShownChanges(changes, viewer),
  causes: ({ causes }, _args, context) => toShownCauses(causes, context),
  at: ({ atMs }) => new Date(atMs).toISOString(),
};
