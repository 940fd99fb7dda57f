import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const RULE = { kind: "OVERTIME_DAY", from: "2026-11-01", minutes: 60, source: "law" };
const SAVE_RULE = "mutation ($input: WorkRuleInput!) { saveWorkRule(input: $input) { rule { kind } } }";
const REMOVE_RULE = "mutation ($input: RemoveWorkRuleInput!) { removeWorkRule(input: $input) { rule { kind } } }";
const SAVE_KIND = "mutation ($input: AbsenceKindInput!) { saveAbsenceKind(input: $input) { kind { id } } }";
const REMOVE_KIND = "mutation ($input: RemoveAbsenceKindInput!) { removeAbsenceKind(input: $input) { kind { id } } }";
const SET_MANAGER =
  "mutation ($input: SetDepartmentManagerInput!) { setDepartmentManager(input: $input) { department { id } } }";
const KIND = { id: "hajj", name: "Hajj", colour: "#112233", letter: "H" };

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const change = async (query: string, input: object, claims: Partial<NewTokenClaims> = {}): Promise<string> => {
  const { answer } = await attendance.ask(query, { variables: { input }, claims });
  return answer.errors?.[0].extensions.code ?? "DONE";
};

describe.each(["HR", "ADMIN"] as const)(
  "what holds for people of any place is not changed by a role of one: %s",
  (role) => {
    const claims = { role, places: ["riyadh"] };

    it.each([
      ["a rule of the organisation", SAVE_RULE, RULE],
      ["a rule of a department", SAVE_RULE, { ...RULE, scope: "DEPARTMENT", scopeId: "it" }],
      ["a rule of another place", SAVE_RULE, { ...RULE, scope: "PLACE", scopeId: "cairo" }],
      ["a kind of absences", SAVE_KIND, KIND],
      ["a department's manager", SET_MANAGER, { departmentId: "it", managerId: "p.1" }],
    ])("%s", async (_what, query, input) => {
      expect(await change(query, input, claims)).toBe("FORBIDDEN");
    });

    it("nor a rule of a person of another place", async () => {
      expect(await change(SAVE_RULE, { ...RULE, scope: "PERSON", scopeId: "p.2" }, claims)).toBe("NOT_FOUND");
    });

    it("nor what somebody else set", async () => {
      const { minutes: _minutes, source: _source, ...key } = RULE;
      expect([await change(SAVE_RULE, RULE), await change(SAVE_KIND, KIND)]).toEqual(["DONE", "DONE"]);
      expect([await change(REMOVE_RULE, key, claims), await change(REMOVE_KIND, { id: KIND.id }, claims)]).toEqual([
        "FORBIDDEN",
        "FORBIDDEN",
      ]);
      expect([await change(REMOVE_RULE, key), await change(REMOVE_KIND, { id: KIND.id })]).toEqual(["DONE", "DONE"]);
    });

    it("but rules of the own place and its people are", async () => {
      expect(await change(SAVE_RULE, { ...RULE, scope: "PLACE", scopeId: "riyadh" }, claims)).toBe("DONE");
      expect(await change(SAVE_RULE, { ...RULE, scope: "PERSON", scopeId: "p.1" }, claims)).toBe("DONE");
    });
  },
);

describe("rules are shown to whoever sees somebody for whom they are", () => {
  const SCOPES = [
    {},
    { scope: "PLACE", scopeId: "riyadh" },
    { scope: "PLACE", scopeId: "cairo" },
    { scope: "DEPARTMENT", scopeId: "it" },
    { scope: "DEPARTMENT", scopeId: "hr" },
    { scope: "PERSON", scopeId: "p.1" },
    { scope: "PERSON", scopeId: "p.2" },
  ];
  beforeAll(async () => {
    for (const scope of SCOPES) expect(await change(SAVE_RULE, { ...RULE, kind: "REST", ...scope })).toBe("DONE");
    await attendance.database.write(({ tx }) =>
      tx.updateTable("person").set({ account: "account/one" }).where("pin", "=", "1").execute(),
    );
  });

  it.each([
    ["HR of every place", {}, [null, "cairo", "hr", "it", "p.1", "p.2", "riyadh"]],
    ["a viewer of Cairo", { role: "VIEWER", places: ["cairo"] }, [null, "cairo", "it", "p.2"]],
    [
      "an employee of Riyadh",
      { role: "EMPLOYEE", sub: "account/one", places: ["riyadh"] },
      [null, "it", "p.1", "riyadh"],
    ],
    ["an account that is nobody's", { role: "EMPLOYEE", sub: "account/nobody", places: ["cairo"] }, [null, "cairo"]],
  ] satisfies readonly (readonly [string, Partial<NewTokenClaims>, readonly (string | null)[]])[])(
    "%s",
    async (_who, claims, expected) => {
      const { answer } = await attendance.ask("{ workRules(kinds: [REST]) { scopeId } }", { claims });
      const shown = answer.data.workRules.map(({ scopeId }: { scopeId: string | null }) => scopeId);
      expect(new Set(shown)).toEqual(new Set(expected));
    },
  );
});
