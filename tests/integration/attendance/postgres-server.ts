import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of our own, on a Unix socket in a folder of its own, gone with `stop`. */
export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  readonly createDatabase: () => Promise<string>;
  /** Ends it at once, as a lost machine does, and starts it again after `whileAway`. */
  readonly fail: (whileAway: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";
const OPTIONS = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off"];

/** Starts a server; a machine without PostgreSQL fails the test that asks for it. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPrograms();
  const dir = mkdtempSync(join(tmpdir(), "bf-postgres-"));
  chmodSync(dir, 0o777);
  const data = join(dir, "data");
  runAsPostgres(join(bin, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--locale=C.UTF-8"]);
  const [command, args] = asPostgres(join(bin, "postgres"), ["-D", data, "-k", dir, ...OPTIONS]);
  const run = () => spawn(command, args, { stdio: "ignore" });
  let server = run();
  const admin = new pg.Pool({ host: dir, user: "postgres", database: "postgres", max: 1 });
  admin.on("error", () => {}); // it is ended under the pool when the server stops
  await waitFor(admin, server);
  let made = 0;
  return {
    createDatabase: async () => {
      made += 1;
      await admin.query(`create database test_${made} template template0`);
      return `postgres://postgres@/test_${made}?host=${encodeURIComponent(dir)}`;
    },
    fail: async (whileAway) => {
      await end(server, "SIGQUIT"); // "immediate": it recovers from its log at the next start
      await whileAway();
      server = run();
      await waitFor(admin, server);
    },
    stop: async () => {
      await admin.end();
      await end(server, "SIGINT"); // "fast": open connections are ended
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function end(server: ChildProcess, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await ended;
}

function findPrograms(): string {
  const given = process.env["POSTGRES_BIN"];
  if (given) return given;
  const [newest] = readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a));
  return join(DEBIAN, newest ?? "", "bin");
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function asPostgres(program: string, args: readonly string[]): readonly [string, readonly string[]] {
  if (process.getuid?.() !== 0) return [program, args];
  return ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...args]];
}

function runAsPostgres(program: string, args: readonly string[]): void {
  const [command, all] = asPostgres(program, args);
  const { status, stderr, error } = spawnSync(command, all, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

async function waitFor(admin: pg.Pool, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    try {
      await admin.query("select 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50)); // it is not listening yet
    }
  }
}
