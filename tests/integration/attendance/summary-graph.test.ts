import { afterAll, beforeAll, expect, it } from "vitest";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { keepPunches } from "./record-rows.ts";

const FIGURES = "days workingDays lateDays workedMinutes attendanceRatePct complianceRatePct averageLateMinutes";
const SUMMARY = `query ($range: DateRange!, $groupBy: SummaryGroup!, $filter: SummaryFilter, $orderBy: SummaryOrder, $first: Int, $after: String) {
  summary(range: $range, groupBy: $groupBy, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node {
      place { id } deviceId department { id } person { pin } date weekday hour rank
      figures { ${FIGURES} }
      punches { punches people usual { lowerQuartile median upperQuartile weeks } }
    } }
    pageInfo { hasNextPage }
    totalCount
    total { ${FIGURES} }
    totalPunches { punches people usual { weeks } }
    recomputing
    sources { place { id } }
  }
}`;

let attendance: AttendanceUnderTest;
beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const ask = async (groupBy: string, more: object = {}, claims: object = {}) => {
  const variables = { range: NOVEMBER, groupBy, ...more };
  const { answer } = await attendance.ask(SUMMARY, { variables, claims });
  return answer.errors ? answer.errors[0].extensions.code : answer.data.summary;
};
type Edges = { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] };
const nodes = ({ edges }: Edges) => edges.map(({ node }) => node);

it("has a row for each group with the key of the group, and the whole", async () => {
  expect(nodes(await ask("PLACE"))).toMatchObject([
    { place: { id: "cairo" }, person: null, figures: { days: 3 } },
    { place: { id: "riyadh" }, figures: { days: 6, lateDays: 1, averageLateMinutes: 20 } },
  ]);
  expect(await ask("PERSON")).toMatchObject({ totalCount: 3, total: { days: 9 }, totalPunches: null });
  expect(nodes(await ask("DAY")).map(({ date }) => date)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25"]);
  expect(nodes(await ask("WEEKDAY")).map(({ weekday }) => weekday)).toEqual([
    "SUN",
    "MON",
    "TUE",
    "WED",
    "THU",
    "FRI",
    "SAT",
  ]);
  const devices = await ask("DEVICE");
  expect(nodes(devices)).toMatchObject([
    { deviceId: "riyadh/gate-1", figures: null, punches: { punches: 2, people: 1 } },
  ]);
  expect(devices).toMatchObject({ total: null, totalPunches: { punches: 2, people: 1, usual: null } });
});

it("comes page by page in the order that is asked for, ranked by its figure", async () => {
  const orderBy = "WORKED_DESC";
  const first = await ask("PERSON", { orderBy, first: 1 });
  expect(nodes(first)).toMatchObject([{ person: { pin: "1" }, rank: 1 }]);
  const rest = await ask("PERSON", { orderBy, first: 5, after: first.edges[0].cursor });
  expect(nodes(rest)).toMatchObject([
    { person: { pin: "2" }, rank: 2 },
    { person: { pin: "3" }, rank: 2 },
  ]);
  expect(await ask("PERSON", { orderBy: "LATE_DESC", after: first.edges[0].cursor })).toBe("BAD_CURSOR");
});

it("says what is usual of the hours of one date, from the weeks before", async () => {
  const mondays = ["2026-11-16", "2026-11-09", "2026-11-02", "2026-10-26"];
  await keepPunches(
    attendance.database,
    "3",
    mondays.map((date) => `${date}T08:10:00`),
  );
  const range = { from: "2026-11-23", to: "2026-11-23" };
  const hours = nodes(await ask("HOUR", { range }));
  expect(hours).toHaveLength(24);
  const usual = { lowerQuartile: 1, median: 1, upperQuartile: 1, weeks: 4 };
  expect(hours[8]).toMatchObject({ hour: 8, punches: { punches: 1, people: 1, usual } });
  expect(nodes(await ask("HOUR"))[8]).toMatchObject({ punches: { usual: null } });
});

it("is about the viewer's places alone, in a range that has bounds", async () => {
  expect(await ask("PERSON", {}, { places: ["cairo"] })).toMatchObject({
    totalCount: 1,
    sources: [{ place: { id: "cairo" } }],
  });
  expect(await ask("DEVICE", {}, { places: ["cairo"] })).toMatchObject({ totalCount: 0 });
  expect(await ask("PLACE", { filter: { placeIds: ["riyadh"] } }, { places: ["cairo"] })).toBe("FORBIDDEN");
  expect(await ask("DAY", { range: { from: "2025-01-01", to: "2026-02-05" } })).toBe("BAD_USER_INPUT");
  expect(await ask("PERSON", {}, { role: "MANAGER" })).toMatchObject({ totalCount: 0 });
});

it("is about records by the hours of some shifts, and refuses to count punches of shifts", async () => {
  const { database } = attendance;
  await database.write(({ tx }) =>
    tx.updateTable("day_record").set({ shift_id: "early" }).where("date", "=", "2026-11-23").execute(),
  );
  const ofShift = (shiftIds: readonly string[] | null) => ({ filter: { shiftIds } });
  expect(await ask("DAY", ofShift(["early"]))).toMatchObject({ total: { days: 3, lateDays: 1 } });
  expect(await ask("PLACE", ofShift(["late", "early"]))).toMatchObject({ totalCount: 2, total: { days: 3 } });
  expect(await ask("PERSON", ofShift([]))).toMatchObject({ totalCount: 0, total: { days: 0 } });
  expect(await ask("PERSON", ofShift(null))).toMatchObject({ total: { days: 9 } });
  for (const groupBy of ["DEVICE", "HOUR"]) {
    expect(await ask(groupBy, ofShift(["early"]))).toBe("BAD_USER_INPUT");
    expect(await ask(groupBy, ofShift(null))).toMatchObject({ total: null });
  }
});
