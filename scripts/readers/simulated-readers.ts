import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOOPBACK } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { createControlServer } from "@biometricflow/reader-simulator/control-server";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { isFree } from "../supervisor/ports.ts";
import type { DemoReader } from "../supervisor/demo-file.ts";
import { createPlaceReaders } from "./place-readers.ts";
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
  const places = organisation.places.map((place) => createPlaceReaders(place, history));
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
      await Promise.all(readers.map(({ simulator }) => simulator.stop()));
    },
  };
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

/** The configured control port; with none, 14300 or any free one, so that organisations can run side by side. */
async function chooseControlPort(configured: number | undefined): Promise<number> {
  if (configured !== undefined) return configured;
  return (await isFree(DEFAULT_CONTROL_PORT, LOOPBACK)) ? DEFAULT_CONTROL_PORT : 0;
}

function toAddress({ address: { host, port } }: ReaderSimulator): string {
  return `${host}:${port}`;
}
