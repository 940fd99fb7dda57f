import type { AttendanceProcess } from "../../load/attendance/attendance-process.ts";
import { type Figure, toFigure } from "./figures.ts";
import { addDays, listFilters } from "./filters.ts";
import { type Took, timeQuestion, toMedian, toMedianTook } from "./stopwatch.ts";

const NODE = "date person { id pin name } place { id } status flags lateMinutes workedMinutes checkIn checkOut isFinal";
/** The page of the list. */
export const PAGE = `query ($filter: AttendanceFilter!, $orderBy: AttendanceOrder) {
  attendance(filter: $filter, orderBy: $orderBy, first: 50) { edges { node { ${NODE} } } pageInfo { hasNextPage } }
}`;
/** How many rows, and of how many people the newest changes are not in them. */
export const COUNTED = `query ($filter: AttendanceFilter!) { attendance(filter: $filter, first: 50) { totalCount recomputing } }`;
const TOTALS = `query ($filter: AttendanceFilter!, $groupBy: TotalsGroup) {
  attendanceTotals(filter: $filter, groupBy: $groupBy, first: 100) { edges { node { days presentDays lateMinutes } } }
}`;
const MATRIX = `query ($month: Month!, $after: String) { attendanceMatrix(month: $month, first: 200, after: $after) {
  edges { node { person { id name } days { date status } } } pageInfo { hasNextPage endCursor }
} }`;
const PERSON = `query ($filter: AttendanceFilter!) { attendance(filter: $filter, first: 366) { edges { node { ${NODE} } } } }`;
const SUMMARY = `query ($range: DateRange!, $groupBy: SummaryGroup!) { summary(range: $range, groupBy: $groupBy) {
  edges { node { figures { days presentDays lateDays overtimeMinutes } } } total { days presentDays } totalCount
} }`;
const PRESENCE =
  "{ presence(first: 50) { edges { node { person { id name } state } } totalCount counts { in late unknown } } }";
const EXCEPTIONS = `query ($filter: ExceptionFilter!) { exceptions(filter: $filter, first: 50) {
  edges { node { kind date person { id name } } } totalCount } }`;
const PERSONS = "{ persons(first: 50) { edges { node { id name pin department { id } } } totalCount } }";
const DEPARTMENTS = "{ departments { id name } }";

interface Size {
  readonly people: number;
  readonly years: number;
  readonly lastDate: string;
}

/** Asks what pages ask: each figure in the server, then with the way to it. */
export async function askPages(process: AttendanceProcess, size: Size): Promise<readonly Figure[]> {
  await process.ask("{ attendanceSources { pending } }"); // whoever is first waits for the code to be read
  return [
    ...(await askLists(process, size)),
    ...(await askSheets(process, size)),
    ...(await askOverviews(process, size)),
    ...(await askDays(process, size.lastDate)),
  ];
}

/** The median of 30 random filters. */
async function askLists(process: AttendanceProcess, size: Size): Promise<readonly Figure[]> {
  const filters = listFilters(30, size.lastDate, size);
  const pages: Took[] = [];
  for (const variables of filters) pages.push(await timeQuestion(process, PAGE, variables));
  const [counted, totals]: [Took[], Took[]] = [[], []];
  for (const variables of filters) counted.push(await timeQuestion(process, COUNTED, variables));
  for (const [index, { filter }] of filters.entries())
    totals.push(await timeQuestion(process, TOTALS, { filter, groupBy: index % 2 === 0 ? "PERSON" : "DEPARTMENT" }));
  return [
    ...toFigures("first page of a month, median", toMedianTook(pages), "< 50, ratio < 1.3"),
    toFigure("first page of a month, worst, server ms", Math.max(...pages.map(({ serverMs }) => serverMs))),
    ...toFigures("its totalCount and recomputing", toMedianTook(counted)),
    ...toFigures("totals of a month", toMedianTook(totals)),
    toFigure("totals of a month, worst, server ms", Math.max(...totals.map(({ serverMs }) => serverMs))),
  ];
}

