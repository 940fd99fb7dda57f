import { createDayKinds, type DayKind } from "./day-kind.ts";
import {
  addFault,
  type ConfigValue,
  createMemberReader,
  type Fault,
  isObject,
  readMembers,
  RulesError,
} from "./faults.ts";
import { isDate, parseDay, toDate } from "./local-time.ts";
import { checkShift, parseShiftOverride, toEdgeMinute, toShiftLengthMinutes } from "./parse-shift.ts";
import type { OrganisationRules, PersonRules } from "./place-rules.ts";
import type { ShiftOverride, ShiftRules } from "./shift-rules.ts";
import { isDateText, isText } from "./value-tests.ts";

const PERSON_KEYS = ["pin", "homePlace", "enrolledAt", "employed", "shift", "roster"];

/**
 * Parses a person `{ pin, homePlace?, enrolledAt?, employed?: { from?, to? }, shift?, roster?: { <date>: shift } }`
 * against the organisation. Without `enrolledAt` the home place is the only one; one of the two is required.
 *
 * @throws {RulesError} `INVALID_RULES` with every fault, rosters whose shifts overlap included.
 */
export function parsePersonRules(value: unknown, organisation: OrganisationRules): PersonRules {
  const faults: Fault[] = [];
  const config = { value, key: "", faults };
  const read = createMemberReader(config, PERSON_KEYS);
  const members: Readonly<Record<string, unknown>> = isObject(value) ? value : {};
  const at = (key: string): ConfigValue => ({ value: members[key], key, faults });
  const isPlace = (place: unknown): place is string => isText(place) && Object.hasOwn(organisation.places, place);
  const isPlaceList = (list: unknown): list is readonly string[] => Array.isArray(list) && list.every(isPlace);
  const homePlace = at("homePlace").value === undefined ? undefined : readHomePlace(at("homePlace"), isPlace);
  const person: PersonRules = {
    pin: readPin(at("pin")),
    homePlace,
    enrolledAt: read("enrolledAt", isPlaceList, {
      expected: "a list of places of the organisation",
      fallback: homePlace === undefined ? [] : [homePlace],
    }),
    employed: members.employed === undefined ? { from: undefined, to: undefined } : readEmployment(at("employed")),
    shift: members.shift === undefined ? {} : parseShiftOverride(at("shift")),
    roster: members.roster === undefined ? {} : readRoster(at("roster")),
  };
  if (faults.length === 0) checkPerson(person, organisation, faults);
  if (faults.length > 0) throw new RulesError(faults);
  return person;
}

/**
 * 2.1: the place whose rules measure the person, `homePlace` or the alphabetically first one where the PIN is enrolled.
 * `undefined` for a person enrolled nowhere.
 */
export function toHomePlace(person: Pick<PersonRules, "homePlace" | "enrolledAt">): string | undefined {
  return person.homePlace ?? person.enrolledAt.toSorted()[0];
}

function readPin(config: ConfigValue): string {
  if (isText(config.value)) return config.value;
  addFault(config, "a PIN as text");
  return "";
}

function readHomePlace(config: ConfigValue, isPlace: (value: unknown) => value is string): string | undefined {
  if (isPlace(config.value)) return config.value;
  addFault(config, "a place of the organisation");
  return undefined;
}

function readEmployment(config: ConfigValue): PersonRules["employed"] {
  const read = createMemberReader(config, ["from", "to"]);
  const date = (name: string) =>
    read<string | undefined>(name, isDateText, { expected: "a date YYYY-MM-DD", fallback: undefined });
  return { from: date("from"), to: date("to") };
}

function readRoster(config: ConfigValue): PersonRules["roster"] {
  const roster: Record<string, ShiftOverride> = {};
  for (const [date, member] of readMembers(config)) {
    if (isDate(date)) roster[date] = parseShiftOverride(member);
    else addFault(member, "a date YYYY-MM-DD as key");
  }
  return roster;
}

function checkPerson(person: PersonRules, organisation: OrganisationRules, faults: Fault[]): void {
  const home = organisation.places[toHomePlace(person) ?? ""];
  if (!home) {
    addFault({ value: undefined, key: "homePlace", faults }, "a home place, or a place in enrolledAt");
    return;
  }
  const shifts = { ordinary: { ...home.shift, ...person.shift }, kindOf: createDayKinds(home), roster: person.roster };
  checkShift(shifts.ordinary, { key: "shift", faults });
  for (const date of Object.keys(person.roster)) {
    checkShift(toRosterShift(shifts, date), { key: `roster.${date}`, faults });
    checkNeighbours(shifts, date, faults);
  }
}

interface PersonShifts {
  readonly ordinary: ShiftRules;
  readonly roster: PersonRules["roster"];
  readonly kindOf: (day: number) => DayKind;
}

function toRosterShift({ ordinary, roster }: PersonShifts, date: string): ShiftRules {
  return { ...ordinary, ...roster[date] };
}

/** Only working days have a shift that somebody works; a day off is merely measured by one, so it cannot collide. */
function checkNeighbours(shifts: PersonShifts, date: string, faults: Fault[]): void {
  const day = parseDay(date);
  const isOverlap = (first: number) =>
    shifts.kindOf(first) === "WORKING" &&
    shifts.kindOf(first + 1) === "WORKING" &&
    toEndMinute(toRosterShift(shifts, toDate(first))) >
      24 * 60 + toEdgeMinute(toRosterShift(shifts, toDate(first + 1)).start);
  const config = { value: shifts.roster[date], key: `roster.${date}`, faults };
  if (isOverlap(day)) addFault(config, `an end not after the start of ${toDate(day + 1)}`);
  // The pair with a preceding roster date was judged there.
  if (!Object.hasOwn(shifts.roster, toDate(day - 1)) && isOverlap(day - 1)) {
    addFault(config, `a start not before the end of ${toDate(day - 1)}`);
  }
}

function toEndMinute(shift: ShiftRules): number {
  return toEdgeMinute(shift.start) + toShiftLengthMinutes(shift);
}
