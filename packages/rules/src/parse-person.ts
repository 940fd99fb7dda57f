import { checkPersonAt } from "./check-person.ts";
import {
  addFault,
  type ConfigValue,
  createMemberReader,
  type Fault,
  isObject,
  readMembers,
  RulesError,
} from "./faults.ts";
import { isDate } from "./local-time.ts";
import { parseAbsences } from "./parse-absences.ts";
import { parseShiftOverride } from "./parse-shift.ts";
import { parseShiftLayers } from "./parse-shift-layers.ts";
import type { OrganisationRules, PersonRules, RosterEntry } from "./place-rules.ts";
import { NO_LAYERS } from "./shift-layers.ts";
import { isDateText, isText } from "./value-tests.ts";

const PERSON_KEYS = ["pin", "homePlace", "enrolledAt", "employed", "shift", "roster", "absences"];

/**
 * Parses a person `{ pin, homePlace?, enrolledAt?, employed?: { from?, to? }, shift?, roster?: { <date>: "OFF" or shift },
 * absences? }`
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
    shift: members.shift === undefined ? NO_LAYERS : parseShiftLayers(at("shift")),
    roster: members.roster === undefined ? {} : readRoster(at("roster")),
    absences: parseAbsences(at("absences")),
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
  const [from, to] = [date("from"), date("to")];
  if (from !== undefined && to !== undefined && from > to) addFault(config, "a from that is not after to");
  return { from, to };
}

function readRoster(config: ConfigValue): PersonRules["roster"] {
  const roster: Record<string, RosterEntry> = {};
  for (const [date, member] of readMembers(config)) {
    if (!isDate(date)) addFault(member, "a date YYYY-MM-DD as key");
    else roster[date] = member.value === "OFF" ? "OFF" : parseShiftOverride(member);
  }
  return roster;
}

function checkPerson(person: PersonRules, organisation: OrganisationRules, faults: Fault[]): void {
  const home = organisation.places[toHomePlace(person) ?? ""];
  if (home) checkPersonAt(person, home, faults);
  else addFault({ value: undefined, key: "homePlace", faults }, "a home place, or a place in enrolledAt");
}
