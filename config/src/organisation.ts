import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ConfigError, type ConfigFault } from "./config-error.ts";
import {
  type OrganisationFile,
  organisationFile,
  type PlaceFile,
  placeFile,
  type ReaderFile,
} from "./organisation-files.ts";
import { parseFile } from "./parse-file.ts";

/** A reader of a place. Immutable, paths absolute. */
export interface ReaderConfig extends Omit<ReaderFile, "commKey"> {
  /** The comm key as a number; 0 when the reader has none. */
  readonly commKey: number;
}

/** A place as its file describes it. */
export interface PlaceConfig extends Omit<PlaceFile, "readers"> {
  readonly readers: readonly ReaderConfig[];
}

/** A whole organisation folder. */
export interface OrganisationConfig extends Omit<OrganisationFile, "dataDir" | "identityKeyFile"> {
  /** The folder it was read from, absolute. */
  readonly configDir: string;
  /** Where every process keeps its data, absolute. */
  readonly dataDir: string;
  /** The key of punch identity, absolute. */
  readonly identityKeyFile: string;
  /** In the order of their ports. */
  readonly places: readonly PlaceConfig[];
}

/**
 * Reads `organisation.json` and `places/*.json` of a folder.
 *
 * @param dir the organisation folder; relative paths inside its files start there.
 * @throws {ConfigError} with every fault of every file.
 */
export function readOrganisation(dir: string): OrganisationConfig {
  const configDir = resolve(dir);
  const faults: ConfigFault[] = [];
  const organisation = parseFile(join(configDir, "organisation.json"), organisationFile, faults);
  const places = listPlaceFiles(configDir, faults).flatMap((file) => readPlace(configDir, file, faults));
  faults.push(...findClashes(places, organisation));
  if (faults.length > 0 || organisation === undefined) throw new ConfigError(faults);
  const dataDir = resolve(configDir, organisation.dataDir);
  return deepFreeze({
    ...organisation,
    configDir,
    dataDir,
    identityKeyFile: resolve(configDir, organisation.identityKeyFile ?? join(dataDir, "keys", "identity.key")),
    places: places.toSorted((left, right) => left.port - right.port),
  });
}

function listPlaceFiles(configDir: string, faults: ConfigFault[]): string[] {
  const dir = join(configDir, "places");
  const files = readNames(dir).filter((name) => name.endsWith(".json"));
  if (files.length === 0) faults.push({ file: dir, key: "", found: "no *.json file", expected: "one file per place" });
  return files.sort();
}

function readNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // a missing folder is reported as a folder without files
  }
}

function readPlace(configDir: string, name: string, faults: ConfigFault[]): PlaceConfig[] {
  const file = join(configDir, "places", name);
  const place = parseFile(file, placeFile, faults);
  if (place === undefined) return [];
  if (`${place.id}.json` !== name)
    faults.push({ file, key: "id", found: `"${place.id}"`, expected: `the file's name, "${name.slice(0, -5)}"` });
  const readers = place.readers.map((reader, index) => ({
    ...reader,
    commKey: readCommKey(reader.commKey, { configDir, file, key: `readers.${index}.commKey` }, faults),
  }));
  return [{ ...place, readers }];
}

interface CommKeySource {
  readonly configDir: string;
  readonly file: string;
  readonly key: string;
}

/** A comm key stands in the file as a number, or its text names a file that holds it. */
function readCommKey(value: number | string, source: CommKeySource, faults: ConfigFault[]): number {
  if (typeof value === "number") return value;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const text = readText(resolve(source.configDir, value))?.trim();
  if (text !== undefined && /^\d{1,9}$/.test(text)) return Number(text);
  faults.push({
    file: source.file,
    key: source.key,
    found: "a text that is neither",
    expected: "a number, or a readable file that holds one",
  });
  return 0;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // reported by the caller with the key that named it
  }
}

/** Ids and ports that two entries of one organisation share. */
function findClashes(places: readonly PlaceConfig[], organisation: OrganisationFile | undefined): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const takenBy = new Map<number, string>();
  const claim = (port: number | undefined, file: string, key: string) => {
    if (port === undefined || port === 0) return;
    const owner = takenBy.get(port);
    if (owner === undefined) takenBy.set(port, `${file} ${key}`);
    else faults.push({ file, key, found: String(port), expected: `a port that ${owner} does not use` });
  };
  for (const [key, port] of Object.entries(organisation?.ports ?? {})) claim(port, "organisation.json", `ports.${key}`);
  for (const place of places) {
    const file = `places/${place.id}.json`;
    claim(place.port, file, "port");
    claim(place.pushPort, file, "pushPort");
    const ids = place.readers.map((reader) => reader.id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index)
        faults.push({
          file,
          key: `readers.${index}.id`,
          found: `"${id}" again`,
          expected: "an id that no other reader of the place has",
        });
    });
  }
  return faults;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
