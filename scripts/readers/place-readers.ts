import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PlaceConfig } from "@biometricflow/config/place";
import { createZoneClock } from "@biometricflow/reader-simulator/clock";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { SimulatedUser } from "@biometricflow/reader-simulator/user-records";
import { makeUpHistory, NO_TRAVEL, type Travel } from "./made-up-history.ts";
import { type PlacePeople, type Team, toCrowdNow, toPlacePeople } from "./place-people.ts";
import { PlaceTraffic } from "./place-traffic.ts";
import { PushingReader } from "./pushing-reader.ts";
import { holdsNumbers, isPlainNumber, toKind } from "./reader-kind.ts";
import { ReaderJournal } from "./reader-journal.ts";

/** The simulated readers of one place, by id, and the people who use them. */
export interface PlaceReaders {
  readonly place: string;
  readonly simulators: ReadonlyMap<string, ReaderSimulator>;
  /** Those of them that call the place by themselves. */
  readonly pushing: readonly PushingReader[];
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
export function createPlaceReaders(place: PlaceConfig, { folder, endAt }: ReaderHistory): PlaceReaders {
  return createReadersOf(toPlacePeople(place, endAt), NO_TRAVEL, folder);
}

/** The same for people who are known already, some of whom travel. */
export function createReadersOf(people: PlacePeople, travel: Travel, folder: string): PlaceReaders {
  const { place, teams } = people;
  const readers = teams.map((team) => {
    const journal = new ReaderJournal(join(folder, place.id, `${team.reader.id}.ndjson`));
    const equipment = { people, team, travel, journal };
    const simulator = createPlaceReader(equipment);
    return { id: team.reader.id, journal, simulator, pushing: toPushing(equipment, simulator) };
  });
  const traffic = new PlaceTraffic({
    crowd: toCrowdNow(people),
    clock: createZoneClock(place.timeZone),
    controls: new Map(readers.map(({ id, simulator, pushing }) => [id, (pushing ?? simulator).control])),
    onPunch: (id, row) => readers.find((reader) => reader.id === id)?.journal.append(row),
  });
  return {
    place: place.id,
    simulators: new Map(readers.map(({ id, simulator }) => [id, simulator])),
    pushing: readers.flatMap(({ pushing }) => pushing ?? []),
    traffic,
  };
}

interface Equipment {
  readonly people: PlacePeople;
  readonly team: Team;
  readonly travel: Travel;
  readonly journal: ReaderJournal;
}

function createPlaceReader(equipment: Equipment): ReaderSimulator {
  const { people, team, travel, journal } = equipment;
  const { reader, rows, seed } = team;
  const { timeZone } = people.place;
  return createReaderSimulator({
    host: reader.host,
    port: reader.port,
    serialNumber: reader.serialNumber ?? toSerialNumber(people.place.id, reader.id, seed),
    commKey: reader.commKey,
    users: listEnrolled(equipment),
    log: [...makeUpHistory(people, team, travel), ...journal.read()],
    capacity: Math.max(100_000, rows * 2),
    timeZone,
    textEncoding: reader.textEncoding,
    ...toKind(reader),
  });
}

/** Everybody of the place and who visits it, as far as the reader can hold the PIN. */
function listEnrolled({ people, team, travel }: Equipment): readonly SimulatedUser[] {
  const { users } = people;
  const visitors = travel.visitors.map((visitor, index) => ({ ...visitor, uid: users.length + index + 1 }));
  return [...users, ...visitors].filter(({ userId }) => !holdsNumbers(team.reader) || isPlainNumber(userId));
}

/** A reader that pushes calls the push port of its place. */
function toPushing(equipment: Equipment, simulator: ReaderSimulator): PushingReader | undefined {
  const { place } = equipment.people;
  const { transport, commKey } = equipment.team.reader;
  if (transport !== "push" || place.push === undefined) return undefined;
  const clock = createZoneClock(place.timeZone);
  return new PushingReader({ simulator, users: listEnrolled(equipment), server: place.push, commKey, clock });
}

/** A serial number that stays the same from start to start and differs between any two readers. */
function toSerialNumber(place: string, reader: string, seed: number): string {
  const digest = createHash("sha256").update(`${place}/${reader}/${seed}`).digest("hex");
  return `BFSIM${digest.slice(0, 8).toUpperCase()}`;
}
