import { describe, expect, it } from "vitest";
import type { LimitHit } from "../domain/limits/limit-hits.ts";
import type { PersonRecord } from "../domain/people/people-store.ts";
import type { HoldingRule } from "../domain/work-rules/work-rule.ts";
import { type HitPosition, type HitSelection, type HitSources, scanHits } from "./limit-scan.ts";

const RULE: HoldingRule = {
  kind: "WORK_DAY",
  scope: { kind: "ORGANISATION", id: "" },
  from: "2026-01-01",
  to: undefined,
  minutes: 480,
  source: "",
};
const SELECTION: HitSelection = {
  from: "2026-11-01",
  to: "2026-11-30",
  people: {},
  isShown: () => true,
  kinds: undefined,
};

const pad = (key: number) => String(key).padStart(4, "0");

function person(key: number): PersonRecord {
  const unknown = { latinName: undefined, arabicName: undefined, departmentId: undefined, department: undefined };
  const links = { managerId: undefined, homePlaceId: undefined, account: undefined };
  const dates = { employedFrom: undefined, employedTo: undefined };
  const name = `P${pad(key)}`;
  return {
    key,
    id: `p.${pad(key)}`,
    pin: pad(key),
    name,
    nameKey: name,
    source: "IMPORT",
    ...unknown,
    ...links,
    ...dates,
  };
}

function hit(date: string, kind: LimitHit["kind"]): LimitHit {
  const day = { date, personId: "", departmentId: undefined, placeId: "riyadh" };
  const evidence = { fromMs: undefined, toMs: undefined, punchIds: [] };
  return { kind, rule: RULE, date, day, minutes: 600, dates: [date], ...evidence };
}

/** So many people with three hits each, of whom each costs so many records; tells how many were looked at. */
function createSources(count: number, recordsEach: number) {
  const people = Array.from({ length: count }, (_, index) => person(index + 1));
  const seen = { people: 0 };
  const hits = [hit("2026-11-02", "ON_SITE"), hit("2026-11-02", "WORK_DAY"), hit("2026-11-05", "WORK_DAY")];
  const sources: HitSources = {
    peopleReader: {
      list: async ({ ids }, { limit, after }) =>
        people
          .filter(({ id, nameKey }) => (ids?.includes(id) ?? true) && (after === undefined || nameKey > after[0]))
          .slice(0, limit),
    },
    findHits: async ({ personKeys }) => {
      seen.people += personKeys.length;
      const byPerson = new Map(personKeys.map((key) => [key, hits]));
      return { byPerson, records: personKeys.length * recordsEach, details: 0 };
    },
  };
  return { sources, seen };
}

async function scanAll(sources: HitSources, limit: number, selection = SELECTION): Promise<readonly string[]> {
  const found: string[] = [];
  let after: HitPosition | undefined;
  for (let pages = 0; pages < 500; pages++) {
    const { hits, next } = await scanHits(selection, { limit, after }, sources);
    found.push(...hits.map(({ person: { pin }, date, kind }) => `${pin} ${date.slice(8)} ${kind}`));
    if (next === undefined) return found;
    after = next;
  }
  throw new Error("it never ends");
}

describe("limits that people passed", () => {
  it.each([1, 2, 4, 7, 100])("come each once, %i at a time, by person, date and kind", async (limit) => {
    const all = await scanAll(createSources(5, 1).sources, limit);
    expect(all).toHaveLength(15);
    expect(all).toEqual(all.toSorted());
    expect(new Set(all).size).toBe(15);
  });

  it("are chosen by kind and by what may be shown", async () => {
    const { sources } = createSources(2, 1);
    expect(await scanAll(sources, 10, { ...SELECTION, kinds: ["ON_SITE"] })).toEqual([
      "0001 02 ON_SITE",
      "0002 02 ON_SITE",
    ]);
    expect(await scanAll(sources, 10, { ...SELECTION, isShown: ({ date }) => date > "2026-11-04" })).toHaveLength(2);
  });

  it("stop a page that looked at much, and go on behind it, whatever was found", async () => {
    const { sources, seen } = createSources(500, 1000);
    const selection = { ...SELECTION, kinds: [] };
    const { hits, next } = await scanHits(selection, { limit: 10, after: undefined }, sources);
    expect(hits).toEqual([]);
    expect(next).toBeDefined();
    expect(seen.people).toBeLessThan(200);
    expect(await scanAll(sources, 10, selection)).toEqual([]);
    expect(seen.people).toBeGreaterThan(500);
  });

  it("say of a page of none that there are more", async () => {
    const { hits, next } = await scanHits(SELECTION, { limit: 0, after: undefined }, createSources(1, 1).sources);
    expect([hits, next]).toEqual([[], ["", "", "", ""]]);
  });
});
