import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const FIELDS = "correction { id kind state isRequest person { pin } localTime at reason deeds { move actor reason } }";
const ALL = `query ($filter: CorrectionFilter) {
  corrections(filter: $filter) { edges { node { id state deeds { move } } } totalCount }
}`;
const DAY = `query ($personId: ID!, $date: Date!) {
  attendanceDay(personId: $personId, date: $date) {
    status corrections
    explanation { punches { punchId deviceId fate reason channel correction { id reason deeds { actorName } } } }
  }
}`;

let attendance: AttendanceUnderTest;

/** 9 manages `it`, to which 1 and 2 belong (2 at Cairo); 3 is of `hr`. */
beforeAll(async () => {
  attendance = await startAttendance();
  const columns = "pin,name,homePlace,department,manager,account,employedFrom";
  const csv = `${columns}\n9,Person 9,riyadh,HQ,,Boss,2026-11-01\n1,,,,9,one,\n2,,,,,two,\n3,,,,,three,`;
  await attendance.ask("mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }", {
    variables: { input: { csv, dryRun: false } },
  });
  await attendance.recompute(10);
});
afterAll(() => attendance.stop());

const run = async (name: string, input: object, claims: Partial<NewTokenClaims> = {}) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`;
  return (await attendance.ask(query, { variables: { input }, claims })).answer;
};
const codeOf = (answer: Awaited<ReturnType<typeof run>>) => answer.errors?.[0].extensions.code;
const listAll = async (claims: Partial<NewTokenClaims> = {}, filter: object = {}) =>
  (await attendance.ask(ALL, { claims, variables: { filter } })).answer.data?.corrections;
const day = async (personId: string, date: string) =>
  (await attendance.ask(DAY, { variables: { personId, date } })).answer.data.attendanceDay;

const punch = (pin: string, time: string) => ({ personId: `p.${pin}`, placeId: "riyadh", localTime: time });
const ONE = { role: "EMPLOYEE" as const, sub: "account/one" };
const BOSS = { role: "MANAGER" as const, sub: "account/boss" };

describe("a corrected day", () => {
  it("shows the punch that was added and the one that was ignored, with who and why", async () => {
    const added = await run("addPunch", { ...punch("1", "2026-11-24T08:05:00"), reason: "forgot the card" });
    expect(added.data.addPunch.correction).toMatchObject({
      kind: "ADD_PUNCH",
      state: "IN_FORCE",
      at: "2026-11-24T05:05:00.000Z",
      deeds: [{ move: "ENTER", actor: "account/hr", reason: "forgot the card" }],
    });
    const punchId = "riyadh/1-2026-11-23T17:00:00";
    const ignored = await run("ignorePunch", { punchId, reason: "somebody else's finger" });
    await attendance.recompute(10);
    expect(await day("p.1", "2026-11-24")).toMatchObject({
      status: "INCOMPLETE",
      corrections: 1,
      explanation: {
        punches: [
          {
            punchId: added.data.addPunch.correction.id,
            deviceId: null,
            fate: "USED",
            channel: "MANUAL",
            correction: { reason: "forgot the card", deeds: [{ actorName: "hr" }] },
          },
        ],
      },
    });
    const { status, explanation } = await day("p.1", "2026-11-23");
    expect(status).toBe("INCOMPLETE");
    expect(explanation.punches).toMatchObject([
      { fate: "USED", channel: "READ", correction: null },
      {
        punchId,
        fate: "SET_ASIDE",
        reason: "IGNORED",
        channel: "READ",
        correction: { reason: "somebody else's finger" },
      },
    ]);
    for (const { correction } of [added.data.addPunch, ignored.data.ignorePunch])
      await run("revertCorrection", { id: correction.id, reason: "a mistake" });
    await attendance.recompute(10);
    expect(await day("p.1", "2026-11-23")).toMatchObject({ status: "PRESENT", corrections: 0 });
  });

  it("is asked for by whose it is, and decided by the manager of the department", async () => {
    const asked = await run(
      "requestCorrection",
      { addPunch: punch("1", "2026-11-25T08:00:00"), reason: "I was in" },
      ONE,
    );
    const { id, state, isRequest } = asked.data.requestCorrection.correction;
    expect([state, isRequest]).toEqual(["REQUESTED", true]);
    expect(codeOf(await run("decideCorrection", { id, isApproved: true }, ONE))).toBe("FORBIDDEN");
    expect(codeOf(await run("decideCorrection", { id, isApproved: false }, BOSS))).toBe("BAD_USER_INPUT");
    const decided = await run("decideCorrection", { id, isApproved: true }, BOSS);
    expect(decided.data.decideCorrection.correction.state).toBe("IN_FORCE");
    const again = await run("decideCorrection", { id, isApproved: false, reason: "no" });
    expect(again.errors[0].message).toMatch(/is IN_FORCE/);
  });

  it("is not decided by the manager who asked, nor by one whose own day it is", async () => {
    const own = await run("requestCorrection", { addPunch: punch("9", "2026-11-25T08:00:00"), reason: "was in" }, BOSS);
    const other = await run(
      "requestCorrection",
      { addPunch: punch("1", "2026-11-25T09:00:00"), reason: "was in" },
      BOSS,
    );
    for (const { data } of [own, other]) {
      const { id } = data.requestCorrection.correction;
      const answer = await run("decideCorrection", { id, isApproved: true }, BOSS);
      expect(answer.errors[0].message).toMatch(/of their own/);
      expect((await run("withdrawCorrection", { id }, BOSS)).data.withdrawCorrection.correction.state).toBe(
        "WITHDRAWN",
      );
    }
  });
});

describe("a correction", () => {
  it.each([
    ["without a reason", { reason: " " }, "BAD_USER_INPUT"],
    ["with a long reason", { reason: "x".repeat(501) }, "BAD_USER_INPUT"],
    ["in the future", { localTime: "2026-11-27T08:00:00" }, "BAD_USER_INPUT"],
    ["at a place that is none", { placeId: "nowhere" }, "FORBIDDEN"],
    ["of nobody", { personId: "p.77" }, "NOT_FOUND"],
  ])("is refused %s", async (_what, given, code) => {
    const before = await listAll();
    const input = { ...punch("1", "2026-11-24T10:00:00"), reason: "r", ...given };
    expect(codeOf(await run("addPunch", input))).toBe(code);
    expect(await listAll()).toEqual(before);
  });

  it("is asked for one by one", async () => {
    const both = { addPunch: punch("1", "2026-11-24T10:00:00"), ignorePunchId: "riyadh/1-2026-11-23T08:20:00" };
    for (const input of [both, {}])
      expect(codeOf(await run("requestCorrection", { ...input, reason: "r" }))).toBe("BAD_USER_INPUT");
  });

  it("is listed within the scope, and its cursors belong to it", async () => {
    await run("addPunch", { ...punch("3", "2026-11-25T08:00:00"), reason: "r" });
    const pins = async (claims: Partial<NewTokenClaims>) => (await listAll(claims)).totalCount;
    const [all, own] = [await pins({}), await pins({ role: "EMPLOYEE", sub: "account/three" })];
    expect([own, all > own]).toEqual([1, true]);
    expect(await pins({ role: "EMPLOYEE", sub: "account/nobody" })).toBe(0);
    expect((await listAll({}, { state: ["IN_FORCE"], personIds: ["p.3"] })).totalCount).toBe(1);
    const query = "query ($after: String) { correctionRequests(first: 1, after: $after) { edges { cursor } } }";
    const page = async (after: string | null) => (await attendance.ask(query, { variables: { after } })).answer;
    const [{ cursor }] = (await page(null)).data.correctionRequests.edges;
    expect((await page(cursor)).data.correctionRequests.edges[0].cursor).not.toBe(cursor);
    const other = await attendance.ask(`{ corrections(after: "${cursor}") { totalCount } }`);
    expect(codeOf(other.answer)).toBe("BAD_CURSOR");
  });
});

/** Each is somebody to whom person 3, or Riyadh, is foreign. */
const STRANGERS: readonly Partial<NewTokenClaims>[] = [
  { role: "PLACE_ADMIN", places: ["cairo"] },
  { role: "HR", places: ["cairo"] },
  { role: "ADMIN", places: ["cairo"] },
  BOSS,
  ONE,
  { role: "EMPLOYEE", sub: "account/nobody" },
  { role: "VIEWER" },
  { role: "AUDITOR" },
];

describe.each(
  STRANGERS.map((claims) => ({ claims, who: `${claims.role} ${claims.sub ?? claims.places?.join(" ") ?? ""}` })),
)("$who", ({ claims }) => {
  it("changes nothing of a stranger by any mutation of corrections", async () => {
    const time = "2026-11-23T18:00:00";
    const asked = await run("requestCorrection", { addPunch: punch("3", time), reason: "r" });
    const entered = await run("addPunch", { ...punch("3", "2026-11-23T19:00:00"), reason: "r" });
    const [{ id: asking }, { id: inForce }] = [
      asked.data.requestCorrection.correction,
      entered.data.addPunch.correction,
    ];
    const before = await listAll();
    const mutations: readonly (readonly [string, object])[] = [
      ["addPunch", { ...punch("3", "2026-11-23T20:00:00"), reason: "r" }],
      ["ignorePunch", { punchId: "riyadh/1-2026-11-23T08:20:00", reason: "r" }],
      ["requestCorrection", { addPunch: punch("3", "2026-11-23T20:00:00"), reason: "r" }],
      ["decideCorrection", { id: asking, isApproved: true, reason: "r" }],
      ["withdrawCorrection", { id: asking }],
      ["revertCorrection", { id: inForce, reason: "r" }],
    ];
    for (const [name, input] of mutations) {
      const answer = await run(name, input, claims);
      expect([name, ["NOT_FOUND", "FORBIDDEN"].includes(codeOf(answer))]).toEqual([name, true]);
      expect(answer.data?.[name] ?? null).toBeNull();
    }
    expect(await listAll()).toEqual(before);
    await run("withdrawCorrection", { id: asking });
    await run("revertCorrection", { id: inForce, reason: "r" });
  });
});
