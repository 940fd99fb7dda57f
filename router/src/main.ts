import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { LOOPBACK, LOOPBACK_NAMES, toOrigin, toScheme } from "@biometricflow/config/hosts";
import type { ListenConfig } from "@biometricflow/config/listen";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readRouterConfig } from "@biometricflow/config/router-config";
import { openEdge } from "@biometricflow/edge/open-edge";
import { openTls } from "@biometricflow/edge/open-tls";
import { openTrust } from "@biometricflow/edge/open-trust";
import { openClientCertificate } from "@biometricflow/edge/own-connections";
import { listen } from "@biometricflow/service/http/http-server";
import { createDashboardCheck, readDashboardProof } from "@biometricflow/service/identity/dashboard-proof";
import { createLog } from "@biometricflow/service/observe/log";
import { openOperations } from "@biometricflow/service/process/operations";
import { endWith, prepareProcess } from "@biometricflow/service/process/service-process";
import { notifySupervisor, runUntilStopped } from "@biometricflow/service/process/shutdown";
import { readVersion } from "@biometricflow/service/process/version";
import { createPlainRouter } from "./plain-router.ts";
import { createRouter, type Router } from "./router.ts";
import { seedRegistry } from "./registry/seed-registry.ts";
import { loadSupergraph } from "./supergraph.ts";
import { readKnownOperations } from "./warm-up/known-operations.ts";

const EXIT_BAD_CONFIG = 2;

/** What our own clients send. */
const SDK_DOCUMENTS = new URL("../../packages/sdk/documents/", import.meta.url);

prepareProcess();
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
  openTrust(config.tls.caFile, { log });
  openClientCertificate(config.tls.client, { log });
  const paths = toDataPaths(config.dataDir);
  const { listen: at, urls, publicUrl } = config;
  const router = await createRouter({
    version: readVersion(),
    supergraph: loadSupergraph(),
    directoryOrigin: urls.directory,
    attendanceOrigin: urls.attendance,
    keyFile: paths.routerKey,
    nextKeyFile: paths.routerNextKey,
    jwksFile: paths.routerJwks,
    cacheDir: paths.routerCache,
    seed: seedRegistry(config.places),
    corsOrigins: LOOPBACK_NAMES.map((name) => `${toScheme(at.web)}://${name}:${at.web.port}`),
    dashboardUrl: publicUrl ?? toOrigin(at.web),
    allowedHosts: [urls.router, at.router.host, ...(publicUrl === undefined ? [] : [publicUrl])],
    trustedProxies: config.trustedProxies,
    isDashboard: createDashboardCheck(readDashboardProof(paths.dashboardProof)), // it names its visitors
    edge: openEdge({ configDir: dir, listener: "router", name: "router", redisUrl: process.env["REDIS_URL"], log }),
    tls: at.router.tls && openTls(at.router.tls, { log }),
    operations: openOperations({ tokenFile: paths.operationsToken, folder: paths.routerCache, log }),
    log,
  });
  await router.warmUp(readKnownOperations(fileURLToPath(SDK_DOCUMENTS)));
  return { router, at: { ...at.router, ...(port === undefined ? {} : { port: Number(port) }) } };
}

/** `--supergraph` names a file and says what it gives up: a fault of either is one of the command line. */
async function explain(error: unknown): Promise<never> {
  if (!(error instanceof TypeError)) return endWith("router", error);
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT_BAD_CONFIG);
}

try {
  const { router, at } = await start();
  const { url } = await listen(router.app, at);
  log.info({ url }, "ready");
  notifySupervisor({ ready: true, url });
  runUntilStopped({ log, stop: router.stop });
} catch (error) {
  await explain(error);
}
