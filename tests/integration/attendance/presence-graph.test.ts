import { afterAll, beforeAll, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { mark } from "./record-rows.ts";

const COUNTS = "counts { people in late absent expected unknown dayOff onLeave left openTooLong }";
const PRESENCE = `query ($placeIds: [ID!], $state: [PresenceState!], $first: Int, $after: String) {
  presence(placeIds: $placeIds, state: $state, first: $first, after: $after) {
    edges { cursor node { person { pin } state unknownBecause place { id } date } }
    pageInfo { hasNextPage }
    totalCount
    ${COUNTS}
    places { place { id } asOf doubt ${COUNTS} }
    recomputing
    sources { place { id } asOf }
  }
}`;

let attendance: AttendanceUnderTest;
beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const ask = async (variables: object = {}, claims: object = {}) => {
  const { answer } = await attendance.ask(PRESENCE, { variables, claims });
  return answer.errors ? answer.errors[0].extensions.code : answer.data.presence;
};

it("says of a place that is silent why its people are unknown, and never counts one as absent", async () => {
  expect((await ask()).edges[0].node).toMatchObject({ state: "UNKNOWN", unknownBecause: "NOT_WORKED_OUT" });
  await mark(attendance.database, [1, 2, 3], "2026-11-26", "2026-11-26");
  await attendance.recompute(10);
  const { edges, counts, places, totalCount } = await ask();
  expect(edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { person: { pin: "1" }, state: "UNKNOWN", unknownBecause: "PLACE_SILENT", place: { id: "riyadh" } },
    { person: { pin: "2" }, state: "UNKNOWN", place: { id: "cairo" }, date: "2026-11-26" },
    { person: { pin: "3" }, state: "UNKNOWN" },
  ]);
  expect(counts).toMatchObject({ people: 3, unknown: 3, absent: 0, late: 0 });
  expect(totalCount).toBe(3);
  expect(places).toMatchObject([
    { place: { id: "riyadh" }, asOf: "2026-11-26T05:00:00.000Z", doubt: "PLACE_SILENT", counts: { people: 2 } },
    { place: { id: "cairo" }, asOf: null, doubt: "PLACE_SILENT", counts: { people: 1 } },
  ]);
});

it("comes page by page, of the states and places that are asked for", async () => {
  const first = await ask({ first: 1 });
  expect(first.pageInfo.hasNextPage).toBe(true);
  const { edges } = await ask({ first: 5, after: first.edges[0].cursor });
  expect(edges.map(({ node }: { node: { person: { pin: string } } }) => node.person.pin)).toEqual(["2", "3"]);
  expect(await ask({ state: ["IN"], after: first.edges[0].cursor })).toBe("BAD_CURSOR");
  expect(await ask({ state: ["IN"] })).toMatchObject({ edges: [], totalCount: 0, counts: { people: 3 } });
  expect(await ask({ placeIds: ["cairo"] })).toMatchObject({ totalCount: 1, places: [{ place: { id: "cairo" } }] });
});

it("is about the viewer's places alone", async () => {
  const riyadh = { places: ["riyadh"] };
  expect(await ask({}, riyadh)).toMatchObject({ totalCount: 2, sources: [{ place: { id: "riyadh" } }] });
  expect(await ask({ placeIds: ["cairo"] }, riyadh)).toBe("FORBIDDEN");
  expect(await ask({ first: 1001 })).toBe("BAD_USER_INPUT");
});

it("lists holidays of the viewer's places, in a range that has bounds", async () => {
  const add = `mutation { editPlaceCalendar(input: { placeId: "riyadh", addHoliday: { date: "2026-09-23", name: "National Day" } }) { calendar { place { id } } } }`;
  await attendance.ask(add);
  const list = async (from: string, to: string, claims: object = {}) => {
    const query = `{ holidays(from: "${from}", to: "${to}") { date name hijri place { id } } }`;
    const { answer } = await attendance.ask(query, { claims });
    return answer.errors ? answer.errors[0].extensions.code : answer.data.holidays;
  };
  const day = { date: "2026-09-23", name: "National Day", hijri: "12 Rabiʻ II 1448", place: { id: "riyadh" } };
  expect(await list("2026-01-01", "2026-12-31")).toEqual([day]);
  expect(await list("2026-01-01", "2026-12-31", { places: ["cairo"] })).toEqual([]);
  expect(await list("2026-01-01", "2027-02-05")).toBe("BAD_USER_INPUT");
  expect(await list("2026-01-02", "2026-01-01")).toBe("BAD_USER_INPUT");
});
