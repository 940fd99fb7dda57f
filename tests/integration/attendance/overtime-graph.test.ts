import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
  const csv =
    "pin,department,manager,account,homePlace,employedFrom\n50,Sales,51,clerk,riyadh,2026-11-20\n51,Sales,,boss,riyadh,2026-11-20";
  const input = { csv, dryRun: false };
  await run("mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }", input);
  // The whole of Friday is overtime: 9 hours, of which 1 is a break.
  await attendance.punch("50", ["2026-11-20T08:00:00", "2026-11-20T17:00:00"]);
  await attendance.punch("51", ["2026-11-20T08:00:00", "2026-11-20T17:00:00"]);
  await attendance.recompute(10);
});
afterAll(() => attendance.stop());

const APPROVE = `mutation ($input: ApproveOvertimeInput!) {
  approveOvertime(input: $input) { record { approvedOvertimeMinutes overtimeApproval { minutes countedMinutes by reason isWorkedLess
    lines { key minutes boundMinutes rule { source minutes } } } } }
}`;
const REVOKE = `mutation ($input: RevokeOvertimeApprovalInput!) {
  revokeOvertimeApproval(input: $input) { record { overtimeMinutes approvedOvertimeMinutes overtimeApproval { minutes } } }
}`;
const MANY =
  "mutation ($input: ApproveOvertimesInput!) { approveOvertimes(input: $input) { isDone approved minutes } }";
const SAVE =
  "mutation ($input: WorkRuleInput!) { saveWorkRule(input: $input) { rule { kind scope scopeId minutes } } }";
const REMOVE = "mutation ($input: RemoveWorkRuleInput!) { removeWorkRule(input: $input) { rule { kind } } }";
const PENDING = `query ($filter: AttendanceFilter!) {
  attendance(filter: $filter) { edges { node { person { pin } overtimeMinutes approvedOvertimeMinutes overtimeApproval { minutes } } } }
}`;
const TOTALS = `query ($filter: AttendanceFilter!, $groupBy: TotalsGroup) {
  attendanceTotals(filter: $filter, groupBy: $groupBy) { edges { node { overtimeMinutes approvedOvertimeMinutes } } }
}`;
const FRIDAY = { from: "2026-11-20", to: "2026-11-20" };
const CAP = { kind: "OVERTIME_DAY", from: "2026-01-01", minutes: 120, source: "Article 107" };
const BOSS = { role: "MANAGER" as const, sub: "account/boss" };

/** Runs a mutation on its input; gives its payload, or the code of the first error. */
async function run(mutation: string, input: object, claims: Partial<NewTokenClaims> = {}) {
  const { answer } = await attendance.ask(mutation, { variables: { input }, claims });
  return answer.errors ? answer.errors[0].extensions.code : Object.values(answer.data)[0];
}

async function pending() {
  const { answer } = await attendance.ask(PENDING, { variables: { filter: { ...FRIDAY, overtime: ["PENDING"] } } });
  return answer.data.attendance.edges.map(({ node }: { node: { person: { pin: string } } }) => node.person.pin);
}

