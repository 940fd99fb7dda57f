import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ConfigError } from "@biometricflow/config/config-error";
import { LOOPBACK, LOOPBACK_NAMES } from "@biometricflow/config/hosts";
import type { ListenConfig } from "@biometricflow/config/listen";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readRouterConfig } from "@biometricflow/config/router-config";
import { listen, PortTakenError } from "@biometricflow/service/http/http-server";
import { KeyFileError } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import { notifySupervisor, runUntilStopped } from "@biometricflow/service/process/shutdown";
import { createPlainRouter } from "./plain-router.ts";
import { createRouter, type Router } from "./router.ts";
import { seedRegistry } from "./registry/seed-registry.ts";
import { loadSupergraph } from "./supergraph.ts";

const EXIT_BAD_CONFIG = 2;
const RATE_LIMIT = { max: 60_000, windowMs: 10_000 }; // of one address; the dashboard's server is one for all its users
const EXIT_PORT_TAKEN = 3;

const log = createLog({ service: "router" });

/** What `main` starts and where it listens. */
interface Start {
  readonly router: Pick<Router, "app" | "stop">;
  readonly at: ListenConfig;
}

async function start(): Promise<Start> {
  const { values } = parseArgs({
    options: {
      config: { type: "string", default: "config" },
      supergraph: { type: "string" },
      insecure: { type: "boolean", default: false },
      port: { type: "string" },
    },
  });
  const { supergraph: file } = values;
  if (file === undefined) return startOrganisation(values.config, values.port);
  if (!values.insecure) throw new TypeError("--supergraph runs without tokens and limits: say --insecure too");
  const router = await createPlainRouter({ supergraphSdl: readFileSync(file, "utf8"), version: readVersion(), log });
  return { router, at: { host: LOOPBACK, port: Number(values.port ?? 9000) } };
}

async function startOrganisation(dir: string, port: string | undefined): Promise<Start> {
  const config = readRouterConfig(dir);
  const paths = toDataPaths(config.dataDir);
  const { listen: at, urls, publicUrl } = config;
  const router = await createRouter({
    version: readVersion(),
    supergraph: loadSupergraph(),
    directoryOrigin: urls.directory,
    keyFile: paths.routerKey,
    cacheDir: paths.routerCache,
    seed: seedRegistry(config.places),
    corsOrigins: LOOPBACK_NAMES.map((name) => `http://${name}:${at.web.port}`),
    allowedHosts: [urls.router, at.router.host, ...(publicUrl === undefined ? [] : [publicUrl])],
    trustedProxies: ["loopback", ...config.trustedProxies], // the dashboard's server on this machine names its visitors
    rateLimit: RATE_LIMIT,
    log,
  });
  return { router, at: { ...at.router, ...(port === undefined ? {} : { port: Number(port) }) } };
}

function readVersion(): string {
  const json: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof json === "object" && json !== null ? String(Reflect.get(json, "version")) : "";
}

function explain(error: unknown): never {
  if (error instanceof ConfigError || error instanceof KeyFileError || error instanceof TypeError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_BAD_CONFIG);
  }
  if (error instanceof PortTakenError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_PORT_TAKEN);
  }
  throw error;
}

try {
  const { router, at } = await start();
  const { url } = await listen(router.app, at);
  log.info({ url }, "ready");
  notifySupervisor({ ready: true, url });
  runUntilStopped({ log, stop: router.stop });
} catch (error) {
  explain(error);
}
