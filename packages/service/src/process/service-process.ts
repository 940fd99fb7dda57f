import { parseArgs } from "node:util";
import type { OutgoingTls } from "@biometricflow/config/server-tls";
import { openTrust } from "@biometricflow/edge/open-trust";
import { openClientCertificate } from "@biometricflow/edge/own-connections";
import { createLog, type Log } from "../observe/log.ts";
import { surviveLostOutput } from "./output.ts";
import { toSetupFault } from "./setup-fault.ts";
import { notifySupervisor, runUntilStopped, tellSupervisor } from "./shutdown.ts";

/** What stands on the command line of a service. */
export interface ServiceArguments {
  /** The folder after `--config`; `config` when omitted. */
  readonly configDir: string;
  /** The id after `--place`; empty for services that have none. */
  readonly place: string;
  /** `--with-directory`: a directory of the organisation runs, or will. */
  readonly withDirectory: boolean;
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

/** What every service has to be told before it asks anybody. */
interface AsksOthers {
  readonly tls?: OutgoingTls;
}

/** How a service begins. */
export interface ServiceMain<C> {
  /** Reads what this service needs and no more. @throws {ConfigError} */
  readonly readConfig: (given: ServiceArguments) => C;
  readonly start: (options: ServiceStart<C>) => Promise<RunningService>;
}

/**
 * Runs a service as this process: reads its configuration, starts it, says that it is ready, and ends it by signal or
 * with its parent. Ends with exit code 2 for what an operator must put right, 3 for a port that is taken.
 */
export async function runService<C extends AsksOthers>(
  service: string,
  { readConfig, start }: ServiceMain<C>,
): Promise<void> {
  prepareProcess();
  const environment = process.env;
  const { values } = parseArgs({
    options: {
      config: { type: "string", default: "config" },
      place: { type: "string", default: "" },
      "with-directory": { type: "boolean", default: false },
    },
  });
  const log = createLog({ service, level: environment["LOG_LEVEL"] ?? "info" });
  try {
    const config = readConfig({
      configDir: values.config,
      place: values.place,
      withDirectory: values["with-directory"],
    });
    openTrust(config.tls?.caFile, { log });
    openClientCertificate(config.tls?.client, { log });
    const running = await start({ config, log, environment });
    log.info({ url: running.url }, "ready");
    runUntilStopped({ log, stop: running.stop });
    notifySupervisor({ ready: true, url: running.url });
  } catch (error) {
    await endWith(service, error);
  }
}

/**
 * Ends this process because it cannot start. What an operator can put right is one sentence on stderr, which the supervisor
 * is told too; a fault of ours is shown with its stack.
 */
export async function endWith(service: string, error: unknown): Promise<never> {
  const fault = toSetupFault(error);
  if (fault === undefined) throw error;
  const message = `${service}: ${fault.message}`;
  process.stderr.write(`${message}\n`);
  await tellSupervisor({ type: "fault", message }); // its log may be on the disk that is full
  process.exit(fault.exitCode);
}

/** Before anything is opened: what this process makes is its user's alone, and nothing that it prints can end it. */
export function prepareProcess(): void {
  process.umask(0o077);
  surviveLostOutput();
}
