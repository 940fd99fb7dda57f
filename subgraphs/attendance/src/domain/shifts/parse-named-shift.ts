import {
  addFault,
  type ConfigValue,
  createMemberReader,
  type Fault,
  isObject,
  RulesError,
} from "@biometricflow/rules/faults";
import { isDate } from "@biometricflow/rules/local-time";
import { mergeLayers, NO_LAYERS, type ShiftLayers } from "@biometricflow/rules/shift-layers";
import { parseShiftSettings } from "@biometricflow/rules/shift-settings";
import { toOverride } from "../rules/shift-book.ts";
import type { NamedShift, ShiftVersion } from "./named-shift.ts";

const MAX_NAME_CHARS = 100;
const MAX_LETTER_CHARS = 2;
const MAX_VERSIONS = 100;

/**
 * Parses a shift: `{ id, name, colour, letter, versions: [{ from, settings }] }`, settings as the rules name them. What a
 * version does not say is the default of the rules, and is written down with it.
 *
 * @param key where the shift stands; the keys of faults begin with it
 * @throws {RulesError} with every fault
 */
export function parseNamedShift(value: unknown, key: string): NamedShift {
  const faults: Fault[] = [];
  const config = { value, key, faults };
  const read = createMemberReader(config, ["id", "name", "colour", "letter", "versions"]);
  const at = (name: string): ConfigValue => ({
    value: isObject(value) ? value[name] : undefined,
    key: `${key}.${name}`,
    faults,
  });
  for (const name of ["id", "name", "colour", "letter"]) if (at(name).value === undefined) addFault(at(name), "a text");
  const text = (name: string, test: (given: unknown) => given is string, expected: string) =>
    read(name, test, { expected, fallback: "" });
  const shift = {
    id: text("id", isShiftId, "a-z, 0-9 and -, at most 40 characters, not off"),
    name: text("name", isName, `a name of at most ${MAX_NAME_CHARS} characters`),
    colour: text("colour", isColour, "a colour #rrggbb"),
    letter: text("letter", isLetter, "one or two characters"),
    versions: parseVersions(at("versions")),
  };
  if (faults.length > 0) throw new RulesError(faults);
  return shift;
}

function parseVersions(config: ConfigValue): readonly ShiftVersion[] {
  const { value, key, faults } = config;
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_VERSIONS) {
    addFault(
      Array.isArray(value) ? { ...config, value: `${value.length} versions` } : config,
      `1 to ${MAX_VERSIONS} versions { from, settings }`,
    );
    return [];
  }
  const versions = value.map((each: unknown, index) => parseVersion({ value: each, key: `${key}.${index}`, faults }));
  const dates = versions.map(({ from }) => from);
  const twice = dates.find((date, index) => dates.indexOf(date) < index);
  if (twice !== undefined) addFault({ ...config, value: twice }, "no two versions from one date");
  return versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function parseVersion(config: ConfigValue): ShiftVersion {
  const { value, key, faults } = config;
  const read = createMemberReader(config, ["from", "settings"]);
  const members = isObject(value) ? value : {};
  if (members.from === undefined) addFault({ value: undefined, key: `${key}.from`, faults }, "a date YYYY-MM-DD");
  const from = read("from", isDateText, { expected: "a date YYYY-MM-DD", fallback: "" });
  return { from, settings: parseSettings({ value: members.settings ?? {}, key: `${key}.settings`, faults }) };
}

/** Defaults that are written down stay what they are when those of the rules change. */
function parseSettings({ value, key, faults }: ConfigValue): ShiftLayers {
  try {
    const settings = parseShiftSettings(value, key);
    return { ...settings, own: toOverride(mergeLayers([settings.own])) };
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    faults.push(...error.faults);
    return NO_LAYERS;
  }
}

/** Whether the value may be a shift's id. */
export function isShiftId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value) && value !== "off";
}

function isDateText(value: unknown): value is string {
  return typeof value === "string" && isDate(value);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME_CHARS;
}

function isColour(value: unknown): value is string {
  return typeof value === "string" && /^#[0-9a-fA-F]{6}$/.test(value);
}

const CHARACTERS = new Intl.Segmenter("und", { granularity: "grapheme" });

function isLetter(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.trim() !== "" &&
    value.length <= 16 &&
    [...CHARACTERS.segment(value)].length <= MAX_LETTER_CHARS
  );
}
