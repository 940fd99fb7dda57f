import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createExceptionReader } from "../../../subgraphs/attendance/src/store/exception-reader.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { NOVEMBER } from "./attendance-fixture.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches } from "./record-rows.ts";

const EXCEPTIONS = `query ($filter: ExceptionFilter!, $first: Int, $after: String) {
  exceptions(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id kind person { pin } pin date place { id } record { status } finding { kind date places { id } } conflict { isDecided names { name } } facts { name value } actions } }
    pageInfo { hasNextPage }
    totalCount
    counts { kind count }
    sources { place { id } }
  }
}`;

describe("what somebody must look at", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
    await keepPunches(attendance.database, "77", ["2026-11-24T09:00:00", "2026-11-25T09:00:00", "2026-10-01T09:00:00"]);
    await attendance.database.write(({ tx }) =>
      tx.insertInto("record_fault").values({ person_key: 3, message: "hours overlap", since_ms: 0 }).execute(),
    );
    // 1 left and is enrolled yet; 5 is enrolled at no place, and was under two names; 2 and 3 never punched.
    await keepPeople(attendance.database, [{ pin: "5", places: [] }]);
    const names = [
      ["riyadh", "5", "Sara"],
      ["cairo", "5", "Omar"],
    ] as const;
    await attendance.database.write(async ({ tx }) => {
      await tx.updateTable("person").set({ employed_to: "2026-11-25" }).where("pin", "=", "1").execute();
      for (const [place_id, pin, name] of names)
        await tx
          .insertInto("enrolment")
          .values({ place_id, pin, name, name_key: name.toLowerCase(), since_ms: 0, ended_ms: Date.UTC(2026, 9, 1) })
          .execute();
    });
  });
  afterAll(() => attendance.stop());

  const ask = async (filter: object = {}, more: object = {}, claims: object = {}) => {
    const variables = { filter: { ...NOVEMBER, ...filter }, ...more };
    const { answer } = await attendance.ask(EXCEPTIONS, { variables, claims });
    return answer.errors ? answer.errors[0].extensions.code : answer.data.exceptions;
  };
  type Page = { readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[] };
  const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

  it("is faults first, then the newest dates, each with why and what to do", async () => {
    const page = await ask();
    expect(ids(page)).toEqual([
      "PIN_CONFLICT 5",
      "RECORD_FAULT p.3",
      "UNMAPPED_PIN 77",
      "ABSENT p.1 2026-11-25",
      "UNKNOWN_DAY p.2 2026-11-25",
      "ABSENT p.3 2026-11-25",
      "ABSENT p.1 2026-11-24",
      "UNKNOWN_DAY p.2 2026-11-24",
      "ABSENT p.3 2026-11-24",
      "ABSENT p.2 2026-11-23",
      "ABSENT p.3 2026-11-23",
      "LEAVER_STILL_ENROLLED p.1",
      "NEVER_PUNCHED p.2",
      "NEVER_PUNCHED p.3",
      "ENROLLED_NOWHERE p.5",
    ]);
    expect(page.totalCount).toBe(15);
    expect(page.counts).toContainEqual({ kind: "ABSENT", count: 6 });
    const [conflict, fault, unmapped, absent] = page.edges.map(({ node }: { node: object }) => node);
    expect(conflict).toMatchObject({ pin: "5", person: null, date: null, finding: null, actions: ["DECIDE_PIN"] });
    expect(conflict.conflict).toEqual({ isDecided: false, names: [{ name: "Omar" }, { name: "Sara" }] });
    const leaver = page.edges.at(-4).node;
    expect(leaver).toMatchObject({
      ...{ person: { pin: "1" }, date: null, actions: ["REMOVE_ENROLMENT", "CHANGE_EMPLOYMENT"] },
      finding: { kind: "LEAVER_STILL_ENROLLED", places: [{ id: "riyadh" }], date: "2026-11-25" },
      facts: [{ name: "employedTo", value: "2026-11-25" }],
    });
    expect(fault).toMatchObject({ date: null, facts: [{ name: "message", value: "hours overlap" }, {}] });
    expect(unmapped).toMatchObject({ pin: "77", person: null, date: "2026-11-25", actions: ["MAP_PIN"] });
    expect(unmapped.facts).toContainEqual({ name: "punches", value: "2" });
    expect(unmapped.facts).toContainEqual({ name: "lastAt", value: "2026-11-25T06:00:00.000Z" });
    expect(absent).toMatchObject({ person: { pin: "1" }, place: { id: "riyadh" }, record: { status: "ABSENT" } });
  });

  it("is said of the person too, to whom sees the person", async () => {
    const read = async (claims: object) => {
      const query = "{ persons { edges { node { pin recordFault { message since } } } } }";
      const { answer } = await attendance.ask(query, { claims });
      return answer.data.persons.edges.map(({ node }: { readonly node: object }) => node);
    };
    const fault = { message: "hours overlap", since: "1970-01-01T00:00:00.000Z" };
    expect(await read({})).toEqual([
      { pin: "1", recordFault: null },
      { pin: "2", recordFault: null },
      { pin: "3", recordFault: fault },
      { pin: "5", recordFault: null },
    ]);
    expect(await read({ places: ["cairo"] })).toEqual([
      { pin: "2", recordFault: null },
      { pin: "5", recordFault: null },
    ]);
  });

  it("comes page by page, each once, whatever the size of a page", async () => {
    const whole = ids(await ask());
    for (const first of [1, 2, 3, 7]) {
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await ask({}, { first, after });
        found.push(...ids(page));
        if (!page.pageInfo.hasNextPage) break;
        after = page.edges.at(-1).cursor;
      }
      expect(found).toEqual(whole);
    }
  });

  it("is of the kinds, people and places that are asked for, and of the viewer's", async () => {
    expect(ids(await ask({ kinds: ["UNKNOWN_DAY", "UNMAPPED_PIN"] }))).toEqual([
      "UNMAPPED_PIN 77",
      "UNKNOWN_DAY p.2 2026-11-25",
      "UNKNOWN_DAY p.2 2026-11-24",
    ]);
    expect(ids(await ask({ personIds: ["p.1"] }))).toEqual([
      "ABSENT p.1 2026-11-25",
      "ABSENT p.1 2026-11-24",
      "LEAVER_STILL_ENROLLED p.1",
    ]);
    const inCairo = ids(await ask({}, {}, { places: ["cairo"] }));
    expect(inCairo.filter((id) => !id.includes("p.2"))).toEqual(["ENROLLED_NOWHERE p.5"]);
    expect(await ask({ placeIds: ["riyadh"] }, {}, { places: ["cairo"] })).toBe("FORBIDDEN");
    expect(ids(await ask({}, {}, { role: "MANAGER" }))).toEqual([]);
    expect(await ask({ from: "2025-01-01" })).toBe("BAD_USER_INPUT");
    const { edges } = await ask({}, { first: 1 });
    expect(await ask({ kinds: ["ABSENT"] }, { after: edges[0].cursor })).toBe("BAD_CURSOR");
  });
});

