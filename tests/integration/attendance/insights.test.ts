import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../subgraphs/attendance/src/domain/dates.ts";
import { createInsightReader } from "../../../subgraphs/attendance/src/store/insight-reader.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { toPunchDigest } from "../../../subgraphs/attendance/src/store/punch-digest.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches } from "./record-rows.ts";

const INSIGHTS = `query ($from: Date!, $to: Date!, $kinds: [InsightKind!], $placeIds: [ID!], $departmentIds: [ID!], $first: Int, $after: String) {
  insights(from: $from, to: $to, kinds: $kinds, placeIds: $placeIds, departmentIds: $departmentIds, first: $first, after: $after) {
    edges { cursor node {
      id kind reason values { name value } person { pin } deviceId places { id } from to fromAt toAt dates punchIds
    } }
    pageInfo { hasNextPage endCursor }
    recomputing
    sources { place { id } }
  }
}`;
const RANGE = { from: "2026-11-01", to: "2026-11-25" };
const FIRST = "2026-09-06";
/** A Tuesday. */
const ODD = "2026-11-17";
const CAIRO = { place_id: "cairo", reader_id: "cairo/gate-1" };

interface InsightNode {
  readonly id: string;
  readonly reason: string;
  readonly person: { readonly pin: string } | null;
  readonly from: string;
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: InsightNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Sundays to Thursdays. */
function listWorkdays(): readonly string[] {
  const dates: string[] = [];
  for (let date = FIRST; date < "2026-11-23"; date = addDays(date, 1))
    if (new Date(date).getUTCDay() < 5) dates.push(date);
  return dates;
}

/** Keeps punches, by the clocks of Riyadh, at a reader of Cairo. */
async function keepAway(database: Database, pin: string, local: string, more: object = {}): Promise<void> {
  const id = `cairo/${pin}-${local}`;
  const row = {
    digest: toPunchDigest(id),
    id,
    ...CAIRO,
    pin,
    at_ms: Date.parse(`${local}+03:00`),
    local_time: local,
    state_code: 0,
    verify_code: 1,
    channel: "READ",
    set_aside: null,
    copies: 1,
    received_ms: 0,
    drift_seconds: 0,
    ...more,
  };
  await database.write(({ tx }) => tx.insertInto("punch").values(row).execute());
}

const QUEUE = ["01", "02", "03", "04", "05", "06"];

/** 1 came at 05:10 on one day, and is late on Mondays; 3 was at two places within minutes; six PINs came at once. */
async function live({ database, punch, recompute }: AttendanceUnderTest): Promise<void> {
  const toEntry = (date: string) => {
    if (date === ODD) return "05:10:00";
    return new Date(date).getUTCDay() === 1 ? "08:40:00" : "07:55:00";
  };
  const dates = listWorkdays();
  await punch(
    "1",
    dates.flatMap((date) => [`${date}T${toEntry(date)}`, `${date}T17:00:00`]),
  );
  await punch(
    "3",
    dates.flatMap((date) => [`${date}T07:55:00`, `${date}T17:00:00`]),
  );
  await keepAway(database, "3", `${ODD}T08:04:00`);
  for (const pin of QUEUE) await keepPunches(database, `9${pin}`, [`${ODD}T12:00:${pin}`]);
  await recompute(10);
}

describe("insights", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
    await live(attendance);
  });
  afterAll(() => attendance.stop());

  const ask = async (more: object = {}, claims: Partial<NewTokenClaims> = {}) => {
    const { answer } = await attendance.ask(INSIGHTS, { variables: { ...RANGE, ...more }, claims });
    return answer.errors ? answer.errors[0].extensions.code : answer.data.insights;
  };
  const tell = ({ edges }: Page) => edges.map(({ node }) => `${node.person?.pin ?? "-"} ${node.reason} ${node.from}`);
  const ALL = [
    `- MANY_PINS_AT_ONCE ${ODD}`,
    "1 LATE_ON_ONE_WEEKDAY 2026-11-01",
    `1 EARLIER_THAN_USUAL ${ODD}`,
    `3 TWO_PLACES ${ODD}`,
  ];

  it("are what was planted, and nothing else, readers first and then people by name", async () => {
    const page = await ask();
    expect(tell(page)).toEqual(ALL);
    expect(page).toMatchObject({ recomputing: 0, sources: [{ place: { id: "riyadh" } }, { place: { id: "cairo" } }] });
  });

  it("say why, with figures, and on which punches they rest", async () => {
    const nodes = (await ask()).edges.map(({ node }: Page["edges"][number]) => node);
    expect(nodes[0]).toMatchObject({
      person: null,
      deviceId: "riyadh/gate-1",
      places: [{ id: "riyadh" }],
      fromAt: "2026-11-17T09:00:01.000Z",
      toAt: "2026-11-17T09:00:06.000Z",
      punchIds: QUEUE.map((pin) => `riyadh/9${pin}-${ODD}T12:00:${pin}`),
    });
    expect(nodes[1]).toMatchObject({ places: [], fromAt: null, punchIds: [], ...RANGE });
    expect(nodes[1].values).toContainEqual({ name: "weekday", value: "MON" });
    expect(nodes[1].dates).toContain("2026-11-16");
    expect(nodes[2]).toMatchObject({ dates: [ODD], punchIds: [`riyadh/1-${ODD}T05:10:00`] });
    expect(nodes[2].values).toContainEqual({ name: "usualAt", value: "2026-11-17T04:55:00.000Z" });
    expect(nodes[2].values).toContainEqual({ name: "differenceMinutes", value: "165" });
    expect(nodes[3]).toMatchObject({
      places: [{ id: "riyadh" }, { id: "cairo" }],
      punchIds: [`riyadh/3-${ODD}T07:55:00`, `cairo/3-${ODD}T08:04:00`],
    });
  });

  it("come page by page, each once; a cursor of other insights is none", async () => {
    for (const first of [1, 2, 3]) {
      const found: string[] = [];
      let after: string | null = null;
      for (let hasNext = true; hasNext; ) {
        const page: Page = await ask({ first, after });
        found.push(...tell(page));
        ({ endCursor: after, hasNextPage: hasNext } = page.pageInfo);
      }
      expect(found).toEqual(ALL);
    }
    const { endCursor: after } = (await ask({ first: 1 })).pageInfo;
    expect(await ask({ after, kinds: ["MANY_PINS"] })).toBe("BAD_CURSOR");
    expect(await ask({ after, to: "2026-11-24" })).toBe("BAD_CURSOR");
  });

  it("are of the kinds, places, departments and dates that are asked for", async () => {
    expect(tell(await ask({ kinds: ["IMPOSSIBLE_TRAVEL"] }))).toEqual([`3 TWO_PLACES ${ODD}`]);
    expect(tell(await ask({ kinds: [] }))).toEqual([]);
    expect(tell(await ask({ placeIds: ["cairo"] }))).toEqual([]);
    expect(tell(await ask({ departmentIds: ["hr"] }))).toEqual([`3 TWO_PLACES ${ODD}`]);
    expect(tell(await ask({ from: "2026-11-18" }))).toEqual(["1 LATE_ON_ONE_WEEKDAY 2026-11-18"]);
    expect(await ask({ placeIds: ["rome"] })).toBe("FORBIDDEN");
    expect(await ask({ from: "2026-08-25" })).toBe("BAD_USER_INPUT");
    expect(await ask({ from: "2026-11-26" })).toBe("BAD_USER_INPUT");
  });

  it("stay within what the viewer sees: no other place, no other person, nobody's PINs for whoever sees some people", async () => {
    expect(tell(await ask({}, { places: ["riyadh"] }))).toEqual(ALL.slice(0, 3));
    expect(tell(await ask({}, { places: ["cairo"] }))).toEqual([]);
    expect(tell(await ask({}, { role: "MANAGER", sub: "account/nobody" }))).toEqual([]);
    await attendance.ask("mutation ($input: LinkAccountInput!) { linkAccount(input: $input) { person { id } } }", {
      variables: { input: { personId: "p.3", username: "three" } },
    });
    expect(tell(await ask({}, { role: "EMPLOYEE", sub: "account/three" }))).toEqual(ALL.slice(3));
  });

  it("count no punch that somebody ignored", async () => {
    const input = { punchId: `cairo/3-${ODD}T08:04:00`, reason: "a test of the reader" };
    const ignored = await attendance.ask(
      "mutation ($input: IgnorePunchInput!) { ignorePunch(input: $input) { correction { id } } }",
      { variables: { input } },
    );
    expect(ignored.answer.errors).toBeUndefined();
    expect(tell(await ask({ kinds: ["IMPOSSIBLE_TRAVEL"] }))).toEqual([]);
  });
});

