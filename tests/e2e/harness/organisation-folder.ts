import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePorts } from "./free-ports.ts";

/** A reader of a test organisation; with `rows` it is simulated. */
export interface TestReader {
  readonly id: string;
  readonly rows?: number;
  readonly seed?: number;
  readonly commKey?: number;
  /** A reader without `rows` is expected here. */
  readonly port?: number;
  readonly host?: string;
  /** Of the names on it; UTF-8 when omitted. */
  readonly textEncoding?: string;
  /** It calls the push port of its place. */
  readonly transport?: "push";
  /** Of one that calls: it is known by it. A simulated reader's follows from its place, its id and its seed. */
  readonly serialNumber?: string;
}

/** A place of a test organisation. */
export interface TestPlace {
  readonly id: string;
  readonly timeZone: string;
  readonly readers: readonly TestReader[];
  /** Whether readers can call it. */
  readonly hasPushPort?: boolean;
}

/** Three places, four readers, few rows: small enough to start in seconds. */
export const SMALL_ORGANISATION: readonly TestPlace[] = [
  {
    id: "riyadh",
    timeZone: "Asia/Riyadh",
    readers: [
      { id: "gate-1", rows: 120, seed: 1 },
      { id: "gate-2", rows: 80, seed: 2, commKey: 4711 },
    ],
  },
  { id: "cairo", timeZone: "Africa/Cairo", readers: [{ id: "lobby", rows: 90, seed: 3 }] },
  { id: "dubai", timeZone: "Asia/Dubai", readers: [{ id: "office", rows: 70, seed: 4 }] },
];

/**
 * Writes an organisation folder with free ports into a temporary folder and gives its path.
 *
 * @param settings more keys of `organisation.json`.
 */
export async function writeOrganisationFolder(places: readonly TestPlace[], settings: object = {}): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "biometricflow-"));
  const readerCount = places.reduce((sum, place) => sum + place.readers.length, 0);
  const ports = [...(await findFreePorts(5 + 2 * places.length + readerCount))];
  const next = () => ports.shift() ?? 0;
  const at = () => ({ port: next() });
  const organisation = {
    name: "Test organisation",
    dataDir: "data",
    demo: true,
    listen: { router: at(), directory: at(), attendance: at(), web: at(), simulator: at() },
    ...settings,
  };
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify(organisation));
  for (const place of places)
    writeFileSync(join(dir, "places", `${place.id}.json`), JSON.stringify(toPlaceFile(place, next)));
  return dir;
}

function toPlaceFile(place: TestPlace, nextPort: () => number) {
  return {
    id: place.id,
    name: place.id,
    location: place.id,
    timeZone: place.timeZone,
    port: nextPort(),
    ...(place.hasPushPort === true ? { push: { port: nextPort() } } : {}),
    addReaders: { allow: ["127.0.0.0/8"], ports: { from: 1024, to: 32_767 } },
    readers: place.readers.map(({ rows, seed = 1, commKey = 0, ...reader }) => ({
      ...reader,
      name: reader.id,
      port: reader.port ?? nextPort(),
      commKey,
      ...(rows === undefined ? {} : { simulate: { rows, seed } }),
    })),
  };
}
