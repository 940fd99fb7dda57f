import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const PREVIEW = `query ($input: OutageInput!, $first: Int) {
  outagePreview(input: $input, first: $first) {
    token totalCount people without unknown punches { person { pin } date at state }
  }
}`;
const ALL = "{ corrections { totalCount edges { node { id state groupId } } } }";
const RECORDS = `{ attendance(filter: { from: "2026-11-23", to: "2026-11-25" }, first: 100) {
  edges { node { date person { pin } status corrections checkIn checkOut workedMinutes lateMinutes } } } }`;
const OUTAGE = { placeId: "riyadh", from: "2026-11-24T00:00:00", to: "2026-11-25T23:00:00", edges: ["START", "END"] };

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const ask = async (query: string, variables: object, claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const preview = async (given: object = {}, claims: Partial<NewTokenClaims> = {}) =>
  ask(PREVIEW, { input: { ...OUTAGE, ...given }, first: 10 }, claims);
const correct = (token: string, given: object = {}, claims: Partial<NewTokenClaims> = {}) =>
  ask(
    "mutation ($input: CorrectOutageInput!) { correctOutage(input: $input) { groupId corrections } }",
    { input: { outage: { ...OUTAGE, ...given }, token, reason: "no power" } },
    claims,
  );
const revert = (groupId: string, claims: Partial<NewTokenClaims> = {}) =>
  ask(
    "mutation ($input: RevertCorrectionGroupInput!) { revertCorrectionGroup(input: $input) { corrections } }",
    { input: { groupId, reason: "wrong place" } },
    claims,
  );
const listAll = async () => (await attendance.ask(ALL)).answer.data.corrections;
const records = async () => (await attendance.ask(RECORDS)).answer.data.attendance.edges;
const codeOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0].extensions.code;

describe("an outage", () => {
  it("shows first which people miss which punches on which days, and adds nothing", async () => {
    const { outagePreview } = (await preview()).data;
    expect(outagePreview).toMatchObject({ totalCount: 8, people: 2, without: 0, unknown: 0 });
    expect(outagePreview.punches.slice(0, 2)).toEqual([
      { person: { pin: "1" }, date: "2026-11-24", at: "2026-11-24T05:00:00.000Z", state: "CHECK_IN" },
      { person: { pin: "1" }, date: "2026-11-24", at: "2026-11-24T14:00:00.000Z", state: "CHECK_OUT" },
    ]);
    expect((await listAll()).totalCount).toBe(0);
  });

  it("is corrected as it was shown, in one group, and reverted exactly", async () => {
    const before = await records();
    const { token } = (await preview({ personIds: ["p.1"] })).data.outagePreview;
    const { groupId, corrections } = (await correct(token, { personIds: ["p.1"] })).data.correctOutage;
    expect(corrections).toBe(4);
    await attendance.recompute(10);
    const corrected = await records();
    expect(corrected.filter(({ node }: { node: { corrections: number } }) => node.corrections > 0)).toHaveLength(2);
    expect(new Set((await listAll()).edges.map(({ node }: { node: { groupId: string } }) => node.groupId))).toEqual(
      new Set([groupId]),
    );
    expect((await preview({ personIds: ["p.1"] })).data.outagePreview).toMatchObject({ totalCount: 0, without: 1 });
    expect((await revert(groupId)).data.revertCorrectionGroup.corrections).toBe(4);
    await attendance.recompute(10);
    expect(await records()).toEqual(before);
    expect(codeOf(await revert(groupId))).toBe("BAD_USER_INPUT");
  });

  it("leaves alone what was reverted by itself before", async () => {
    const input = { personIds: ["p.3"] };
    const { token } = (await preview(input)).data.outagePreview;
    const { groupId } = (await correct(token, input)).data.correctOutage;
    const [{ node }] = (await listAll()).edges;
    await ask("mutation ($input: RevertCorrectionInput!) { revertCorrection(input: $input) { correction { id } } }", {
      input: { id: node.id, reason: "was not there" },
    });
    expect((await revert(groupId)).data.revertCorrectionGroup.corrections).toBe(3);
    await attendance.recompute(10);
  });

  it("adds nothing where something changed since it was shown", async () => {
    const before = (await listAll()).totalCount;
    const { token } = (await preview({ personIds: ["p.1"] })).data.outagePreview;
    expect(codeOf(await correct(token))).toBe("BAD_USER_INPUT");
    expect(codeOf(await correct("", { personIds: ["p.1"] }))).toBe("BAD_USER_INPUT");
    expect((await listAll()).totalCount).toBe(before);
  });

  it.each([
    ["ends before it begins", { from: "2026-11-26T00:00:00" }, "BAD_USER_INPUT"],
    ["lasts over a week", { from: "2026-11-01T00:00:00" }, "BAD_USER_INPUT"],
    ["says no times", { edges: null }, "BAD_USER_INPUT"],
    ["says two kinds of times", { at: "2026-11-24T08:00:00" }, "BAD_USER_INPUT"],
    ["says a time outside of it", { edges: null, at: "2026-11-26T08:00:00" }, "BAD_USER_INPUT"],
    ["is of no place", { placeId: "nowhere" }, "FORBIDDEN"],
  ])("is refused that %s", async (_what, given, code) => {
    expect(codeOf(await preview(given))).toBe(code);
  });

  it.each([
    { role: "PLACE_ADMIN", places: ["cairo"] },
    { role: "HR", places: ["cairo"] },
    { role: "MANAGER" },
    { role: "EMPLOYEE" },
    { role: "VIEWER" },
    { role: "AUDITOR" },
  ] as const)("is nothing to $role of elsewhere, nor is its group", async ({ ...claims }) => {
    const given: Partial<NewTokenClaims> = claims;
    const input = { personIds: ["p.1"] };
    const { token } = (await preview(input)).data.outagePreview;
    const { groupId } = (await correct(token, input)).data.correctOutage;
    const before = await listAll();
    for (const answer of [
      await preview(input, given),
      await correct(token, input, given),
      await revert(groupId, given),
    ])
      expect(["FORBIDDEN", "NOT_FOUND"]).toContain(codeOf(answer));
    expect(await listAll()).toEqual(before);
    await revert(groupId);
  });
});
