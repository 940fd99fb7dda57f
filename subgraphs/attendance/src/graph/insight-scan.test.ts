import { describe, expect, it } from "vitest";
import { INSIGHT_KINDS } from "../domain/insights/insight.ts";
import type { ReaderPunch } from "../domain/insights/many-pins.ts";
import type { PlacedPunch } from "../domain/insights/travel.ts";
import type { PersonRecord } from "../domain/people/people-store.ts";
import { scanInsights } from "./insight-scan.ts";
import type { InsightPosition, InsightSelection, InsightSources } from "./insight-turns.ts";

const DATE = "2026-11-17";
const SELECTION: InsightSelection = {
  from: "2026-11-16",
  to: "2026-11-18",
  kinds: INSIGHT_KINDS,
  people: {},
  placeIds: undefined,
  scope: { placeIds: undefined, people: undefined },
};
const OF_ONE = { departmentIds: ["it"], personIds: [] };

function person(key: number): PersonRecord {
  const name = `P${String(key).padStart(4, "0")}`;
  const unknown = { latinName: undefined, arabicName: undefined, departmentId: undefined, department: undefined };
  const links = { managerId: undefined, homePlaceId: undefined, account: undefined };
  const dates = { employedFrom: undefined, employedTo: undefined };
  return { key, id: `p.${name}`, pin: name, name, nameKey: name, source: "IMPORT", ...unknown, ...links, ...dates };
}

const punch = (minute: number, placeId: string): PlacedPunch => ({
  id: `${placeId}/${minute}`,
  placeId,
  date: DATE,
  trueMs: minute * 60_000,
});
/** From place to place and back. */
const TRAVEL = [punch(0, "riyadh"), punch(1, "cairo"), punch(2, "riyadh")];
const BURST = Array.from(
  { length: 6 },
  (_each, pin): ReaderPunch => ({
    id: `riyadh/${pin}`,
    pin: `${pin}`,
    placeId: "riyadh",
    readerId: "riyadh/gate-1",
    date: DATE,
    atMs: pin,
  }),
);

/** So many people who travel twice, each with so many punches more at one place; tells how many rows were read. */
function createSources(count: number, more = 0): InsightSources & { readonly read: { rows: number } } {
  const people = Array.from({ length: count }, (_each, key) => person(key));
  const read = { rows: 0 };
  const others = Array.from({ length: more }, (_each, index) => punch(100 + index, "riyadh"));
  return {
    read,
    insights: {
      findDays: () => Promise.resolve(new Map()),
      findPunches: (keys) => {
        read.rows += keys.length * (more + TRAVEL.length);
        return Promise.resolve(new Map(keys.map((key) => [key, [...TRAVEL, ...others]])));
      },
      listReaderPunches: (date) => Promise.resolve(date === DATE ? BURST : []),
    },
    peopleReader: {
      list: ({ ids }, { limit, after }) =>
        Promise.resolve(
          people
            .filter(({ id, nameKey }) => (ids?.includes(id) ?? true) && (after === undefined || nameKey > after[0]))
            .slice(0, limit),
        ),
    },
    toClockMinutes: () => 0,
  };
}

describe("a scan for insights", () => {
  it("finds those of readers, then those of people, each once, whatever the size of a page", async () => {
    const sources = createSources(7);
    const whole = await scanInsights(SELECTION, { limit: 100, after: undefined }, sources);
    const ids = whole.found.map(({ position }) => position.join(" "));
    expect([ids.length, new Set(ids).size, whole.next]).toEqual([15, 15, undefined]);
    expect(ids[0]).toContain(`0 ${DATE}`);
    for (const limit of [1, 2, 5]) {
      const found: string[] = [];
      let after: InsightPosition | undefined;
      do {
        const page = await scanInsights(SELECTION, { limit, after }, sources);
        found.push(...page.found.map(({ position }) => position.join(" ")));
        after = page.next;
      } while (after !== undefined);
      expect(found).toEqual(ids);
    }
  });

  it("reads so much for a page and no more, says where to go on, and leaves nobody out", async () => {
    const sources = createSources(400, 1000);
    const names = new Set<string | undefined>();
    let after: InsightPosition | undefined;
    let pages = 0;
    do {
      sources.read.rows = 0;
      const page = await scanInsights(SELECTION, { limit: 1000, after }, sources);
      expect(sources.read.rows).toBeLessThan(70_000);
      for (const { insight } of page.found) names.add(insight.person?.name);
      after = page.next;
      pages += 1;
    } while (after !== undefined);
    expect(names.size).toBe(401);
    expect(pages).toBeGreaterThan(3);
  });

  it("tells whoever sees some people, or asks for some, nothing of everybody's PINs", async () => {
    const scope = { placeIds: undefined, people: OF_ONE };
    const tell = async (more: Partial<InsightSelection>) =>
      (await scanInsights({ ...SELECTION, ...more }, { limit: 9, after: undefined }, createSources(0))).found.length;
    expect(await tell({})).toBe(1);
    expect(await tell({ scope })).toBe(0);
    expect(await tell({ people: { departmentIds: ["it"] } })).toBe(0);
  });

  it("tells of no place, and of no day, that the viewer does not see", async () => {
    const tell = async (scope: InsightSelection["scope"]) => {
      const question = { ...SELECTION, kinds: ["IMPOSSIBLE_TRAVEL"] as const, scope };
      return (await scanInsights(question, { limit: 9, after: undefined }, createSources(1))).found.length;
    };
    expect(await tell(SELECTION.scope)).toBe(2);
    expect(await tell({ placeIds: ["riyadh"], people: undefined })).toBe(0);
    expect(await tell({ placeIds: undefined, people: OF_ONE })).toBe(0);
  });
});
