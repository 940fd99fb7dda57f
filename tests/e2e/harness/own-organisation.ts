import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isReady } from "../../../scripts/supervisor/probe.ts";
import { findFreePorts } from "./free-ports.ts";
import { until } from "./until.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const START_MS = 240_000;
const BUILD_MS = 900_000;

/** How a command of the operator ended. */
export interface OperatorRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `bf` beside this process: a simulated reader in it goes on answering. */
export async function operate(args: readonly string[], input = ""): Promise<OperatorRun> {
  const child = spawn(process.execPath, [join(ROOT, "packages/bf/src/main.ts"), ...args], { stdio: "pipe" });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (output.stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (output.stderr += bytes.toString()));
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, ...output };
}

/** Gives a folder that `bf init` wrote ports that are free on this machine, as an operator would edit it. */
export async function chooseFreePorts(configDir: string): Promise<{ readonly router: string; readonly web: string }> {
  const placesDir = join(configDir, "places");
  const places = readdirSync(placesDir).map((name) => join(placesDir, name));
  const [router = 0, directory = 0, attendance = 0, web = 0, ...rest] = await findFreePorts(4 + places.length);
  const listen = {
    router: { port: router },
    directory: { port: directory },
    attendance: { port: attendance },
    web: { port: web },
  };
  edit(join(configDir, "organisation.json"), { listen });
  places.forEach((file, index) => edit(file, { port: rest[index] }));
  return { router: `http://127.0.0.1:${router}`, web: `http://127.0.0.1:${web}` };
}

function readWebUrl(configDir: string): string {
  const { listen } = JSON.parse(readFileSync(join(configDir, "organisation.json"), "utf8"));
  return `http://127.0.0.1:${listen.web.port}`;
}

function edit(file: string, changes: object): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ...changes }));
}

/** The processes of an organisation that is no demo, started by `npm start` as its operator does. */
export class OwnOrganisation {
  readonly child: ChildProcess;
  #output = "";

  private constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.on("data", (bytes: Buffer) => (this.#output += bytes.toString()));
    child.stderr?.on("data", (bytes: Buffer) => (this.#output += bytes.toString()));
  }

  /** Starts it and waits until the services, and the dashboard when there is one, are ready. */
  static async start(configDir: string, { withWeb }: { readonly withWeb: boolean }): Promise<OwnOrganisation> {
    const args = ["start", "--", "--config", configDir, ...(withWeb ? [] : ["--without", "web"])];
    const own = new OwnOrganisation(spawn("npm", args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] }));
    try {
      await own.#untilSaid(/^Ready\./m, START_MS);
      if (withWeb)
        await until(
          () => isReady({ url: readWebUrl(configDir) }),
          BUILD_MS,
          () => own.output,
        );
    } catch (error) {
      await own.stop();
      throw error;
    }
    return own;
  }

  /** What it printed. */
  get output(): string {
    return this.#output;
  }

  /** The set-up links that it printed. */
  get setupLinks(): readonly string[] {
    return [...this.#output.matchAll(/^Set up: (\S+)$/gm)].map(([, link = ""]) => link);
  }

  async #untilSaid(said: RegExp, withinMs: number): Promise<void> {
    await until(
      () => said.test(this.#output) || this.child.exitCode !== null,
      withinMs,
      () => this.#output,
    );
    if (!said.test(this.#output)) throw new Error(`it ended with ${this.child.exitCode}:\n${this.#output}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGTERM");
    await gone;
  }
}

/** The files below a folder that hold one of the texts, as `name: file`. */
export function findInFiles(dir: string, texts: Readonly<Record<string, string>>): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      return Object.entries(texts).flatMap(([name, text]) => (content.includes(text) ? [`${name}: ${file}`] : []));
    });
}
