import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const run = async (query: string, variables: object) => (await attendance.ask(query, { variables })).answer;
const ASK = `query ($filter: AttendanceFilter!, $holidays: [Date!], $after: String) {
  attendance(filter: $filter, additionalHolidays: $holidays, first: 2, after: $after) {
    totalCount pageInfo { endCursor } edges { node { date status person { pin } explanation { rules } } } }
  attendanceTotals(filter: $filter, additionalHolidays: $holidays) { totalCount edges { node { person { pin } holidayDays absentDays } } }
  attendanceMatrix(month: "2026-11", additionalHolidays: $holidays) { edges { node { person { pin } days { date status } } } }
  attendanceDay(personId: "p.1", date: "2026-11-24", additionalHolidays: $holidays) { status }
}`;
const HOLIDAY = ["2026-11-24"];

describe("additional holidays of a question", () => {
  it("are holidays of its answer, in every list, with their reasons", async () => {
    const { data } = await run(ASK, { filter: { ...NOVEMBER, status: ["HOLIDAY"] }, holidays: HOLIDAY });
    expect(data.attendance).toMatchObject({
      totalCount: 3,
      edges: [{ node: { date: "2026-11-24", person: { pin: "1" } } }, { node: { person: { pin: "2" } } }],
    });
    for (const { node } of data.attendance.edges) expect(node.explanation.rules).toContain("R21");
    expect(data.attendanceTotals).toMatchObject({
      totalCount: 3,
      edges: [{ node: { holidayDays: 1, absentDays: 0 } }, {}, {}],
    });
    const days = data.attendanceMatrix.edges[0].node.days;
    expect(days.map(({ status }: { status: string }) => status)).toEqual(["PRESENT", "HOLIDAY", "ABSENT"]);
    expect(data.attendanceDay).toEqual({ status: "HOLIDAY" });
  });

  it("are nobody else's, and a cursor of theirs belongs to their list", async () => {
    expect((await run(ASK, { filter: { ...NOVEMBER, status: ["HOLIDAY"] } })).data.attendance.totalCount).toBe(0);
    const { endCursor } = (await run(ASK, { filter: NOVEMBER, holidays: HOLIDAY })).data.attendance.pageInfo;
    const [error] = (await run(ASK, { filter: NOVEMBER, after: endCursor })).errors;
    expect(error.extensions.code).toBe("BAD_CURSOR");
    expect((await run(ASK, { filter: NOVEMBER, holidays: HOLIDAY, after: endCursor })).errors).toBeUndefined();
  });

  it("are 31 at most", async () => {
    const holidays = Array.from({ length: 32 }, (_, index) =>
      new Date(Date.UTC(2026, 9, index + 1)).toISOString().slice(0, 10),
    );
    const [error] = (await run(ASK, { filter: NOVEMBER, holidays })).errors;
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "additionalHolidays" });
  });
});
