import { readOrganisation } from "@biometricflow/config/organisation";
import { createServer, type RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildWhenNeeded, watchBuild } from "./src/serving/build.ts";
import { createProgressListener } from "./src/serving/progress.ts";
import { startNext } from "./src/serving/start-next.ts";
import { runUntilStopped, tellParent } from "./src/serving/supervision.ts";

const WEB_DIR = fileURLToPath(new URL(".", import.meta.url));
const HOST = "127.0.0.1";

/** Starts the dashboard of one organisation: at once with a progress page, with the pages once they are built. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: "string", default: "config" } } });
  const organisation = readOrganisationOrExit(values.config);
  const { router, web } = organisation.ports;
  process.env.BIOMETRICFLOW_ROUTER_URL = `http://${HOST}:${router}`;
  process.env.BIOMETRICFLOW_ORGANISATION = organisation.name;

  const state = { isReady: false, startedAtMs: Date.now() };
  let answer: RequestListener = createProgressListener(state);
  const server = createServer((request, response) => answer(request, response));
  const port = await listenOrExit(server, web);
  process.env.BIOMETRICFLOW_WEB_PORT = String(port);
  const url = `http://${HOST}:${port}`;
  log("listening", { url });
  tellParent({ type: "ready", url });

  const stopping = new AbortController();
  runUntilStopped(() => {
    stopping.abort();
    server.close();
    server.closeAllConnections();
  });
  await buildWhenNeeded({ webDir: WEB_DIR, signal: stopping.signal, log });
  if (stopping.signal.aborted) return;
  answer = await startNext({ webDir: WEB_DIR, host: HOST, port, answerHealth: createProgressListener(state) });
  state.isReady = true;
  watchBuild(WEB_DIR, () => {
    log("another process builds the dashboard anew; starting again with its build");
    process.exit(0); // Next cannot load a second build into one process; the supervisor starts another one
  });
  log("ready", { url });
  tellParent({ type: "web-ready" });
}

function log(message: string, values: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(
    `${JSON.stringify({ time: new Date().toISOString(), service: "web", msg: message, ...values })}\n`,
  );
}

function readOrganisationOrExit(dir: string) {
  try {
    return readOrganisation(dir);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

async function listenOrExit(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, HOST, resolve);
    });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    process.stderr.write(isTaken ? `web: port ${port} is taken\n` : `web: ${String(error)}\n`);
    return process.exit(3);
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

main().catch((error: unknown) => {
  process.stderr.write(`web: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