const BESIDE = ["PIN_CONFLICT", "LEAVER_STILL_ENROLLED", "ENROLLED_NOWHERE", "NEVER_PUNCHED"];

describe("what is beside the records", () => {
  let attendance: AttendanceUnderTest;
  /** More than are read at once. */
  const MANY = 1_001;
  beforeAll(async () => {
    attendance = await startAttendance();
    const keys = await keepPeople(
      attendance.database,
      Array.from({ length: MANY }, (_each, index) => ({ pin: `f${index}` })),
    );
    await attendance.database.write(async ({ tx }) => {
      const faults = keys.map((person_key) => ({ person_key, message: "hours overlap", since_ms: 0 }));
      await tx.insertInto("record_fault").values(faults).execute();
      const punch = await tx.selectFrom("punch").selectAll().limit(1).executeTakeFirstOrThrow();
      const punches = keys.map((key) => ({ ...punch, digest: `u${key}`, id: `riyadh/u${key}`, pin: `u${key}` }));
      await tx.insertInto("punch").values(punches).execute();
    });
  });
  afterAll(() => attendance.stop());

  const ask = async (more: object, claims: object = {}) => {
    const { kinds, ...rest } = Object(more);
    const variables = { filter: { ...NOVEMBER, kinds }, ...rest };
    const { answer } = await attendance.ask(EXCEPTIONS, { variables, claims });
    expect(answer.errors).toBeUndefined();
    return answer.data.exceptions;
  };

  it("is counted and listed whole, however much there is", async () => {
    const found = new Set<string>();
    const kinds = ["RECORD_FAULT", "UNMAPPED_PIN"];
    for (let after: string | undefined; ; ) {
      const { edges, pageInfo, totalCount, counts } = await ask({ kinds, first: 500, after });
      expect(totalCount).toBe(2 * MANY);
      expect(counts).toEqual(kinds.map((kind) => ({ kind, count: MANY })));
      for (const { node } of edges) found.add(node.id);
      after = edges.at(-1).cursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found.size).toBe(2 * MANY);
  });

  it.each([
    ["HR", BESIDE],
    ["AUDITOR", BESIDE],
    ["PLACE_ADMIN", BESIDE.slice(1)],
    ["VIEWER", BESIDE.slice(1)],
    ["EMPLOYEE", []],
  ] as const)("is told to %s as the lists of it are", async (role, kinds) => {
    const names = ["Sara", "Omar"].map((name, index) => ({
      ...{ place_id: ["riyadh", "cairo"][index] ?? "", pin: `9${role}`, name, name_key: name },
      ...{ since_ms: 0, ended_ms: 1 },
    }));
    await keepPeople(attendance.database, [{ pin: `9${role}`, places: [] }]);
    await attendance.database.write(async ({ tx }) => {
      await tx.insertInto("enrolment").values(names).execute();
      await tx.updateTable("person").set({ employed_to: "2026-11-01" }).where("pin", "=", "1").execute();
      await tx.updateTable("person").set({ account: "account/one" }).where("pin", "=", "1").execute();
    });
    const { counts } = await ask({ kinds: BESIDE, first: 1 }, { role, sub: "account/one" });
    const some = counts.filter(({ count }: { count: number }) => count > 0).map(({ kind }: { kind: string }) => kind);
    expect(some.toSorted()).toEqual(kinds.toSorted());
  });
});

