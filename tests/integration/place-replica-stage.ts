import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createSigningKeyFile, readOrCreateSecret, toJwks } from "@biometricflow/service/identity/keys";
import { createTokenSigner, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { createTempDir, eventually, sendQuery } from "./place-harness.ts";

const MAIN = new URL("../../subgraphs/place/src/main.ts", import.meta.url).pathname;

/** A process of a place. */
export interface PlaceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Where readers call that push. */
  readonly pushPort: number;
  /** What it logged so far, line by line. */
  readonly lines: readonly string[];
  /** @returns the errors' codes beside the data */
  readonly ask: <T>(query: string) => Promise<{ readonly data: T; readonly codes: readonly unknown[] }>;
  readonly kill: () => Promise<void>;
}

/** An organisation of one place with one reader, and the processes that run the place. */
export interface ReplicaStage {
  readonly dir: string;
  readonly reader: ReaderSimulator;
  /** @throws {Error} with what it wrote to stderr, where it ends instead */
  readonly start: (env: Readonly<Record<string, string>>) => Promise<PlaceProcess>;
  readonly stop: () => Promise<void>;
}

/** Makes the stage; its reader holds no row yet. */
export async function makeReplicaStage(): Promise<ReplicaStage> {
  const temp = createTempDir();
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
  const reader = createReaderSimulator({
    serialNumber: "REPL1",
    port: await findFreePort(),
    users,
    timeZone: "Asia/Riyadh",
  });
  await reader.start();
  const sign = writeOrganisation(temp.dir, reader.address.port);
  const processes: PlaceProcess[] = [];
  return {
    dir: temp.dir,
    reader,
    start: async (env) => {
      const started = await startProcess(temp.dir, env, sign);
      processes.push(started);
      return started;
    },
    stop: async () => {
      for (const { kill } of processes) await kill();
      await reader.stop();
      temp.remove();
    },
  };
}

function writeOrganisation(dir: string, readerPort: number): () => string {
  const paths = toDataPaths(join(dir, "data"));
  mkdirSync(join(dir, "places"), { recursive: true });
  const ports = { router: 0, directory: 0, web: 0 };
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ports }));
  const own = { id: "riyadh", name: "Riyadh HQ", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0 };
  const readers = [
    { id: "gate-1", name: "Gate 1", port: readerPort },
    { id: "gate-2", name: "Gate 2", transport: "push" },
  ];
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify({ ...own, push: { port: 0 }, readers }));
  readOrCreateSecret(join(dir, "data", "keys", "identity.key"));
  const key = createSigningKeyFile(paths.routerKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([key])));
  const signer = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  const claims = { sub: "tester", sid: "s", role: "ADMIN", places: ["*"] } as const;
  return () => signer(claims, { use: TOKEN_USES.place("riyadh"), expiresInSeconds: 60 });
}

async function startProcess(
  dir: string,
  env: Readonly<Record<string, string>>,
  sign: () => string,
): Promise<PlaceProcess> {
  const child = spawn(process.execPath, [MAIN, "--config", dir, "--place", "riyadh"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines: string[] = [];
  let stderr = "";
  child.stdout.on("data", (text) => lines.push(...String(text).split("\n")));
  child.stderr.on("data", (text) => (stderr += String(text)));
  const ready = () => lines.find((line) => line.includes('"msg":"ready"'));
  await eventually(() => ready() !== undefined || child.exitCode !== null, "the place is ready");
  if (child.exitCode !== null) throw new Error(stderr);
  const url = String(JSON.parse(ready() ?? "{}").url);
  const push = lines.find((line) => line.includes("readers can push here"));
  return {
    child,
    url,
    pushPort: Number(JSON.parse(push ?? "{}").port),
    lines,
    ask: async (query) => {
      const { data, errors } = await sendQuery<never>(url, { query }, sign());
      return { data, codes: errors.map(({ extensions }) => extensions["code"]) };
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
