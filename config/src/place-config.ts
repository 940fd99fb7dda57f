import { join, resolve } from "node:path";
import { type ConfigFault, ConfigError } from "./config-error.ts";
import { listPlaceFiles, type PlaceConfig, readPlaceEntry, toPlaceConfig } from "./place.ts";
import { findOutgoingFaults, findTlsFaults, type OutgoingTls } from "./server-tls.ts";
import { freezeOrThrow, readSettings } from "./settings.ts";

/** What the process of one place needs. */
export interface PlaceProcessConfig {
  /** Of a demo; a real organisation when omitted. */
  readonly isDemo?: boolean;
  /** The folder of its organisation, absolute. */
  readonly configDir: string;
  /** Where it keeps its data, absolute. */
  readonly dataDir: string;
  /** The key of punch identity, absolute. */
  readonly identityKeyFile: string;
  /** The router's origin: its public keys come from there. */
  readonly routerUrl: string;
  /** The origin of attendance: the public keys of the feed's follower come from there. */
  readonly attendanceUrl: string;
  /** A directory says to which place a reader belongs. Where none is expected, one that is heard of counts from then on. */
  readonly hasDirectory?: boolean;
  /** How it asks others over TLS. */
  readonly tls?: OutgoingTls;
  readonly place: PlaceConfig;
}

/**
 * Reads `organisation.json` and `places/<id>.json` of a folder, and the comm-key files this place names. Whatever else
 * lies in the folder, or does not, is not looked at.
 *
 * @throws {ConfigError} with every fault of both files; naming `--place` when the folder has no such place.
 */
export function readPlaceConfig(dir: string, id: string, hasDirectory = false): PlaceProcessConfig {
  const configDir = resolve(dir);
  const known = listPlaceFiles(configDir).map((name) => name.slice(0, -5));
  if (!known.includes(id)) throw new ConfigError([toUnknownPlace(configDir, id, known)]);
  const faults: ConfigFault[] = [];
  const settings = readSettings(configDir, faults);
  const place = readOwnPlace(configDir, id, faults);
  if (settings === undefined || place === undefined) return freezeOrThrow<PlaceProcessConfig>(undefined, faults);
  const { dataDir, identityKeyFile, urls } = settings;
  faults.push(...findOutgoingFaults(settings.tls, join(configDir, "organisation.json")));
  const isDemo = settings.demo !== false;
  return freezeOrThrow(
    {
      isDemo,
      configDir,
      dataDir,
      identityKeyFile,
      routerUrl: urls.router,
      attendanceUrl: urls.attendance,
      hasDirectory,
      tls: settings.tls,
      place,
    },
    faults,
  );
}

function toUnknownPlace(configDir: string, id: string, known: readonly string[]): ConfigFault {
  const expected = known.length === 0 ? "the id of a file in places/" : `one of ${known.join(", ")}`;
  return { file: configDir, key: "--place", found: `"${id}"`, expected };
}

function readOwnPlace(configDir: string, id: string, faults: ConfigFault[]): PlaceConfig | undefined {
  const entry = readPlaceEntry(configDir, `${id}.json`, faults);
  if (entry === undefined) return undefined;
  if (entry.kind === "HERE") {
    const place = toPlaceConfig(entry, configDir, faults);
    faults.push(...findTlsFaults(place.tls, { file: entry.path, key: "tls" }));
    return place;
  }
  const expected = "port and readers: with url the place belongs to another machine";
  faults.push({ file: entry.path, key: "url", found: `"${entry.place.url}"`, expected });
  return undefined;
}
