import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;

beforeAll(async () => {
  attendance = await startAttendance();
  // On site for 13 hours, back after 10; the break at noon is punched on the second day alone.
  await attendance.punch("3", ["2026-11-23T08:00:00", "2026-11-23T21:00:00"]);
  const second = ["2026-11-24T07:00:00", "2026-11-24T11:30:00", "2026-11-24T12:00:00", "2026-11-24T16:00:00"];
  await attendance.punch("3", second);
  await attendance.recompute(10);
  expect(await list()).toEqual([]);
  for (const [kind, minutes] of Object.entries({
    ON_SITE: 720,
    REST: 660,
    CONTINUOUS: 300,
    WORK_DAY: 600,
    WORK_WEEK: 1000,
  }))
    await save({ kind, from: "2026-11-01", minutes, source: `${kind} by law` });
});
afterAll(() => attendance.stop());

const SAVE = "mutation ($input: WorkRuleInput!) { saveWorkRule(input: $input) { rule { minutes } } }";
const LIST = `query ($filter: LimitFilter!, $first: Int, $after: String) {
  limitHits(filter: $filter, first: $first, after: $after) {
    edges { cursor node { kind date minutes boundMinutes person { pin } rule { source } dates from to punchIds } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const DAYS = `query ($filter: AttendanceFilter!) {
  attendance(filter: $filter, orderBy: DATE_ASC) { edges { node { date limitHits { kind minutes } } } }
}`;
const WEEK = { from: "2026-11-22", to: "2026-11-26" };

interface HitNode {
  readonly kind: string;
  readonly date: string;
  readonly minutes: number;
  readonly boundMinutes: number;
  readonly person: { readonly pin: string };
}

interface LimitPage {
  readonly edges: readonly { readonly node: HitNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function save(input: object) {
  await attendance.ask(SAVE, { variables: { input } });
}

async function ask(filter: object = {}, more: object = {}, claims: Partial<NewTokenClaims> = {}) {
  const { answer } = await attendance.ask(LIST, { variables: { filter: { ...WEEK, ...filter }, ...more }, claims });
  return answer;
}

async function list(filter: object = {}, claims: Partial<NewTokenClaims> = {}) {
  const answer = await ask(filter, {}, claims);
  if (answer.errors) return answer.errors[0].extensions.code;
  return answer.data.limitHits.edges.map(
    ({ node }: { node: HitNode }) =>
      `${node.person.pin} ${node.date.slice(8)} ${node.kind} ${node.minutes}/${node.boundMinutes}`,
  );
}

const OF_THREE = [
  "3 23 CONTINUOUS 780/300",
  "3 23 ON_SITE 780/720",
  "3 23 WORK_DAY 720/600",
  "3 24 REST 600/660",
  "3 24 WORK_WEEK 1200/1000",
];

describe("limits of work", () => {
  it("are listed where they were passed, in the order of names and dates", async () => {
    expect(await list()).toEqual(["1 23 CONTINUOUS 520/300", ...OF_THREE]);
    expect(await list({ kinds: ["REST", "OVERTIME_DAY"] })).toEqual(["3 24 REST 600/660"]);
    expect(await list({ personIds: ["p.1"] })).toEqual(["1 23 CONTINUOUS 520/300"]);
    expect(await list({ from: "2026-11-24" })).toEqual(OF_THREE.slice(3));
    expect(await list({ from: "2026-11-25" })).toEqual([]);
  });

  it("say what they rest on", async () => {
    const { edges } = (await ask({ kinds: ["CONTINUOUS", "WORK_WEEK"], personIds: ["p.3"] })).data.limitHits;
    expect(edges.map(({ node }: { node: HitNode }) => node)).toMatchObject([
      {
        rule: { source: "CONTINUOUS by law" },
        dates: ["2026-11-23"],
        from: "2026-11-23T05:00:00.000Z",
        to: "2026-11-23T18:00:00.000Z",
        punchIds: ["riyadh/3-2026-11-23T08:00:00", "riyadh/3-2026-11-23T21:00:00"],
      },
      { dates: ["2026-11-23", "2026-11-24"], from: null, to: null, punchIds: [] },
    ]);
  });

  it("stand in the records of their dates", async () => {
    const { answer } = await attendance.ask(DAYS, { variables: { filter: { ...WEEK, personIds: ["p.3"] } } });
    const days = answer.data.attendance.edges.map(
      ({ node }: { node: { date: string; limitHits: readonly HitNode[] } }) =>
        `${node.date.slice(8)} ${node.limitHits.map(({ kind }) => kind).join(" ")}`,
    );
    expect(days.slice(1, 4)).toEqual(["23 CONTINUOUS ON_SITE WORK_DAY", "24 REST WORK_WEEK", "25 "]);
  });

  it("come page by page, each once; a cursor of others is none", async () => {
    const found: string[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext; ) {
      const { edges, pageInfo }: LimitPage = (await ask({}, { first: 2, after })).data.limitHits;
      found.push(...edges.map(({ node }) => `${node.person.pin} ${node.date} ${node.kind}`));
      ({ endCursor: after, hasNextPage: hasNext } = pageInfo);
    }
    expect(new Set(found).size).toBe(6);
    expect(found).toHaveLength(6);
    expect((await ask({ kinds: ["REST"] }, { after })).errors[0].extensions.code).toBe("BAD_CURSOR");
  });

  it("stay within what the viewer sees, and within so many dates", async () => {
    expect(await list({}, { places: ["cairo"] })).toEqual([]);
    expect(await list({}, { role: "EMPLOYEE" })).toEqual([]);
    expect(await list({ from: "2026-01-01" })).toBe("BAD_USER_INPUT");
    expect(await list({ from: "2026-11-30" })).toBe("BAD_USER_INPUT");
  });

  it("are those of the place, department or person, and none where a rule says so", async () => {
    await save({
      kind: "ON_SITE",
      scope: "PLACE",
      scopeId: "riyadh",
      from: "2026-11-01",
      minutes: 800,
      source: "site rules",
    });
    await save({ kind: "CONTINUOUS", scope: "PERSON", scopeId: "p.3", from: "2026-11-01", source: "exempt" });
    expect(await list()).toEqual(["1 23 CONTINUOUS 520/300", ...OF_THREE.slice(2)]);
  });
});
