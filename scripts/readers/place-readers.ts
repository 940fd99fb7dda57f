import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { createZoneClock } from "@biometricflow/reader-simulator/clock";
import { createCrowd } from "@biometricflow/reader-simulator/crowd/crowd";
import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { SimulatedUser } from "@biometricflow/reader-simulator/records";
import { PlaceTraffic } from "./place-traffic.ts";
import { ReaderJournal } from "./reader-journal.ts";

const ROWS_PER_PERSON = 110; // what one person leaves in 60 days, some of them with a lunch break
const DAYS = 60;

/** The simulated readers of one place, by id, and the people who use them. */
export interface PlaceReaders {
  readonly place: string;
  readonly simulators: ReadonlyMap<string, ReaderSimulator>;
  readonly traffic: PlaceTraffic;
}

/** Where readers keep what they took, and when their made-up history ends. */
export interface ReaderHistory {
  /** The folder of the readers' journals. */
  readonly folder: string;
  readonly endAt: Date;
}

/**
 * Makes the simulated readers of a place: everybody is enrolled on every reader, and each person comes in by one of
 * them. Their logs are the made-up history and what was punched since.
 */
export function createPlaceReaders(place: PlaceConfig, history: ReaderHistory): PlaceReaders {
  const equipment = equip(place, history);
  const simulators = new Map(equipment.map((each) => [each.reader.id, createPlaceReader(place, each, history.endAt)]));
  const traffic = new PlaceTraffic({
    crowd: createCrowd({
      seed: toPlaceSeed(place),
      readers: equipment.map(({ reader, seed, regulars }) => ({ id: reader.id, seed, users: regulars })),
      weekend: place.weekend,
    }),
    clock: createZoneClock(place.timeZone),
    controls: new Map([...simulators].map(([id, { control }]) => [id, control])),
    onPunch: (id, row) => equipment.find(({ reader }) => reader.id === id)?.journal.append(row),
  });
  return { place: place.id, simulators, traffic };
}

/** A simulated reader with its people and what it took. */
interface Equipment {
  readonly reader: ReaderConfig;
  readonly rows: number;
  readonly seed: number;
  /** Everybody of the place. */
  readonly users: readonly SimulatedUser[];
  /** Those who come in by this reader. */
  readonly regulars: readonly SimulatedUser[];
  readonly journal: ReaderJournal;
}

function equip(place: PlaceConfig, { folder }: ReaderHistory): readonly Equipment[] {
  const readers = place.readers.flatMap((reader) => (reader.simulate ? [{ reader, ...reader.simulate }] : []));
  const shares = readers.map(({ rows }) => Math.max(1, Math.round(rows / ROWS_PER_PERSON)));
  const people = shares.reduce((sum, share) => sum + share, 0);
  const users = generatePopulation({ seed: toPlaceSeed(place), people, place: place.id });
  let first = 0;
  return readers.map(({ reader, rows, seed }, index) => ({
    reader,
    rows,
    seed,
    users,
    regulars: users.slice(first, (first += shares[index] ?? 1)),
    journal: new ReaderJournal(join(folder, place.id, `${reader.id}.ndjson`)),
  }));
}

/** The seed of a place's people: that of its first simulated reader. */
function toPlaceSeed({ readers }: PlaceConfig): number {
  return readers.find(({ simulate }) => simulate)?.simulate?.seed ?? 0;
}

function createPlaceReader(place: PlaceConfig, equipment: Equipment, endAt: Date): ReaderSimulator {
  const { reader, rows, seed, users, regulars, journal } = equipment;
  const history = generateLog({
    seed,
    rows,
    users: regulars,
    endAt: toLocalTime(endAt, place.timeZone),
    days: DAYS,
    weekend: place.weekend,
  });
  return createReaderSimulator({
    host: reader.host,
    port: reader.port,
    serialNumber: toSerialNumber(place.id, reader.id, seed),
    commKey: reader.commKey,
    users,
    log: [...history, ...journal.read()],
    capacity: Math.max(100_000, rows * 2),
    timeZone: place.timeZone,
  });
}

/** A serial number that stays the same from start to start and differs between any two readers. */
function toSerialNumber(place: string, reader: string, seed: number): string {
  const digest = createHash("sha256").update(`${place}/${reader}/${seed}`).digest("hex");
  return `BFSIM${digest.slice(0, 8).toUpperCase()}`;
}

/** The wall clock of a zone as `YYYY-MM-DDTHH:mm:ss`; Swedish writes dates as ISO 8601 does. */
function toLocalTime(instant: Date, timeZone: string): string {
  return instant.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).replace(" ", "T");
}
