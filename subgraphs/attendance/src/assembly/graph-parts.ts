import type { AttendanceConfig } from "@biometricflow/config/attendance-config";
import type { GraphParts } from "../graph/context.ts";
import { createPinPreview } from "../recompute/pin-preview.ts";
import { createRecordDetails } from "../recompute/record-details.ts";
import { createOverlays } from "../recompute/overlay/overlay.ts";
import { createPreview } from "../recompute/change-preview.ts";
import { createOutagePlanner } from "../recompute/outage-planner.ts";
import { createAbsenceReader } from "../store/absences-reader.ts";
import { createAbsenceWriter } from "../store/absences-writer.ts";
import { createLimitReader } from "../store/limit-days.ts";
import { createOvertimeReader, createOvertimeWriter } from "../store/overtime.ts";
import { createWorkRuleStore } from "../store/work-rules.ts";
import { createCalendarStore } from "../store/calendars.ts";
import { createCorrectionStore } from "../store/corrections.ts";
import { createAcknowledgementStore } from "../store/acknowledgements.ts";
import { createPeriodStore } from "../store/periods.ts";
import type { Database } from "../store/database.ts";
import { createFollowedFeeds } from "../store/followed-feeds.ts";
import { createPeopleReader } from "../store/people-reader.ts";
import { createPeopleWriter } from "../store/people-writer.ts";
import { createPlaceSums } from "../recompute/place-sums.ts";
import { createExceptionReader } from "../store/exception-reader.ts";
import { createInsightReader } from "../store/insight-reader.ts";
import { createSummaryReader } from "../store/summary-reader.ts";
import { createUsualReader } from "../graph/usual-punches.ts";
import { createPresenceReader } from "../store/presence-reader.ts";
import { createPinStore } from "../store/pin-store.ts";
import { createRecordReader } from "../store/record-reader.ts";
import { createShiftReader } from "../store/shift-reader.ts";
import { createShiftWriter } from "../store/shift-writer.ts";
import { createTotalsReader } from "../store/totals-reader.ts";
import type { RecordParts } from "./record-work.ts";

/** What the graph answers from, apart from what belongs to the process. */
export function toGraphParts(
  database: Database,
  { places, identity }: AttendanceConfig,
  records: RecordParts,
): Omit<GraphParts, "asked" | "documents" | "exports"> {
  return {
    placeIds: places.map(({ id }) => id),
    feeds: createFollowedFeeds(database),
    ...toRecordReaders(database, records),
    preview: createPreview({
      ...records,
      calendars: createCalendarStore(database),
      shifts: createShiftReader(database),
      peopleReader: createPeopleReader(database),
      places,
      identity,
    }),
    overlay: createOverlays({
      ...records,
      stored: createRecordReader(database),
      storedTotals: createTotalsReader(database),
      storedSummaries: createSummaryReader(database),
    }),
    peopleReader: createPeopleReader(database),
    peopleWriter: createPeopleWriter(database, identity),
    identity,
    pins: createPinStore(database, identity),
    previewPin: createPinPreview(records, createPinStore(database, identity)),
    calendars: createCalendarStore(database),
    absenceReader: createAbsenceReader(database),
    shiftReader: createShiftReader(database),
    shiftWriter: createShiftWriter(database, places),
    absenceWriter: createAbsenceWriter(database),
    corrections: createCorrectionStore(database, new Map(places.map(({ id, timeZone }) => [id, timeZone])), identity),
    outages: createOutagePlanner(records),
    workRules: createWorkRuleStore(database),
    overtimeReader: createOvertimeReader(database),
    overtimeWriter: createOvertimeWriter(database),
    limits: createLimitReader(database),
    periods: createPeriodStore(database),
    changes: records.changes,
    acknowledgements: createAcknowledgementStore(database),
    now: records.now,
  };
}

/** What questions about records are answered from. */
function toRecordReaders(database: Database, records: RecordParts) {
  const summaries = createSummaryReader(database);
  return {
    records: createRecordReader(database),
    totals: createTotalsReader(database),
    details: createRecordDetails(records),
    presence: createPresenceReader(database),
    summaries,
    exceptions: createExceptionReader(database),
    insights: createInsightReader(database),
    sumPlace: createPlaceSums(records),
    readUsual: createUsualReader(summaries, records.now),
    listReaders: records.store.listReaders,
  };
}
