import type { AcknowledgementResolvers, AttendanceStatementResolvers } from "../../generated/resolvers.ts";
import { toShownCauses, toShownChanges } from "./shown-causes.ts";

/** An acknowledgement's fields. */
export const AcknowledgementFields: AcknowledgementResolvers = {
  records: ({ rows }) => rows,
  at: ({ atMs }) => new Date(atMs).toISOString(),
  isValid: ({ voided }) => voided === undefined,
  voided: ({ voided }, _args, context) =>
    voided === undefined
      ? null
      : {
          at: new Date(voided.atMs).toISOString(),
          date: voided.date ?? null,
          changes: toShownChanges(voided.changes, context.viewer),
          causes: toShownCauses(voided.causes, context),
          periodId: voided.periodId ?? null,
        },
};

/** A statement's fields. */
export const AttendanceStatementFields: AttendanceStatementResolvers = {
  lines: ({ lines }) => [...lines],
  acknowledgement: async ({ personId, from, to }, _args, { acknowledgements }) => {
    const all = await acknowledgements.list(
      { from, to, people: { ids: [personId] } },
      { limit: 100, after: undefined },
    );
    return all.find((each) => each.from === from && each.to === to) ?? null;
  },
};
