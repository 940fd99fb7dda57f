import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Of a Redis server; tests that need one cannot run without. */
export const REDIS_SERVER = process.env["REDIS_SERVER"];

/** A Redis server of our own, on a Unix socket in a folder of its own. */
export interface RedisServer {
  /** What `REDIS_URL` says. */
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly remove: () => Promise<void>;
}

/** Starts a server; it keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), "bf-redis-"));
  const url = join(dir, "redis.sock");
  let server: ChildProcess | undefined;
  const kill = async () => {
    if (server === undefined) return;
    const ended = new Promise((resolve) => server?.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
    server = undefined;
  };
  const start = async () => {
    const options = ["--port", "0", "--unixsocket", url, "--save", "", "--dir", dir];
    const started = spawn(REDIS_SERVER ?? "redis-server", options, {
      argv0: "redis-server", // the program looks at its own name
      stdio: ["ignore", "pipe", "inherit"],
    });
    server = started;
    await new Promise<void>((resolve, reject) => {
      let said = "";
      started.once("error", reject).once("exit", () => reject(new Error(`Redis ended: ${said}`)));
      started.stdout.on("data", (bytes: Buffer) => {
        said += bytes.toString();
        if (said.includes("accept connections")) resolve();
      });
    });
  };
  await start();
  return {
    url,
    start,
    kill,
    remove: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
