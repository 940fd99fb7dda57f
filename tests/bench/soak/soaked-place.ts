import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, readOrCreateSecret, toJwks } from "@biometricflow/service/identity/keys";
import { INTAKE_NODE_OPTIONS } from "../../../scripts/supervisor/commands.ts";
import type { Measured } from "./measured-process.ts";

const MAIN = new URL("../../../subgraphs/place/src/main.ts", import.meta.url).pathname;
const PROBE = new URL("measured-process.ts", import.meta.url).href;
const OUTPUT_CHARACTERS = 20_000;

/** The place of a soak. */
export const PLACE = { id: "riyadh", timeZone: "Asia/Riyadh" } as const;

/** A place in a process of its own, as it runs at a customer's, whose memory and files are looked at from outside. */
export class SoakedPlace {
  readonly #folder = mkdtempSync(join(tmpdir(), "biometricflow-soak-"));
  readonly #nodeOptions: readonly string[];
  #child: ChildProcess | undefined;
  /** What it said last. */
  output = "";

  /** @param nodeOptions beside those with which a place runs anyway */
  constructor(nodeOptions: readonly string[] = []) {
    this.#nodeOptions = nodeOptions;
  }

  get ledgerFile(): string {
    return toDataPaths(join(this.#folder, "data")).placeLedger(PLACE.id);
  }

  /** @param readers as the place's file names them. */
  async start(readers: readonly object[], pushPort: number): Promise<void> {
    this.#write(readers, pushPort);
    const execArgv = ["--expose-gc", ...INTAKE_NODE_OPTIONS, ...this.#nodeOptions, "--import", PROBE];
    const child = fork(MAIN, ["--config", this.#folder, "--place", PLACE.id], {
      execArgv,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    const keep = (text: Buffer): void => {
      this.output = (this.output + text.toString()).slice(-OUTPUT_CHARACTERS);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`the place ended with ${code}\n${this.output}`)));
      child.on("message", (message) => {
        if (typeof message === "object" && message !== null && "url" in message) resolve();
      });
    });
  }

  /** What it takes when its garbage is collected. */
  async measure(): Promise<Measured> {
    const child = this.#running;
    return new Promise((resolve) => {
      const take = (message: unknown): void => {
        if (!isMeasured(message)) return;
        child.off("message", take);
        resolve(message);
      };
      child.on("message", take);
      child.send("measure");
    });
  }

  /** Files and sockets that it has open. @throws where the system does not tell */
  countFiles(): number {
    return readdirSync(`/proc/${this.#running.pid}/fd`).length;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child !== undefined && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #running(): ChildProcess {
    if (this.#child === undefined || this.#child.exitCode !== null) {
      throw new Error(`the place does not run\n${this.output}`);
    }
    return this.#child;
  }

  #write(readers: readonly object[], pushPort: number): void {
    const paths = toDataPaths(join(this.#folder, "data"));
    mkdirSync(join(this.#folder, "places"), { recursive: true });
    const ports = { router: 0, directory: 0, web: 0 };
    const organisation = { name: "Soak", dataDir: "data", ports };
    writeFileSync(join(this.#folder, "organisation.json"), JSON.stringify(organisation));
    const identity = { ...PLACE, name: "Riyadh", location: "Riyadh", port: 0 };
    const push = { port: pushPort, allow: ["127.0.0.0/8"] };
    writeFileSync(join(this.#folder, "places", `${PLACE.id}.json`), JSON.stringify({ ...identity, push, readers }));
    readOrCreateSecret(join(this.#folder, "data", "keys", "identity.key"));
    writeFileSync(paths.routerJwks, JSON.stringify(toJwks([createSigningKeyFile(paths.routerKey)])));
  }
}

function isMeasured(message: unknown): message is Measured {
  return typeof message === "object" && message !== null && "heapUsed" in message;
}
