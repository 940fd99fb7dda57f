import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { type ServiceCommand, toServiceCommands } from "./commands.ts";
import { type DemoFile, type DemoReader, readFirstAccounts, removeDemoFile, writeDemoFile } from "./demo-file.ts";
import { fetchToken, isReady, type IssuedToken } from "./probe.ts";
import { SupervisedProcess } from "./supervised-process.ts";

const READY_POLL_MS = 150;
const READINESS_POLL_MS = 1_000;
const READERS = "readers";

/** What the supervisor needs from outside. */
export interface SupervisorOptions {
  readonly organisation: OrganisationConfig;
  /** The repository's root; entries are relative to it. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Names of services that are not started. */
  readonly without: readonly string[];
  /** What the process of the simulated readers is told, such as `--no-traffic`. */
  readonly readerArgs: readonly string[];
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/** Runs an organisation: simulated readers, services, demo file; restarts what crashes; ends everything together. */
export class OrganisationSupervisor {
  readonly #options: SupervisorOptions;
  readonly #paths: DataPaths;
  readonly #commands: readonly ServiceCommand[];
  readonly #processes = new Map<string, SupervisedProcess>();
  readonly #pids = new Map<string, number>();
  #readers: readonly DemoReader[];
  #token: IssuedToken | undefined;
  #isWebReady = false;
  #isStopping = false;
  #isWritten = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#paths = toDataPaths(options.organisation.dataDir);
    this.#commands = toServiceCommands(options.organisation).filter(({ name }) => !options.without.includes(name));
    this.#readers = toConfiguredReaders(options.organisation);
  }

  /** Starts everything and resolves when the organisation answers, its dashboard perhaps still building. */
  async start(): Promise<void> {
    removeDemoFile(this.#paths.demoFile);
    const hasSimulated = this.#options.organisation.places.some((place) =>
      place.readers.some((reader) => reader.simulate),
    );
    if (hasSimulated) await this.#startReaders();
    for (const command of this.#commands) this.#launch(command.name, command.entry, command.args);
    for (const command of this.#commands.filter((each) => !each.isOptionalAtStart)) await this.#untilReady(command);
    if (this.#isStopping) return;
    await this.#renewToken();
    this.#watchWeb();
  }

  /** Ends every process, the latest started first, and removes the demo file. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#isWritten = false;
    removeDemoFile(this.#paths.demoFile);
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
  }

  #launch(
    name: string,
    entry: string,
    args: readonly string[],
    onMessage: (message: unknown) => void = () => {},
  ): void {
    const { root, env, say } = this.#options;
    const options = {
      command: process.execPath,
      args: [entry, ...args],
      cwd: root,
      env,
      logFile: this.#paths.log(name.replace(":", "-")),
    };
    const supervised = new SupervisedProcess(options, {
      onMessage,
      onStart: (pid) => {
        this.#pids.set(name, pid);
        this.#write();
      },
      onCrash: (reason, retryInMs) =>
        say(
          retryInMs === undefined
            ? `${name} ended (${reason}) and stays down; see ${options.logFile}`
            : `${name} ended (${reason}); starting it again in ${retryInMs} ms`,
        ),
    });
    this.#processes.set(name, supervised);
    supervised.start();
  }

  /** Starts the simulated readers and waits until they listen. */
  #startReaders(): Promise<void> {
    return new Promise((resolve) => {
      this.#launch(
        READERS,
        "scripts/readers/main.ts",
        ["--config", this.#options.organisation.configDir, ...this.#options.readerArgs],
        (message) => {
          const simulated = toSimulatedReaders(message);
          if (simulated === undefined) return;
          this.#readers = this.#readers.map(
            (reader) => simulated.find(({ id, place }) => id === reader.id && place === reader.place) ?? reader,
          );
          this.#write();
          resolve();
        },
      );
    });
  }

  async #untilReady(command: ServiceCommand): Promise<void> {
    while (!this.#isStopping && !(await isReady(command.url))) await pause(READY_POLL_MS);
    if (!this.#isStopping) this.#options.say(`${command.name} is ready at ${command.url}`);
  }

  /** Follows the dashboard, which builds beside the services and may build again after a restart. */
  #watchWeb(): void {
    const web = this.#commands.find((command) => command.name === "web");
    if (web === undefined) return;
    const timer = setInterval(() => {
      void isReady(web.url).then((ready) => {
        if (ready === this.#isWebReady || this.#isStopping) return;
        this.#isWebReady = ready;
        this.#write();
        if (ready) this.#options.say(`dashboard is ready at ${web.url}`);
      });
    }, READINESS_POLL_MS);
    timer.unref();
  }

  /** Gets the token of the demo file and gets the next one at half of its life. */
  async #renewToken(): Promise<void> {
    const { apiKey } = readFirstAccounts(this.#paths.firstAccounts);
    const issued = await fetchToken(this.#url("router"), apiKey);
    if (issued !== undefined) this.#token = issued;
    this.#isWritten = this.#token !== undefined;
    this.#write();
    const nextMs = issued === undefined ? 5_000 : (issued.expiresInSeconds * 1_000) / 2;
    setTimeout(() => void (this.#isStopping || this.#renewToken()), nextMs).unref();
  }

  #write(): void {
    if (this.#isWritten && !this.#isStopping) writeDemoFile(this.#paths.demoFile, this.#toDemoFile());
  }

  #url(name: string): string {
    return this.#commands.find((command) => command.name === name)?.url ?? "";
  }

  #toDemoFile(): DemoFile {
    const router = this.#url("router");
    const web = this.#url("web");
    const running = this.#commands.map(({ name, url }) => ({ name, url, pid: this.#pids.get(name) ?? 0 }));
    const readers = this.#pids.get(READERS);
    const control = this.#readers.find((reader) => reader.control !== null)?.control;
    return {
      router: { http: router, ws: `${router.replace("http", "ws")}/graphql`, token: this.#token?.accessToken ?? "" },
      web,
      playground: `${web}/playground`,
      ready: { web: this.#isWebReady },
      ...readFirstAccounts(this.#paths.firstAccounts),
      places: running
        .filter(({ name }) => name.startsWith("place:"))
        .map(({ name, url, pid }) => ({ id: name.slice("place:".length), url, pid })),
      services:
        readers && control ? [...running, { name: READERS, url: new URL(control).origin, pid: readers }] : running,
      readers: this.#readers,
    };
  }
}

function toConfiguredReaders(organisation: OrganisationConfig): readonly DemoReader[] {
  return organisation.places.flatMap((place) =>
    place.readers.map((reader) => ({
      id: reader.id,
      place: place.id,
      address: `${reader.host}:${reader.port}`,
      serial: null,
      control: null,
    })),
  );
}

/** The readers' process tells `{ type: "readers", readers }` once they listen. */
function toSimulatedReaders(message: unknown): readonly DemoReader[] | undefined {
  if (typeof message !== "object" || message === null || Reflect.get(message, "type") !== "readers") return undefined;
  const readers: unknown = Reflect.get(message, "readers");
  return Array.isArray(readers) ? readers.filter(isDemoReader) : undefined;
}

function isDemoReader(value: unknown): value is DemoReader {
  return (
    typeof value === "object" &&
    value !== null &&
    ["id", "place", "address", "serial", "control"].every((key) => typeof Reflect.get(value, key) === "string")
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