async function askSheets(process: AttendanceProcess, { lastDate }: Size): Promise<readonly Figure[]> {
  const pages = await readMatrix(process, addDays(lastDate, -40).slice(0, 7));
  const sum = (read: (took: Took) => number) => pages.reduce((total, took) => total + read(took), 0);
  const sheet = { serverMs: sum(({ serverMs }) => serverMs), httpMs: sum(({ httpMs }) => httpMs) };
  const year = { from: addDays(lastDate, -364), to: lastDate, personIds: ["p.10007"] };
  return [
    toFigure("first page of 200 people of a sheet, server ms", pages[0]?.serverMs ?? Number.NaN),
    ...toFigures("sheet of 1,000 people", sheet),
    ...toFigures("one person's year", await timeQuestion(process, PERSON, { filter: year })),
  ];
}

/** A sheet of a thousand people, page by page. */
async function readMatrix(process: AttendanceProcess, month: string): Promise<readonly Took[]> {
  const pages: Took[] = [];
  for (let after: string | null = null; pages.length < 5; ) {
    pages.push(await timeQuestion(process, MATRIX, { month, after }));
    const { attendanceMatrix } = await process.ask(MATRIX, { month, after });
    if (!attendanceMatrix.pageInfo.hasNextPage) break;
    after = attendanceMatrix.pageInfo.endCursor;
  }
  return pages;
}

/** What the landing page and the lists of everybody ask. */
async function askOverviews(process: AttendanceProcess, { lastDate }: Size): Promise<readonly Figure[]> {
  const range = { from: addDays(lastDate, -40), to: addDays(lastDate, -10) };
  const questions: readonly (readonly [name: string, query: string, variables?: object])[] = [
    ...["PLACE", "DEPARTMENT", "DAY", "PERSON", "HOUR"].map(
      (groupBy) => [`summary of a month by ${groupBy}`, SUMMARY, { range, groupBy }] as const,
    ),
    ["who is in", PRESENCE],
    ["exceptions of a month", EXCEPTIONS, { filter: range }],
    ["list of people", PERSONS],
    ["departments", DEPARTMENTS],
  ];
  const figures: Figure[] = [];
  for (const [name, query, variables] of questions) {
    const times: Took[] = [];
    for (let round = 0; round < 3; round++) times.push(await timeQuestion(process, query, variables));
    figures.push(toFigure(`${name}, server ms`, toMedian(times.map(({ serverMs }) => serverMs))));
  }
  return figures;
}

const PLACES = ["riyadh", "dubai", "karachi"];

/** The predecessor's question: first pages of a day, and of thirty, over three places. */
export async function askDays(process: AttendanceProcess, lastDate: string): Promise<readonly Figure[]> {
  const to = addDays(lastDate, -8);
  const repeat = async (from: string, rounds = 25) => {
    const times: Took[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await timeQuestion(process, PAGE, { filter: { from, to, placeIds: PLACES } }));
    return toMedianTook(times);
  };
  return [
    ...toFigures("one day over three places, the first 25 after a start", await repeat(to)),
    ...toFigures("one day over three places", await repeat(to, 100), "< 5 at 100,000 rows"),
    toFigure("one day over three places, CPU of the server, ms", await toCpuMs(process, { from: to, to })),
    ...toFigures("thirty days over three places", await repeat(addDays(to, -29))),
  ];
}

const ROUNDS = 100;

/** What a page costs where the machine has other work: the mean of many, with nothing asked between them. */
async function toCpuMs(
  process: AttendanceProcess,
  dates: { readonly from: string; readonly to: string },
): Promise<number> {
  const before = process.cpuMs();
  for (let round = 0; round < ROUNDS; round++) await process.ask(PAGE, { filter: { ...dates, placeIds: PLACES } });
  return (process.cpuMs() - before) / ROUNDS;
}

function toFigures(name: string, { serverMs, httpMs }: Took, budget = ""): readonly Figure[] {
  return [toFigure(`${name}, server ms`, serverMs, budget), toFigure(`${name}, over HTTP, ms`, httpMs)];
}
