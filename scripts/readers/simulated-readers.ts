import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { LOOPBACK } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { createControlServer } from "@biometricflow/reader-simulator/control-server";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { replacePrivateFile } from "@biometricflow/service/identity/private-file";
import { isFree } from "../supervisor/ports.ts";
import type { DemoReader } from "../supervisor/demo-file.ts";
import { toTravel } from "./made-up-history.ts";
import { toPlacePeople } from "./place-people.ts";
import { createReadersOf } from "./place-readers.ts";
import { type StartState, toStartState } from "./start-state.ts";
import { createTraffic } from "./traffic.ts";

const DEFAULT_CONTROL_PORT = 14_300;
const SECRET_BYTES = 16; // who does not know a reader's control address cannot guess it

/** The simulated readers of an organisation, listening. */
export interface SimulatedReaders {
  readonly list: readonly DemoReader[];
  stop(): Promise<void>;
}

/** How the readers run. */
export interface SimulatedReadersOptions {
  readonly now: () => Date;
  /** Whether people punch by themselves from the start; the control server turns it on and off later. */
  readonly hasTraffic: boolean;
}

/**
 * Starts a simulator for every reader with `simulate`, and one control server for all of them. Their made-up history
 * ends at the organisation's first start, so that every later start shows the same rows and those punched since.
 */
export async function startSimulatedReaders(
  organisation: OrganisationConfig,
  { now, hasTraffic }: SimulatedReadersOptions,
): Promise<SimulatedReaders> {
  const folder = join(organisation.dataDir, "readers");
  const history = { folder, endAt: readFirstStart(folder, now) };
  const people = organisation.places.map((place) => toPlacePeople(place, history.endAt));
  writeStartState(toDataPaths(organisation.dataDir).demoAttendance, toStartState(people));
  const places = people.map((each) => createReadersOf(each, toTravel(each, people), folder));
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const readers = places.flatMap(({ place, simulators, traffic: { controls } }) =>
    [...simulators].map(([id, simulator]) => ({
      place,
      id,
      path: `/${secret}/${place}/${id}`,
      simulator,
      control: controls.get(id),
    })),
  );
  for (const { simulator } of readers) await simulator.start();
  const pushing = places.flatMap((place) => place.pushing);
  for (const reader of pushing) reader.start();
  const traffic = createTraffic(places.map((place) => place.traffic));
  const control = createControlServer({
    port: await chooseControlPort(organisation.listen.simulator?.port),
    readers: new Map(readers.map(({ path, simulator, control: seen }) => [path, seen ?? simulator.control])),
    traffic,
  });
  await control.start();
  if (hasTraffic) traffic.turnOn();
  return {
    list: readers.map(({ place, id, path, simulator }) => ({
      id,
      place,
      address: toAddress(simulator),
      serial: simulator.serial,
      control: `${control.url}${path}`,
    })),
    stop: async () => {
      traffic.turnOff();
      await control.stop();
      await Promise.all(pushing.map((reader) => reader.stop()));
      await Promise.all(readers.map(({ simulator }) => simulator.stop()));
    },
  };
}

/** Laid down for attendance, which takes it in once. */
function writeStartState(folder: string, files: StartState): void {
  for (const [name, content] of Object.entries(files)) replacePrivateFile(join(folder, name), content);
}

/** The instant of the organisation's first start, kept in a file of this process. */
function readFirstStart(folder: string, now: () => Date): Date {
  const file = join(folder, "first-start.txt");
  const known = readInstant(file);
  if (known !== undefined) return known;
  const first = now();
  replacePrivateFile(file, `${first.toISOString()}\n`);
  return first;
}

/** `undefined` where there is no file, or none that says it. */
function readInstant(file: string): Date | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    const instant = new Date(text);
    return instant.toISOString() === text ? instant : undefined; // "202" of 2026 is an instant too
  } catch {
    return undefined;
  }
}

/** The configured control port; with none, 14300 or any free one, so that organisations can run side by side. */
async function chooseControlPort(configured: number | undefined): Promise<number> {
  if (configured !== undefined) return configured;
  return (await isFree(DEFAULT_CONTROL_PORT, LOOPBACK)) ? DEFAULT_CONTROL_PORT : 0;
}

function toAddress({ address: { host, port } }: ReaderSimulator): string {
  return `${host}:${port}`;
}
