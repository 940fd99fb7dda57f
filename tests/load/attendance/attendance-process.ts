import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { createTokenSigner, ROUTER_ISSUER } from "@biometricflow/service/identity/token";
import { createSubgraphTokens } from "../../../router/src/auth/subgraph-token.ts";
import { INTAKE_NODE_OPTIONS } from "../../../scripts/supervisor/commands.ts";
import { MADE_PLACES } from "./punch-years.ts";

const MAIN = resolve(import.meta.dirname, "../../../subgraphs/attendance/src/main.ts");

/** The folder of an organisation whose places are elsewhere, and who may ask its attendance. */
export interface AttendanceFolder {
  readonly dir: string;
  /** Where SQLite keeps the store. */
  readonly store: string;
  /** A token of HR, as the router gives it. */
  readonly authorization: () => string;
  readonly remove: () => void;
}

/** Makes the folder. */
export function makeAttendanceFolder(urls: ReadonlyMap<string, string>): AttendanceFolder {
  const dir = mkdtempSync(join(tmpdir(), "bf-attendance-"));
  const paths = toDataPaths(join(dir, "data"));
  mkdirSync(join(dir, "places"));
  const listen = { attendance: { port: 0 } };
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Made", dataDir: "data", listen }));
  for (const { id, timeZone } of MADE_PLACES) {
    const url = urls.get(id);
    const place = { id, name: id, location: id, timeZone, url };
    if (url !== undefined) writeFileSync(join(dir, "places", `${id}.json`), JSON.stringify(place));
  }
  const key = createSigningKeyFile(paths.routerKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([key])));
  return {
    dir,
    store: paths.attendanceStore,
    authorization: createAuthorization(key),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Makes the header of HR, as the router gives it: the same for half a minute. */
export function createAuthorization(key: SigningKey): () => string {
  const tokens = createSubgraphTokens(createTokenSigner({ key, issuer: ROUTER_ISSUER }));
  const hr = { subject: "account/hr", sessionId: "s", name: "hr", role: "HR", places: ["*"] } as const;
  return () => tokens.forAttendance(hr);
}

/** Answers of a process to questions. */
export interface Answered {
  readonly count: number;
  readonly seconds: number;
}

/** A running attendance, a process of its own. */
export interface AttendanceProcess {
  readonly child: ChildProcess;
  /** What it printed so far. */
  readonly output: () => string;
  /** Asks the graph. @throws for an answer with errors */
  readonly ask: (query: string, variables?: object) => Promise<ReturnType<typeof Object>>;
  /** Questions that it answered since its start, and how long it was at them by its own figures. */
  readonly answered: () => Promise<Answered>;
  /** Milliseconds of CPU since its start. */
  readonly cpuMs: () => number;
  /** Memory, MB: now, and the most so far. */
  readonly memory: () => { readonly rssMb: number; readonly peakMb: number };
  /** Ends it; `SIGKILL` is what a lost machine does. */
  readonly end: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>;
}

/** Starts attendance over a folder and waits until it listens. */
export async function startAttendanceProcess(
  { dir, authorization }: AttendanceFolder,
  env: Readonly<Record<string, string>> = {},
): Promise<AttendanceProcess> {
  const child = fork(MAIN, ["--config", dir], {
    silent: true,
    execArgv: [...process.execArgv, ...INTAKE_NODE_OPTIONS],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (bytes: Buffer) => (output = (output + bytes.toString()).slice(-20_000)));
  const url = await waitForUrl(child, () => output);
  return {
    child,
    output: () => output,
    ask: (query, variables = {}) => ask(url, authorization(), { query, variables }),
    answered: () => readAnswered(url, dir),
    cpuMs: () => readCpuMs(child.pid ?? 0),
    memory: () => readMemory(child.pid ?? 0),
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}

function waitForUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((done, fail) => {
    child.on("message", (message) => {
      const { type, url } = Object(message);
      if (type === "ready") done(url);
    });
    child.once("exit", (code) => fail(new Error(`attendance ended with ${code}: ${output()}`)));
  });
}

/** A machine with other work makes the process refuse for a while: it is asked again, as a client would. */
async function ask(url: string, authorization: string, body: object): Promise<ReturnType<typeof Object>> {
  for (;;) {
    const { data, errors } = await askOnce(url, authorization, body);
    if (errors === undefined) return data;
    const [{ extensions }] = errors;
    if (extensions?.code !== "SERVICE_UNAVAILABLE") throw new Error(JSON.stringify(errors));
    await wait(Number(extensions.retryAfterSeconds ?? 1) * 1000);
  }
}

async function askOnce(url: string, authorization: string, body: object): Promise<ReturnType<typeof Object>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
  return Object(await response.json());
}

/** Of the figures that the process shows its operators. */
async function readAnswered(url: string, dir: string): Promise<Answered> {
  const token = readFileSync(toDataPaths(join(dir, "data")).operationsToken, "utf8").trim();
  const authorization = `Bearer ${token}`;
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization } })).text();
  const lines = text.split("\n").filter((line) => line.includes('route="/graphql"'));
  const read = (name: string) => Number(lines.find((line) => line.startsWith(`${name}{`))?.split("} ")[1] ?? 0);
  return { count: read("http_request_seconds_count"), seconds: read("http_request_seconds_sum") };
}

const TICK_MS = 10;

/** Source: proc(5), fields 14 and 15 of `stat`. */
function readCpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function readMemory(pid: number): { readonly rssMb: number; readonly peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { rssMb: read("VmRSS"), peakMb: read("VmHWM") };
}
