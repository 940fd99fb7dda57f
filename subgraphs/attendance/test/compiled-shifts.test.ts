import { parseDay, toWeekday } from "@biometricflow/rules/local-time";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { createSchedule } from "@biometricflow/rules/schedule";
import { DEFAULT_SHIFT } from "@biometricflow/rules/shift-rules";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../src/domain/dates.ts";
import { compileOrganisation } from "../src/domain/rules/compile-organisation.ts";
import { compilePerson } from "../src/domain/rules/compile-person.ts";
import { createNamedShifts } from "../src/domain/rules/named-shift-on.ts";
import { createShiftBook } from "../src/domain/rules/shift-book.ts";
import type { ShiftAssignment } from "../src/domain/shifts/named-shift.ts";
import { arbitraryShifts, DATES, type WrittenShift } from "./arbitrary-shifts.ts";

const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const PERSON = {
  key: 7,
  id: "p.7",
  pin: "7",
  name: "Person 7",
  homePlaceId: "riyadh",
  employedFrom: undefined,
  employedTo: undefined,
  recordsFrom: "2026-01-01",
};
type Given = typeof arbitraryShifts extends fc.Arbitrary<infer T> ? T : never;

/** One date, read as the contract has it: the roster's date, else the person, else the department, else the place. */
function readShiftId({ shared, own, departments, roster }: Given, date: string): string | undefined {
  const latest = (assignments: readonly ShiftAssignment[]) => {
    let found: ShiftAssignment | undefined;
    for (const each of assignments) {
      const holds = each.from <= date && (each.to === undefined || date <= each.to);
      if (holds && (found === undefined || each.from > found.from)) found = each;
    }
    return found?.shiftId;
  };
  const at = (kind: string, id: string | undefined) =>
    latest(shared.filter(({ target }) => target.kind === kind && target.id === id));
  let department: string | undefined;
  for (const stay of departments) if (stay.from <= date) department = stay.departmentId;
  const cell = roster.find((day) => day.date === date)?.cell;
  const rostered = cell?.kind === "SHIFT" ? cell.shiftId : undefined;
  return rostered ?? latest(own) ?? at("DEPARTMENT", department) ?? at("PLACE", "riyadh");
}

/** R7 key by key, over what the version of the date was written as. */
function readHours({ versions }: WrittenShift, date: string): object {
  const ordered = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const version = ordered.findLast(({ from }) => from <= date) ?? ordered[0];
  if (version === undefined) throw new Error("a shift without versions");
  const weekday = WEEKDAYS[toWeekday(parseDay(date))] ?? "";
  const { weekdays, seasons, ...own } = version.settings;
  const season = seasons.find(({ from, to }) => from <= date && date <= to)?.shift;
  const { weekdays: inSeason = {}, ...ofSeason } = season ?? {};
  let hours: Record<string, unknown> = { ...DEFAULT_SHIFT };
  for (const layer of [own, weekdays[weekday], ofSeason, inSeason[weekday]]) {
    const given: Record<string, unknown> = { ...layer };
    if (Array.isArray(given["spans"])) {
      given["start"] = given["spans"][0].start;
      given["end"] = given["spans"].at(-1).end;
    } else if (given["start"] !== undefined) given["spans"] = [{ start: given["start"], end: given["end"] }];
    hours = { ...hours, ...given };
  }
  return hours;
}

it("the compiled shift of every date is what a reading of the precedence, day by day, gives", () => {
  fc.assert(
    fc.property(arbitraryShifts, (given) => {
      const book = createShiftBook(
        given.shifts.map(({ shift }) => shift),
        given.shared,
      );
      const { organisation } = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }], book);
      const facts = { person: PERSON, enrolledAt: ["riyadh"], absences: [], assignments: given.own, ...given };
      const schedule = createSchedule(createOrganisation(organisation), compilePerson(facts, book), {
        kind: "ORGANISATION",
      });
      const shiftOn = createNamedShifts(facts, book);
      for (const date of [addDays(DATES[0] ?? "", -400), ...DATES, addDays(DATES.at(-1) ?? "", 400)]) {
        const id = readShiftId(given, date);
        const written = given.shifts.find(({ shift }) => shift.id === id);
        const plan = schedule.planOn(parseDay(date), false);
        expect(shiftOn("riyadh", date)).toBe(id);
        expect({ date, ...plan.shift.rules }).toEqual({
          date,
          ...(written ? readHours(written, date) : DEFAULT_SHIFT),
        });
        const cell = given.roster.find((day) => day.date === date)?.cell;
        const isWeekend = ["FRI", "SAT"].includes(WEEKDAYS[toWeekday(parseDay(date))] ?? "");
        const kind =
          cell === undefined ? (isWeekend ? "WEEKEND" : "WORKING") : cell.kind === "OFF" ? "WEEKEND" : "WORKING";
        expect(plan.kind).toBe(kind);
      }
    }),
    { numRuns: 200 },
  );
});
