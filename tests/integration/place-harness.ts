import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLiveReads } from "../../subgraphs/place/src/collector/live-reads.ts";
import { type Collectors, startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import { createReaderMeter } from "../../subgraphs/place/src/collector/reader-meter.ts";
import {
  type CollectorLog,
  type CollectorTiming,
  DEFAULT_TIMING,
  type ReaderPlan,
} from "../../subgraphs/place/src/collector/reader-plan.ts";
import type { IntakePlan } from "../../subgraphs/place/src/collector/intake-plan.ts";
import { createRowIntake } from "../../subgraphs/place/src/collector/row-intake.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import type { Clock } from "../../subgraphs/place/src/domain/clock.ts";
import type { Deed } from "../../subgraphs/place/src/domain/deeds.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import type { JobStore } from "../../subgraphs/place/src/domain/jobs/job-store.ts";
import { createStoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { createJobDesk, createLogClearDesk } from "../../subgraphs/place/src/jobs/job-desk.ts";
import { startJobRunner } from "../../subgraphs/place/src/jobs/job-runner.ts";
import { createJobWorks } from "../../subgraphs/place/src/jobs/job-works.ts";
import type { RowIntake } from "../../subgraphs/place/src/domain/intake/row-intake.ts";
import type { Ledger, LedgerWriter } from "../../subgraphs/place/src/domain/ledger.ts";
import { readRowFile } from "../../subgraphs/place/src/drivers/row-file.ts";
import type { ReadPool } from "../../subgraphs/place/src/domain/read-pool.ts";
import type { LeavingTools } from "../../subgraphs/place/src/jobs/leave-reader.ts";
import { openErasures } from "../../subgraphs/place/src/open-erasures.ts";
import { createPlaceServer } from "../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { openSqliteConsentStore } from "../../subgraphs/place/src/store/sqlite/consents.ts";
import { openSqliteLogClearStore } from "../../subgraphs/place/src/store/sqlite/log-clears.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  createTokenSigner,
  createTokenVerifier,
  type NewTokenClaims,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { PATIENCE_MS } from "../setup/patience-ms.ts";
import { NO_ADDING } from "./no-adding.ts";

/** The place under test. */
export const PLACE = { id: "riyadh", name: "Riyadh HQ", timeZone: "Asia/Riyadh" } as const;

/** The organisation's key of punch identity in these tests. */
export const IDENTITY_KEY = Buffer.from("0123456789abcdef".repeat(4), "hex");

/** After that time whoever asked for a log to be cleared may confirm it alone. */
const ALONE_AFTER_MS = 24 * 3_600_000;

/** What the place does with punches that no reader brings. */
export const INTAKE: IntakePlan = {
  placeId: PLACE.id,
  timeZone: PLACE.timeZone,
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  rules: { APP: "COUNTS", KIOSK: "NEEDS_APPROVAL" },
  readers: new Map(),
};

/** What takes rows that no reader brings, for a test. */
export function createTestIntake(
  ledger: LedgerWriter,
  clock: Clock = systemClock,
  plan: IntakePlan = INTAKE,
  hasDirectory: () => boolean = () => false,
): RowIntake {
  return createRowIntake(plan, {
    ...{ ledger, clock, identityKey: IDENTITY_KEY, timers: systemTimers },
    log: { info: () => undefined },
    readFile: readRowFile,
    hasDirectory,
  });
}

/** Waits short enough for tests. */
export const QUICK_TIMING: CollectorTiming = {
  ...DEFAULT_TIMING,
  connectTimeoutMs: 1_000,
  requestTimeoutMs: 1_000,
  heartbeatMs: 300,
  checkAfterPunchMs: 20,
  retries: { ...DEFAULT_TIMING.retries, USUAL: { firstMs: 30, lastMs: 200, spread: 0.5 } },
};

/** One reader of the place and how it is visited. */
export type TestReader = { readonly simulator: Pick<ReaderSimulator, "address"> } & Partial<ReaderPlan>;

/** A GraphQL answer; what `data` holds is what the query of the test selects. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  /** What it tells the router beside the answer; absent where that is nothing. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A place over a ledger in a temporary folder, with its own router key. */
export interface TestPlace {
  readonly url: string;
  readonly ledger: Ledger;
  readonly jobs: JobStore;
  readonly readers: Collectors;
  /** What takes erased people off the readers. */
  readonly leaving: LeavingTools;
  /** What was noted of who did what. */
  readonly deeds: readonly Deed[];
  /** Every warning that collectors logged. */
  readonly warnings: Readonly<Record<string, unknown>>[];
  /** Every line of the process's log. */
  readonly logged: Readonly<Record<string, unknown>>[];
  /** A token that the router could have signed. */
  readonly signToken: (
    claims?: Partial<NewTokenClaims>,
    options?: { use?: TokenUse; expiresInSeconds?: number },
  ) => string;
  readonly query: <T>(query: string, variables?: Record<string, unknown>, token?: string) => Promise<Answer<T>>;
  /** Ends the process's parts; the folder stays for the next start. */
  readonly stop: () => Promise<void>;
}

/** Starts a place in `dir`. */
export async function startTestPlace(
  dir: string,
  readers: readonly TestReader[],
  timing: CollectorTiming = QUICK_TIMING,
  createPool: (file: string, ledger: Ledger) => ReadPool = (_file, ledger) => createInlineReadPool(ledger),
  clock: Clock = systemClock,
  hasDirectory: () => boolean = () => false,
): Promise<TestPlace> {
  const key = createSigningKeyFile(join(dir, `router-${crypto.randomUUID()}.pem`));
  const sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  const publicKeys = fromJwks(toJwks([key]));
  const file = join(dir, "ledger.sqlite");
  const ledger = openSqliteLedger(file, PLACE.id);
  const logged: TestPlace["logged"] = [];
  const log = createLog({ service: "place", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
  const erasing = await openErasures({ placeId: PLACE.id, file, identityKey: IDENTITY_KEY, ledger, log, clock });
  const pool = createPool(file, ledger);
  const jobs = openSqliteJobStore(file);
  const logClears = openSqliteLogClearStore(file);
  const consents = openSqliteConsentStore(file);
  const storeFaults = createStoreFaults(
    () => undefined,
    () => clock.nowMs(),
  );
  const plans = readers.map(toPlan);
  await ledger.registerReaders(
    plans.map(({ readerId, host, port, sixteenByteOrder }) => ({
      readerId,
      sixteenByteOrder,
      name: `Reader ${readerId}`,
      address: `${host}:${port}`,
      isEnabled: true,
      textEncoding: "utf-8",
    })),
  );
  const deeds: Deed[] = [];
  const meter = createReaderMeter();
  const server = await createPlaceServer({
    place: PLACE,
    version: "0.0.0-test",
    ledger,
    pool,
    clock,
    jobs: createJobDesk({ store: jobs, clock: systemClock, limits: JOB_LIMITS }),
    logClears: createLogClearDesk(logClears, ALONE_AFTER_MS),
    consents,
    deeds: { note: (deed) => deeds.push(deed) },
    ...erasing.served,
    live: createLiveReads({ readers: () => collectors, clock, timers: systemTimers }),
    intake: createTestIntake(storeFaults.watch(erasing.ledger), clock, INTAKE, hasDirectory),
    storeFault: storeFaults.faultOf,
    readReaderFigures: () => meter.read(),
    verifyToken: createTokenVerifier({
      keys: () => publicKeys,
      issuer: ROUTER_ISSUER,
      use: TOKEN_USES.place(PLACE.id),
    }),
    log,
  });
  const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
  const warnings: Readonly<Record<string, unknown>>[] = [];
  const collectorLog: CollectorLog = { info: () => undefined, warn: (fields) => warnings.push(fields) };
  const collectors = startCollectors(plans, {
    ledger: storeFaults.watch(erasing.ledger), // as the process does
    clock,
    timers: systemTimers,
    random: Math.random,
    log: collectorLog,
    identityKey: IDENTITY_KEY,
    driver: createDriver(),
    hasDirectory,
    meter,
    timing,
  });
  const tools = {
    ledger: erasing.ledger,
    clock,
    readers: collectors,
    pushing: () => undefined,
    erasures: erasing.desk,
  };
  const stopJobs = startJobRunner({
    store: jobs,
    limits: JOB_LIMITS,
    works: createJobWorks({
      ...tools,
      ...{ history: ledger, adding: NO_ADDING, logClears },
      yieldTurn: () => systemTimers.yieldTurn(),
    }),
    clock,
    timers: systemTimers,
    log: collectorLog,
  });
  const signToken: TestPlace["signToken"] = (
    claims = {},
    { use = TOKEN_USES.place(PLACE.id), expiresInSeconds = 60 } = {},
  ) => sign({ sub: "tester", sid: "s1", role: "ADMIN", places: ["*"], ...claims }, { use, expiresInSeconds });
  return {
    url,
    ledger,
    jobs,
    readers: collectors,
    leaving: tools,
    deeds,
    logged,
    warnings,
    signToken,
    query: (query, variables, token = signToken()) => sendQuery(url, { query, variables }, token),
    stop: async () => {
      await stopJobs();
      await Promise.all([collectors.stop(), server.close()]);
      await jobs.close();
      await logClears.close();
      await consents.close();
      await pool.close();
      await ledger.close();
    },
  };
}

/** Posts a GraphQL request; an empty token sends none. */
export async function sendQuery<T>(url: string, body: unknown, token: string): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === "" ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const { data, errors = [], extensions }: Omit<Answer<T>, "status"> = JSON.parse(await response.text());
  return { status: response.status, data, errors, ...(extensions === undefined ? {} : { extensions }) };
}

function toPlan({ simulator, ...plan }: TestReader, index: number): ReaderPlan {
  return {
    readerId: `gate-${index + 1}`,
    host: simulator.address.host,
    port: simulator.address.port,
    commKey: 0,
    mode: { kind: "LIVE" },
    zone: { timeZone: PLACE.timeZone },
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
    textEncoding: "utf-8",
    recordLayout: "AUTO",
    sixteenByteOrder: "VERIFY_FIRST",
    ...plan,
  };
}

/** A temporary folder and how to remove it. */
export function createTempDir(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "place-test-"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Resolves when `isTrue` is; fails with its last error or after `ms`. */
export async function eventually(
  isTrue: () => Promise<boolean> | boolean,
  what: string,
  ms = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** The status of a reader as the ledger has it. */
export function deviceStatus(place: TestPlace, readerId: string): Promise<string> {
  return place.ledger.readDevice(readerId).then((device) => device.status);
}
