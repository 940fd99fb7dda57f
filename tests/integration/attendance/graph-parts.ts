import type { GraphParts } from "../../../subgraphs/attendance/src/graph/context.ts";
import { createOutagePlanner } from "../../../subgraphs/attendance/src/recompute/outage-planner.ts";
import { createRecordDetails } from "../../../subgraphs/attendance/src/recompute/record-details.ts";
import { createOverlays } from "../../../subgraphs/attendance/src/recompute/overlay/overlay.ts";
import { createPreview } from "../../../subgraphs/attendance/src/recompute/change-preview.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFollowedFeeds } from "../../../subgraphs/attendance/src/store/followed-feeds.ts";
import { createAbsenceReader } from "../../../subgraphs/attendance/src/store/absences-reader.ts";
import { createAbsenceWriter } from "../../../subgraphs/attendance/src/store/absences-writer.ts";
import { createLimitReader } from "../../../subgraphs/attendance/src/store/limit-days.ts";
import { createOvertimeReader, createOvertimeWriter } from "../../../subgraphs/attendance/src/store/overtime.ts";
import { createWorkRuleStore } from "../../../subgraphs/attendance/src/store/work-rules.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import { createCorrectionStore } from "../../../subgraphs/attendance/src/store/corrections.ts";
import { createAcknowledgementStore } from "../../../subgraphs/attendance/src/store/acknowledgements.ts";
import { createPeriodStore } from "../../../subgraphs/attendance/src/store/periods.ts";
import { createPinPreview } from "../../../subgraphs/attendance/src/recompute/pin-preview.ts";
import { createPinStore } from "../../../subgraphs/attendance/src/store/pin-store.ts";
import { createPeopleReader } from "../../../subgraphs/attendance/src/store/people-reader.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { createPlaceSums } from "../../../subgraphs/attendance/src/recompute/place-sums.ts";
import { createExceptionReader } from "../../../subgraphs/attendance/src/store/exception-reader.ts";
import { createInsightReader } from "../../../subgraphs/attendance/src/store/insight-reader.ts";
import { createSummaryReader } from "../../../subgraphs/attendance/src/store/summary-reader.ts";
import { createUsualReader } from "../../../subgraphs/attendance/src/graph/usual-punches.ts";
import { createPresenceReader } from "../../../subgraphs/attendance/src/store/presence-reader.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { createShiftWriter } from "../../../subgraphs/attendance/src/store/shift-writer.ts";
import { createTotalsReader } from "../../../subgraphs/attendance/src/store/totals-reader.ts";
import { PLACES } from "./attendance-fixture.ts";

/** What the graph reads and writes, over a store. */
export function toParts(
  database: Database,
  options: Parameters<typeof createRecordDetails>[0] & Pick<GraphParts, "changes">,
  holding: { readonly held: Promise<void> },
): Omit<GraphParts, "documents" | "exports"> {
  const summaries = createSummaryReader(database);
  return {
    placeIds: PLACES.map(({ id }) => id),
    feeds: { list: () => holding.held.then(() => createFollowedFeeds(database).list()) },
    records: createRecordReader(database),
    totals: createTotalsReader(database),
    details: createRecordDetails(options),
    preview: createPreview({
      ...options,
      calendars: createCalendarStore(database),
      shifts: createShiftReader(database),
      peopleReader: createPeopleReader(database),
      places: PLACES,
      identity: "organisation",
    }),
    overlay: createOverlays({
      ...options,
      stored: createRecordReader(database),
      storedTotals: createTotalsReader(database),
      storedSummaries: createSummaryReader(database),
    }),
    presence: createPresenceReader(database),
    summaries,
    exceptions: createExceptionReader(database),
    insights: createInsightReader(database),
    sumPlace: createPlaceSums(options),
    readUsual: createUsualReader(summaries, options.now),
    listReaders: options.store.listReaders,
    peopleReader: createPeopleReader(database),
    peopleWriter: createPeopleWriter(database, "organisation"),
    identity: "organisation",
    pins: createPinStore(database, "organisation"),
    previewPin: createPinPreview(options, createPinStore(database, "organisation")),
    calendars: createCalendarStore(database),
    absenceReader: createAbsenceReader(database),
    shiftReader: createShiftReader(database),
    shiftWriter: createShiftWriter(database, PLACES),
    absenceWriter: createAbsenceWriter(database),
    asked: { ask: () => {} },
    corrections: createCorrectionStore(database, new Map(PLACES.map(({ id, timeZone }) => [id, timeZone]))),
    outages: createOutagePlanner(options),
    workRules: createWorkRuleStore(database),
    overtimeReader: createOvertimeReader(database),
    overtimeWriter: createOvertimeWriter(database),
    limits: createLimitReader(database),
    periods: createPeriodStore(database),
    changes: options.changes,
    acknowledgements: createAcknowledgementStore(database),
    now: options.now,
  };
}
