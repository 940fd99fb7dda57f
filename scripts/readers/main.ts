import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { createLog } from "@biometricflow/service/observe/log";
import { runUntilStopped } from "@biometricflow/service/process/shutdown";
import { startSimulatedReaders } from "./simulated-readers.ts";

const { values } = parseArgs({ options: { config: { type: "string", default: "config" } } });
const log = createLog({ service: "readers" });
const readers = await startSimulatedReaders(readOrganisation(values.config), () => new Date());

log.info(
  { readers: readers.list.map(({ place, id, address, serial }) => ({ place, id, address, serial })) },
  "simulated readers listen",
);
process.send?.({ type: "readers", readers: readers.list });
runUntilStopped({ log, stop: () => readers.stop() });
