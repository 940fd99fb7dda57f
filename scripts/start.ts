import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readAuthorities, trustAuthorities } from "@biometricflow/config/authorities";
import { ConfigError } from "@biometricflow/config/config-error";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { closeDataDir } from "./supervisor/close-data-dir.ts";
import { OrganisationSupervisor, StaysDownError } from "./supervisor/organisation-supervisor.ts";
import { findTakenPorts, toPortClaims } from "./supervisor/ports.ts";
import { makeOrganisationKeys, refuseLostIdentity } from "@biometricflow/service/identity/organisation-keys";
import { prepareProcess } from "@biometricflow/service/process/service-process";
import { toSetupFault } from "@biometricflow/service/process/setup-fault";

const EXIT_BAD_CONFIG = 2;
const EXIT_PORT_TAKEN = 3;
const PARENT_CHECK_MS = 500;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

prepareProcess();
const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    config: { type: "string", default: `${ROOT}/config` },
    /** Leaves a service out, such as `--without web`. */
    without: { type: "string", multiple: true, default: [] },
    /** Nobody punches by himself at the simulated readers. */
    "no-traffic": { type: "boolean", default: false },
  },
});

const organisation = readOrganisationOrEnd(values.config);
if (organisation.tls.caFile !== undefined) trustAuthorities(readAuthorities(organisation.tls.caFile));
await endWhenPortsAreTaken(organisation);
const paths = toDataPaths(organisation.dataDir);
const supervisor = prepareOrEnd();
endWithParent();
say(`${organisation.name}: starting ${organisation.places.length} places; logs are in ${organisation.dataDir}/logs`);
await startOrEnd();
const dashboard = organisation.publicUrl ?? toOrigin(organisation.listen.web);
const hint = organisation.demo === false ? "" : ` Accounts and API key are in ${paths.demoFile}.`;
say(
  `Ready. The services answer; the dashboard follows at ${dashboard}, about a minute later when it has to be built.${hint} Ctrl+C ends everything.`,
);
supervisor.showSetupLinks((link) => say(`Set up: ${link}`));

function readOrganisationOrEnd(dir: string): OrganisationConfig {
  try {
    return readOrganisation(dir);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_BAD_CONFIG);
  }
}

/** What the organisation needs on its disk before its first process starts. */
function prepareOrEnd(): OrganisationSupervisor {
  try {
    refuseLostIdentity(organisation, paths);
    makeOrganisationKeys(organisation.dataDir, organisation.identityKeyFile, paths);
    closeDataDir(organisation.dataDir);
    return new OrganisationSupervisor({
      organisation,
      root: ROOT,
      env: { NODE_ENV: "production", ...process.env }, // what libraries check for developers costs each answer
      without: values.without,
      readerArgs: values["no-traffic"] ? ["--no-traffic"] : [],
      say,
    });
  } catch (error) {
    return endWithSetupFault(error);
  }
}

/** A process that cannot start ends all of them: half an organisation would look like a whole one. */
async function startOrEnd(): Promise<void> {
  try {
    await supervisor.start();
  } catch (error) {
    await supervisor.stop();
    if (!(error instanceof StaysDownError)) return endWithSetupFault(error);
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
}

function endWithSetupFault(error: unknown): never {
  const fault = toSetupFault(error);
  if (fault === undefined) throw error;
  process.stderr.write(`${fault.message}\n`);
  process.exit(fault.exitCode);
}

async function endWhenPortsAreTaken(config: OrganisationConfig): Promise<void> {
  const taken = await findTakenPorts(toPortClaims(config));
  if (taken.length === 0) return;
  for (const { port, host, purpose } of taken) {
    process.stderr.write(
      `port ${port} on ${host}, meant for ${purpose}, is taken by another program; stop it or change the port in ${config.configDir}\n`,
    );
  }
  process.exit(EXIT_PORT_TAKEN);
}

/** Ends the organisation on a signal, or when whoever started us is gone. */
function endWithParent(): void {
  const parent = process.ppid;
  let ending = false;
  const end = (reason: string) => {
    if (ending) return;
    ending = true;
    say(`ending (${reason})`);
    void supervisor.stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(signal));
  setInterval(() => process.ppid !== parent && end("the parent process is gone"), PARENT_CHECK_MS).unref();
}
