import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportOrder } from "../../../subgraphs/attendance/src/domain/people/people-store.ts";
import type { SheetRow } from "../../../subgraphs/attendance/src/domain/people/person-sheet.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { countStatements } from "./count-statements.ts";
import { keepPunches } from "./record-rows.ts";

const ACT = { actor: "account/hr", atMs: Date.UTC(2026, 10, 26, 12) };
/** Of one round of statements; see `people-import.ts`. */
const PEOPLE_AT_ONCE = 500;

type Cells = SheetRow["cells"];

describe.each(STORES)("an import of people in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const toOrder = (cells: readonly Cells[]): ImportOrder => ({
    rows: cells.map((row, index) => ({ line: index + 2, cells: row })),
    placeIds: new Set(["riyadh", "cairo"]),
    isDryRun: false,
  });
  const importInto = (into: Database, order: ImportOrder) =>
    createPeopleWriter(into, "organisation").importSheet(order, ACT);

  /** @returns how many statements it took */
  async function countImport(cells: readonly Cells[]): Promise<number> {
    let counted = 0;
    const into = countStatements(database, (statements) => {
      counted = statements;
    });
    expect((await importInto(into, toOrder(cells))).isDone).toBe(true);
    return counted;
  }

  const many = (count: number, department: string) =>
    Array.from({ length: count }, (_, index) => ({
      pin: `${index}`,
      name: `Person ${index}`,
      department: `${department} ${index % 7}`,
      manager: "0",
      account: `user-${index}`,
    }));

  it("takes a few statements for every five hundred people, new ones and others", async () => {
    const count = 2 * PEOPLE_AT_ONCE + 100;
    for (const department of ["North", "South"])
      expect(await countImport(many(count, department))).toBeLessThanOrEqual(25 * Math.ceil(count / PEOPLE_AT_ONCE));
    const sum = async (table: "person" | "pin_claim" | "dirty_mark" | "department_stay" | "change_log") =>
      (
        await database.read
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as("rows"))
          .execute()
      )[0]?.rows;
    expect(await Promise.all([sum("person"), sum("pin_claim"), sum("dirty_mark")])).toEqual([count, count, count]);
    expect(await sum("department_stay")).toBe(count); // all moved on the day they came
    expect(await sum("change_log")).toBe(2 * count);
  });

  it("comes to what its lines come to one by one", async () => {
    const other = await source.create();
    try {
      for (const into of [database, other.database])
        for (const pin of ["3", "8", "21"]) await keepPunches(into, pin, [`2026-10-${10 + Number(pin)}T08:00:00`]);
      for (const sheet of listSheets()) {
        const order = toOrder(sheet);
        const { created, changed, unchanged, faults } = await importInto(database, order);
        expect(faults).toEqual([]);
        let same = 0;
        const ids = [...created, ...changed.map(({ person }) => person)].map(({ id }) => id);
        const byNew = order.rows.toSorted((a, b) => rank(ids, a.cells) - rank(ids, b.cells));
        for (const row of byNew) same += (await importInto(other.database, { ...order, rows: [row] })).unchanged;
        expect(same).toBe(unchanged);
        expect(await readAll(database)).toEqual(await readAll(other.database));
      }
    } finally {
      await other.database.close();
    }
  });

  it("is judged by those whom it names, wherever they stand, and a dry run says the same", async () => {
    await importInto(database, toOrder([{ pin: "1" }, { pin: "2" }, { pin: "3", account: "sara" }]));
    const filler = many(PEOPLE_AT_ONCE, "North").map((row) => ({ ...row, pin: `9${row.pin}`, manager: "2" }));
    const order = toOrder([
      { pin: "5", account: "SARA" },
      { pin: "6", manager: "7" },
      { pin: "8", manager: "p.1" },
      { pin: "8b", manager: "404" },
      ...filler,
      { pin: "7" },
      { pin: "5" },
    ]);
    const last = PEOPLE_AT_ONCE + 7;
    const faults = [
      { line: 2, column: "account", found: "SARA", expected: "an account that nobody else has; p.3 has it" },
      { line: 5, column: "manager", found: "404", expected: "the PIN of somebody known or in the sheet" },
      { line: last, column: "pin", found: "5", expected: "a PIN that no other line has; line 2 has it" },
    ];
    const done = await importInto(database, order);
    expect(done).toMatchObject({ faults, isDone: false });
    expect(await importInto(database, { ...order, isDryRun: true })).toEqual(done);
    expect(done.created).toHaveLength(PEOPLE_AT_ONCE + 3);
  });

  it("keeps nothing of a sheet when a later part of it fails", async () => {
    let logs = 0;
    const failing: Database = {
      ...database,
      write: (work, terms) =>
        database.write(
          (transaction) =>
            work({
              ...transaction,
              upsert: async (target, rows) => {
                if (target.table === "change_log" && ++logs === 2) throw new Error("no room");
                await transaction.upsert(target, rows);
              },
            }),
          terms,
        ),
    };
    await expect(importInto(failing, toOrder(many(PEOPLE_AT_ONCE + 1, "North")))).rejects.toThrow("no room");
    const { person, department, mark_token } = await readAll(database);
    expect([person, department, mark_token]).toEqual([[], [], [{ last: 0 }]]);
  });

  it("leaves others their turns", async () => {
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns++) await nextTurn();
    })();
    await importInto(database, toOrder(many(2 * PEOPLE_AT_ONCE, "North")));
    isOver = true;
    await others;
    expect(turns).toBeGreaterThan(8);
  });
});

