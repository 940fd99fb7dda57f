import { toDateTime } from "@biometricflow/subgraph/date-time";
import { ACTIONS } from "../../domain/exceptions/exception.ts";
import { toExceptionId } from "../../domain/exceptions/exception-order.ts";
import type { AttendanceExceptionResolvers } from "../../generated/resolvers.ts";

/** An exception in the words of the graph. */
export const AttendanceExceptionFields: AttendanceExceptionResolvers = {
  id: (exception) => toExceptionId(exception),
  person: ({ person }) => person ?? null,
  pin: ({ pin }) => pin ?? null,
  date: ({ date }) => date ?? null,
  place: ({ record }) => (record === undefined ? null : { id: record.placeId }),
  record: ({ record }) => record ?? null,
  finding: ({ finding }) => finding ?? null,
  conflict: ({ kind, pin }, _args, { conflicts }) =>
    kind === "PIN_CONFLICT" && pin !== undefined ? conflicts.load(pin) : null,
  facts: ({ facts }) =>
    Object.entries(facts).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const instant = name.endsWith("At") && typeof value === "number" ? toDateTime(value) : undefined;
      return [{ name, value: instant ?? String(value) }];
    }),
  actions: ({ kind }) => [...ACTIONS[kind]],
};
