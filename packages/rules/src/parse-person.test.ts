import { expect, it } from "vitest";
import { type Fault, RulesError } from "./faults.ts";
import { parseOrganisationRules } from "./parse-organisation.ts";
import { parsePersonRules, toHomePlace } from "./parse-person.ts";

const organisation = parseOrganisationRules({
  places: {
    berlin: { timeZone: "Europe/Berlin", weekend: ["SAT", "SUN"], shift: { start: "22:00", end: "06:00" } },
    amman: { timeZone: "Asia/Amman" },
  },
});

function toFaults(value: unknown): readonly Fault[] {
  try {
    parsePersonRules(value, organisation);
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.faults;
    throw error;
  }
}

it("enrols a person at the home place where nothing else is said", () => {
  expect(parsePersonRules({ pin: "7", homePlace: "berlin" }, organisation)).toEqual({
    pin: "7",
    homePlace: "berlin",
    enrolledAt: ["berlin"],
    employed: { from: undefined, to: undefined },
    shift: { own: {}, weekdays: {}, seasons: [] },
    roster: {},
    absences: [],
  });
});

it("takes the alphabetically first place of enrolment as home", () => {
  expect(toHomePlace(parsePersonRules({ pin: "7", enrolledAt: ["berlin", "amman"] }, organisation))).toBe("amman");
});

it("reports all faults together", () => {
  const faults = toFaults({
    pin: 7,
    name: "Sami",
    homePlace: "oslo",
    enrolledAt: ["oslo"],
    employed: { from: "2025-02-30", until: "2025-01-01" },
    shift: { start: "25:00" },
    roster: { tomorrow: {}, "2025-06-30": { end: 8 } },
  });
  expect(faults.map(({ key }) => key)).toEqual([
    "name",
    "homePlace",
    "pin",
    "enrolledAt",
    "employed.until",
    "employed.from",
    "shift.start",
    "roster.tomorrow",
    "roster.2025-06-30.end",
  ]);
});

it("accepts an open employment", () => {
  expect(toFaults({ pin: "7", homePlace: "amman", employed: { from: "2025-02-01" } })).toEqual([]);
});

it.each<readonly [title: string, value: unknown, keys: readonly string[]]>([
  ["a text", "Sami", ["", "pin"]],
  ["a person without a place", { pin: "7" }, ["homePlace"]],
  ["a person enrolled nowhere", { pin: "7", enrolledAt: [] }, ["homePlace"]],
  [
    "an own shift that is nothing but break",
    { pin: "7", homePlace: "amman", shift: { breakMinutes: 600 } },
    ["shift.breakMinutes"],
  ],
])("refuses %s", (_title, value, keys) => {
  expect(toFaults(value).map(({ key }) => key)).toEqual(keys);
});

/** At berlin, Monday 2025-06-30 to Friday are nights of 22:00 to 06:00. */
it.each<readonly [title: string, roster: unknown, keys: readonly string[]]>([
  [
    "starts before the night of the day before ends",
    { "2025-07-01": { start: "05:59", end: "12:00" } },
    ["roster.2025-07-01"],
  ],
  ["starts when the night of the day before ends", { "2025-07-01": { start: "06:00", end: "12:00" } }, []],
  [
    "ends after the next day's start",
    { "2025-07-01": { end: "10:00" }, "2025-07-02": { start: "09:00", end: "12:00" } },
    ["roster.2025-07-01"],
  ],
  ["ends before an unrostered night starts", { "2025-07-01": { start: "23:00", end: "19:00" } }, []],
  ["follows a day off, which nobody works", { "2025-06-30": { start: "05:00", end: "12:00" } }, []],
  ["precedes a day off, which nobody works", { "2025-07-04": { start: "22:00", end: "18:00" } }, []],
  ["is longer than 20 hours", { "2025-06-30": { start: "06:00", end: "05:00" } }, ["roster.2025-06-30"]],
])("judges a roster that %s", (_title, roster, keys) => {
  expect(toFaults({ pin: "7", homePlace: "berlin", roster }).map(({ key }) => key)).toEqual(keys);
});

it("refuses a rostered night that reaches into the day shift after it", () => {
  const faults = toFaults({ pin: "7", homePlace: "amman", roster: { "2025-07-01": { start: "22:00", end: "08:01" } } });
  expect(faults.map(({ key, expected }) => [key, expected])).toEqual([
    ["roster.2025-07-01", "an end not after the start of 2025-07-02"],
  ]);
});

it.each([
  ["absences that are no list", { absences: "in June" }, "absences"],
  ["seasons that are no list", { shift: { seasons: "Ramadan" } }, "shift.seasons"],
])("refuses %s", (_title, members, key) => {
  expect(toFaults({ pin: "7", homePlace: "berlin", ...members }).map((fault) => fault.key)).toEqual([key]);
});
