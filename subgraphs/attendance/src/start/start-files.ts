import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "@biometricflow/config/config-error";

/** A sheet or a list that an organisation begins with, and the mutation that takes it in. */
interface StartFile {
  readonly name: string;
  readonly mutation: string;
}

/** In the order in which one needs the other. A `.json` is a list of inputs, a `.csv` is the sheet of one. */
const START_FILES: readonly StartFile[] = [
  { name: "calendars.json", mutation: "editPlaceCalendar" },
  { name: "people.csv", mutation: "importPeople" },
  { name: "shifts.json", mutation: "saveShift" },
  { name: "assignments.json", mutation: "assignShift" },
  { name: "roster.csv", mutation: "importRoster" },
  { name: "absences.csv", mutation: "importAbsences" },
];

/** One mutation, as somebody would send it. */
export interface StartStep {
  /** The file, and where in it. */
  readonly file: string;
  readonly key: string;
  readonly mutation: string;
  readonly input: unknown;
}

/** What the files of a folder say, one mutation after the other; nothing where there is none. @throws {ConfigError} */
export function readStartFiles(folder: string): readonly StartStep[] {
  return START_FILES.map(({ name, mutation }) => ({ file: join(folder, name), mutation }))
    .filter(({ file }) => existsSync(file))
    .flatMap(({ file, mutation }) => toSteps(file, readFileSync(file, "utf8"), mutation));
}

function toSteps(file: string, text: string, mutation: string): readonly StartStep[] {
  if (file.endsWith(".csv")) return [{ file, key: "", mutation, input: { csv: text, dryRun: false } }];
  return parseList(file, text).map((input, index) => ({ file, key: String(index), mutation, input }));
}

function parseList(file: string, text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // told below: it is no list either
  }
  throw new ConfigError([{ file, key: "", found: "no JSON list", expected: "a JSON list of inputs" }]);
}
