import { parseNamedShift } from "../../../subgraphs/attendance/src/domain/shifts/parse-named-shift.ts";
import type { RosterEdit } from "../../../subgraphs/attendance/src/domain/shifts/shift-store.ts";
import { addDays } from "../../../subgraphs/attendance/src/domain/dates.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createShiftWriter } from "../../../subgraphs/attendance/src/store/shift-writer.ts";
import { keepPeople, keepPunches, keepReader } from "./record-rows.ts";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
/** The dates of the histories. */
export const DATES: readonly string[] = Array.from({ length: 26 }, (_, index) => addDays("2026-11-01", index));
export const NOW = Date.parse("2026-11-26T10:00:00+03:00");
const ACT = { actor: "account/hr", atMs: NOW };

const HOURS = [
  { start: "08:00", end: "17:00" },
  { start: "22:00", end: "06:00" },
  { start: "07:00", end: "15:00" },
] as const;

/** Keeps people with random shifts, rosters, moves and punches. @returns their keys */
export async function keepRandomOrganisation(database: Database, seed: number): Promise<readonly number[]> {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error("an empty list");
    return found;
  };
  const departments = ["it", "hr"].map((id) => ({ id, name: id.toUpperCase(), name_key: id }));
  await database.write(({ tx }) => tx.insertInto("department").values(departments).execute());
  const people = Array.from({ length: 12 }, (_, index) => ({
    pin: `${index + 1}`,
    departmentId: pick(["it", "hr", ""]),
    places: pick([["riyadh"], ["cairo"], ["riyadh", "cairo"]]),
  }));
  const keys = await keepPeople(database, people);
  const moves = keys.slice(0, 4).map((person_key) => ({ person_key, from_date: "2026-11-12", department_id: "hr" }));
  await database.write(({ tx }) => tx.insertInto("department_stay").values(moves).execute());
  await keepReader(database, "riyadh/gate-1", NOW);
  await keepReader(database, "cairo/gate-1", Date.parse("2026-11-18T00:00:00Z"));
  await keepShifts(database, pick);
  for (const { pin } of people) await keepPunches(database, pin, toPunches(random));
  return keys;
}

async function keepShifts(database: Database, pick: <T>(list: readonly T[]) => T): Promise<void> {
  const shifts = createShiftWriter(database, PLACES);
  const ids = ["a", "b", "c"];
  for (const [index, id] of ids.entries()) {
    const dayLeadMinutes = pick([60, 240, 900, 1440]);
    const settings = { ...HOURS[index], dayLeadMinutes, dayTailMinutes: pick([60, 720, 1440]) };
    const versions = [{ from: "2026-01-01", settings }];
    await shifts.save(parseNamedShift({ id, name: id, colour: "#336699", letter: id, versions }, "shift"), ACT);
  }
  const give = async (target: Parameters<typeof shifts.assign>[0]["target"]) =>
    shifts.assign({ target, shiftId: pick(ids), from: pick(["2026-10-01", "2026-11-09"]), to: undefined }, ACT);
  await give({ kind: "PLACE", id: "riyadh" });
  await give({ kind: "DEPARTMENT", id: "it" }).catch(() => {}); // a night before an early shift is refused
  for (const id of ["p.1", "p.2", "p.3"]) await give({ kind: "PERSON", id }).catch(() => {});
  for (const personId of ["p.4", "p.5", "p.6"]) await shifts.editRoster(toRoster(personId, pick), ACT);
}

function toRoster(personId: string, pick: <T>(list: readonly T[]) => T): readonly RosterEdit[] {
  const shiftId = pick(["a", "b", "c"]);
  return DATES.filter(() => pick([true, true, false])).map((date) => ({
    personId,
    date,
    cell: pick([{ kind: "OFF" } as const, { kind: "SHIFT", shiftId } as const]),
  }));
}

/** Now and then nothing, or one punch, or a night's. */
function toPunches(random: () => number): readonly string[] {
  return DATES.flatMap((date) => {
    const minute = String(Math.floor(random() * 60)).padStart(2, "0");
    const kind = random();
    if (kind < 0.15) return [];
    if (kind < 0.3) return [`${date}T09:${minute}:00`];
    if (kind < 0.55) return [`${date}T21:${minute}:00`, `${addDays(date, 1)}T05:${minute}:30`];
    return [`${date}T08:${minute}:00`, `${date}T17:${minute}:10`];
  });
}