describe("overtime", () => {
  it("counts as far as it is approved and caps allow, and each step is said", async () => {
    expect(await pending()).toEqual(["50", "51"]);
    await run(SAVE, CAP);
    const { record } = await run(APPROVE, {
      personId: "p.50",
      date: "2026-11-20",
      minutes: 300,
      reason: " stocktaking ",
    });
    expect(record).toEqual({
      approvedOvertimeMinutes: 120,
      overtimeApproval: {
        minutes: 300,
        countedMinutes: 120,
        by: "account/hr",
        reason: "stocktaking",
        isWorkedLess: false,
        lines: [
          { key: "WORKED_OVER", minutes: 480, boundMinutes: null, rule: null },
          { key: "NOT_APPROVED", minutes: -180, boundMinutes: 300, rule: null },
          { key: "OVERTIME_DAY", minutes: -180, boundMinutes: 120, rule: { source: "Article 107", minutes: 120 } },
        ],
      },
    });
    expect(await pending()).toEqual(["51"]);
    await run(REMOVE, { kind: "OVERTIME_DAY", from: "2026-01-01" });
    expect(await run(REMOVE, { kind: "OVERTIME_DAY", from: "2026-01-01" })).toBe("NOT_FOUND");
    const revoked = await run(REVOKE, { personId: "p.50", date: "2026-11-20" });
    expect(revoked.record).toEqual({ overtimeMinutes: 480, approvedOvertimeMinutes: 0, overtimeApproval: null });
    expect(await run(REVOKE, { personId: "p.50", date: "2026-11-20" })).toBe("NOT_FOUND");
  });

  it("is decided by managers for their people, not for themselves, and not by whoever only reads", async () => {
    const input = { personId: "p.50", date: "2026-11-20", minutes: 60, reason: "agreed" };
    expect(await run(APPROVE, { ...input, personId: "p.51" }, BOSS)).toBe("FORBIDDEN");
    expect(await run(APPROVE, { ...input, personId: "p.2", date: "2026-11-23" }, BOSS)).toBe("NOT_FOUND");
    for (const role of ["PLACE_ADMIN", "VIEWER", "EMPLOYEE", "AUDITOR"] as const)
      expect(await run(APPROVE, input, { role })).toBe("FORBIDDEN");
    const decision = { filter: FRIDAY, reason: "agreed" };
    expect(await run(MANY, decision, BOSS)).toEqual({ isDone: false, approved: 1, minutes: 480 });
    expect(await run(APPROVE, input, BOSS)).toMatchObject({ record: { overtimeApproval: { by: "account/boss" } } });
    await run(REVOKE, { personId: "p.50", date: "2026-11-20" });
  });

  it("is approved for many at once, of those on whom nobody decided, and summed in totals by any group", async () => {
    const decision = { filter: FRIDAY, reason: "agreed", mostMinutes: 200, dryRun: false };
    expect(await run(MANY, decision)).toEqual({ isDone: true, approved: 2, minutes: 400 });
    expect(await run(MANY, decision)).toEqual({ isDone: true, approved: 0, minutes: 0 });
    const sums = async (groupBy: string) => {
      const { answer } = await attendance.ask(TOTALS, { variables: { filter: FRIDAY, groupBy } });
      return answer.data.attendanceTotals.edges.map(
        ({ node }: { node: { overtimeMinutes: number; approvedOvertimeMinutes: number } }) =>
          `${node.approvedOvertimeMinutes} of ${node.overtimeMinutes}`,
      );
    };
    expect(await sums("PERSON")).toEqual(["200 of 480", "200 of 480"]);
    expect(await sums("DEPARTMENT")).toEqual(["400 of 960"]);
    expect(await sums("PLACE")).toEqual(["400 of 960"]);
  });

  it.each([
    ["minutes that no day has", { minutes: 1441 }, "BAD_USER_INPUT"],
    ["fewer than none", { minutes: -1 }, "BAD_USER_INPUT"],
    ["no reason", { reason: " " }, "BAD_USER_INPUT"],
    ["a date without a record", { date: "2027-11-20" }, "NOT_FOUND"],
  ])("is not decided by %s", async (_what, over, code) => {
    const input = { personId: "p.50", date: "2026-11-20", minutes: 60, reason: "agreed", ...over };
    expect(await run(APPROVE, input)).toBe(code);
  });
});

describe("rules of caps and limits", () => {
  it("are kept by HR and administrators, for whom they are", async () => {
    const own = { ...CAP, scope: "PERSON", scopeId: "p.50" };
    expect(await run(SAVE, own)).toEqual({
      rule: { kind: "OVERTIME_DAY", scope: "PERSON", scopeId: "p.50", minutes: 120 },
    });
    expect(await run(SAVE, { ...CAP, scope: "PERSON" })).toBe("BAD_USER_INPUT");
    expect(await run(SAVE, { ...CAP, minutes: 1441 })).toBe("BAD_USER_INPUT");
    expect(await run(SAVE, CAP, { role: "PLACE_ADMIN" })).toBe("FORBIDDEN");
    const { answer } = await attendance.ask("{ workRules(kinds: [OVERTIME_DAY]) { scopeId to source } }");
    expect(answer.data.workRules).toEqual([{ scopeId: "p.50", to: null, source: "Article 107" }]);
  });
});
