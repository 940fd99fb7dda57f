import type { DataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { readOperationsToken } from "@biometricflow/service/identity/operations-token";
import type { ServiceCommand } from "./commands.ts";
import {
  type DemoFile,
  type DemoReader,
  type FirstAccounts,
  readFirstAccounts,
  removeDemoFile,
  writeDemoFile,
} from "./demo-file.ts";
import { toConfiguredReaders, toSimulatedReaders } from "./demo-readers.ts";
import { fetchToken } from "./probe.ts";

/** The name under which the simulated readers run. */
export const READERS = "readers";
const RETRY_MS = 5_000;
const NO_ACCOUNTS: FirstAccounts = { apiKey: "", accounts: [] };

/** What a demo needs of its supervisor. */
export interface DemoRunOptions {
  readonly organisation: OrganisationConfig;
  readonly paths: DataPaths;
  readonly commands: readonly ServiceCommand[];
  /** Process ids by name. */
  readonly pids: ReadonlyMap<string, number>;
  readonly isWebReady: () => boolean;
  readonly say: (line: string) => void;
}

/** What only a demo has: the file that tells everybody its accounts, its API key and a token of it. */
export class DemoRun {
  readonly #options: DemoRunOptions;
  #readers: readonly DemoReader[];
  #first = NO_ACCOUNTS;
  #token = "";
  readonly #operationsToken: string;
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #fault = "";
  #isWritten = false;
  #isOver = false;

  constructor(options: DemoRunOptions) {
    this.#options = options;
    this.#operationsToken = readOperationsToken(options.paths.operationsToken);
    this.#readers = toConfiguredReaders(options.organisation);
  }

  /** Takes what the readers' process tells. True when the readers listen. */
  hear(message: unknown): boolean {
    const simulated = toSimulatedReaders(message);
    if (simulated === undefined) return false;
    const find = ({ id, place }: DemoReader) => simulated.find((each) => each.id === id && each.place === place);
    this.#readers = this.#readers.map((reader) => find(reader) ?? reader);
    this.write();
    return true;
  }

  /** Writes the file, once every service is ready; the services made the accounts by then. */
  async begin(): Promise<void> {
    const first = readFirstAccounts(this.#options.paths.firstAccounts);
    if (first === undefined) {
      this.#options.say(
        `${this.#options.paths.firstAccounts} is gone: ${this.#options.paths.demoFile} will name no account; the accounts themselves work on`,
      );
    }
    this.#first = first ?? NO_ACCOUNTS;
    await this.#renewToken();
  }

  /** Brings the file up to date; where it cannot be written, as soon as it can. */
  write(): void {
    clearTimeout(this.#retry);
    if (!this.#isWritten || this.#isOver) return;
    const { paths, say } = this.#options;
    try {
      writeDemoFile(paths.demoFile, this.#toFile());
      this.#fault = "";
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      if (fault !== this.#fault) say(`${paths.demoFile} cannot be written and is tried again: ${fault}`);
      this.#fault = fault;
      this.#retry = setTimeout(() => this.write(), RETRY_MS).unref();
    }
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    try {
      removeDemoFile(this.#options.paths.demoFile);
    } catch {
      // the disk became read-only: the next start removes it
    }
  }

  /** Gets the token of the file, and the next one at half of its life. */
  async #renewToken(): Promise<void> {
    const { apiKey } = this.#first;
    const issued = apiKey === "" ? undefined : await fetchToken(this.#url("router"), apiKey);
    if (this.#isOver) return;
    this.#token = issued?.accessToken ?? this.#token;
    this.#isWritten ||= this.#token !== "" || apiKey === "";
    this.write();
    if (apiKey === "") return;
    const nextMs = issued === undefined ? RETRY_MS : (issued.expiresInSeconds * 1_000) / 2;
    this.#timer = setTimeout(() => void this.#renewToken(), nextMs).unref();
  }

  #url(name: string): string {
    return this.#options.commands.find((command) => command.name === name)?.url ?? "";
  }

  #toFile(): DemoFile {
    const { commands, pids, isWebReady } = this.#options;
    const router = this.#url("router");
    const web = this.#url("web");
    const running = commands.map(({ name, url }) => ({ name, url, pid: pids.get(name) ?? 0 }));
    const readers = pids.get(READERS);
    const control = this.#readers.find((reader) => reader.control !== null)?.control;
    return {
      router: { http: router, ws: `${router.replace("http", "ws")}/graphql`, token: this.#token },
      web,
      playground: `${web}/playground`,
      ready: { web: isWebReady() },
      ...this.#first,
      operationsToken: this.#operationsToken,
      places: running
        .filter(({ name }) => name.startsWith("place:"))
        .map(({ name, url, pid }) => ({ id: name.slice("place:".length), url, pid })),
      services:
        readers && control ? [...running, { name: READERS, url: new URL(control).origin, pid: readers }] : running,
      readers: this.#readers,
    };
  }
}
