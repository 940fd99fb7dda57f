import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { ListedRecord } from "../domain/records/listed-record.ts";
import type { DayDetails, DayQuestion } from "../domain/records/record-details.ts";
import type { DayRecordResolvers, PunchChannel, ResolversTypes } from "../generated/resolvers.ts";
import { type PlaceViewer, showGlobalId, showPlace } from "../graph/hidden-place.ts";
import { findShift } from "./shifts/shift-fields.ts";
import { DayLimitFields } from "./limits/limit-fields.ts";
import { DayOvertimeFields } from "./overtime/overtime-fields.ts";

/** A record's fields. What a list does not keep is worked out from the punches, when it is asked for. */
export const DayRecordFields: DayRecordResolvers = {
  ...DayOvertimeFields,
  ...DayLimitFields,
  absence: async ({ person, date }, _args, { absences }) =>
    (await absences.load({ personKey: person.key, date })) ?? null,
  place: ({ placeId }, _args, { viewer }) => showPlace(viewer, placeId),
  shift: ({ shiftId }, _args, context) => findShift(shiftId, context),
  flags: ({ flags }) => [...flags],
  checkIn: ({ checkInMs }) => toDateTime(checkInMs),
  checkOut: ({ checkOutMs }) => toDateTime(checkOutMs),
  progressPct: ({ progressPct }) => progressPct ?? null,
  waitsFor: async (record, _args, { days, viewer }) => {
    if (record.isFinal) return [];
    const details = await days.load(toQuestion(record));
    const readers = (details?.waitsFor ?? []).map(({ placeId, readerId, provedUntilMs, lost }) => ({
      place: showPlace(viewer, placeId),
      deviceId: showGlobalId(viewer, readerId),
      provedUntil: toDateTime(provedUntilMs),
      lost: lost === undefined ? null : { from: toInstant(lost.fromMs), to: toDateTime(lost.closedMs) },
      setAside: null,
    }));
    const asides = (details?.asides ?? []).map(({ placeId, readerId, cause, rows, fromMs, toMs }) => ({
      place: showPlace(viewer, placeId),
      deviceId: showGlobalId(viewer, readerId),
      provedUntil: null,
      lost: null,
      setAside: { cause, rows, from: toInstant(fromMs), to: toInstant(toMs - 1) },
    }));
    return [...readers, ...asides];
  },
  explanation: async (record, _args, { days, viewer }) => {
    const details = await days.load(toQuestion(record));
    return details === undefined ? null : toExplanation(details, viewer);
  },
};

function toQuestion({ person, date, additionalHolidays }: ListedRecord): DayQuestion {
  return { personKey: person.key, date, additionalHolidays };
}

function toExplanation({ record, punches }: DayDetails, viewer: PlaceViewer): ResolversTypes["DayExplanation"] {
  const { rules, timeZone, businessDay, shift, lines } = record.explanation;
  return {
    rules: [...rules],
    timeZone,
    from: toInstant(businessDay.fromMs),
    to: toInstant(businessDay.toMs),
    shift: {
      source: shift.source,
      start: toInstant(shift.startMs),
      end: toInstant(shift.endMs),
      breakMinutes: shift.rules.breakMinutes,
      graceInMinutes: shift.rules.graceInMinutes,
      graceOutMinutes: shift.rules.graceOutMinutes,
    },
    punches: punches.map(({ id, place, device, instantMs, fate, reason, channel, correction }) => ({
      punchId: showGlobalId(viewer, id),
      at: toInstant(instantMs),
      place: showPlace(viewer, place),
      deviceId: device && canSeePlace(viewer, place) ? device : null,
      fate,
      reason,
      channel: toChannel(channel),
      correction: correction ?? null,
    })),
    lines: lines.map(({ values, ...line }) => ({
      ...line,
      values: Object.entries(values).map(([name, value]) => ({ name, value })),
    })),
  };
}

const CHANNELS: readonly PunchChannel[] = ["LIVE", "READ", "PUSH", "FILE", "MANUAL", "APP", "KIOSK"];

/** What a place says; a way that a later place knows and we do not is one of reading. */
function toChannel(channel: string): PunchChannel {
  return CHANNELS.find((known) => known === channel) ?? "READ";
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
