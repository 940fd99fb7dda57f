import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStartFiles } from "../../../subgraphs/attendance/src/start/start-files.ts";
import { takeStart } from "../../../subgraphs/attendance/src/start/take-start.ts";
import { type Execute, takeStartState } from "../../../subgraphs/attendance/src/start/take-start-state.ts";
import { isStartStateTaken } from "../../../subgraphs/attendance/src/store/start-state.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const FILES = {
  "people.csv": "pin,name,department,homePlace,employedFrom\n0099,Amal Hassan,Sales,riyadh,2026-11-01\n",
  "calendars.json": JSON.stringify([{ placeId: "riyadh", addHoliday: { date: "2026-11-24", name: "Company day" } }]),
  "shifts.json": JSON.stringify([
    {
      id: "night",
      name: "Night",
      colour: "#334155",
      letter: "N",
      versions: [{ from: "2020-01-01", hours: { start: "22:00", end: "06:00" } }],
    },
  ]),
  "assignments.json": JSON.stringify([{ personId: "p.0099", shiftId: "night", from: "2020-01-01" }]),
  "roster.csv": "pin,date,shift\n0099,2026-11-25,OFF\n",
  "absences.csv": "pin,from,to,kind\n0099,2026-11-23,2026-11-23,leave\n",
};

let folder: string;
let attendance: AttendanceUnderTest;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bf-start-"));
  attendance = await startAttendance();
});
afterEach(async () => {
  await attendance.stop();
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

const take = async () =>
  takeStartState(readStartFiles(folder), async (query, variables) => {
    const { answer } = await attendance.ask(query, { variables, claims: { role: "ADMIN" } });
    return answer;
  });

async function readDays(): Promise<unknown> {
  while ((await attendance.recompute(50)) > 0);
  const filter = { from: "2026-11-22", to: "2026-11-25", personIds: ["p.0099"] };
  const query =
    "query ($filter: AttendanceFilter!) { attendance(filter: $filter, orderBy: DATE_ASC) { edges { node { date status shift { id } } } } }";
  const { answer } = await attendance.ask(query, { variables: { filter } });
  return answer.data.attendance.edges.map(
    ({ node }: { node: { date: string; status: string; shift: { id: string } | null } }) =>
      [node.date, node.status, node.shift?.id ?? ""].join(" "),
  );
}

describe("what an organisation begins with", () => {
  it("is nothing where there is no folder", () => {
    expect(readStartFiles(join(folder, "none"))).toEqual([]);
  });

  it("is people, their shifts, rosters and absences, and the calendars of places", async () => {
    write(FILES);
    await take();
    expect(await readDays()).toEqual([
      "2026-11-22 ABSENT night",
      "2026-11-23 ON_LEAVE night",
      "2026-11-24 HOLIDAY night",
      "2026-11-25 WEEKEND night",
    ]);
  });

  it("may be taken again: nothing becomes another", async () => {
    write(FILES);
    await take();
    const once = await readDays();
    await take();
    expect(await readDays()).toEqual(once);
  });

  it("names each cell and each input that does not do", async () => {
    write({ ...FILES, "people.csv": "pin,name,homePlace\n,Nobody,riyadh\n0099,Amal,atlantis\n" });
    await expect(take()).rejects.toMatchObject({
      code: "BAD_CONFIG",
      faults: [
        { file: join(folder, "people.csv"), key: "line 2, pin", found: '""' },
        { file: join(folder, "people.csv"), key: "line 3, homePlace", found: '"atlantis"' },
      ],
    });
    write({ ...FILES, "calendars.json": JSON.stringify([{ placeId: "riyadh" }]) });
    await expect(take()).rejects.toMatchObject({ faults: [{ file: join(folder, "calendars.json"), key: "0" }] });
    write({ "calendars.json": "{}" });
    await expect(take()).rejects.toMatchObject({ faults: [{ found: "no JSON list" }] });
  });

  it("is looked at once: what becomes of its files later ends no start", async () => {
    write(FILES);
    const execute: Execute = async (query, variables) =>
      (await attendance.ask(query, { variables, claims: { role: "ADMIN" } })).answer;
    expect(await isStartStateTaken(attendance.database)).toBe(false);
    await takeStart(attendance.database, folder, () => execute);
    expect(await isStartStateTaken(attendance.database)).toBe(true);
    write({ "people.csv": "pin\n", "calendars.json": "{}" });
    await takeStart(attendance.database, folder, () => expect.fail("nothing is to be taken in"));
  });
});
