import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  FINDING_KINDS,
  type FindingPageRequest,
  type FindingSelection,
} from "../../../subgraphs/attendance/src/domain/people/enrolment-finding.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeopleReader } from "../../../subgraphs/attendance/src/store/people-reader.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader } from "./record-rows.ts";

const ALL: FindingSelection = { kinds: FINDING_KINDS, people: {}, today: "2026-11-26" };
const REMOVED_MS = Date.UTC(2026, 9, 5, 12);
const BOTH = ["riyadh", "cairo"];

/** 1 works and punches; 2 left, 3 begins later, 4 was removed, 5 never punched, 6 was never enrolled, 7 left and is gone. */
async function keepFindings(database: Database): Promise<void> {
  await keepPeople(database, [
    ...[{ pin: "1" }, { pin: "2", departmentId: "it", places: BOTH }, { pin: "3" }, { pin: "4" }],
    ...[{ pin: "5", places: ["cairo"] }, { pin: "6", places: [] }, { pin: "7" }],
  ]);
  await keepPunches(database, "1", ["2026-11-23T08:00:00"]);
  await keepPunches(database, "2", ["2026-10-23T08:00:00"]);
  await keepReader(database, "riyadh/gate-1", 0);
  await keepReader(database, "cairo/gate-1", 0);
  const edit = async (pin: string, values: { readonly employed_from?: string; readonly employed_to?: string }) =>
    database.write(({ tx }) => tx.updateTable("person").set(values).where("pin", "=", pin).execute());
  await edit("1", { employed_from: "2026-01-01", employed_to: "2026-11-26" });
  await edit("2", { employed_to: "2026-11-25" });
  await edit("3", { employed_from: "2026-11-27" });
  await edit("7", { employed_to: "2026-10-31" });
  await database.write(({ tx }) =>
    tx.updateTable("enrolment").set({ ended_ms: REMOVED_MS }).where("pin", "in", ["4", "7"]).execute(),
  );
  const since_ms = Date.UTC(2026, 8, 1);
  await database.write(({ tx }) => tx.updateTable("enrolment").set({ since_ms }).where("pin", "=", "5").execute());
}

const FOUND = [
  "LEAVER_STILL_ENROLLED 2 cairo,riyadh 2026-11-25",
  "ENROLLED_BEFORE_EMPLOYMENT 3 riyadh 2026-11-27",
  "ENROLLED_NOWHERE 4  2026-10-05",
  "ENROLLED_NOWHERE 6  undefined",
  "NEVER_PUNCHED 5 cairo 2026-09-01",
];

describe.each(STORES)("enrolments in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    await keepFindings(database);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const find = async (selection: Partial<FindingSelection> = {}, page: Partial<FindingPageRequest> = {}) =>
    createPeopleReader(database).listFindings({ ...ALL, ...selection }, { limit: 50, after: undefined, ...page });
  const show = (found: Awaited<ReturnType<typeof find>>) =>
    found.map(({ kind, person, placeIds, date }) => `${kind} ${person.pin} ${placeIds.join()} ${date}`);
  const count = (selection: Partial<FindingSelection>) =>
    createPeopleReader(database).countFindings({ ...ALL, ...selection });

  it("that do not fit are found, by kind and then by name", async () => {
    expect(show(await find())).toEqual(FOUND);
    expect(await count({})).toBe(FOUND.length);
  });

  it("are read page by page, over kinds", async () => {
    const read: string[] = [];
    let after: FindingPageRequest["after"];
    for (let page = await find({}, { limit: 2 }); page.length > 0; page = await find({}, { limit: 2, after })) {
      read.push(...show(page));
      const { kind, person } = page.at(-1) ?? {};
      if (kind && person) after = [FINDING_KINDS.indexOf(kind), person.nameKey, person.id];
    }
    expect(read).toEqual(FOUND);
  });

  it("are those of the kinds, the people and the places that are asked for", async () => {
    expect(show(await find({ kinds: ["NEVER_PUNCHED"] }))).toEqual(["NEVER_PUNCHED 5 cairo 2026-09-01"]);
    const riyadh = { people: { placeIds: ["riyadh"] } };
    expect(show(await find(riyadh))).toEqual(["LEAVER_STILL_ENROLLED 2 riyadh 2026-11-25", ...FOUND.slice(1, 3)]);
    expect(await count(riyadh)).toBe(3);
    const scope = { departmentIds: ["it"], personIds: [] };
    expect(show(await find({ people: { scope } }))).toEqual(FOUND.slice(0, 1));
  });

  it("of a PIN that is another person's by now are that person's", async () => {
    await database.write(({ tx }) =>
      tx.updateTable("pin_claim").set({ to_date: "2026-11-01" }).where("pin", "=", "5").execute(),
    );
    expect(show(await find({ kinds: ["NEVER_PUNCHED", "ENROLLED_NOWHERE"] }))).toEqual([
      FOUND[2],
      "ENROLLED_NOWHERE 5  undefined",
      FOUND[3],
    ]);
  });
});

