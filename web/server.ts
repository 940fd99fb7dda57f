import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import type { ListenConfig } from "@biometricflow/config/listen";
import { toPasskeySite } from "@biometricflow/config/passkey-site";
import { readWebConfig, type WebConfig } from "@biometricflow/config/web-config";
import { limitConnections } from "@biometricflow/edge/connection-limit";
import { type OpenEdge, openEdge } from "@biometricflow/edge/open-edge";
import { type OpenTls, openTls } from "@biometricflow/edge/open-tls";
import { openTrust } from "@biometricflow/edge/open-trust";
import type { RequestListener, Server } from "node:http";
import { fileURLToPath } from "node:url";
import { format, parseArgs } from "node:util";
import { buildWhenNeeded, watchBuild } from "./src/serving/build.ts";
import { createFrontDoor } from "./src/serving/front-door.ts";
import { createGuard, createNote } from "./src/serving/guard.ts";
import { createListener } from "./src/serving/listener.ts";
import { createProgressListener } from "./src/serving/progress.ts";
import { createSocketProxy } from "./src/serving/socket-proxy.ts";
import { startNext } from "./src/serving/start-next.ts";
import { runUntilStopped, tellFault, tellParent } from "./src/serving/supervision.ts";

/** How long a client may take to send a request, in milliseconds: nobody holds a connection by sending slowly. */
const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 2_000,
};
const MAX_CONNECTIONS = 4_096;
const MAX_CONNECTIONS_OF_ADDRESS = 1_024;
const WEB_DIR = fileURLToPath(new URL(".", import.meta.url));

/** Starts the dashboard of one organisation: at once with a progress page, with the pages once they are built. */
async function main(): Promise<void> {
  prepareProcess();
  const { values } = parseArgs({ options: { config: { type: "string", default: "config" } } });
  const config = await readConfigOrExit(values.config);
  const { host } = config.listen.web;
  process.env.BIOMETRICFLOW_ROUTER_URL = config.urls.router;
  process.env.BIOMETRICFLOW_ORGANISATION = config.name;
  const origin = config.publicUrl ?? toOrigin(config.listen.web);
  const passkeys = toPasskeySite(origin);
  process.env.BIOMETRICFLOW_PASSKEY_ORIGIN = passkeys.kind === "OFFERED" ? passkeys.origin : "";
  process.env.BIOMETRICFLOW_PROVIDER_LABEL = config.oidc?.label ?? "";
  process.env.BIOMETRICFLOW_PROVIDER_ORIGIN = new URL(origin).origin; // it may be written with a slash behind it
  process.env.BIOMETRICFLOW_DASHBOARD_PROOF_FILE = toDataPaths(config.dataDir).dashboardProof;
  process.env.BIOMETRICFLOW_DEMO_FILE = config.demo ? toDataPaths(config.dataDir).demoFile : "";

  const state = { isReady: false, startedAtMs: Date.now() };
  let answer: RequestListener = createProgressListener(state);
  const door = createFrontDoor(config);
  const edge = openDashboardEdge(config);
  const tls = await openTlsOrExit(config);
  const note = createNote(door, { warn: say });
  const guard = createGuard({ door, edge, note }, (request, response) => answer(request, response));
  const server = createListener(tls, PATIENCE, { answer: guard, note });
  server.maxConnections = MAX_CONNECTIONS;
  limitConnections(server, { perAddress: MAX_CONNECTIONS_OF_ADDRESS, isShared: door.isShared, note });
  server.on("upgrade", createSocketProxy({ routerUrl: config.urls.router, door, edge, note }));
  const port = await listenOrExit(server, config.listen.web);
  process.env.BIOMETRICFLOW_WEB_PORT = String(port);
  const url = toOrigin({ ...config.listen.web, port });
  log("listening", { url });
  tellParent({ type: "ready", url });

  const stopping = new AbortController();
  runUntilStopped(() => {
    stopping.abort();
    edge.stop();
    tls?.stop();
    server.close();
    server.closeAllConnections();
  });
  await buildWhenNeeded({ webDir: WEB_DIR, signal: stopping.signal, log });
  if (stopping.signal.aborted) return;
  answer = await startNext({ webDir: WEB_DIR, host, port, answerHealth: createProgressListener(state) });
  state.isReady = true;
  watchBuild(WEB_DIR, () => {
    log("another process builds the dashboard anew; starting again with its build");
    process.exit(0); // Next cannot load a second build into one process; the supervisor starts another one
  });
  log("ready", { url });
  tellParent({ type: "web-ready" });
}

function openDashboardEdge({ configDir }: WebConfig): OpenEdge {
  const redisUrl = process.env.REDIS_URL;
  return openEdge({ configDir, listener: "web", name: "web", redisUrl, log: { info: say, warn: say } });
}

/** Lines that could not be written since the last one that could. */
let lost = 0;

function log(message: string, values: Readonly<Record<string, unknown>> = {}): void {
  const said = { time: new Date().toISOString(), service: "web", msg: message, ...values };
  const line = JSON.stringify(lost === 0 ? said : { ...said, lost });
  process.stdout.write(`${line}\n`, (error) => {
    lost = error ? lost + 1 : 0;
  });
}

function say(values: Readonly<Record<string, unknown>>, message: string): void {
  log(message, values);
}

/** What Next prints is a line of the log too: a fault has many lines, and strangers may make some. */
function sayByLines(): void {
  console.error = (...said: readonly unknown[]) => log("next said", { level: "error", said: format(...said) });
  console.warn = (...said: readonly unknown[]) => log("next said", { level: "warn", said: format(...said) });
}

/** Before anything is opened: what this process makes is its user's alone, and a full disk behind its log does not end it. */
function prepareProcess(): void {
  process.umask(0o077);
  sayByLines();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

async function exit(message: string, code: number): Promise<never> {
  process.stderr.write(`${message}\n`);
  await tellFault(message);
  process.exit(code);
}

async function readConfigOrExit(dir: string): Promise<WebConfig> {
  try {
    return readWebConfig(dir);
  } catch (error) {
    return exit(`web: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
}

/** Whom it trusts, and what it shows. */
async function openTlsOrExit({ listen, tls }: WebConfig): Promise<OpenTls | undefined> {
  const log = { info: say, error: say };
  try {
    openTrust(tls.caFile, { log });
    return listen.web.tls && openTls(listen.web.tls, { log });
  } catch (error) {
    return exit(`web: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
}

async function listenOrExit(server: Server, at: ListenConfig): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(at.port, at.host, resolve);
    });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    return exit(isTaken ? `web: port ${at.port} is taken` : `web: ${String(error)}`, 3);
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : at.port;
}

main().catch((error: unknown) => {
  process.stderr.write(`web: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