describe.each(STORES)("insights in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let keys: readonly number[];
  beforeAll(async () => {
    source = await start();
    ({ database } = await source.create());
    keys = await keepPeople(database, [{ pin: "1" }, { pin: "2" }]);
    await keepPunches(database, "1", ["2026-11-22T23:58:59", "2026-11-22T23:59:00", "2026-11-23T08:00:00"]);
    await keepPunches(database, "2", ["2026-11-24T00:00:59", "2026-11-24T00:01:00"]);
    await keepAway(database, "1", "2026-11-23T08:03:00", { drift_seconds: 120 });
    await keepAway(database, "1", "2026-11-23T09:00:00", { set_aside: "IN_FUTURE" });
  });
  afterAll(async () => {
    await database.close();
    await source.stop();
  });

  it("read the punches of a date at readers of the places, with the minute around it", async () => {
    const reader = createInsightReader(database);
    const times = async (placeIds?: readonly string[]) =>
      (await reader.listReaderPunches("2026-11-23", placeIds)).map(({ id }) => id.slice(-19)).toSorted();
    const atRiyadh = ["2026-11-22T23:59:00", "2026-11-23T08:00:00", "2026-11-24T00:00:59"];
    expect(await times(["riyadh"])).toEqual(atRiyadh);
    expect(await times()).toEqual([...atRiyadh.slice(0, 2), "2026-11-23T08:03:00", ...atRiyadh.slice(2)]);
    expect(await times([])).toEqual([]);
  });

  it("read the punches of people by when they truly were, and their days with punches", async () => {
    const reader = createInsightReader(database);
    const range = { from: "2026-11-23", to: "2026-11-23" };
    const punches = await reader.findPunches(keys, range);
    const own = (punches.get(keys[0] ?? 0) ?? []).toSorted((left, right) => left.trueMs - right.trueMs);
    expect(own).toEqual([
      {
        id: "riyadh/1-2026-11-23T08:00:00",
        placeId: "riyadh",
        date: "2026-11-23",
        trueMs: Date.parse("2026-11-23T05:00:00Z"),
      },
      {
        id: "cairo/1-2026-11-23T08:03:00",
        placeId: "cairo",
        date: "2026-11-23",
        trueMs: Date.parse("2026-11-23T05:01:00Z"),
      },
    ]);
    expect(punches.get(keys[1] ?? 0)).toEqual([]);
    await database.write(({ tx }) =>
      tx
        .insertInto("day_record")
        .values(
          ["2026-11-23", "2026-11-24"].map((date, index) => ({
            ...DAY,
            date,
            person_key: keys[0] ?? 0,
            kept_punches: index,
          })),
        )
        .execute(),
    );
    expect([...(await reader.findDays(keys, { from: "2026-11-01", to: "2026-11-30" })).values()]).toEqual([
      [
        {
          key: keys[0],
          date: "2026-11-24",
          personId: "p.1",
          placeId: "riyadh",
          departmentId: "it",
          shiftId: undefined,
          checkInMs: 5,
          expectedMinutes: 480,
          lateMinutes: 7,
          overtimeMinutes: 8,
          isProved: true,
        },
      ],
    ]);
  });
});

const DAY = {
  place_id: "riyadh",
  department_id: "it",
  shift_id: "",
  status: "PRESENT" as const,
  flags: 0,
  check_in_ms: 5,
  check_out_ms: null,
  presence_minutes: 0,
  worked_minutes: 0,
  expected_minutes: 480,
  late_minutes: 7,
  early_leave_minutes: 0,
  overtime_minutes: 8,
  progress_tenths: null,
  dropped_duplicates: 0,
  is_proved: 1,
  is_final: 0,
  next_change_ms: null,
};