describe.each(STORES)("unmapped PINs in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  beforeAll(async () => {
    source = await start();
    ({ database } = await source.create());
    await keepPeople(database, [{ pin: "1" }]);
    for (const pin of ["0", "1", "2", "3"])
      await keepPunches(database, pin, ["2026-11-23T23:59:59", "2026-11-24T00:00:00"]);
  });
  afterAll(async () => {
    await database.close();
    await source.stop();
  });

  it("are those that nobody claims, with their punches of the dates and places", async () => {
    const { listUnmapped, countUnmapped, countRecords } = createExceptionReader(database);
    const day = { from: "2026-11-24", to: "2026-11-24" };
    const found = await listUnmapped(day, { limit: 10 });
    expect(found.map(({ pin, punches, lastDate }) => `${pin} ${punches} ${lastDate}`)).toEqual([
      "0 1 2026-11-24",
      "2 1 2026-11-24",
      "3 1 2026-11-24",
    ]);
    expect(await listUnmapped(day, { limit: 2 })).toHaveLength(2);
    expect(await countUnmapped(day)).toBe(3);
    expect(await countUnmapped({ ...day, placeIds: ["cairo"] })).toBe(0);
    expect(await listUnmapped({ ...day, placeIds: ["cairo"] }, { limit: 10 })).toEqual([]);
    expect(await listUnmapped({ from: "2026-11-25", to: "2026-11-26" }, { limit: 10 })).toEqual([]);
    expect(Object.values(await countRecords(day))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
