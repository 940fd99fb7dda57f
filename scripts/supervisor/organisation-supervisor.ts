import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { type ServiceCommand, toServiceCommands } from "./commands.ts";
import { removeDemoFile } from "./demo-file.ts";
import { DemoRun, READERS } from "./demo-run.ts";
import { isReady } from "./probe.ts";
import { type ProcessEnd, SupervisedProcess } from "./supervised-process.ts";

const READY_POLL_MS = 150;
const READINESS_POLL_MS = 1_000;
const LOG_CHECK_MS = 5_000;

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

/** A process that the organisation cannot do without cannot start; the message is its own sentence. */
export class StaysDownError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = "StaysDownError";
    this.exitCode = exitCode;
  }
}

interface Launch extends Pick<ServiceCommand, "name" | "entry" | "nodeOptions" | "args" | "isOptionalAtStart"> {
  readonly onMessage: (message: unknown) => void;
}

/**
 * Runs an organisation's services, restarts what crashes and ends everything together; for a demo simulated readers and
 * the demo file too.
 */
export class OrganisationSupervisor {
  readonly #options: SupervisorOptions;
  readonly #paths: DataPaths;
  readonly #commands: readonly ServiceCommand[];
  readonly #processes = new Map<string, SupervisedProcess>();
  readonly #pids = new Map<string, number>();
  /** Undefined for a real organisation. */
  readonly #demo: DemoRun | undefined;
  readonly #down = Promise.withResolvers<never>();
  #setupLink: string | undefined;
  #onSetupLink = (link: string): void => void (this.#setupLink = link);
  #isWebReady = false;
  #isStopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#paths = toDataPaths(options.organisation.dataDir);
    this.#commands = toServiceCommands(options.organisation).filter(({ name }) => !options.without.includes(name));
    const { organisation, say } = options;
    const parts = {
      paths: this.#paths,
      commands: this.#commands,
      pids: this.#pids,
      isWebReady: () => this.#isWebReady,
    };
    this.#demo = organisation.demo === false ? undefined : new DemoRun({ organisation, say, ...parts });
  }

  /**
   * Starts everything and resolves when the organisation answers, its dashboard perhaps still building.
   *
   * @throws {StaysDownError} when a process that it needs cannot start; the others run and must be stopped
   */
  async start(): Promise<void> {
    await Promise.race([this.#startAll(), this.#down.promise]);
  }

  async #startAll(): Promise<void> {
    removeDemoFile(this.#paths.demoFile); // one that was left by a crash, or by the demo that this organisation was
    setInterval(() => this.#processes.forEach((process) => process.tendLog()), LOG_CHECK_MS).unref();
    await this.#startReaders();
    for (const command of this.#commands)
      this.#launch({ ...command, onMessage: command.name === "directory" ? this.#hearDirectory : () => {} });
    for (const command of this.#commands.filter((each) => !each.isOptionalAtStart)) await this.#untilReady(command);
    if (this.#isStopping) return;
    await this.#demo?.begin();
    this.#watchWeb();
  }

  /** Shows the set-up link, if there is one, and each later one: a directory that starts again makes another. */
  showSetupLinks(show: (link: string) => void): void {
    this.#onSetupLink = show;
    if (this.#setupLink !== undefined) show(this.#setupLink);
  }

  /** Ends every process, the latest started first, and removes the demo file. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#demo?.end();
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
  }

  readonly #hearDirectory = (message: unknown): void => {
    const link = toSetupLink(message);
    if (link !== undefined) this.#onSetupLink(link);
  };

  #launch({ name, entry, nodeOptions = [], args, isOptionalAtStart, onMessage }: Launch): void {
    const { root, env, say } = this.#options;
    const options = {
      command: process.execPath,
      args: [...nodeOptions, entry, ...args],
      cwd: root,
      env,
      logFile: this.#paths.log(name.replace(":", "-")),
      isOptional: isOptionalAtStart,
    };
    const supervised = new SupervisedProcess(options, {
      onMessage,
      onStart: (pid) => {
        this.#pids.set(name, pid);
        this.#demo?.write();
      },
      onLog: say,
      onEnd: (end) => this.#onEnd(name, options.logFile, end),
    });
    this.#processes.set(name, supervised);
    supervised.start();
  }

  /** What cannot start ends the organisation before it has begun; later it is said, and the rest goes on. */
  #onEnd(name: string, logFile: string, { exitCode, reason, fault, retryInMs }: ProcessEnd): void {
    const sentence = fault ?? `${name} cannot start (${reason}); its log says why: ${logFile}`;
    if (retryInMs === undefined) return this.#down.reject(new StaysDownError(sentence, exitCode ?? 1));
    const cause = fault === undefined ? reason : `${reason}: ${fault}`;
    this.#options.say(`${name} ended (${cause}); starting it again in ${retryInMs} ms`);
  }

  /** Starts the simulated readers of a demo and waits until they listen. */
  async #startReaders(): Promise<void> {
    const { organisation, readerArgs } = this.#options;
    const demo = this.#demo;
    if (demo === undefined || !organisation.places.some(({ readers }) => readers.some(({ simulate }) => simulate)))
      return;
    await new Promise<void>((resolve) => {
      this.#launch({
        name: READERS,
        entry: "scripts/readers/main.ts",
        args: ["--config", organisation.configDir, ...readerArgs],
        isOptionalAtStart: false,
        onMessage: (message) => demo.hear(message) && resolve(),
      });
    });
    this.#processes.get(READERS)?.markServing();
  }

  async #untilReady(command: ServiceCommand): Promise<void> {
    while (!this.#isStopping && !(await isReady(command))) await pause(READY_POLL_MS);
    this.#processes.get(command.name)?.markServing();
    if (!this.#isStopping) this.#options.say(`${command.name} is ready at ${command.url}`);
  }

  /** Follows the dashboard, which builds beside the services and may build again after a restart. */
  #watchWeb(): void {
    const web = this.#commands.find((command) => command.name === "web");
    if (web === undefined) return;
    const timer = setInterval(() => {
      void isReady(web).then((ready) => {
        if (ready === this.#isWebReady || this.#isStopping) return;
        this.#isWebReady = ready;
        this.#demo?.write();
        if (ready) this.#options.say(`Dashboard ready at ${web.url}`);
      });
    }, READINESS_POLL_MS);
    timer.unref();
  }
}

/** The directory tells `{ type: "setupLink", link }` while nobody has an account. */
function toSetupLink(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || Reflect.get(message, "type") !== "setupLink") return undefined;
  const link: unknown = Reflect.get(message, "link");
  return typeof link === "string" ? link : undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
