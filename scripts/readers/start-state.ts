import type { Member } from "@biometricflow/reader-simulator/crowd/crowd";
import { isAtRest } from "@biometricflow/reader-simulator/crowd/rest-days";
import type { Leave } from "./demo-life.ts";
import { toBothScripts } from "./other-script.ts";
import type { PlacePeople } from "./place-people.ts";

/** Rosters are known for the days before the made-up history's end and for some after it. */
const ROSTER_DAYS = { before: 65, after: 45 } as const;
const EMPLOYED_SINCE = "2022-01-01";
const LONG_AGO = "2020-01-01";

/** What attendance of the demo organisation begins with: file names to their content. */
export type StartState = Readonly<Record<string, string>>;

/** The people, shifts, rosters, calendars and absences that the made-up history and the traffic follow. */
export function toStartState(people: readonly PlacePeople[]): StartState {
  return {
    "people.csv": toCsv(
      "pin,name,latinName,arabicName,department,manager,homePlace,employedFrom,employedTo",
      people.flatMap(listPeople),
    ),
    "calendars.json": toJson(people.flatMap(listCalendarEdits)),
    "shifts.json": toJson(SHIFTS),
    "assignments.json": toJson(people.flatMap(listAssignments)),
    "roster.csv": toRoster(people.flatMap(listRoster)),
    "absences.csv": toCsv(
      "pin,from,to,kind",
      people.flatMap(({ life }) => life.leaves.map(toAbsence)),
    ),
  };
}

function listPeople({ place, crowd, life, users }: PlacePeople): readonly string[][] {
  const managers = new Map<string, string>();
  return users.map(({ userId, name }) => {
    const member = crowd.members.find(({ pin }) => pin === userId);
    const department = member === undefined ? "" : toDepartment(place.name, member);
    const manager = managers.get(department);
    if (manager === undefined) managers.set(department, userId);
    const { arabic, latin } = toBothScripts(name);
    const job = life.employments.find(({ pin }) => pin === userId);
    const from = job?.from === undefined ? EMPLOYED_SINCE : toDate(job.from);
    return [
      userId,
      name,
      latin,
      arabic,
      department,
      manager ?? "",
      place.id,
      from,
      job?.to === undefined ? "" : toDate(job.to),
    ];
  });
}

const DEPARTMENTS: Readonly<Record<Member["duty"], string>> = {
  OFFICE: "Office",
  ERRANDS: "Field service",
  SPLIT: "Workshop",
  ROSTER: "Warehouse",
  WATCH: "Security",
  NIGHT: "Security",
};

function toDepartment(place: string, { duty }: Member): string {
  return `${place} ${DEPARTMENTS[duty]}`;
}

function listCalendarEdits({ place, life }: PlacePeople) {
  return [
    { placeId: place.id, setWeekend: { from: LONG_AGO, weekend: place.weekend } },
    { placeId: place.id, addHoliday: { date: toDate(life.holiday), name: "Company day" } },
  ];
}

const DAY = { start: "08:00", end: "17:00" };
const GUARD = { breakMinutes: 0, graceInMinutes: 10, graceOutMinutes: 10, overtimeAfterMinutes: 30 };
const SHIFTS = [
  toShift("day", "Day", "#2563eb", "D", DAY),
  toShift("warehouse", "Warehouse by roster", "#0d9488", "W", DAY),
  toShift("split", "Split", "#7c3aed", "S", {
    spans: [
      { start: "08:00", end: "12:00" },
      { start: "16:00", end: "20:00" },
    ],
    pairing: "ALTERNATING",
    breakMinutes: 0,
  }),
  toShift("guard-day", "Guard, day", "#d97706", "G", { start: "07:00", end: "19:00", ...GUARD }),
  toShift("guard-night", "Guard, night", "#334155", "N", { start: "19:00", end: "07:00", ...GUARD }),
];

function toShift(id: string, name: string, colour: string, letter: string, hours: object) {
  return { id, name, colour, letter, versions: [{ from: LONG_AGO, hours }] };
}

const SHIFT_OF: Readonly<Record<Member["duty"], string>> = {
  OFFICE: "day",
  ERRANDS: "day",
  SPLIT: "split",
  ROSTER: "warehouse",
  WATCH: "guard-day",
  NIGHT: "guard-night",
};

/** The day shift for a place, and their own one for those who work otherwise. */
function listAssignments({ place, crowd }: PlacePeople) {
  const others = crowd.members.filter(({ duty }) => SHIFT_OF[duty] !== "day");
  return [
    { placeId: place.id, shiftId: "day", from: LONG_AGO },
    ...others.map(({ pin, duty }) => ({ personId: `p.${pin}`, shiftId: SHIFT_OF[duty], from: LONG_AGO })),
  ];
}

/** The rest days of those who do not rest at the weekend; all their other days are worked. */
function listRoster({ crowd, place, endDay }: PlacePeople): readonly string[][] {
  const days = Array.from(
    { length: ROSTER_DAYS.before + ROSTER_DAYS.after },
    (_, index) => endDay - ROSTER_DAYS.before + index,
  );
  return crowd.members
    .filter(({ duty }) => ["ROSTER", "WATCH", "NIGHT"].includes(duty))
    .flatMap((member) =>
      days.map((day) => [
        member.pin,
        toDate(day),
        isAtRest(member, day, place.weekend) ? "OFF" : SHIFT_OF[member.duty],
      ]),
    );
}

/** A line for each person and a column for each date: a sheet of thousands of people is not too long for an import. */
function toRoster(cells: readonly (readonly string[])[]): string {
  const dates = [...new Set(cells.map(([, date = ""]) => date))].toSorted();
  const rows = [...Map.groupBy(cells, ([pin = ""]) => pin)].map(([pin, own]) => {
    const entries = new Map(own.map(([, date = "", shift = ""]) => [date, shift]));
    return [pin, ...dates.map((date) => entries.get(date) ?? "")];
  });
  return toCsv(["pin", ...dates].join(","), rows);
}

const KINDS: Readonly<Record<Leave["kind"], string>> = { ANNUAL: "leave", SICK: "sick", MISSION: "mission" };

function toAbsence({ pin, from, to, kind }: Leave): string[] {
  return [pin, toDate(from), toDate(to), KINDS[kind]];
}

/** `YYYY-MM-DD` of a day that counts from 1970-01-01. */
function toDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** No cell of it holds a comma, a quote or a line's end: the names are ours. */
function toCsv(head: string, rows: readonly (readonly string[])[]): string {
  return [head, ...rows.map((cells) => cells.join(","))].map((line) => `${line}\n`).join("");
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
