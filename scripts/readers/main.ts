import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { createLog } from "@biometricflow/service/observe/log";
import { endWith, prepareProcess } from "@biometricflow/service/process/service-process";
import { runUntilStopped } from "@biometricflow/service/process/shutdown";
import { startSimulatedReaders } from "./simulated-readers.ts";

const { values } = parseArgs({
  options: {
    config: { type: "string", default: "config" },
    /** Nobody punches by himself. */
    "no-traffic": { type: "boolean", default: false },
  },
});
prepareProcess();
const log = createLog({ service: "readers" });
try {
  const organisation = readOrganisation(values.config);
  const readers = await startSimulatedReaders(organisation, {
    now: () => new Date(),
    hasTraffic: organisation.demo !== false && organisation.demo.traffic && !values["no-traffic"],
  });
  log.info(
    { readers: readers.list.map(({ place, id, address, serial }) => ({ place, id, address, serial })) },
    "simulated readers listen",
  );
  process.send?.({ type: "readers", readers: readers.list });
  runUntilStopped({ log, stop: () => readers.stop() });
} catch (error) {
  await endWith("readers", error);
}
