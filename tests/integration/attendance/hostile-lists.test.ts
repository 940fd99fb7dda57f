import { encodeCursor, parseCursor } from "@biometricflow/schema/cursor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { listRootLists, type RootList } from "./root-questions.ts";

const LISTS = listRootLists({ from: "2026-11-01", to: "2026-11-30", personId: "p.1", role: "HR" });
const MANY = Array.from({ length: 1000 }, (_, nth) => `p.${nth}`);
/** What no column of PostgreSQL holds, half a character, nothing, and more than any id has. */
const STRANGE = ["\u0000", "\ud800", "", "z".repeat(10_000)];
const CODED = new Set(["ROWS", "BAD_CURSOR", "BAD_USER_INPUT", "NOT_FOUND", "FORBIDDEN"]);
const STRANGE_KEYS = { string: ["", "a\u0000b", "\ud800"], number: [1e308, -1, 0.5, 2 ** 63] } as const;

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const openPostgres = async () => openPostgresDatabase({ url: await postgres.createDatabase(), refuse: refuseRead });

describe.each([
  ["SQLite", undefined],
  ["PostgreSQL", openPostgres],
])("every list of attendance in %s", (_name, open) => {
  let attendance: AttendanceUnderTest;
  let cursors: ReadonlyMap<string, string>;

  beforeAll(async () => {
    attendance = await startAttendance({ ...(open && { open }) });
    cursors = await findCursors();
  });
  afterAll(() => attendance.stop());

  /** The code of the answer; `ROWS` where there is one. */
  const ask = async ({ query, variables }: RootList, more: object) => {
    const { answer } = await attendance.ask(query, { variables: { ...variables, ...more } });
    return answer.errors === undefined ? "ROWS" : String(answer.errors[0].extensions?.code);
  };

  async function findCursors() {
    const found = new Map<string, string>();
    for (const { field, query, variables } of LISTS) {
      const { answer } = await attendance.ask(query, { variables: { ...variables, first: 1 } });
      const cursor: unknown = answer.data[field].pageInfo.endCursor;
      if (typeof cursor === "string") found.set(field, cursor);
    }
    return found;
  }

  it("refuses what is no cursor, and the cursors of other lists", async () => {
    expect(cursors.size).toBeGreaterThan(6);
    for (const list of LISTS) {
      const foreign = [...cursors].filter(([field]) => field !== list.field).map(([, cursor]) => cursor);
      const garbled = ["", "nonsense", "x".repeat(100_000), encodeCursor(["a"]), encodeCursor([1, "b", "c", "d"])];
      for (const after of [...garbled, ...foreign.slice(0, 3)])
        expect([list.field, after.slice(0, 40), await ask(list, { after })]).toEqual([
          list.field,
          after.slice(0, 40),
          "BAD_CURSOR",
        ]);
    }
  });

  it("goes on after whatever a cursor of its own says, or refuses it", async () => {
    for (const list of LISTS) {
      const keys = parseCursor(cursors.get(list.field) ?? "") ?? [];
      for (const [at, key] of keys.slice(0, -1).entries())
        for (const strange of STRANGE_KEYS[typeof key === "string" ? "string" : "number"]) {
          const code = await ask(list, { after: encodeCursor(keys.with(at, strange)) });
          expect([list.field, at, strange, CODED.has(code) || code]).toEqual([list.field, at, strange, true]);
        }
    }
  });

  it("has pages of 0 to 1,000 rows", async () => {
    for (const list of LISTS)
      for (const first of [-1, 1001])
        expect([list.field, await ask(list, { first })]).toEqual([list.field, "BAD_USER_INPUT"]);
  });

  it("answers or refuses by a code whatever its filters name", async () => {
    for (const list of LISTS) {
      const asked = [
        ...list.idLists.flatMap((path) => [MANY, STRANGE].map((ids) => list.withAt(path, ids))),
        ...list.texts.flatMap((path) => STRANGE.map((text) => list.withAt(path, text))),
      ];
      for (const more of asked) {
        const code = await ask(list, more);
        expect([list.field, CODED.has(code) || code]).toEqual([list.field, true]);
      }
    }
  });

  it("lays 31 additional holidays over at most", async () => {
    const toDate = (_: unknown, nth: number) => new Date(Date.UTC(2026, 10, 1 + nth)).toISOString().slice(0, 10);
    const holidays = Array.from({ length: 31 }, toDate);
    for (const list of LISTS.filter(({ takesHolidays }) => takesHolidays)) {
      expect([list.field, await ask(list, { additionalHolidays: holidays })]).toEqual([list.field, "ROWS"]);
      const more = { additionalHolidays: [...holidays, "2026-01-01"] };
      expect([list.field, await ask(list, more)]).toEqual([list.field, "BAD_USER_INPUT"]);
    }
  });
});
