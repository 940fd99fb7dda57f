import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import {
  type CollectorLog,
  type CollectorTiming,
  DEFAULT_TIMING,
  type ReaderPlan,
} from "../../subgraphs/place/src/collector/reader-plan.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createZkPullDriver } from "../../subgraphs/place/src/drivers/zk-pull.ts";
import { toServedLedger } from "../../subgraphs/place/src/domain/read-pool.ts";
import { createPlaceServer } from "../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
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
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";

/** The place under test. */
export const PLACE = { id: "riyadh", name: "Riyadh HQ", timeZone: "Asia/Riyadh" } as const;

/** The organisation's key of punch identity in these tests. */
export const IDENTITY_KEY = Buffer.from("0123456789abcdef".repeat(4), "hex");

/** Waits short enough for tests. */
export const QUICK_TIMING: CollectorTiming = {
  ...DEFAULT_TIMING,
  connectTimeoutMs: 1_000,
  requestTimeoutMs: 1_000,
  heartbeatMs: 300,
  checkAfterPunchMs: 20,
  firstRetryMs: 30,
  lastRetryMs: 200,
};

/** One reader of the place and how it is visited. */
export type TestReader = { readonly simulator: Pick<ReaderSimulator, "address"> } & Partial<ReaderPlan>;

/** A GraphQL answer; what `data` holds is what the query of the test selects. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** A place over a ledger in a temporary folder, with its own router key. */
export interface TestPlace {
  readonly url: string;
  readonly ledger: Ledger;
  /** Every warning that collectors logged. */
  readonly warnings: Readonly<Record<string, unknown>>[];
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
): Promise<TestPlace> {
  const key = createSigningKeyFile(join(dir, `router-${crypto.randomUUID()}.pem`));
  const sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  const publicKeys = fromJwks(toJwks([key]));
  const ledger = openSqliteLedger(join(dir, "ledger.sqlite"), PLACE.id);
  const plans = readers.map(toPlan);
  await ledger.registerReaders(
    plans.map(({ readerId, host, port }) => ({
      readerId,
      name: `Reader ${readerId}`,
      address: `${host}:${port}`,
      isEnabled: true,
    })),
  );
  const log = createLog({ service: "place", level: "silent" });
  const server = await createPlaceServer({
    place: PLACE,
    version: "0.0.0-test",
    ledger: toServedLedger(ledger, createInlineReadPool(ledger)),
    clock: systemClock,
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
  const stopCollectors = startCollectors(plans, {
    ledger,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    log: collectorLog,
    identityKey: IDENTITY_KEY,
    driver: createZkPullDriver(createTcpOpener),
    timing,
  });
  const signToken: TestPlace["signToken"] = (
    claims = {},
    { use = TOKEN_USES.place(PLACE.id), expiresInSeconds = 60 } = {},
  ) => sign({ sub: "tester", sid: "s1", role: "ADMIN", places: ["*"], ...claims }, { use, expiresInSeconds });
  return {
    url,
    ledger,
    warnings,
    signToken,
    query: (query, variables, token = signToken()) => sendQuery(url, { query, variables }, token),
    stop: async () => {
      await Promise.all([stopCollectors(), server.close()]);
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
  const answer: { data: T; errors?: Answer<T>["errors"] } = JSON.parse(await response.text());
  return { status: response.status, data: answer.data, errors: answer.errors ?? [] };
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
export async function eventually(isTrue: () => Promise<boolean> | boolean, what: string, ms = 25_000): Promise<void> {
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
