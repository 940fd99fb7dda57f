import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ConfigError } from "@biometricflow/config/config-error";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { OrganisationSupervisor } from "./supervisor/organisation-supervisor.ts";
import { findTakenPorts, toPortClaims } from "./supervisor/ports.ts";
import { makeOrganisationKeys } from "@biometricflow/service/identity/organisation-keys";

const EXIT_BAD_CONFIG = 2;
const EXIT_PORT_TAKEN = 3;
const PARENT_CHECK_MS = 500;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

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
await endWhenPortsAreTaken(organisation);
const paths = toDataPaths(organisation.dataDir);
makeOrganisationKeys(organisation.dataDir, organisation.identityKeyFile, paths);

const supervisor = new OrganisationSupervisor({
  organisation,
  root: ROOT,
  env: process.env,
  without: values.without,
  readerArgs: values["no-traffic"] ? ["--no-traffic"] : [],
  say,
});
endWithParent();
say(`${organisation.name}: starting ${organisation.places.length} places; logs are in ${organisation.dataDir}/logs`);
await supervisor.start();
if (organisation.demo === false && existsSync(paths.firstAccounts)) {
  say(
    `${paths.firstAccounts} holds passwords and an API key in clear: run pnpm bf account reset or disable for each of its accounts, then delete it`,
  );
}
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
