import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const PERIOD = "period { id from to scope places { id } state records waived deeds { move actor reason } }";
const BLOCKERS =
  "blockers { kind isWaivable count records { date person { pin } waitsFor { deviceId } } requests { id } people { pin } }";
const PERIODS = "{ periods { edges { node { id state } } totalCount } }";
const ADJUSTMENTS = `query ($filter: AdjustmentFilter, $first: Int, $after: String) {
  adjustments(filter: $filter, first: $first, after: $after) {
    edges { cursor node { person { pin } date periodId changes { figure before after difference } causes { kind reference } } }
    totalCount
  }
}`;
/** Person 1 has a whole day on the 23rd and none after it; Cairo is proved up to the noon of the 24th. */
const MONDAY = { from: "2026-11-23", to: "2026-11-23" };

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const ask = async (query: string, variables: object = {}, claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const lock = (period: object, given: object = {}, claims: Partial<NewTokenClaims> = {}) =>
  ask(
    `mutation ($input: LockPeriodInput!) { lockPeriod(input: $input) { ${PERIOD} ${BLOCKERS} } }`,
    { input: { period, reason: "payroll", ...given } },
    claims,
  );
const unlock = (id: string, claims: Partial<NewTokenClaims> = {}) =>
  ask(
    `mutation ($input: UnlockPeriodInput!) { unlockPeriod(input: $input) { ${PERIOD} } }`,
    { input: { id, reason: "late rows" } },
    claims,
  );
const correct = async (localTime: string, pin = "1") => {
  const input = { personId: `p.${pin}`, placeId: "riyadh", localTime, reason: "r" };
  const { data } = await ask("mutation ($input: AddPunchInput!) { addPunch(input: $input) { correction { id } } }", {
    input,
  });
  await attendance.recompute(10);
  return data.addPunch.correction.id;
};
const codeOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0].extensions.code;

describe("a period", () => {
  it("is not locked while something stands against it, and says what with examples", async () => {
    const { data } = await lock({ from: "2026-11-23", to: "2026-11-25" });
    const { period, blockers } = data.lockPeriod;
    expect(period).toBeNull();
    expect(blockers).toEqual([
      {
        kind: "UNKNOWN",
        isWaivable: true,
        count: 2,
        records: ["2026-11-24", "2026-11-25"].map((date) => ({
          date,
          person: { pin: "2" },
          waitsFor: [{ deviceId: "cairo/gate-1" }],
        })),
        requests: [],
        people: [],
      },
    ]);
    const asked = await ask(`query ($input: PeriodInput!) { blockers: periodBlockers(input: $input) { kind count } }`, {
      input: { from: "2026-11-23", to: "2026-11-26" },
    });
    expect(asked.data.blockers).toContainEqual({ kind: "NOT_OVER", count: 1 });
    expect((await ask(PERIODS)).data.periods.totalCount).toBe(0);
  });

  it("holds its records: a late correction is an adjustment with figures and cause, and unlocking works it in", async () => {
    const { id, ...period } = (await lock(MONDAY)).data.lockPeriod.period;
    expect(period).toMatchObject({ scope: "ALL", state: "LOCKED", records: 3, waived: [], deeds: [{ move: "LOCK" }] });
    const late = await correct("2026-11-23T19:00:00");
    const worked = async () =>
      (await ask('{ attendanceDay(personId: "p.1", date: "2026-11-23") { workedMinutes } }')).data.attendanceDay;
    expect(await worked()).toEqual({ workedMinutes: 460 });
    const { edges } = (await ask(ADJUSTMENTS)).data.adjustments;
    expect(edges).toHaveLength(1);
    expect(edges[0].node).toMatchObject({
      person: { pin: "1" },
      date: "2026-11-23",
      periodId: id,
      changes: expect.arrayContaining([{ figure: "workedMinutes", before: "460", after: "580", difference: 120 }]),
      causes: [{ kind: "CORRECTION", reference: late }],
    });
    expect((await unlock(id)).data.unlockPeriod.period).toMatchObject({ state: "UNLOCKED" });
    await attendance.recompute(10);
    expect(await worked()).toEqual({ workedMinutes: 580 });
    expect((await ask(ADJUSTMENTS)).data.adjustments.totalCount).toBe(0);
    expect(codeOf(await unlock(id))).toBe("BAD_USER_INPUT");
  });

  it("is locked by places, once", async () => {
    const { id } = (await lock({ ...MONDAY, placeIds: ["riyadh"] })).data.lockPeriod.period;
    const again = (await lock({ ...MONDAY, placeIds: ["riyadh", "cairo"] })).data.lockPeriod;
    expect(again.blockers).toMatchObject([{ kind: "LOCKED_ALREADY", count: 1 }]);
    const other = (await lock({ ...MONDAY, placeIds: ["cairo"] })).data.lockPeriod.period;
    expect(other).toMatchObject({ scope: "PLACES", places: [{ id: "cairo" }], records: 1 });
    for (const each of [id, other.id]) await unlock(each);
    await attendance.recompute(10);
  });

  it("is told of in pages that belong to its list", async () => {
    const query = "query ($after: String) { periods(first: 1, after: $after) { edges { cursor node { id } } } }";
    const page = async (after: string | null) => (await ask(query, { after })).data.periods.edges[0];
    const first = await page(null);
    expect((await page(first.cursor)).node.id).not.toBe(first.node.id);
    expect(codeOf(await ask(ADJUSTMENTS, { after: first.cursor }))).toBe("BAD_CURSOR");
  });

  it.each([
    ["that ends before it begins", { from: "2026-11-24", to: "2026-11-23" }, {}, "BAD_USER_INPUT"],
    ["of places and departments", { ...MONDAY, placeIds: ["riyadh"], departmentIds: ["it"] }, {}, "BAD_USER_INPUT"],
    ["of no department", { ...MONDAY, departmentIds: [] }, {}, "BAD_USER_INPUT"],
    ["without a reason", MONDAY, { reason: "" }, "BAD_USER_INPUT"],
  ])("%s is refused", async (_what, period, given, code) => {
    expect(codeOf(await lock(period, given))).toBe(code);
  });
});