/** In the order in which a sheet takes them: new people, then others, then those whom nothing changes. */
function rank(ids: readonly string[], { pin = "" }: Cells): number {
  const index = ids.indexOf(`p.${pin}`);
  return index < 0 ? ids.length : index;
}

/** Everything that an import writes, in the order in which it was written. */
async function readAll({ read }: Database) {
  return {
    person: await read.selectFrom("person").selectAll().orderBy("key").execute(),
    pin_claim: await read.selectFrom("pin_claim").selectAll().orderBy("person_key").execute(),
    department: await read.selectFrom("department").selectAll().orderBy("id").execute(),
    stays: await read.selectFrom("department_stay").selectAll().orderBy("person_key").orderBy("from_date").execute(),
    change_log: await read.selectFrom("change_log").selectAll().orderBy("seq").execute(),
    dirty_mark: await read.selectFrom("dirty_mark").selectAll().orderBy("token").execute(),
    mark_token: await read.selectFrom("mark_token").selectAll().execute(),
  };
}

/** Sheets of new people and known ones who are moved, renamed, dated and left alone, in every mixture. */
function listSheets(): readonly (readonly Cells[])[] {
  const departments = ["", "IT", "Ｉｔ", "HR", "أحمد", "احمد", 'a "b" \\ {c}'];
  const dates = ["", "2026-01-01", "2026-10-15", "2026-12-31"];
  return [1, 2, 3].map((round) =>
    Array.from({ length: 24 }, (_, index) => {
      const mixed = (index * 7 + round * 5) % 11;
      return {
        pin: `${index + (round - 1) * 6}`,
        name: mixed % 3 === 0 ? "" : `Name ${mixed}`,
        arabicName: mixed % 4 === 0 ? "سارة" : "",
        department: departments[(mixed * round) % departments.length] ?? "",
        manager: index % 5 === 4 && round > 1 ? "6" : "",
        homePlace: ["", "riyadh", "cairo"][(mixed + round) % 3] ?? "",
        employedFrom: dates[(mixed + index) % 3] ?? "",
        employedTo: mixed === 9 ? (dates[3] ?? "") : "",
        account: index % 6 === 0 ? `user-${index + (round - 1) * 6}` : "",
      };
    }),
  );
}
