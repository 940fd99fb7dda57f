import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { findFreePorts } from "../harness/free-ports.ts";
import { type TestPlace, writeOrganisationFolder } from "../harness/organisation-folder.ts";
import { RunningOrganisation } from "../harness/running-organisation.ts";
import { until } from "../harness/until.ts";
import { CanaryWatch } from "./canary-watch.ts";

const BUILD_MS = 900_000;

/** Comm keys, by whose they are; those of readers at which another key opens are offered in vain. */
export const KEYS = {
  simulated: 918_273_645,
  added: 827_364_519,
  changed: 736_459_182,
  refused: 645_192_837,
  wrong: 546_372_819,
  away: 463_728_195,
  pushing: 372_819_546,
  pushedWrong: 281_954_637,
} as const;

/** Of a person at a reader, as the reader keeps it. */
const READER_PASSWORD = "pwCANARY";

/** A whole organisation with secrets of every kind, all of them looked for. */
export interface CanaryStage {
  readonly organisation: RunningOrganisation;
  readonly watch: CanaryWatch;
  /** Waits to be added. */
  readonly newcomer: ReaderSimulator;
  /** Where readers of Riyadh call. */
  readonly pushPort: number;
  readonly close: () => Promise<void>;
}

/** What it takes to ask an organisation, and to look for secrets in its answers. */
export type AskedStage = Pick<CanaryStage, "organisation" | "watch">;

/** A reader with a key that nobody simulates but this test. */
function createReader(serialNumber: string, port: number, commKey: number): ReaderSimulator {
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0, password: READER_PASSWORD }];
  return createReaderSimulator({ serialNumber, port, commKey, users, timeZone: "Asia/Riyadh", log: [] });
}

/** Readers whose key is right, is wrong, cannot be offered, and one that calls. */
function toPlaces(wrongPort: number, awayPort: number): readonly TestPlace[] {
  const riyadh: TestPlace = {
    ...{ id: "riyadh", timeZone: "Asia/Riyadh", hasPushPort: true },
    readers: [
      { id: "gate-1", rows: 60, seed: 1 },
      { id: "gate-2", rows: 60, seed: 2, commKey: KEYS.simulated },
      { id: "gate-3", host: "127.0.0.1", port: wrongPort, commKey: KEYS.wrong },
      { id: "gate-4", host: "127.0.0.1", port: awayPort, commKey: KEYS.away },
      { id: "gate-5", transport: "push", serialNumber: "PUSH1", commKey: KEYS.pushing },
    ],
  };
  return [riyadh, { id: "cairo", timeZone: "Africa/Cairo", readers: [{ id: "lobby", rows: 60, seed: 3 }] }];
}

/** Starts it with the loudest logs, and waits for its dashboard. */
export async function openCanaryStage(): Promise<CanaryStage> {
  const [newPort = 0, wrongPort = 0, awayPort = 0] = await findFreePorts(3);
  const newcomer = createReader("CANARY1", newPort, KEYS.added);
  const keyed = createReader("CANARY2", wrongPort, KEYS.simulated);
  await newcomer.start();
  await keyed.start();
  const configDir = await writeOrganisationFolder(toPlaces(wrongPort, awayPort));
  const environment = { ...process.env, LOG_LEVEL: "trace" };
  const organisation = await RunningOrganisation.start({ configDir, withWeb: true, environment });
  const close = async (): Promise<void> => {
    await organisation.stop();
    await newcomer.stop();
    await keyed.stop();
  };
  await until(
    () => organisation.demo.ready.web,
    BUILD_MS,
    () => organisation.output,
  );
  const watch = new CanaryWatch();
  for (const [name, key] of Object.entries(KEYS)) watch.plant(`comm key, ${name}`, String(key));
  watch.plant("password of a person at a reader", READER_PASSWORD);
  plantKeys(watch, organisation.dataDir);
  const { push } = JSON.parse(readFileSync(join(configDir, "places", "riyadh.json"), "utf8"));
  return { organisation, watch, newcomer, pushPort: Number(push.port), close };
}

/** What no process tells: the private part of each key that signs, and the secrets that processes know each other by. */
function plantKeys(watch: CanaryWatch, dataDir: string): void {
  for (const name of ["directory.key.pem", "router.key.pem", "attendance.key.pem"]) {
    const [, firstLine = ""] = readFileSync(join(dataDir, "keys", name), "utf8").split("\n");
    watch.plant(`signing key ${name}`, firstLine);
  }
  const directory = ["directory/refresh.key", "directory/second-factor.key"];
  for (const name of ["keys/identity.key", "keys/operations.token", "keys/dashboard.proof", ...directory])
    watch.plant(`secret ${name}`, readFileSync(join(dataDir, name), "utf8").trim());
}
