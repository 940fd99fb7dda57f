import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DemoFile } from "../../../scripts/supervisor/demo-file.ts";
import { onSmallDisk, seenBy } from "./small-disk.ts";
import { until } from "./until.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const START_TIMEOUT_MS = 240_000;

/** A GraphQL response as it comes over HTTP. */
export interface GraphqlResponse<T = unknown> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
  readonly extensions?: Record<string, unknown>;
}

/** How an organisation is started. */
export interface StartOptions {
  readonly configDir: string;
  /** With the dashboard, which may have to be built first. */
  readonly withWeb?: boolean;
  /** By `npm start`, as users do; else the supervisor directly, which is quicker. */
  readonly byNpm?: boolean;
  /** With people who punch by themselves; else only fingers of the test touch a reader. */
  readonly withTraffic?: boolean;
  /** Its data folder is a disk of its own, of so many bytes. */
  readonly diskBytes?: number;
  /** What its processes are told by the environment; that of the test when omitted. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** The real processes of an organisation, started and ended by this object. */
export class RunningOrganisation {
  readonly configDir: string;
  readonly child: ChildProcess;
  readonly dataDir: string;
  #output = "";
  #fingers = 0;

  private constructor(configDir: string, child: ChildProcess, dataDir: string) {
    this.configDir = configDir;
    this.child = child;
    this.dataDir = dataDir;
    const append = (bytes: Buffer) => {
      this.#output += bytes.toString();
    };
    child.stdout?.on("data", append);
    child.stderr?.on("data", append);
  }

  /** Starts the organisation and waits until it answers. */
  static async start(options: StartOptions): Promise<RunningOrganisation> {
    const { configDir, withWeb = false, byNpm = false, withTraffic = false, diskBytes } = options;
    const { environment: env = process.env } = options;
    const args = [
      "--config",
      configDir,
      ...(withWeb ? [] : ["--without", "web"]),
      ...(withTraffic ? [] : ["--no-traffic"]),
    ];
    const start = byNpm ? ["npm", "start", "--", ...args] : [process.execPath, "scripts/start.ts", ...args];
    const dataDir = join(configDir, "data");
    if (diskBytes !== undefined) mkdirSync(dataDir);
    const [file = "", ...rest] = diskBytes === undefined ? start : onSmallDisk(dataDir, diskBytes, start);
    const child = spawn(file, rest, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], env });
    const seen = diskBytes === undefined ? dataDir : seenBy(child.pid ?? 0, dataDir);
    const organisation = new RunningOrganisation(configDir, child, seen);
    try {
      await until(
        () => organisation.hasDemoFile || child.exitCode !== null,
        START_TIMEOUT_MS,
        () => organisation.output,
      );
      if (!organisation.hasDemoFile) throw new Error(`it ended with ${child.exitCode}:\n${organisation.output}`);
    } catch (error) {
      await organisation.stop();
      throw error;
    }
    return organisation;
  }

  /** What the supervisor printed. */
  get output(): string {
    return this.#output;
  }

  get hasDemoFile(): boolean {
    return existsSync(join(this.dataDir, "demo.json"));
  }

  /** The demo file as it is now: process ids change when a process starts again. */
  get demo(): DemoFile {
    return JSON.parse(readFileSync(join(this.dataDir, "demo.json"), "utf8"));
  }

  /** The recorded process id of a service. */
  pidOf(service: string): number {
    const found = this.demo.services.find(({ name }) => name === service);
    if (found === undefined) throw new Error(`no service ${service}`);
    return found.pid;
  }

  /** Sends a GraphQL request to the router. */
  async graphql<T = unknown>(
    query: string,
    variables: Record<string, unknown> = {},
    token: string = this.demo.router.token,
  ): Promise<GraphqlResponse<T>> {
    return postGraphql<T>(`${this.demo.router.http}/graphql`, { query, variables }, token);
  }

  /** Gives a client token of an account. */
  async signIn(username: string): Promise<string> {
    const account = this.demo.accounts.find((each) => each.username === username);
    const response = await fetch(`${this.demo.router.http}/auth/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password: account?.password }),
    });
    return (await readJson<{ access_token: string }>(response)).access_token;
  }

  /** Tells a simulated reader something, such as `punch` or `fault`, and gives its answer. */
  async control<T = unknown>(place: string, reader: string, action: string, body?: unknown): Promise<T> {
    const url = this.demo.readers.find((each) => each.place === place && each.id === reader)?.control;
    const init =
      body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${url}/${action}`, init);
    if (!response.ok) throw new Error(`${action} answered ${response.status}: ${await response.text()}`);
    return readJson<T>(response);
  }

  /** Lets `count` fingers never seen before touch a reader, and gives their PINs. */
  async punch(place: string, reader: string, count = 1): Promise<readonly string[]> {
    const pins: string[] = [];
    for (let index = 0; index < count; index++) {
      this.#fingers += 1;
      const pin = String(70_000 + this.#fingers);
      await this.control(place, reader, "punch", { pin });
      pins.push(pin);
    }
    return pins;
  }

  /** Ends the organisation as a person would, and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGTERM");
    await gone;
  }
}

/** Sends one GraphQL request; with no token it is anonymous. */
export async function postGraphql<T = unknown>(url: string, body: object, token?: string): Promise<GraphqlResponse<T>> {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, ...(await readJson<Omit<GraphqlResponse<T>, "status">>(response)) };
}

/** The JSON of a response as the type its test expects; the assertions of that test are what checks it. */
async function readJson<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}
