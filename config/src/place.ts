import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readCommKey, toCommKeyFile } from "./comm-key.ts";
import type { ConfigFault } from "./config-error.ts";
import { toOrigin } from "./hosts.ts";
import { parseJson, readJson } from "./parse-file.ts";
import { toTlsFiles } from "./server-tls.ts";
import { type PlaceFile, placeFile, type ReaderFile, type RemotePlaceFile, remotePlaceFile } from "./place-file.ts";

/** A reader of a place. Immutable, paths absolute. */
export interface ReaderConfig extends Omit<ReaderFile, "commKey"> {
  /** The comm key as a number; 0 when the reader has none. */
  readonly commKey: number;
  /** Where it was read from, when it stands in a file of its own. */
  readonly commKeyFile?: string;
  /** It was added in the graph: no file names it. */
  readonly isAdded?: boolean;
}

/** A place that this machine runs, with its readers and their comm keys: for that place's own process. */
export interface PlaceConfig extends Omit<PlaceFile, "readers"> {
  readonly readers: readonly ReaderConfig[];
}

/** A place as the others know it: who it is and where it answers. */
export interface PlaceAddress {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly timeZone: string;
  /** Its origin, such as `http://127.0.0.1:8000`. */
  readonly url: string;
}

/** A place file as it stands, its comm keys untouched. */
export type PlaceEntry =
  /** This machine runs the place. */
  | { readonly kind: "HERE"; readonly path: string; readonly place: PlaceFile }
  /** Another machine does. */
  | { readonly kind: "ELSEWHERE"; readonly path: string; readonly place: RemotePlaceFile };

/** The names of the place files of a folder, without their folder; empty when there is none. */
export function listPlaceFiles(configDir: string): readonly string[] {
  try {
    return readdirSync(join(configDir, "places"))
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch {
    return []; // no folder: no file
  }
}

/** Whoever names the organisation's places needs one at least. */
export function findMissingPlaces(configDir: string): readonly ConfigFault[] {
  if (listPlaceFiles(configDir).length > 0) return [];
  return [{ file: join(configDir, "places"), key: "", found: "no *.json file", expected: "one file per place" }];
}

/** Reads one place file without looking at any comm-key file. */
export function readPlaceEntry(configDir: string, name: string, faults: ConfigFault[]): PlaceEntry | undefined {
  const path = join(configDir, "places", name);
  const json = readJson(path, faults);
  if (json === undefined) return undefined;
  const isRemote = typeof json === "object" && json !== null && "url" in json;
  const entry = isRemote ? parseRemote(json, path, faults) : parseLocal(json, path, faults);
  if (entry !== undefined && `${entry.place.id}.json` !== name) {
    const expected = `the file's name, "${name.slice(0, -5)}"`;
    faults.push({ file: path, key: "id", found: `"${entry.place.id}"`, expected });
  }
  return entry;
}

function parseRemote(json: unknown, path: string, faults: ConfigFault[]): PlaceEntry | undefined {
  const place = parseJson(json, { file: path, schema: remotePlaceFile, faults });
  return place === undefined ? undefined : { kind: "ELSEWHERE", path, place };
}

function parseLocal(json: unknown, path: string, faults: ConfigFault[]): PlaceEntry | undefined {
  const place = parseJson(json, { file: path, schema: placeFile, faults });
  if (place === undefined) return undefined;
  faults.push(...findRepeatedReaders(place, path));
  return { kind: "HERE", path, place };
}

function findRepeatedReaders(place: PlaceFile, file: string): readonly ConfigFault[] {
  const ids = place.readers.map((reader) => reader.id);
  const expected = "an id that no other reader of the place has";
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ file, key: `readers.${index}.id`, found: `"${id}" again`, expected }],
  );
}

/** Reads every place file of a folder, in the order of pages: by port, then the places of other machines by id. */
export function readPlaceEntries(configDir: string, faults: ConfigFault[]): readonly PlaceEntry[] {
  const entries = listPlaceFiles(configDir).map((name) => readPlaceEntry(configDir, name, faults));
  return entries.filter((entry) => entry !== undefined).toSorted((left, right) => toRank(left) - toRank(right)); // equal ranks keep the order of the file names
}

function toRank(entry: PlaceEntry): number {
  return entry.kind === "HERE" ? entry.place.port : Number.MAX_SAFE_INTEGER;
}

/** Reads the comm keys of a place's readers. */
export function toPlaceConfig(
  { path, place }: Extract<PlaceEntry, { kind: "HERE" }>,
  configDir: string,
  faults: ConfigFault[],
): PlaceConfig {
  const readers = place.readers.map((reader, index) => {
    const source = { configDir, file: path, key: `readers.${index}.commKey` };
    const commKeyFile = toCommKeyFile(reader.commKey, configDir);
    const commKey = readCommKey(reader.commKey, source, faults);
    return { ...reader, commKey, ...(commKeyFile === undefined ? {} : { commKeyFile }) };
  });
  return { ...place, tls: toTlsFiles(place.tls, configDir), readers };
}

/** What the others need of a place. */
export function toPlaceAddress(entry: PlaceEntry): PlaceAddress {
  const { id, name, location, timeZone } = entry.place;
  const url = entry.kind === "HERE" ? toOrigin(entry.place) : new URL(entry.place.url).origin;
  return { id, name, location, timeZone, url };
}
