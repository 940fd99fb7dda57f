import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOOPBACK } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { createControlServer } from "@biometricflow/reader-simulator/control-server";
import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { SimulatedUser } from "@biometricflow/reader-simulator/records";
import { isFree } from "../supervisor/ports.ts";
import type { DemoReader } from "../supervisor/demo-file.ts";

const DEFAULT_CONTROL_PORT = 14_300;
const ROWS_PER_PERSON = 110; // what one person leaves in 60 days, some of them with a lunch break
const DAYS = 60;

/** The simulated readers of an organisation, listening. */
export interface SimulatedReaders {
  readonly list: readonly DemoReader[];
  stop(): Promise<void>;
}

/**
 * Starts a simulator for every reader with `simulate`, and one control server for all of them.
 * Their logs end at the organisation's first start, so that every later start shows the same rows.
 */
export async function startSimulatedReaders(
  organisation: OrganisationConfig,
  now: () => Date,
): Promise<SimulatedReaders> {
  const endAt = readFirstStart(join(organisation.dataDir, "readers"), now);
  const simulators = new Map<string, ReaderSimulator>();
  for (const place of organisation.places) {
    for (const [id, simulator] of createPlaceReaders(place, endAt))
      simulators.set(`/readers/${place.id}/${id}`, simulator);
  }
  for (const simulator of simulators.values()) await simulator.start();
  const control = createControlServer({
    port: await chooseControlPort(organisation.listen.simulator?.port),
    readers: new Map([...simulators].map(([path, simulator]) => [path, simulator.control])),
  });
  await control.start();
  return {
    list: [...simulators].map(([path, simulator]) => toDemoReader(path, simulator, control.url)),
    stop: async () => {
      await control.stop();
      await Promise.all([...simulators.values()].map((simulator) => simulator.stop()));
    },
  };
}

/** The simulators of one place: everybody is enrolled on every reader, and each person uses one of them. */
function createPlaceReaders(place: PlaceConfig, endAt: Date): Map<string, ReaderSimulator> {
  const readers = place.readers.filter((reader) => reader.simulate !== undefined);
  const shares = readers.map((reader) => Math.max(1, Math.round((reader.simulate?.rows ?? 0) / ROWS_PER_PERSON)));
  const users = generatePopulation({
    seed: readers[0]?.simulate?.seed ?? 0,
    people: shares.reduce((sum, share) => sum + share, 0),
    place: place.id,
  });
  let first = 0;
  return new Map(
    readers.map((reader, index) => {
      const regulars = users.slice(first, (first += shares[index] ?? 1));
      return [reader.id, createPlaceReader(place, reader, { users, regulars, endAt })];
    }),
  );
}

interface Enrolment {
  readonly users: readonly SimulatedUser[];
  readonly regulars: readonly SimulatedUser[];
  readonly endAt: Date;
}

function createPlaceReader(
  place: PlaceConfig,
  reader: ReaderConfig,
  { users, regulars, endAt }: Enrolment,
): ReaderSimulator {
  const { rows = 0, seed = 0 } = reader.simulate ?? {};
  return createReaderSimulator({
    host: reader.host,
    port: reader.port,
    serialNumber: toSerialNumber(place.id, reader.id, seed),
    commKey: reader.commKey,
    users,
    log: generateLog({
      seed,
      rows,
      users: regulars,
      endAt: toLocalTime(endAt, place.timeZone),
      days: DAYS,
      weekend: place.weekend,
    }),
    capacity: Math.max(100_000, rows * 2),
    timeZone: place.timeZone,
  });
}

/** A serial number that stays the same from start to start and differs between any two readers. */
function toSerialNumber(place: string, reader: string, seed: number): string {
  const digest = createHash("sha256").update(`${place}/${reader}/${seed}`).digest("hex");
  return `BFSIM${digest.slice(0, 8).toUpperCase()}`;
}

/** The instant of the organisation's first start, kept in a file of this process. */
function readFirstStart(folder: string, now: () => Date): Date {
  const file = join(folder, "first-start.txt");
  try {
    return new Date(readFileSync(file, "utf8").trim());
  } catch {
    const first = now(); // no file: this is the first start
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${first.toISOString()}\n`);
    return first;
  }
}

/** The wall clock of a zone as `YYYY-MM-DDTHH:mm:ss`; Swedish writes dates as ISO 8601 does. */
function toLocalTime(instant: Date, timeZone: string): string {
  return instant.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).replace(" ", "T");
}

/** The configured control port; with none, 14300 or any free one, so that organisations can run side by side. */
async function chooseControlPort(configured: number | undefined): Promise<number> {
  if (configured !== undefined) return configured;
  return (await isFree(DEFAULT_CONTROL_PORT, LOOPBACK)) ? DEFAULT_CONTROL_PORT : 0;
}

function toDemoReader(path: string, simulator: ReaderSimulator, controlUrl: string): DemoReader {
  const [, , place = "", id = ""] = path.split("/");
  const { host, port } = simulator.address;
  return { id, place, address: `${host}:${port}`, serial: simulator.serial, control: `${controlUrl}${path}` };
}
