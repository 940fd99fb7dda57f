import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AskRouter } from "../../../subgraphs/attendance/src/exports/ask-router.ts";
import { readPage } from "../../../subgraphs/attendance/src/exports/export-pages.ts";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const HOLIDAYS = "2026-11-24";
const DATES = `from=${NOVEMBER.from}&to=${NOVEMBER.to}`;

let attendance: AttendanceUnderTest;

/** The router's part: it passes a question on, and knows the names of places. */
const askRouter: AskRouter = async (question, { after, isFirst }) => {
  const variables = { ...question.variables, first: question.pageRows, after: after ?? null, isFirst };
  const { answer } = await attendance.ask(question.text.replace("{ id name }", "{ id }"), { variables });
  return readPage(answer, question, NOW);
};

beforeAll(async () => {
  attendance = await startAttendance({ askRouter });
});
afterAll(() => attendance.stop());

/** The rows of a file, without its head and without what it says to be missing. */
async function fetchRows(path: string): Promise<string[][]> {
  const response = await attendance.get(`/export/${path}`);
  expect(response.status).toBe(200);
  const [, ...rows]: string[][] = parse(Buffer.from(await response.arrayBuffer()), { bom: true });
  return rows.filter(([first]) => first?.startsWith("#") !== true);
}

const ask = async (query: string) => (await attendance.ask(query)).answer.data;
const OVERLAY = `additionalHolidays: ["${HOLIDAYS}"]`;
const FILTER = `filter: { from: "${NOVEMBER.from}", to: "${NOVEMBER.to}" }`;

interface Person {
  readonly person: { readonly pin: string };
}
interface Day extends Person {
  readonly date: string;
  readonly status: string;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly corrections: number;
  readonly waitsFor: readonly { readonly deviceId: string; readonly provedUntil: string | null }[];
}

it("a file of days with additional holidays is the query with them, in rows, order and columns, and stores nothing", async () => {
  const columns =
    "columns=date,pin,status,worked,expected,corrections,approvedOvertime,waitsFor&timeZone=UTC&orderBy=DATE_ASC";
  const before = await fetchRows(`attendance.csv?${DATES}&${columns}`);
  const rows = await fetchRows(`attendance.csv?${DATES}&${columns}&additionalHolidays=${HOLIDAYS}`);
  const { attendance: list } = await ask(`{ attendance(${FILTER}, ${OVERLAY}, orderBy: DATE_ASC, first: 100) {
    edges { node { date person { pin } status workedMinutes expectedMinutes corrections waitsFor { deviceId provedUntil } } } } }`);
  const toHours = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  const expected = list.edges.map(({ node }: { node: Day }) => [
    ...[node.date, node.person.pin, node.status, toHours(node.workedMinutes), toHours(node.expectedMinutes)],
    ...[String(node.corrections), ""],
    node.waitsFor.map(({ deviceId, provedUntil }) => `${deviceId} (${provedUntil ?? "-"})`).join("; "),
  ]);
  expect(rows).toEqual(expected);
  expect(rows.filter(([date]) => date === HOLIDAYS).map((row) => row[2])).toEqual(["HOLIDAY", "HOLIDAY", "HOLIDAY"]);
  expect(await fetchRows(`attendance.csv?${DATES}&${columns}`)).toEqual(before);
  expect(before.some((row) => row[2] === "HOLIDAY")).toBe(false);
});

it("so are totals, payroll and the month", async () => {
  const totals = await fetchRows(
    `totals.csv?${DATES}&columns=pin,holidayDays,absentDays&additionalHolidays=${HOLIDAYS}`,
  );
  const payroll = await fetchRows(
    `payroll.csv?${DATES}&columns=pin,holidayDays,absentDays&additionalHolidays=${HOLIDAYS}`,
  );
  const matrix = await fetchRows(`matrix.csv?month=2026-11&columns=pin,days&additionalHolidays=${HOLIDAYS}`);
  const told = await ask(`{
    attendanceTotals(${FILTER}, ${OVERLAY}) { edges { node { person { pin } holidayDays absentDays } } }
    attendanceMatrix(month: "2026-11", ${OVERLAY}) { edges { node { person { pin } days { date status } } } }
  }`);
  const sums = told.attendanceTotals.edges.map(
    ({ node }: { node: Person & { readonly holidayDays: number; readonly absentDays: number } }) => [
      node.person.pin,
      String(node.holidayDays),
      String(node.absentDays),
    ],
  );
  expect(totals).toEqual(sums);
  expect(payroll).toEqual(sums);
  expect(sums.map(([, holidays]: string[]) => holidays)).toEqual(["1", "1", "1"]);
  expect(matrix.map(([pin]) => pin)).toEqual(
    told.attendanceMatrix.edges.map(({ node }: { node: Person }) => node.person.pin),
  );
  expect(matrix.map((row) => row[24])).toEqual(["H", "H", "H"]);
});

it("says in its name that it is only so if", async () => {
  const response = await attendance.get(`/export/totals.csv?${DATES}&columns=pin&additionalHolidays=${HOLIDAYS}`);
  expect(response.headers.get("content-disposition")).toContain("totals_2026-11-23_2026-11-25_if-holidays");
});

it("a preview is the beginning of the file, whole with its headings", async () => {
  const columns = [{ key: "pin", name: "No." }, { key: "worked" }];
  const input = { kind: "PAYROLL", hoursFormat: "DECIMAL", attendance: NOVEMBER, columns };
  const { exportPreview } = (
    await attendance.ask(
      "query ($input: StartExportInput!) { exportPreview(input: $input) { columns rows rowsExpected } }",
      {
        variables: { input },
      },
    )
  ).answer.data;
  expect(exportPreview.columns).toEqual(["No.", "Worked"]);
  expect(exportPreview.rows).toEqual(await fetchRows(`payroll.csv?${DATES}&hoursFormat=decimal&columns=pin,worked`));
  expect(exportPreview.rowsExpected).toBe(3);
});

it("a preview is refused as the file would be", async () => {
  const input = { kind: "PAYROLL", attendance: NOVEMBER, columns: [{ key: "salary" }] };
  const query = "query ($input: StartExportInput!) { exportPreview(input: $input) { columns } }";
  const { errors } = (await attendance.ask(query, { variables: { input } })).answer;
  expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.columns" });
});

it("is refused for kinds that know no holidays", async () => {
  const response = await attendance.get(`/export/people.csv?additionalHolidays=${HOLIDAYS}`);
  expect([response.status, Object(await response.json()).error.message]).toEqual([
    400,
    "PEOPLE is not narrowed by it; it takes persons",
  ]);
});