describe("adjustments", () => {
  it("are shown to whom the person is", async () => {
    const { id } = (await lock(MONDAY)).data.lockPeriod.period;
    await correct("2026-11-23T20:00:00");
    const count = async (claims: Partial<NewTokenClaims>) =>
      (await ask(ADJUSTMENTS, {}, claims)).data.adjustments.totalCount;
    expect(await count({})).toBe(1);
    expect(await count({ role: "VIEWER", places: ["cairo"] })).toBe(0);
    expect(await count({ role: "EMPLOYEE", sub: "account/nobody" })).toBe(0);
    const filter = { periodId: id, isOpen: true, personIds: ["p.1"] };
    expect((await ask(ADJUSTMENTS, { filter })).data.adjustments.totalCount).toBe(1);
    expect((await ask(ADJUSTMENTS, { filter: { isOpen: false } })).data.adjustments.totalCount).toBe(0);
    await unlock(id);
    await attendance.recompute(10);
  });
});

describe("adjustments of somebody who was measured elsewhere", () => {
  it("are shown to whom the record is, and not to whom the person is alone", async () => {
    const { id } = (await lock(MONDAY)).data.lockPeriod.period;
    await correct("2026-11-23T21:00:00");
    const account = "account/one";
    await attendance.database.write(({ tx }) =>
      tx.updateTable("person").set({ account }).where("key", "=", 1).execute(),
    );
    const count = async (claims: Partial<NewTokenClaims>) =>
      (await ask(ADJUSTMENTS, {}, claims)).data.adjustments.totalCount;
    const counts = async () => [
      await count({}),
      await count({ role: "HR", places: ["riyadh"] }),
      await count({ role: "EMPLOYEE", sub: account }),
    ];
    expect(await counts()).toEqual([1, 1, 1]);
    const measureAt = (place_id: string) =>
      attendance.database.write(({ tx }) =>
        tx
          .updateTable("day_record")
          .set({ place_id })
          .where("person_key", "=", 1)
          .where("date", "=", MONDAY.to)
          .execute(),
      );
    await measureAt("cairo");
    expect(await counts()).toEqual([1, 0, 1]);
    await measureAt("riyadh");
    await unlock(id);
    await attendance.recompute(10);
  });
});

const STRANGERS: readonly Partial<NewTokenClaims>[] = [
  { role: "HR", places: ["cairo"] },
  { role: "ADMIN", places: ["cairo"] },
  { role: "PLACE_ADMIN" },
  { role: "MANAGER" },
  { role: "EMPLOYEE" },
  { role: "VIEWER" },
  { role: "AUDITOR" },
];

describe.each(STRANGERS.map((claims) => ({ claims, who: `${claims.role} of ${claims.places?.join(" ") ?? "all"}` })))(
  "$who",
  ({ claims }) => {
    it("neither locks nor unlocks a period of others", async () => {
      const own = (await lock({ ...MONDAY, placeIds: ["riyadh"] })).data.lockPeriod.period;
      const before = await ask(PERIODS);
      const answers = [
        await lock(MONDAY, {}, claims),
        await lock({ ...MONDAY, placeIds: ["riyadh", "cairo"] }, {}, claims),
        await lock({ ...MONDAY, departmentIds: ["it"] }, {}, claims),
        await unlock(own.id, claims),
        await ask("query ($input: PeriodInput!) { periodBlockers(input: $input) { kind } }", { input: MONDAY }, claims),
      ];
      expect(answers.map(codeOf)).toEqual(Array(5).fill("FORBIDDEN"));
      expect(await ask(PERIODS)).toEqual(before);
      await unlock(own.id);
      await attendance.recompute(10);
    });
  },
);
