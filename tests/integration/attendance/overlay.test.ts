import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type {
  ListedRecord,
  RecordReader,
  RecordSelection,
} from "../../../subgraphs/attendance/src/domain/records/listed-record.ts";
import type { TotalsReader } from "../../../subgraphs/attendance/src/domain/records/period-totals.ts";
import type { CreateOverlay } from "../../../subgraphs/attendance/src/domain/records/overlay.ts";
import type { RecordGroup, SummaryReader } from "../../../subgraphs/attendance/src/domain/summary/summary-store.ts";
import { createSummaryReader } from "../../../subgraphs/attendance/src/store/summary-reader.ts";
import { createOverlays } from "../../../subgraphs/attendance/src/recompute/overlay/overlay.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createRulesSource } from "../../../subgraphs/attendance/src/recompute/rules-source.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { createTotalsReader } from "../../../subgraphs/attendance/src/store/totals-reader.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { createRandom, DATES, keepRandomOrganisation, NOW, PLACES } from "./random-organisation.ts";
import { mark } from "./record-rows.ts";

const CALENDAR_ACT = { actor: "account/hr", atMs: NOW, action: "editPlaceCalendar", canChange: () => true };
const ALL = { from: DATES[0] ?? "", to: DATES.at(-1) ?? "" };
const SELECTIONS: readonly RecordSelection[] = [
  ALL,
  { from: "2026-11-08", to: "2026-11-17" },
  { ...ALL, statuses: ["ABSENT", "HOLIDAY", "PENDING"] },
  { ...ALL, flags: ["LATE", "WORKED_OFF_DAY"], placeIds: ["riyadh"] },
  { ...ALL, departmentIds: ["hr"], search: "1" },
  { ...ALL, shiftIds: ["a"], personIds: ["p.1", "p.2", "p.3", "p.4"] },
];
const GROUPS = ["PERSON", "DEPARTMENT", "PLACE"] as const;

/** Everything that the readers say of the selections: rows page by page in both orders, totals, and counts. */
async function readAll({ records, totals, summaries }: ReturnType<CreateOverlay>) {
  const answers = [];
  for (const selection of SELECTIONS) {
    for (const isDescending of [true, false]) answers.push(await listPages(records, selection, isDescending));
    answers.push(await records.count(selection));
    for (const groupBy of GROUPS) {
      answers.push(await listTotals(totals, selection, groupBy));
      answers.push(await totals.count(selection, groupBy));
    }
    for (const groupBy of [...GROUPS, "DAY"] as const) answers.push(await listSums(summaries, selection, groupBy));
  }
  return answers;
}

/** In no order that matters; whose PIN stands beside sums of many is of no account. */
async function listSums(summaries: SummaryReader, selection: RecordSelection, groupBy: RecordGroup) {
  const groups = await summaries.sumRecords(selection, groupBy);
  const rows = groups.map(({ id, name, nameKey, sums }) => ({ id, name, nameKey, sums }));
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function listPages(records: RecordReader, selection: RecordSelection, isDescending: boolean) {
  const rows: object[] = [];
  let after: readonly [string, string, string] | undefined;
  for (;;) {
    const page: readonly ListedRecord[] = await records.list(selection, { limit: 7, after, isDescending });
    for (const { additionalHolidays: _dates, ...row } of page) rows.push({ ...row, departmentId: undefined });
    const last = page.at(-1);
    if (last === undefined) return rows;
    after = [last.date, last.person.nameKey, last.person.id];
  }
}

async function listTotals(totals: TotalsReader, selection: RecordSelection, groupBy: (typeof GROUPS)[number]) {
  const rows: object[] = [];
  let after: readonly [string, string] | undefined;
  for (;;) {
    const page = await totals.list(selection, groupBy, { limit: 5, after });
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined) return rows;
    after = [last.nameKey, last.id];
  }
}

describe.each(STORES)("additional holidays in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const toOptions = () => ({
    store: createRecordStore(database),
    readRules: createRulesSource(PLACES, createCalendarStore(database), createShiftReader(database)),
    now: () => NOW,
    stored: createRecordReader(database),
    storedTotals: createTotalsReader(database),
    storedSummaries: createSummaryReader(database),
  });
  const recompute = async () => {
    const { run } = createRecomputer(toOptions());
    while ((await run(100)) > 0);
  };
  const editHolidays = async (dates: readonly string[], kind: "ADD_HOLIDAY" | "REMOVE_HOLIDAY") => {
    const calendars = createCalendarStore(database);
    const placeIds = PLACES.map(({ id }) => id);
    for (const date of dates) await calendars.edit(placeIds, { kind, date, name: "Eid" }, CALENDAR_ACT);
  };
  const dump = async () => {
    const tables = [
      "day_record",
      "dirty_mark",
      "holiday",
      "holiday_place",
      "change_log",
      "record_fault",
      "punch",
      "person",
    ] as const;
    const rows = [];
    for (const table of tables) rows.push(await database.read.selectFrom(table).selectAll().execute());
    return JSON.stringify(rows);
  };

  it.each([1, 2, 3, 4])(
    "say what holds after they are saved, and store nothing (random organisation %i)",
    async (seed) => {
      const keys = await keepRandomOrganisation(database, seed);
      await mark(database, keys, ALL.from, ALL.to);
      await recompute();
      const random = createRandom(seed * 77);
      const holidays = DATES.filter(() => random() < 0.12).concat(seed === 3 ? DATES.slice(-2) : []);
      const before = await dump();
      const overlaid = await readAll(createOverlays(toOptions())(holidays));
      expect(await dump()).toBe(before);
      await editHolidays(holidays, "ADD_HOLIDAY");
      await recompute();
      const stored = {
        records: createRecordReader(database),
        totals: createTotalsReader(database),
        summaries: createSummaryReader(database),
      };
      const saved = await readAll(stored);
      await mark(database, keys, ALL.from, ALL.to);
      await recompute();
      expect(saved).toEqual(await readAll(stored)); // the marks of the change reached every record
      expect(overlaid).toEqual(saved);
      expect(saved.flat().length).toBeGreaterThan(100);
    },
  );
});
