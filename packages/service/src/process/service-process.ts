import { parseArgs } from "node:util";
import { ConfigError } from "@biometricflow/config/config-error";
import { PortTakenError } from "../http/http-server.ts";
import { KeyFileError } from "../identity/keys.ts";
import { createLog, type Log } from "../observe/log.ts";
import { notifySupervisor, runUntilStopped } from "./shutdown.ts";

/** What stands on the command line of a service. */
export interface ServiceArguments {
  /** The folder after `--config`; `config` when omitted. */
  readonly configDir: string;
  /** The id after `--place`; empty for services that have none. */
  readonly place: string;
}

/** What a service is started with. */
export interface ServiceStart<C> {
  /** What the service reads of its organisation's folder. */
  readonly config: C;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A service that listens. */
export interface RunningService {
  /** `http://host:port`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const EXIT_BAD_SETUP = 2;
const EXIT_PORT_TAKEN = 3;

/** How a service begins. */
export interface ServiceMain<C> {
  /** Reads what this service needs and no more. @throws {ConfigError} */
  readonly readConfig: (given: ServiceArguments) => C;
  readonly start: (options: ServiceStart<C>) => Promise<RunningService>;
}

/**
 * Runs a service as this process: reads its configuration, starts it, says that it is ready, and ends it by signal or
 * with its parent. Ends with exit code 2 for a fault of configuration or keys, 3 for a port that is taken.
 */
export async function runService<C>(service: string, { readConfig, start }: ServiceMain<C>): Promise<void> {
  const environment = process.env;
  const { values } = parseArgs({
    options: { config: { type: "string", default: "config" }, place: { type: "string", default: "" } },
  });
  const log = createLog({ service, level: environment["LOG_LEVEL"] ?? "info" });
  try {
    const config = readConfig({ configDir: values.config, place: values.place });
    const running = await start({ config, log, environment });
    log.info({ url: running.url }, "ready");
    runUntilStopped({ log, stop: running.stop });
    notifySupervisor({ ready: true, url: running.url });
  } catch (error) {
    endWith(service, error);
  }
}

/** Says on stderr what the operator must correct; a fault of ours is shown with its stack. */
function endWith(service: string, error: unknown): never {
  if (error instanceof PortTakenError) exit(`${service}: ${error.message}`, EXIT_PORT_TAKEN);
  if (error instanceof ConfigError || error instanceof KeyFileError)
    exit(`${service}: ${error.message}`, EXIT_BAD_SETUP);
  throw error;
}

function exit(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