describe("enrolmentFindings", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
    const csv = "pin,homePlace,employedTo\n1,riyadh,2026-11-20\n2,cairo,2026-11-21\n8,riyadh,";
    const query = "mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }";
    await attendance.ask(query, { variables: { input: { csv, dryRun: false } } });
  });
  afterAll(() => attendance.stop());

  const ask = async (variables: object = {}, claims: object = {}) => {
    const query = `query ($placeIds: [ID!], $kinds: [EnrolmentFindingKind!], $first: Int, $after: String) {
      enrolmentFindings(placeIds: $placeIds, kinds: $kinds, first: $first, after: $after) {
        edges { cursor node { kind person { pin } places { id } deviceIds date } } totalCount pageInfo { hasNextPage } } }`;
    return (await attendance.ask(query, { variables, claims })).answer;
  };

  it("tells whom, where, on which readers and when", async () => {
    const { edges, totalCount } = (await ask()).data.enrolmentFindings;
    expect(edges[0].node).toEqual({
      ...{ kind: "LEAVER_STILL_ENROLLED", person: { pin: "1" }, date: "2026-11-20" },
      ...{ places: [{ id: "riyadh" }], deviceIds: ["riyadh/gate-1"] },
    });
    const kinds = edges.map(
      ({ node }: { node: { kind: string; person: { pin: string } } }) => `${node.person.pin} ${node.kind}`,
    );
    expect([kinds.length, kinds]).toEqual([
      totalCount,
      ["1 LEAVER_STILL_ENROLLED", "2 LEAVER_STILL_ENROLLED", "8 ENROLLED_NOWHERE", "3 NEVER_PUNCHED"],
    ]);
  });

  it("goes on after a cursor of its own alone", async () => {
    const [{ cursor: after }] = (await ask({ first: 1 })).data.enrolmentFindings.edges;
    expect((await ask({ first: 1, after })).data.enrolmentFindings).toMatchObject({
      edges: [{ node: { person: { pin: "2" } } }],
      pageInfo: { hasNextPage: true },
    });
    const other = await ask({ after, kinds: ["NEVER_PUNCHED"] });
    expect(other.errors[0].extensions.code).toBe("BAD_CURSOR");
  });

  it("keeps to the places and people that the viewer sees", async () => {
    const pins = async (variables: object, claims: object) => {
      const { data, errors } = await ask(variables, claims);
      return (
        errors?.[0].extensions.code ??
        data.enrolmentFindings.edges.map(({ node }: { node: { person: { pin: string } } }) => node.person.pin)
      );
    };
    const cairo = { places: ["cairo"] };
    expect(await pins({}, cairo)).toEqual(["2"]);
    expect(await pins({ placeIds: ["riyadh"] }, cairo)).toBe("FORBIDDEN");
    expect(await pins({}, { role: "MANAGER", sub: "account/nobody" })).toEqual([]);
    expect(await pins({}, { role: "EMPLOYEE" })).toBe("FORBIDDEN");
  });
});
