/** The whole process of a place, and a simulated reader that is added to it in the graph. */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceConfig } from "@biometricflow/config/place";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import type { TokenRole } from "@biometricflow/service/identity/role";
import { createTokenSigner, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach } from "vitest";
import { type RunningPlace, startPlace } from "../../subgraphs/place/src/place-process.ts";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { createTempDir, eventually, sendQuery } from "./place-harness.ts";

export const COMM_KEY = 918_273_645;
const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
export const FIRST_ROW_AT = at(0);
/** What the reader is, but for its port and its key. */
export const SIMULATED = {
  serialNumber: "SIM1",
  users: USERS,
  timeZone: "Asia/Riyadh",
  log: Array.from({ length: 12 }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 })),
};

interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly code: string; readonly state: string; readonly detail: string | null }[];
  readonly fault: { readonly code: string; readonly step: string | null; readonly action: string | null } | null;
  readonly added: Readonly<Record<string, unknown>> | null;
  readonly device: { readonly id: string } | null;
}

interface ShownDevice {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly isAdded: boolean;
  readonly transport: string | null;
  readonly mode: string | null;
  readonly pollSeconds: number | null;
  readonly address: string;
  readonly punches: { readonly totalCount: number };
}

export const JOB = `{ id state steps { code state detail fault { code action } } fault { code message step action }
  added { isProved serialNumber model driftSeconds users punches recordLayout firstRowAt } device { id } }`;
export const DEVICE = "{ id name status isAdded transport mode pollSeconds address punches { totalCount } }";

const CONFIG: PlaceConfig = {
  ...{ id: "riyadh", name: "Riyadh", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0, host: "127.0.0.1" },
  ...{ weekend: [], notBefore: "2015-01-01", futureToleranceMinutes: 10 },
  clock: { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false },
  dailyRead: { at: "03:00", spreadMinutes: 0, quiet: [] },
  recordPunch: { APP: "REFUSED", KIOSK: "REFUSED" },
  clearLog: { aloneAfterHours: 24 },
  addReaders: { allow: ["127.0.0.1"], ports: { from: 1_024, to: 32_767 } },
  readers: [],
};

export const addressOf = ({ address }: ReaderSimulator) => ({ host: address.host, port: address.port });
export const stepsOf = ({ steps }: ShownJob) => steps.map(({ code, state }) => `${code} ${state}`);

/** A place without readers, and a reader at whose address it may have one; new for each test. */
export class AddedReadersStage {
  /** Everything that the place answered, and the lines of its log. */
  readonly answers: string[] = [];
  readonly said: string[] = [];
  readonly #temp = createTempDir();
  readonly #sign: ReturnType<typeof createTokenSigner>;
  readonly reader: ReaderSimulator;
  #place: RunningPlace | undefined;

  private constructor(port: number) {
    this.reader = createReaderSimulator({ ...SIMULATED, commKey: COMM_KEY, port });
    const { dir } = this.#temp;
    const key = createSigningKeyFile(join(dir, "keys", "router.key.pem"));
    writeFileSync(join(dir, "keys", "router.jwks.json"), JSON.stringify(toJwks([key])));
    writeFileSync(join(dir, "identity.key"), randomBytes(32).toString("hex"), { mode: 0o600 });
    this.#sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  }

  static async create(): Promise<AddedReadersStage> {
    const stage = new AddedReadersStage(await findFreePort());
    await stage.reader.start();
    await stage.#start();
    return stage;
  }

  get url(): string {
    return this.#place?.url ?? "";
  }

  /** Where the place keeps what is its own. */
  get folder(): string {
    return dirname(toDataPaths(this.#temp.dir).placeLedger("riyadh"));
  }

  async #start(changes: Partial<PlaceConfig> = {}): Promise<void> {
    const { dir } = this.#temp;
    const lines = { write: (line: string) => void this.said.push(line) };
    this.#place = await startPlace(
      {
        ...{ dataDir: dir, identityKeyFile: join(dir, "identity.key") },
        ...{ routerUrl: "http://127.0.0.1:1", attendanceUrl: "http://127.0.0.1:1" },
        place: { ...CONFIG, ...changes },
      },
      createLog({ service: "place", level: "debug", destination: lines }),
    );
  }

  async restart(changes: Partial<PlaceConfig> = {}): Promise<void> {
    await this.stopPlace();
    await this.#start(changes);
  }

  async stopPlace(): Promise<void> {
    await this.#place?.stop();
    this.#place = undefined;
  }

  async stop(): Promise<void> {
    await this.stopPlace();
    await this.reader.stop();
    this.#temp.remove();
  }

  async ask<T>(query: string, variables: object = {}, role: TokenRole = "ADMIN") {
    const use = TOKEN_USES.place("riyadh");
    const token = this.#sign({ sub: "tester", sid: "s1", role, places: ["*"] }, { use, expiresInSeconds: 60 });
    const answer = await sendQuery<T>(this.url, { query, variables }, token);
    this.answers.push(JSON.stringify(answer));
    return answer;
  }

  toInput(input: object = {}) {
    const named = { placeId: "riyadh", id: "gate-7", name: "New gate", commKey: COMM_KEY };
    return { ...named, ...addressOf(this.reader), ...input };
  }

  add(input: object = {}) {
    return this.ask<{ addDevice: { job: ShownJob } | null }>(
      `mutation($input: AddDeviceInput!) { addDevice(input: $input) { job ${JOB} } }`,
      { input: this.toInput(input) },
    );
  }

  /** The job, when it is over. */
  async added(input: object = {}): Promise<ShownJob> {
    const { data, errors } = await this.add(input);
    const id = data.addDevice?.job.id;
    if (id === undefined) throw new Error(JSON.stringify(errors));
    let job: ShownJob | undefined;
    await eventually(async () => {
      job = (await this.ask<{ job: ShownJob }>(`query($id: ID!) { job(id: $id) ${JOB} }`, { id })).data.job;
      return job.state !== "WAITING" && job.state !== "RUNNING";
    }, "the job is over");
    if (job === undefined) throw new Error("there is no job");
    return job;
  }

  async readDevice(id = "riyadh/gate-7") {
    return (await this.ask<{ device: ShownDevice | null }>(`query($id: ID!) { device(id: $id) ${DEVICE} }`, { id }))
      .data.device;
  }

  online() {
    return eventually(async () => (await this.readDevice())?.status === "ONLINE", "it is online");
  }

  change(field: string, input: object = {}) {
    return this.ask<Record<string, { device: ShownDevice } | null>>(
      `mutation($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { device ${DEVICE} } }`,
      { input: { deviceId: "riyadh/gate-7", ...input } },
    );
  }
}

/** A stage for each test of a file. */
export function stageAddedReaders(): { readonly current: AddedReadersStage } {
  let stage: AddedReadersStage;
  beforeEach(async () => {
    stage = await AddedReadersStage.create();
  });
  afterEach(() => stage.stop());
  return {
    get current() {
      return stage;
    },
  };
}
