import { checkShifts, createPlaceCalendar } from "./check-shifts.ts";
import { createDayKinds } from "./day-kind.ts";
import {
  addFault,
  type ConfigValue,
  createMemberReader,
  type Fault,
  isObject,
  readMembers,
  RulesError,
} from "./faults.ts";
import { parseShiftLayers } from "./parse-shift-layers.ts";
import { DEFAULT_PLACE, type OrganisationRules, type PlaceRules } from "./place-rules.ts";
import { NO_LAYERS } from "./shift-layers.ts";
import {
  isBoolean,
  isCount,
  isDateList,
  isDateText,
  isFixedOffset,
  isIdentity,
  isWeekdayList,
  isZoneName,
} from "./value-tests.ts";

/**
 * Parses the rules of an organisation: `{ identity?, places: { <id>: { timeZone, ... } } }` with defaults of 2.1.
 *
 * @throws {RulesError} `INVALID_RULES` with every fault: wrong types, unknown keys and the refusals of 2.1.
 */
export function parseOrganisationRules(value: unknown): OrganisationRules {
  const faults: Fault[] = [];
  const config = { value, key: "", faults };
  const read = createMemberReader(config, ["identity", "places"]);
  const identity = read<OrganisationRules["identity"]>("identity", isIdentity, {
    expected: `"pin" or "place"`,
    fallback: "pin",
  });
  const places = parsePlaces({ value: isObject(value) ? value.places : undefined, key: "places", faults });
  if (faults.length > 0) throw new RulesError(faults);
  return { identity, places };
}

function parsePlaces(config: ConfigValue): Readonly<Record<string, PlaceRules>> {
  return Object.fromEntries(readMembers(config).map(([id, member]) => [id, parseCheckedPlace(member)]));
}

/** Shifts are checked date by date once every value is known to be one. */
function parseCheckedPlace(config: ConfigValue): PlaceRules {
  const before = config.faults.length;
  const place = parsePlace(config);
  if (config.faults.length === before) checkPlace(place, config.key, config.faults);
  return place;
}

const PLACE_KEYS = ["timeZone", "shift", ...Object.keys(DEFAULT_PLACE).filter((key) => key !== "shift")];

function parsePlace(config: ConfigValue): PlaceRules {
  const read = createMemberReader(config, PLACE_KEYS);
  const members: Readonly<Record<string, unknown>> = isObject(config.value) ? config.value : {};
  const at = (name: string): ConfigValue => ({ ...config, value: members[name], key: `${config.key}.${name}` });
  const count = (name: "duplicateWindowSeconds" | "futureToleranceMinutes" | "driftWarnSeconds") =>
    read(name, isCount, { expected: "a whole number from 0", fallback: DEFAULT_PLACE[name] });
  const dates = (name: "holidays" | "extraWorkingDays") =>
    read(name, isDateList, { expected: "a list of dates YYYY-MM-DD", fallback: DEFAULT_PLACE[name] });
  return {
    timeZone: readTimeZone(at("timeZone")),
    weekend: read("weekend", isWeekdayList, { expected: "a list of SUN ... SAT", fallback: DEFAULT_PLACE.weekend }),
    laterWeekends: [], // a case has one weekend
    holidays: dates("holidays"),
    extraWorkingDays: dates("extraWorkingDays"),
    duplicateWindowSeconds: count("duplicateWindowSeconds"),
    notBefore: read("notBefore", isDateText, { expected: "a date YYYY-MM-DD", fallback: DEFAULT_PLACE.notBefore }),
    futureToleranceMinutes: count("futureToleranceMinutes"),
    driftWarnSeconds: count("driftWarnSeconds"),
    driftCorrection: read("driftCorrection", isBoolean, { expected: "true or false", fallback: false }),
    deviceFixedOffset: readOffsets(at("deviceFixedOffset")),
    shift: at("shift").value === undefined ? NO_LAYERS : parseShiftLayers(at("shift")),
  };
}

function checkPlace(place: PlaceRules, key: string, faults: Fault[]): void {
  checkShifts(createPlaceCalendar(place, createDayKinds(place), `${key}.shift`), faults);
}

function readTimeZone(config: ConfigValue): string {
  if (isZoneName(config.value)) return config.value;
  addFault(config, "the name of an IANA zone");
  return "UTC";
}

function readOffsets(config: ConfigValue): Readonly<Record<string, string>> {
  if (config.value === undefined) return {};
  const offsets: Record<string, string> = {};
  for (const [device, member] of readMembers(config)) {
    if (isFixedOffset(member.value)) offsets[device] = member.value;
    else addFault(member, "an offset +HH:mm of at most 18 hours");
  }
  return offsets;
}
