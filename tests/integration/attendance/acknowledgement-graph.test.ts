import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const DATES = { from: "2026-11-23", to: "2026-11-24" };
const STATEMENT = `query ($personId: ID!, $from: Date!, $to: Date!) {
  attendanceStatement(personId: $personId, from: $from, to: $to) { lines hash isOpen acknowledgement { id isValid } }
}`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgePeriodInput!) {
  acknowledgePeriod(input: $input) { acknowledgement { id person { pin } records hash isValid voided { date } } }
}`;
const LIST = "{ acknowledgements { edges { node { id person { pin } isValid } } totalCount } }";
const ONE = { role: "EMPLOYEE" as const, sub: "account/one" };

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
  const csv = "pin,account\n1,one\n3,three";
  await attendance.ask("mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }", {
    variables: { input: { csv, dryRun: false } },
  });
  await attendance.recompute(10);
});
afterAll(() => attendance.stop());

const ask = async (query: string, variables: object, claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const hashOf = async (personId: string) => (await ask(STATEMENT, { personId, ...DATES })).data.attendanceStatement.hash;
const codeOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0].extensions.code;

describe("an acknowledgement", () => {
  it("is of one's own records, as they were shown", async () => {
    const hash = await hashOf("p.1");
    const { data } = await ask(ACKNOWLEDGE, { input: { ...DATES, hash } }, ONE);
    expect(data.acknowledgePeriod.acknowledgement).toMatchObject({
      person: { pin: "1" },
      records: 2,
      hash,
      isValid: true,
    });
    const { attendanceStatement } = (await ask(STATEMENT, { personId: "p.1", ...DATES }, ONE)).data;
    expect(attendanceStatement.acknowledgement).toMatchObject({ isValid: true });
  });

  it.each([
    ["of an account that is nobody's", { role: "EMPLOYEE", sub: "account/nobody" }, "FORBIDDEN"],
    ["of somebody else's records", { role: "EMPLOYEE", sub: "account/three" }, "BAD_USER_INPUT"],
    ["of records of others by an administrator", { role: "ADMIN", sub: "account/admin" }, "FORBIDDEN"],
  ] as const)("is refused %s, and nothing is said", async (_what, claims, code) => {
    const before = await ask(LIST, {});
    const hash = await hashOf("p.1");
    expect(codeOf(await ask(ACKNOWLEDGE, { input: { ...DATES, hash } }, claims))).toBe(code);
    expect(await ask(LIST, {})).toEqual(before);
  });

  it("and its statement are shown within the scope", async () => {
    const stranger = { role: "EMPLOYEE", sub: "account/three" } as const;
    expect((await ask(STATEMENT, { personId: "p.1", ...DATES }, stranger)).data.attendanceStatement).toBeNull();
    expect((await ask(LIST, {}, stranger)).data.acknowledgements).toEqual({ edges: [], totalCount: 0 });
    expect((await ask(LIST, {}, ONE)).data.acknowledgements.totalCount).toBe(1);
    expect(codeOf(await ask(STATEMENT, { personId: "p.1", from: "2026-09-01", to: "2026-11-24" }))).toBe(
      "BAD_USER_INPUT",
    );
  });

  it("has a statement of records that are seen, and of no others of the same person", async () => {
    const claims = { role: "HR" as const, places: ["riyadh"] };
    const dates = { from: "2026-11-23", to: "2026-11-23" };
    const lines = async (claimed: Partial<NewTokenClaims>, asked = DATES) =>
      (await ask(STATEMENT, { personId: "p.1", ...asked }, claimed)).data.attendanceStatement?.lines.length;
    const measureAt = (place_id: string) =>
      attendance.database.write(({ tx }) =>
        tx
          .updateTable("day_record")
          .set({ place_id })
          .where("person_key", "=", 1)
          .where("date", "=", DATES.to)
          .execute(),
      );
    await measureAt("cairo");
    expect(codeOf(await ask(STATEMENT, { personId: "p.1", ...DATES }, claims))).toBe("FORBIDDEN");
    expect([await lines(claims, dates), await lines({}), await lines(ONE)]).toEqual([1, 2, 2]);
    expect(await lines({ ...ONE, places: ["riyadh"] })).toBe(2);
    await measureAt("riyadh");
    expect(await lines(claims)).toBe(2);
  });
});
